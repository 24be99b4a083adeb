import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../../accounts/factory.ts'
import { hourlyPace, type Role, type SignedInWorker, type Visit } from '../../accounts/index.ts'
import { type Actor, actorTransaction } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { newId } from '../../words/index.ts'
import { makeService } from '../factory.ts'
import { directoryRoutes } from '../routes.tsx'
import { districtOf, saidIn } from './gap.ts'
import { gapPages } from './gap-routes.tsx'

let db: TestDatabase
let place: string
let elsewhere: string
let curator: SignedInWorker
let theirs: SignedInWorker
let teacher: SignedInWorker
let now = new Date('2026-11-24T15:00:00Z')

beforeAll(async () => {
  db = await testDatabase()
  place = await makePlace(db.kysely)
  elsewhere = await makePlace(db.kysely, { name: 'Elsewhere' })
  curator = await worker(place, 'administrator')
  teacher = await worker(place, 'referrer')
  theirs = await worker(elsewhere, 'commissioner')
  await makeService(db.kysely, { name: 'Panel Club', place, lastConfirmedOn: '2026-11-01' })
})

async function worker(placeId: string, role: Role): Promise<SignedInWorker> {
  const organisation = await makeOrganisation(db.kysely, { place: placeId })
  const team = await makeTeam(db.kysely, { place: placeId, organisation })
  const id = await makeWorker(db.kysely, { place: placeId, organisation, name: 'Ed Tallis' })
  await db.owner.query(
    "insert into membership (id, worker_id, team_id, role, starts_on) values ($1, $2, $3, $4, '2026-01-01')",
    [newId(), id, team, role],
  )
  return {
    ...{ id, name: 'Ed Tallis', jobTitle: '', email: null, placeId, placeName: 'Saltmere' },
    ...{ organisationId: organisation, organisationName: 'Council', organisationKind: 'council' },
    roles: [{ teamId: team, teamName: 'Team', role, receivesReferrals: false }],
  }
}

type Asking = { worker?: SignedInWorker; form?: Record<string, string>; routes?: Hono<Visit>; at?: Date }

async function visit(path: string, { worker, form, routes, at = now }: Asking = {}) {
  const actor: Actor = worker
    ? { kind: 'worker', id: worker.id, place: worker.placeId }
    : { kind: 'public', id: null, place }
  const app = new Hono<Visit>()
  app.use(async (c, next) => {
    c.set('worker', worker ?? null)
    c.set('actor', actor)
    c.set('now', at)
    c.set('origin', 'http://localhost')
    c.set('act', (work) => actorTransaction(db.kysely, { actor, now: at, request: 'test' }, work))
    c.set('page', ({ title, status, children }) =>
      c.html(`<title>${title}</title>${children}`, status ?? 200),
    )
    await next()
  })
  app.route('/', routes ?? directoryRoutes({ database: db.kysely }))
  const response = await app.request(path, form ? { method: 'POST', body: new URLSearchParams(form) } : {})
  return { status: response.status, to: response.headers.get('location'), html: await response.text() }
}

const tell = (form: Record<string, string>) =>
  visit('/services/missing', { form: { once: newId(), ...form } })

