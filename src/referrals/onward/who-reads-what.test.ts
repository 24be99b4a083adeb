import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { tokenHash } from '../../accounts/index.ts'
import type { Acting, Actor } from '../../database/index.ts'
import { testDatabase } from '../../database/testing.ts'
import { newId } from '../../words/index.ts'
import {
  acts,
  actsAs,
  ask,
  linkIn,
  makeScene,
  makeSupported,
  messagesOf,
  type Scene,
  seenIn,
  visit,
  wholeForm,
  workJobs,
} from './factory.tsx'

let scene: Scene
let supportId: string
let youngPersonId: string
const database = await testDatabase()
const nobody = { worker: null }
const yes = { answer: 'yes', met_by: 'Jo Tinsley', when: 'Any Monday at 4', said_by: 'Jo Tinsley' }

beforeAll(async () => {
  scene = await makeScene(database)
  ;({ supportId, youngPersonId } = await makeSupported(scene))
})

// Everything about him but his first name, and everything that says why.
const kept = [
  ...['Hussain', 'Shaughnessy', 'Tariq', '2013', '07700', '900123', 'Quarry Lane', 'quiet corner', 'inhaler'],
  ...['Nuala', 'gets loud', 'after school', 'miss having', 'Missing school', 'tier', 'targeted', 'universal'],
  ...['score', 'risk', 'support', 'in care', youngPersonIdOf, supportIdOf],
]
function youngPersonIdOf() {
  return youngPersonId
}
function supportIdOf() {
  return supportId
}
const leaks = (text: string): string[] =>
  kept
    .map((one) => (typeof one === 'function' ? one() : one))
    .filter((one) => text.toLowerCase().includes(one.toLowerCase()))

describe('rule 11, no label travels', () => {
  it('shows nothing but a first name by link before a yes: on the page, in its title, in its address, in its messages', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const link = await linkIn(scene, id)
    const page = await visit(scene, nobody, link)
    expect(page.text).toContain('Taz')
    expect(leaks(page.text)).toEqual([])
    expect(leaks(link)).toEqual([])
    expect(link).not.toContain(id)
    const wrong = await visit(scene, nobody, link, { answer: 'maybe' })
    expect(wrong.status).toBe(422)
    expect(leaks(wrong.text)).toEqual([])
  })

  it('puts nothing but a first name into any message, to whomever, whatever happens', async () => {
    const answered = async (service: string, form: Record<string, string>) => {
      const id = await ask(scene, supportId, service)
      await visit(scene, nobody, await linkIn(scene, id), form)
      await workJobs(scene)
      return messagesOf(scene, id)
    }
    const told = [
      ...(await answered(scene.chess, yes)),
      ...(await answered(scene.chess, { answer: 'no', reason: 'other', said_by: 'Jo' })),
    ]
    expect(told.length).toBe(10)
    for (const { template, subject, body } of told) {
      // Addresses of our own pages are random; what is read is everything else.
      const words = `${subject}\n${body}`.replace(/https:\S+/g, '')
      expect(leaks(words), template).toEqual([])
      if (template.startsWith('sender') || template.startsWith('manager')) expect(words).not.toContain('Taz')
    }
  })

  it('keeps what he said about it, and his name, from those who run it after the yes too', async () => {
    const id = await ask(scene, supportId, scene.chess)
    await visit(scene, nobody, await linkIn(scene, id), yes)
    await workJobs(scene)
    const { text } = await visit(scene, nobody, await linkIn(scene, id))
    expect(text).toContain('Carries a blue inhaler')
    for (const never of ['Hussain', 'Shaughnessy', 'Tariq', 'miss having', 'Missing school', 'Quarry Lane'])
      expect(text).not.toContain(never)
  })

  it('shares after a yes only what was ticked, whatever else was typed or is on record', async () => {
    const id = await ask(scene, supportId, scene.chess, { share: ['age'] })
    await visit(scene, nobody, await linkIn(scene, id), yes)
    await workJobs(scene)
    const { text } = await visit(scene, nobody, await linkIn(scene, id))
    expect(text).toContain('13')
    for (const untold of ['inhaler', 'Nuala', 'gets loud', 'quiet corner', 'After school'])
      expect(text).not.toContain(untold)
  })
})

/** The link-holder of this path, as the database knows them. */
async function holderOf(path: string): Promise<Actor> {
  const { rows } = await database.owner.query<{ id: string }>('select id from link where token_hash = $1', [
    tokenHash(path.slice('/l/'.length)),
  ])
  return { kind: 'link', id: rows[0]?.id as string, place: scene.place }
}

/** How many rows of each table about people this actor sees. */
async function seen(acting: Acting): Promise<Record<string, number>> {
  const tables = [
    ...['young_person', 'supporter', 'circle_member', 'decision', 'referral', 'referral_decision'],
    ...[
      'referral_letter',
      'referral_share',
      'support',
      'attendance',
      'signpost',
      'message',
      'history',
      'draft',
    ],
  ]
  const counted: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      acting.tx,
    )
    const n = rows[0]?.n ?? 0
    if (n > 0) counted[table] = n
  }
  return counted
}

const stages = (acting: Acting) =>
  acting.tx.selectFrom('referral_share').select(['referral_id', 'stage']).execute()

