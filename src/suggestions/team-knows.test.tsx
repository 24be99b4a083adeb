import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorker } from '../accounts/factory.ts'
import { testDatabase } from '../database/testing.ts'
import { directoryRoutes } from '../directory/index.ts'
import { ONCE } from '../people/index.ts'
import {
  type Answer,
  acts,
  actsAs,
  ask,
  linkIn,
  makeScene,
  makeSupported,
  type Scene,
  seenIn,
  visit as visitBeside,
} from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { suggestionRoutes } from './routes.tsx'
import { outcomesAt } from './team-store.ts'

const database = await testDatabase()
let scene: Scene
let colleague: string
let supportId: string

const rooms = () => suggestionRoutes().route('/', directoryRoutes({ database: database.kysely }))
const visit = (worker: string | null, path: string, form?: Record<string, string>): Promise<Answer> =>
  visitBeside(scene, { worker }, path, form, rooms())

const teamPage = () => `/services/${scene.boxing}/team`
const NOTE = 'Ring Delroy first, the side door sticks'

beforeAll(async () => {
  scene = await makeScene(database)
  ;({ supportId } = await makeSupported(scene))
  colleague = await makeWorker(database.kysely, {
    ...{ place: scene.place, name: 'Jonas Weber', email: 'jonas@saltmere.example' },
    organisation: (
      await database.kysely
        .selectFrom('team')
        .select('organisation_id')
        .where('id', '=', scene.team)
        .executeTakeFirstOrThrow()
    ).organisation_id,
    roles: [{ team: scene.team, role: 'link_worker' }],
  })
})

describe('a team’s favourites', () => {
  it('are made in one tap, once however often, and come first with why', async () => {
    for (const _ of [1, 2])
      expect((await visit(scene.maryam, `${teamPage()}/favourite`, { team: scene.team })).to).toBe(
        `${teamPage()}?done=favourite`,
      )
    expect((await visit(colleague, teamPage())).text).toContain(
      'A favourite of Northside Link Workers: Maryam',
    )
    const found = await visit(scene.maryam, `/supports/${supportId}/prescriptions/new`)
    expect(found.text).toContain('A favourite of Northside Link Workers')
  })

  it('are no other team’s to make or to see', async () => {
    await visit(scene.outsider, `${teamPage()}/favourite`, { team: scene.team })
    expect((await visit(scene.outsider, teamPage())).text).not.toContain('Northside')
    const rows = await actsAs(scene, scene.outsider, ({ tx }) =>
      tx.selectFrom('team_favourite').selectAll().execute(),
    )
    expect(rows).toEqual([])
    const forced = actsAs(scene, scene.outsider, ({ tx, actor }) =>
      tx
        .insertInto('team_favourite')
        .values({ team_id: scene.team, service_id: scene.chess, worker_id: actor.id as string })
        .execute(),
    )
    await expect(forced).rejects.toMatchObject({ code: '42501' })
  })

  it('are taken off again', async () => {
    await visit(colleague, `${teamPage()}/favourite/ending`, { team: scene.team })
    expect((await visit(colleague, teamPage())).text).toContain('Not a favourite of Northside Link Workers')
  })
})

describe('Notes stay inside the team', () => {
  it('are read by the team beside the service and in suggestions', async () => {
    const form = {
      words: NOTE,
      [ONCE]: newId(),
      'until-day': '24',
      'until-month': '12',
      'until-year': '2026',
    }
    for (const _ of [1, 2])
      expect((await visit(scene.maryam, `${teamPage()}/notes`, form)).to).toBe(`${teamPage()}?done=noted`)
    for (const worker of [scene.maryam, colleague, scene.manager]) {
      const { text } = await visit(worker, teamPage())
      expect(text.split(NOTE).length - 1).toBeGreaterThan(0)
      expect(text).toContain('Maryam Siddiqui, Tue 24 Nov, until Thu 24 Dec')
    }
    expect((await visit(scene.maryam, `/supports/${supportId}/prescriptions/new`)).text).toContain(NOTE)
    expect((await visit(scene.maryam, `/supports/${supportId}/services/${scene.boxing}`)).text).toContain(
      NOTE,
    )
  })

  it('are not on the public page, for anybody, nor in the finder', async () => {
    for (const worker of [null, scene.maryam, scene.outsider, scene.coach])
      for (const path of [`/services/${scene.boxing}`, '/services', '/services?words=delroy'])
        expect((await visit(worker, path)).text).not.toContain('side door')
  })

  it('are not on the paper for a young person', async () => {
    const asked = new URLSearchParams([
      ['service', scene.boxing],
      ['service', scene.chess],
    ])
    const path = `/supports/${supportId}/prescriptions/comparison`
    expect((await visit(scene.maryam, `${path}?${asked}`)).text).toContain(NOTE)
    expect((await visit(scene.maryam, `${path}/paper?${asked}`)).text).not.toContain('side door')
  })

  it('give another team, those who run it, the public and every job nothing at all', async () => {
    for (const worker of [scene.outsider, scene.coach])
      expect((await visit(worker, teamPage())).text).not.toContain('side door')
    expect((await visit(null, teamPage())).to).toContain('/sign-in')
    const place = scene.place
    const others = [
      { kind: 'worker', id: scene.outsider, place },
      { kind: 'worker', id: scene.coach, place },
      { kind: 'public', id: null, place },
      { kind: 'job:sweep', id: null, place },
      { kind: 'job:deliver', id: null, place },
    ] as const
    for (const actor of others) {
      const rows = await acts(scene, actor, ({ tx }) => tx.selectFrom('team_note').select('id').execute())
      expect(rows, actor.kind).toEqual([])
    }
  })

  it('are taken away by who wrote them or leads the team, and by no colleague', async () => {
    const note = (
      await actsAs(scene, scene.maryam, ({ tx }) => tx.selectFrom('team_note').select('id').execute())
    )[0]?.id
    await visit(colleague, `${teamPage()}/notes/${note}/ending`, {})
    expect((await visit(colleague, teamPage())).text).toContain(NOTE)
    await visit(scene.manager, `${teamPage()}/notes/${note}/ending`, {})
    expect((await visit(colleague, teamPage())).text).not.toContain(NOTE)
  })

  it('hold no young person’s name, and lose nothing that was typed', async () => {
    const words = 'Tariq Hussain-O’Shaughnessy did well here'
    const wrong = await visit(scene.maryam, `${teamPage()}/notes`, { words, [ONCE]: newId() })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('This names a young person')
    expect(wrong.text).toContain('did well here')
    expect((await visit(scene.maryam, `${teamPage()}/notes`, {})).text).toContain(
      'Write what your team should know',
    )
  })
})