describe('what is missing', () => {
  it('is counted together however it is said', () => {
    const said = (words: string) => saidIn({ words, helps: [], access: [] })
    expect(said('I want somewhere to skate')).toBe(said('SKATE!'))
    expect(said('ring me on 07700 900143')).toBe('ring')
    expect(said('to the')).toBeNull()
    expect(saidIn({ words: '', helps: ['grief'], access: ['sign_language'] })).toBe(
      'sign language, when someone has died',
    )
  })

  it.each([
    ['SA1 1AA', 'SA1'],
    ['sa11aa', 'SA1'],
    ['SA1', 'SA1'],
    ['SA1 1', 'SA1'],
    ['saltmere', 'Saltmere'],
    ['14 Ferry Road', null],
    ['53.301, 0.45', null],
    ['', null],
  ])('%j is kept as %j: the district, and no more', (typed, kept) => {
    expect(districtOf(typed)).toBe(kept)
  })

  it('is asked for in words: an empty form says what to write, and nothing typed is lost', async () => {
    const begun = (await visit('/services/missing?words=unicorns&where=SA1+1AA&age=12')).html
    expect(begun).toContain('value="unicorns"')
    expect(begun).toContain('value="SA1"')
    expect(begun).not.toContain('1AA')
    const empty = await tell({ words: ' ', district: 'Saltmere', age: '99' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Write what you looked for')
    expect(empty.html).toContain('value="Saltmere"')
    expect((await tell({ words: 'x'.repeat(300) })).status).toBe(422)
  })

  it('is kept once however often it is sent, cannot be read by those who send it, and is read by curators of the place', async () => {
    const once = newId()
    for (let time = 0; time < 3; time++)
      expect((await tell({ once, words: 'A wave machine', district: 'SA1 1AA', age: '14' })).to).toBe(
        '/services/missing/thanks',
      )
    await tell({ words: 'wave machine please', district: 'sa1' })
    const { rows } = await db.owner.query('select words, district from directory_gap order by told_at, words')
    expect(rows).toEqual([
      { words: 'A wave machine', district: 'SA1' },
      { words: 'wave machine please', district: 'SA1' },
    ])
    const read = (who: SignedInWorker | undefined) => visit('/directory/gaps', who ? { worker: who } : {})
    expect((await read(curator)).html).toContain('2 people told us')
    expect((await read(theirs)).html).not.toContain('wave machine')
    expect([(await read(teacher)).status, (await read(undefined)).status]).toEqual([404, 404])
    const seen = await actorTransaction(
      db.kysely,
      { actor: { kind: 'public', id: null, place }, now, request: 'test' },
      ({ tx }) => tx.selectFrom('directory_gap').select('id').execute(),
    )
    expect(seen).toEqual([])
  })

  it('counts searches that found nothing, by day, and shows them once they were made on three', async () => {
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
    for (let time = 0; time < 5; time++) await visit('/services?words=trebuchet&where=SA1+1AA')
    await visit('/services?words=trebuchet&where=SA1', { at: daysAgo(1) })
    expect((await visit('/directory/gaps', { worker: curator })).html).not.toContain('rebuchet')
    await visit('/services?words=a+trebuchet&where=SA1', { at: daysAgo(2) })
    expect((await visit('/directory/gaps', { worker: curator })).html).toContain('7 searches found nothing')
    const { rows } = await db.owner.query('select * from empty_search limit 1')
    expect(Object.keys(rows[0] as object).sort()).toEqual(['district', 'id', 'on_day', 'place_id', 'said'])
    expect(rows[0]).toMatchObject({ said: 'trebuchet', district: 'SA1' })
    await visit('/services?words=panel')
    expect((await db.owner.query("select from empty_search where said = 'panel'")).rowCount).toBe(0)
  })

  it('is answered with what was done, and opens again when somebody says it again', async () => {
    await tell({ words: 'Falconry', district: 'Saltmere' })
    const { rows } = await db.owner.query<{ id: string }>(
      "select id from directory_gap where said = 'falconry'",
    )
    const address = `/directory/gaps/${rows[0]?.id}/answer`
    const empty = await visit(address, { worker: curator, form: { done: '' } })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('Write what was done')
    expect((await visit(address, { worker: theirs, form: { done: 'x' } })).status).toBe(404)
    expect((await visit(address, { form: { done: 'x' } })).status).toBe(404)
    expect(
      (await visit(`/directory/gaps/${newId()}/answer`, { worker: curator, form: { done: 'x' } })).status,
    ).toBe(404)
    await visit(address, { worker: curator, form: { done: 'Dig In asks a falconer for June.' } })
    const html = (await visit('/directory/gaps', { worker: curator })).html
    expect(html.slice(html.indexOf('Answered'))).toContain('Dig In asks a falconer for June.')
    now = new Date('2026-11-26T15:00:00Z')
    await tell({ words: 'falconry', district: 'SALTMERE' })
    expect((await visit('/directory/gaps', { worker: curator })).html).toContain('Answered before')
  })

  it('stops a flood with a sentence, and keeps what was typed', async () => {
    const routes = gapPages(hourlyPace({ gap: 1 }))
    const send = () => visit('/services/missing', { routes, form: { once: newId(), words: 'flood' } })
    expect((await send()).status).toBe(303)
    const stopped = await send()
    expect(stopped.status).toBe(422)
    expect(stopped.html).toContain('Wait a minute and press Send again')
    expect(stopped.html).toContain('value="flood"')
  })
})