describe('what the database lets a link-holder read', () => {
  it('is their own referral and its first name, until it is used; then nothing', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const path = await linkIn(scene, id)
    const holder = await holderOf(path)
    expect(await acts(scene, holder, seen)).toEqual({ referral: 1, referral_share: 1 })
    expect(await acts(scene, holder, stages)).toEqual([{ referral_id: id, stage: 'asked' }])
    await visit(scene, nobody, path, yes)
    await workJobs(scene)
    expect(await acts(scene, holder, seen)).toEqual({})

    const teller = await holderOf(await linkIn(scene, id))
    expect(await acts(scene, teller, stages)).toEqual([{ referral_id: id, stage: 'accepted' }])
    expect(await acts(scene, teller, seen)).toEqual({ referral: 1, referral_share: 1 })
  })

  it('is nothing once it is too old, by the clock of the database', async () => {
    const id = await ask(scene, supportId, scene.chess)
    const holder = await holderOf(await linkIn(scene, id))
    await database.owner.query('update link set expires_at = made_at where referral_id = $1', [id])
    expect(await acts(scene, holder, seen)).toEqual({})
  })

  it('lets a link to tell who came change no referral, and a link to answer tell nothing', async () => {
    const asked = await ask(scene, supportId, scene.chess)
    const answering = await holderOf(await linkIn(scene, asked))
    const attendance = (referral: string) => (acting: Acting) =>
      acting.tx
        .insertInto('attendance')
        .values({
          ...{ id: newId(), referral_id: referral, young_person_id: youngPersonId },
          ...{ on_date: '2026-11-24', came: 'came', told_by: 'Jo' },
        })
        .execute()
    await expect(acts(scene, answering, attendance(asked))).rejects.toMatchObject({ code: '42501' })

    const going = await ask(scene, supportId, scene.chess)
    await visit(scene, nobody, await linkIn(scene, going), yes)
    await workJobs(scene)
    const telling = await holderOf(await linkIn(scene, going))
    const changed = await acts(scene, telling, ({ tx }) =>
      tx.updateTable('referral').set({ answer_by: '2027-01-01' }).where('id', '=', going).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
    await expect(acts(scene, telling, attendance(asked))).rejects.toMatchObject({ code: '42501' })
    await expect(acts(scene, telling, attendance(going))).resolves.toBeDefined()
  })
})

describe('what the database lets a team that runs something read', () => {
  it('is a first name of those they are asked about, and what was agreed after a yes; never a letter or a record', async () => {
    const id = await ask(scene, supportId, scene.boxing)
    const before = await actsAs(scene, scene.coach, stages)
    expect(before).toEqual([{ referral_id: id, stage: 'asked' }])
    const seesNow = await actsAs(scene, scene.coach, seen)
    for (const table of ['young_person', 'referral_letter', 'decision', 'support', 'supporter', 'signpost'])
      expect(seesNow[table], table).toBeUndefined()
    const page = await visit(scene, { worker: scene.coach }, `/asked/${id}`)
    const form = { seen: seenIn(page), taken_by: scene.coach, when: 'Thursdays' }
    await visit(scene, { worker: scene.coach }, `/asked/${id}/acceptance`, form)
    expect((await actsAs(scene, scene.coach, stages)).map(({ stage }) => stage).sort()).toEqual([
      'accepted',
      'asked',
    ])
  })

  it('is nothing for another team, at its page or in the database', async () => {
    const id = await ask(scene, supportId, scene.boxing)
    const outside = { worker: scene.outsider }
    const never = await visit(scene, outside, `/asked/${newId()}`)
    expect(never.status).toBe(404)
    for (const path of [
      `/asked/${id}`,
      `/prescriptions/${id}`,
      `/referrals/${id}`,
      `/prescriptions/${id}/sharing`,
    ])
      expect(await visit(scene, outside, path)).toEqual(never)
    expect(await visit(scene, outside, `/supports/${supportId}/prescriptions/new`)).toEqual(never)
    expect(
      await visit(scene, outside, `/supports/${supportId}/prescriptions/${newId()}`, {
        ...wholeForm,
        service: scene.chess,
      }),
    ).toEqual(never)
    expect((await visit(scene, outside, '/asked')).text).not.toContain('Taz')
    expect(await actsAs(scene, scene.outsider, stages)).toEqual([])
  })

  it('opens no more than that activity to anybody, whatever they try', async () => {
    const id = await ask(scene, supportId, scene.boxing)
    const letIn = (opens: string) =>
      actsAs(scene, scene.coach, ({ tx }) =>
        tx
          .insertInto('circle_member')
          .values({
            ...{ id: newId(), place_id: scene.place, young_person_id: youngPersonId, worker_id: scene.coach },
            ...{ opens, basis: 'accepted_referral', referral_id: id },
          })
          .execute(),
      )
    await expect(letIn('support')).rejects.toMatchObject({ code: '42501' })
    await expect(letIn('referral')).rejects.toMatchObject({ code: '42501' })
  })

  it('ends at once when the yes to sharing is taken back in the circle', async () => {
    const id = await ask(scene, supportId, scene.boxing)
    await actsAs(scene, scene.maryam, ({ tx, now }) =>
      tx
        .updateTable('circle_member')
        .set({ ends_at: now, ended_because: 'the yes was taken back' })
        .where('referral_id', '=', id)
        .where('opens', '=', 'activity')
        .execute(),
    )
    expect((await visit(scene, { worker: scene.coach }, `/asked/${id}`)).status).toBe(404)
  })
})

describe('who looked', () => {
  it('is written down for every page of those who run it, with what was shown and never its content', async () => {
    const id = await ask(scene, supportId, scene.chess)
    await visit(scene, nobody, await linkIn(scene, id))
    const { rows } = await database.owner.query(
      "select act, actor_kind, young_person_id, fields from history where subject_id = $1 and actor_kind = 'link'",
      [id],
    )
    expect(rows).toEqual([
      {
        act: 'looked',
        actor_kind: 'link',
        young_person_id: youngPersonId,
        fields: ['service', 'first_name'],
      },
    ])
  })
})
