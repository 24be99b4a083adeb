import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeTeam, makeWorker } from '../accounts/factory.ts'
import { startSession } from '../accounts/index.ts'
import { type TestHall, testHall } from '../accounts/testing.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import {
  makeDraftSurvey,
  makeSurveyWorld,
  type SurveyWorld,
  surveyActs,
  workerActor,
} from '../surveys/factory.ts'
import { addDays, dateInLondon, newId } from '../words/index.ts'
import { responseRoutes, responsesDue } from './index.ts'
import { openResponse } from './store.ts'

const now = new Date('2026-11-24T09:00:00Z')
const due = addDays(dateInLondon(now), 10)
let database: TestDatabase
let hall: TestHall
let world: SurveyWorld
let colleague: string
let planner: string
let round: string

const own = async <T extends object>(query: string, values: unknown[] = []): Promise<T[]> =>
  (await database.owner.query<T>(query, values)).rows

/** A worker's pages, by their session. */
async function visitor(worker: string) {
  const cookie = `trellis_session=${await startSession(database.kysely, worker)}`
  return async (path: string, form?: Record<string, string>) => {
    const body = form && new URLSearchParams(form)
    const method = body ? 'POST' : 'GET'
    const answer = await fetch(hall.origin + path, { method, headers: { cookie }, body, redirect: 'manual' })
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
}

/** A response by one worker, of the school or of the whole place, that another sees to. */
async function opened(by: string, responsible: string, organisation: string | null): Promise<string> {
  const id = newId()
  await surveyActs(database.kysely, now)(workerActor(world.place, by), (acting) =>
    openResponse(acting, {
      ...{ id, organisation, responsible, what: 'Open the library at lunch', where: '', dueOn: due },
      finding: {
        round,
        measure: 'q',
        measureName: 'Q',
        grouping: 'all',
        value: 'all',
        groupName: 'Everybody',
      },
    }),
  )
  return id
}

const ownerOf = async (id: string) =>
  (await own<{ owner: string }>('select responsible_id as owner from response where id = $1', [id]))[0]?.owner
const waiting = async (id: string) =>
  (
    await own<{ id: string }>('select id from response_handing where response_id = $1 and came_to is null', [
      id,
    ])
  )[0]?.id
const dueFor = (worker: string) =>
  surveyActs(database.kysely, now)(workerActor(world.place, worker), (acting) =>
    responsesDue(acting, { workerIds: [worker], until: addDays(due, -5) }),
  )
const leaves = (worker: string) => own("update worker set left_on = '2026-11-24' where id = $1", [worker])
const asks = (to: string) => ({ to, why: 'I am away from Monday' })

const worker = async (organisation: string, name: string) =>
  makeWorker(database.kysely, {
    ...{ place: world.place, organisation, name },
    roles: [
      { team: await makeTeam(database.kysely, { place: world.place, organisation, name }), role: 'referrer' },
    ],
  })

beforeAll(async () => {
  database = await testDatabase()
  hall = await testHall(database.kysely, [responseRoutes({ since: async () => null })], now)
})
afterAll(() => hall.stop())
beforeEach(async () => {
  world = await makeSurveyWorld(database.kysely, {
    urn: String(900_000 + Math.floor(Math.random() * 99_999)),
  })
  colleague = await worker(world.school, 'Tomasz Zielinski')
  planner = await worker(world.council, 'Judith Farrow')
  round = await makeDraftSurvey(database.kysely, world, now)
})

describe('the baton rule: a response is never without an owner', () => {
  it('stays with whoever has it until a colleague takes it, and each step is written down', async () => {
    const id = await opened(world.manager, world.teacher, world.school)
    const [priya, tomasz] = [await visitor(world.teacher), await visitor(colleague)]
    expect((await priya(`/responses/${id}/handing`, asks(colleague))).status).toBe(303)
    expect(await ownerOf(id)).toBe(world.teacher)
    expect(await dueFor(colleague)).toMatchObject([{ id, asked: true, dueOn: due }])
    expect((await tomasz(`/responses/${id}`)).text).toContain('Priya Raman asks you to take this on')
    await tomasz(`/responses/${id}/handings/${await waiting(id)}/answer`, { takes: 'no' })
    expect([await ownerOf(id), await waiting(id)]).toEqual([world.teacher, undefined])
    await priya(`/responses/${id}/handing`, asks(world.manager))
    await priya(`/responses/${id}/handing`, asks(colleague))
    const last = await waiting(id)
    const takes = () => tomasz(`/responses/${id}/handings/${last}/answer`, { takes: 'yes' })
    for (const press of await Promise.all([takes(), takes(), takes()])) expect(press.status).toBe(303)
    expect(await ownerOf(id)).toBe(colleague)
    expect(await dueFor(world.teacher)).toEqual([])
    const { text } = await priya(`/responses/${id}`)
    for (const said of ['Zielinski, not taken', 'Hartley, somebody else was asked', 'Zielinski, taken'])
      expect(text).toContain(said)
    const written = await own<{ act: string }>(
      "select act from history where subject_id = $1 and act <> 'response opened' order by position",
      [id],
    )
    expect(written.map(({ act }) => act)).toEqual([
      ...['response offered', 'response declined', 'response offered', 'response offered', 'response taken'],
    ])
  })

  it('lets nobody leave with it, whoever tries; whoever manages gives it to somebody first', async () => {
    const id = await opened(world.manager, world.teacher, world.school)
    await expect(leaves(world.teacher)).rejects.toMatchObject({ constraint: 'response_owner_works_here' })
    const pauline = await visitor(world.manager)
    const form = { ...asks(colleague), once: newId() }
    for (const _ of ['once', 'and once more'])
      expect((await pauline(`/responses/${id}/handing`, form)).status).toBe(303)
    expect([await ownerOf(id), await waiting(id)]).toEqual([colleague, undefined])
    await leaves(world.teacher)
    await expect(opened(world.manager, world.teacher, world.school)).rejects.toThrow()
    expect((await pauline(`/responses/${id}/handing`, asks(world.teacher))).status).toBe(422)
    // Of leaving and being given it at one moment, one is refused.
    const both = await Promise.allSettled([
      leaves(world.manager),
      pauline(`/responses/${id}/handing`, asks(world.manager)),
    ])
    const [{ lost } = { lost: true }] = await own<{ lost: boolean }>(
      'select w.left_on is not null as lost from response r join worker w on w.id = r.responsible_id where r.id = $1',
      [id],
    )
    expect([both.length, lost]).toEqual([2, false])
    const next = await opened(world.administrator, planner, null)
    await own(
      "insert into response_ending (response_id, ended, because, ended_by, ended_at) values ($1, 'done', 'Done', $2, '2026-11-24T09:00Z')",
      [next, planner],
    )
    await leaves(planner)
  })

  it('is handed on by nobody else, to nobody elsewhere, and what was typed stays', async () => {
    const id = await opened(world.manager, world.teacher, world.school)
    const tomasz = await visitor(colleague)
    expect((await tomasz(`/responses/${id}`)).text).not.toContain('Hand it on')
    await tomasz(`/responses/${id}/handing`, asks(colleague))
    const priya = await visitor(world.teacher)
    for (const to of [planner, newId(), 'nobody', world.teacher])
      expect((await priya(`/responses/${id}/handing`, asks(to))).status, to).toBe(422)
    const empty = await priya(`/responses/${id}/handing`, { to: '', why: 'On Monday' })
    expect(empty.text).toContain('Choose who sees to it next')
    expect(empty.text).toContain('On Monday')
    expect(await waiting(id)).toBeUndefined()
    await priya(`/responses/${id}/handing`, asks(colleague))
    const handing = await waiting(id)
    await priya(`/responses/${id}/handings/${handing}/answer`, { takes: 'yes' })
    expect((await tomasz(`/responses/${id}/handings/${handing}/answer`, {})).text).toContain(
      'Choose whether you take it on',
    )
    expect([await ownerOf(id), await waiting(id)]).toEqual([world.teacher, handing])
    expect(
      (await (await visitor(planner))(`/responses/${id}/handings/${handing}/answer`, { takes: 'yes' }))
        .status,
    ).toBe(404)
    // Nor by the database, whatever is asked of it.
    const takes = surveyActs(database.kysely, now)(workerActor(world.place, world.teacher), (acting) =>
      acting.tx.updateTable('response').set({ responsible_id: world.manager }).where('id', '=', id).execute(),
    )
    await takes.catch(() => undefined)
    expect(await ownerOf(id)).toBe(world.teacher)
  })

  it('of the whole place is read by whoever is asked, while they are asked, and no longer by whoever gave it away', async () => {
    const id = await opened(world.administrator, planner, null)
    const other = await worker(world.council, 'Femi Ade')
    const [judith, femi] = [await visitor(planner), await visitor(other)]
    expect((await femi(`/responses/${id}`)).status).toBe(404)
    expect((await judith(`/responses/${id}/handing`, asks(other))).status).toBe(303)
    expect(await waiting(id)).toBeDefined()
    expect((await femi(`/responses/${id}`)).status).toBe(200)
    await femi(`/responses/${id}/handings/${await waiting(id)}/answer`, { takes: 'yes' })
    expect(await ownerOf(id)).toBe(other)
    expect((await judith(`/responses/${id}`)).status).toBe(404)
    expect((await femi(`/responses/${id}`)).status).toBe(200)
  })
})