describe('what came of it', () => {
  it('tells no number under three, and no split that would give one away', async () => {
    const went = async (stop?: string) => {
      const one = await makeSupported(scene, {
        name: `Somebody ${newId().slice(0, 4)}`,
        preferred_name: null,
      })
      const id = await ask(scene, one.supportId, scene.chess)
      const yes = { answer: 'yes', met_by: 'Jo', when: 'Any Monday', said_by: 'Jo' }
      await visit(null, await linkIn(scene, id), yes)
      await actsAs(scene, scene.maryam, ({ tx }) =>
        tx
          .insertInto('attendance')
          .values({
            ...{ id: newId(), referral_id: id, young_person_id: one.youngPersonId, on_date: '2026-11-24' },
            ...{ came: 'came', told_by: 'Jo' },
          })
          .execute(),
      )
      if (stop) {
        const seen = seenIn(await visit(scene.maryam, `/prescriptions/${id}`))
        await visit(scene.maryam, `/prescriptions/${id}/stopping`, { seen, stop_reason: stop })
      }
    }
    const seen = (worker = scene.maryam) => actsAs(scene, worker, (acting) => outcomesAt(acting, scene.chess))
    const nothing = { went: null, going: null, good: null, notForThem: null }
    await went()
    await went()
    expect(await seen()).toEqual(nothing)
    await went()
    expect(await seen()).toEqual({ went: 3, going: 3, good: 0, notForThem: 0 })
    await went('did_not_suit')
    expect(await seen()).toEqual({ ...nothing, went: 4 })
    await went('did_not_suit')
    await went('did_not_suit')
    expect(await seen()).toEqual({ went: 6, going: 3, good: 0, notForThem: 3 })
    expect(await seen(scene.outsider)).toEqual(nothing)
    expect((await visit(colleague, `/services/${scene.chess}/team`)).text).toContain(
      '6 young people of your team’s',
    )
  })
})

describe('telling one of them about it from the service', () => {
  it('is one tap, for one’s own young people only', async () => {
    const own = await visit(scene.maryam, `${teamPage()}/signposts`, { support: supportId, [ONCE]: newId() })
    expect(own.to).toBe(`${teamPage()}?done=told`)
    expect((await visit(colleague, `${teamPage()}/signposts`, { support: supportId })).to).toBe(teamPage())
    expect((await visit(scene.maryam, `${teamPage()}/signposts`, { support: 'x' })).status).toBe(303)
  })
})

describe('side by side', () => {
  const path = () => `/supports/${supportId}/prescriptions/comparison`
  it('says what differs and what is the same, and leads on in one tap', async () => {
    const { text } = await visit(scene.maryam, `${path()}?service=${scene.boxing}&service=${scene.chess}`)
    for (const said of [
      'Side by side, for Taz',
      'Bag &amp; Pad',
      'Chess on Mondays',
      'Ask for a place',
      'I told Taz',
    ])
      expect(text).toContain(said)
  })

  it.each([
    ['nothing', '', 'Nothing was ticked'],
    ['nonsense', '?service=x&service=', 'Nothing was ticked'],
    ['a service that is none', `?service=${newId()}`, 'Nothing was ticked'],
  ])('says what to do with %s', async (_case, query, said) => {
    for (const page of [path(), `${path()}/paper`]) {
      const answer = await visit(scene.maryam, `${page}${query}`)
      expect(answer.status).toBe(200)
      if (page === path()) expect(answer.text).toContain(said)
    }
  })

  it('is not there for anybody outside the circle', async () => {
    expect((await visit(scene.outsider, path())).status).toBe(404)
    expect((await visit(scene.outsider, `${path()}/paper`)).status).toBe(404)
  })
})
