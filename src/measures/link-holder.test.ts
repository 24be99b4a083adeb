import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Acting, Actor } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { type NewAnswers, putAnswers } from './answer-store.ts'
import { sendPicks } from './answering.ts'
import type { Ask } from './ask.ts'
import { askOfLink, takeBack } from './ask-store.ts'
import { actingAs, type MeasureScene, makeAnswers, makeAsk, makeMeasureScene } from './factory.ts'
import { measureLibrary } from './library.ts'
import { keepPick, pickedSoFar } from './unsent-store.ts'

let database: TestDatabase
let kezia: MeasureScene
let asWorker: Actor
let ask: Ask
let holder: Actor

const [ons4] = measureLibrary().filter(({ key }) => key === 'ons4')
if (!ons4) throw new Error('no ons4')
const quiet = async () => {}
const given: NewAnswers = {
  answers: { i1: 4 },
  score: { life_satisfaction: 4 },
  missing: 2,
  risk: [],
  answeredBy: 'young_person',
}

const as = <T>(actor: Actor, work: (acting: Acting) => Promise<T>) => actingAs(database.kysely, actor, work)
const workerOf = ({ worker, place }: MeasureScene): Actor => ({ kind: 'worker', id: worker, place })

/** Asks by link, and answers the ask and the actor whom the link makes. */
async function askedByLink(scene: MeasureScene): Promise<{ ask: Ask; holder: Actor }> {
  const id = await as(workerOf(scene), (acting) => makeAsk(acting, { supportId: scene.support, how: 'link' }))
  const { rows } = await database.owner.query<{ id: string }>('select id from link where ask_id = $1', [id])
  const link: Actor = { kind: 'link', id: rows[0]?.id ?? '', place: scene.place }
  const found = await as(link, askOfLink)
  if (!found) throw new Error('the link does not see its ask')
  return { ask: found.ask, holder: link }
}

const counted = async (table: string): Promise<number> =>
  (await database.owner.query<{ count: number }>(`select count(*) from ${table}`)).rows[0]?.count ?? -1

beforeAll(async () => {
  database = await testDatabase()
  kezia = await makeMeasureScene(database.owner)
  asWorker = workerOf(kezia)
})
beforeEach(async () => {
  ;({ ask, holder } = await askedByLink(kezia))
})

describe('whoever holds a link to questions', () => {
  it('sees what is asked, and nothing about anybody', async () => {
    const seen = await as(holder, async ({ tx }) => ({
      asks: await tx.selectFrom('ask').select('id').execute(),
      people: await tx.selectFrom('young_person').select('id').execute(),
      supports: await tx.selectFrom('support').select('id').execute(),
      supporters: await tx.selectFrom('supporter').select('id').execute(),
      circle: await tx.selectFrom('circle_member').select('id').execute(),
      messages: await tx.selectFrom('message').select('id').execute(),
      history: await tx.selectFrom('history').select('id').execute(),
      links: await tx.selectFrom('link').select('id').execute(),
    }))
    expect(seen).toEqual({
      ...{ asks: [{ id: ask.id }], links: [{ id: holder.id }] },
      ...{ people: [], supports: [], supporters: [], circle: [], messages: [], history: [] },
    })
  })

  it('does not see what another is asked, picked or answered', async () => {
    const other = await askedByLink(await makeMeasureScene(database.owner))
    await as(other.holder, (acting) => keepPick(acting, other.ask, 'i1', 3))
    await as(holder, async (acting) => {
      expect(await acting.tx.selectFrom('ask').select('id').where('id', '=', other.ask.id).execute()).toEqual(
        [],
      )
      expect(await pickedSoFar(acting, other.ask)).toEqual({})
    })
  })

  it('hands in one answer set for their own ask, and never reads it back', async () => {
    await as(holder, async (acting) => {
      expect(await putAnswers(acting, ask, given)).toBe(true)
      expect(await acting.tx.selectFrom('answer_set').select('id').execute()).toEqual([])
    })
    expect(await as(holder, (acting) => putAnswers(acting, ask, given))).toBe(false)
    const { rows } = await database.owner.query('select answers from answer_set where ask_id = $1', [ask.id])
    expect(rows).toEqual([{ answers: { i1: 4 } }])
  })

  it('cannot answer what another was asked, nor in another’s name, nor for another measure', async () => {
    const other = await askedByLink(await makeMeasureScene(database.owner))
    const before = await counted('answer_set')
    const forged: Ask[] = [
      other.ask,
      { ...ask, youngPersonId: other.ask.youngPersonId },
      { ...ask, supportId: other.ask.supportId },
      { ...ask, measure: 'swemwbs' },
      { ...ask, occasion: 'follow_up' },
    ]
    for (const one of forged) {
      await expect(as(holder, (acting) => putAnswers(acting, one, given))).rejects.toThrow()
    }
    expect(await counted('answer_set')).toBe(before)
  })

  it('cannot say that a worker was beside them', async () => {
    await expect(
      as(holder, (acting) => putAnswers(acting, ask, { ...given, answeredBy: 'together' })),
    ).rejects.toThrow()
  })

  it('cannot ask anybody anything, make a link, or change what was asked', async () => {
    await expect(
      as(holder, ({ tx }) =>
        tx
          .insertInto('link')
          .values({
            ...{
              id: newId(),
              token_hash: Buffer.from(newId()),
              place_id: kezia.place,
              purpose: 'answer_measure',
            },
            ...{ young_person_id: kezia.person, expires_at: '2030-01-01' },
          })
          .execute(),
      ),
    ).rejects.toThrow('row-level security')
    const taken = await as(holder, ({ tx }) =>
      tx.updateTable('ask').set({ taken_back_at: '2026-11-24' }).executeTakeFirst(),
    )
    expect(taken.numUpdatedRows).toBe(0n)
  })
})

describe('what was picked and not sent', () => {
  it('waits for whoever holds the link, and nobody else can read it', async () => {
    await as(holder, (acting) => keepPick(acting, ask, 'i1', 3))
    await as(holder, (acting) => keepPick(acting, ask, 'i2', null))
    expect(await as(holder, (acting) => pickedSoFar(acting, ask))).toEqual({ i1: 3, i2: null })
    expect(await as(asWorker, (acting) => pickedSoFar(acting, ask))).toEqual({})
    await expect(as(asWorker, (acting) => keepPick(acting, ask, 'i1', 0))).rejects.toThrow(
      'row-level security',
    )
  })

  it('is gone once it is sent', async () => {
    await as(holder, (acting) => keepPick(acting, ask, 'i1', 3))
    await as(holder, (acting) => sendPicks(acting, ons4, ask, quiet))
    const { rows } = await database.owner.query('select from unsent_answers where ask_id = $1', [ask.id])
    expect(rows).toEqual([])
    await expect(as(holder, (acting) => keepPick(acting, ask, 'i1', 9))).rejects.toThrow('row-level security')
  })
})

describe('rule 9, nothing twice', () => {
  it('makes one answer set of twenty presses at once', async () => {
    await as(holder, (acting) => keepPick(acting, ask, 'i1', 3))
    await Promise.all(
      Array.from({ length: 20 }, () => as(holder, (acting) => sendPicks(acting, ons4, ask, quiet))),
    )
    const { rows } = await database.owner.query('select answers, missing from answer_set where ask_id = $1', [
      ask.id,
    ])
    expect(rows).toEqual([{ answers: { i1: 3 }, missing: 2 }])
    const told = await database.owner.query("select from history where act = 'answered' and actor_id = $1", [
      holder.id,
    ])
    expect(told.rowCount).toBe(1)
  })
})

describe('a link that is over', () => {
  const end = (what: string) => database.owner.query(`update link set ${what} where id = $1`, [holder.id])

  it('opens nothing when its days are over', async () => {
    await end("expires_at = '2020-01-01'")
    expect(await as(holder, askOfLink)).toBeNull()
    await expect(as(holder, (acting) => putAnswers(acting, ask, given))).rejects.toThrow('row-level security')
  })

  it('takes no more answers when it was used', async () => {
    await end("used_at = '2026-11-24'")
    expect(await as(holder, askOfLink)).toMatchObject({ used: true })
    await expect(as(holder, (acting) => putAnswers(acting, ask, given))).rejects.toThrow('row-level security')
  })

  it('takes no more answers when the worker took it back, or wrote the answers down together', async () => {
    await as(asWorker, (acting) => takeBack(acting, ask))
    await expect(as(holder, (acting) => putAnswers(acting, ask, given))).rejects.toThrow('row-level security')
  })

  it('opens nothing when it was made for something else', async () => {
    await end("purpose = 'tell_attendance'")
    expect(await as(holder, askOfLink)).toBeNull()
  })
})

describe('rule 4, circle before content', () => {
  it('shows an outsider neither what was asked nor what was answered, and lets them write neither', async () => {
    await as(asWorker, (acting) =>
      makeAnswers(acting, {
        supportId: kezia.support,
        measure: 'ons4',
        occasion: 'other',
        answers: { i1: 1 },
      }),
    )
    const outsider: Actor = { kind: 'worker', id: kezia.outsider, place: kezia.place }
    await as(outsider, async ({ tx }) => {
      expect(await tx.selectFrom('ask').select('id').execute()).toEqual([])
      expect(await tx.selectFrom('answer_set').select('id').execute()).toEqual([])
    })
    await expect(
      as(outsider, (acting) => putAnswers(acting, ask, { ...given, answeredBy: 'together' })),
    ).rejects.toThrow()
    const nobody: Actor = { kind: 'public', id: null, place: kezia.place }
    expect(await as(nobody, ({ tx }) => tx.selectFrom('ask').select('id').execute())).toEqual([])
  })

  it('shows the team’s manager both', async () => {
    const manager: Actor = { kind: 'worker', id: kezia.manager, place: kezia.place }
    const asks = await as(manager, ({ tx }) => tx.selectFrom('ask').select('id').execute())
    expect(asks.map(({ id }) => id)).toContain(ask.id)
  })
})
