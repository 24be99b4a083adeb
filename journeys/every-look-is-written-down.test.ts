import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { makeService } from '../src/directory/factory.ts'
import { makePostcodes } from '../src/geography/factory.ts'
import { newId } from '../src/words/index.ts'
import type { Caller } from './caller.ts'
import { walk } from './reading.ts'
import { saysYes, sendsReferral } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'
import { saysNo, theirYes } from './scene.ts'
import { dated } from './sending.ts'

vi.setConfig({ testTimeout: 120_000 })

// Names that stand nowhere else, so that a page that says one shows that young person.
const waits = 'Quillon Abernethy'
const cameBack = 'Zephyrine Oyelaran'
const supported = 'Thaddeus Wrzesniewski'

const lookers = [
  'Priya Raman',
  'Pauline Hartley',
  'Maryam Siddiqui',
  'Helen Marchbank',
  'Ros Eldridge',
  'Delroy Banks',
]

let saltmere: Saltmere
const callers = new Map<string, Caller>()
const people = new Map<string, string>()

beforeAll(async () => {
  saltmere = await openSaltmere()
  for (const name of lookers) callers.set(name, await saltmere.caller().signsIn(name))
  const [teacher, maryam] = [callers.get('Priya Raman') as Caller, callers.get('Maryam Siddiqui') as Caller]
  await sendsReferral(teacher, ['ending'], called(waits))
  await saysNo(maryam, await sendsReferral(teacher, ['ending'], called(cameBack)))
  await becomesSupport(teacher, maryam)
  const { rows } = await saltmere.database.owner.query<{ id: string; name: string }>(
    'select id, name from young_person',
  )
  for (const { id, name } of rows) people.set(name.split(' ')[0] as string, id)
}, 120_000)

const called = (name: string) => ({ name, preferred_name: '' })

async function becomesSupport(teacher: Caller, maryam: Caller): Promise<void> {
  const referral = await sendsReferral(teacher, ['ending'], called(supported))
  await saysYes(maryam, referral, 'Maryam Siddiqui')
  const { rows } = await saltmere.database.owner.query<{ id: string }>('select id from support')
  const at = `/supports/${rows[0]?.id}`
  await maryam.sends(`${at}/contacts`, { kind: 'meeting', reached: 'yes', day: 'today', once: newId() })
  await maryam.sends(`${at}/goals`, { words: 'To draw', whose: 'young_person', rating: '2', once: newId() })
  const asked = { measure: 'ons4', occasion: 'baseline', how: 'together', ...dated('due', '2026-12-01') }
  await maryam.sends(`${at}/asks`, { ...asked, once: newId() })
  const near = { postcode: 'ZS1 4AB', latitude: 53.31, longitude: 0.47 }
  const boxing = {
    ...{ name: 'Bag & Pad', place: invented('Saltmere'), team: invented('Ferry Road coaches') },
    locations: [near],
  }
  const service = await makeService(saltmere.database.kysely, boxing)
  const fields = { service, why: 'To hit something', ...theirYes, next: 'send' }
  await maryam.sends(`${at}/prescriptions/${newId()}`, fields)
}

const doors = ['/today', '/referrals', '/young-people', '/messages', '/asked']

/** Everybody whose looks are in history since a moment, by this worker. */
async function lookedAtSince(position: string, worker: string): Promise<Set<string>> {
  const { rows } = await saltmere.database.owner.query<{ person: string }>(
    `select unnest(people || young_person_id) as person from history
      where position > $1 and actor_id = $2 and act = 'looked'`,
    [position, invented(worker)],
  )
  return new Set(rows.map(({ person }) => person))
}

const latest = async (): Promise<string> =>
  (
    await saltmere.database.owner.query<{ at: string }>(
      'select coalesce(max(position), 0)::text as at from history',
    )
  ).rows[0]?.at ?? '0'

/** The young people a page names, by their first names, which stand nowhere else. */
const namedIn = (text: string): string[] => [...people.keys()].filter((first) => text.includes(first))

describe('Every look is written down', () => {
  it.each(lookers)('of whoever opens a page that names somebody: %s', async (name) => {
    const caller = callers.get(name) as Caller
    const pages = [...(await walk(caller, [...doors, await caller.searches('Wrzes')], 4)).keys()]
    const named = new Set<string>()
    for (const path of pages) {
      const before = await latest()
      const { text, status } = await caller.opens(path)
      if (status !== 200) continue
      const looked = await lookedAtSince(before, name)
      for (const first of namedIn(text)) {
        expect(looked, `${name} sees ${first} at ${path}`).toContain(people.get(first))
        named.add(first)
      }
    }
    expect(named.size, `${name} comes to pages that name somebody`).toBeGreaterThan(0)
  })

  it('shows nobody when the look cannot be written', async () => {
    const { owner } = saltmere.database
    await owner.query(`create function no_history() returns trigger language plpgsql as $$
      begin raise exception 'no room'; end $$`)
    const maryam = callers.get('Maryam Siddiqui') as Caller
    const pages = [...(await walk(maryam, doors, 3)).keys()]
    await owner.query(
      'create trigger no_history before insert on history for each row execute function no_history()',
    )
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
    for (const path of pages) {
      const { text } = await maryam.opens(path)
      expect(namedIn(text), path).toEqual([])
      expect(text, path).not.toContain('no room')
    }
    quiet.mockRestore()
    await owner.query('drop trigger no_history on history')
    expect(namedIn((await maryam.opens('/today')).text)).not.toEqual([])
  })
})

// Stand nowhere else, so that a page with one of them says where somebody lives.
const canary = /ZS1 ?4AA|Quagga Court/i

/** Every page these workers come to that says where Thaddeus lives; the page that is there to read it is left out. */
async function saysWhere(support: string, who = lookers): Promise<string[]> {
  const [person, ask] = [people.get('Thaddeus'), await oneId('select id from ask')]
  const at = `/young-people/${person}`
  const record = [at, `${at}/details`, `${at}/details/contact`, `${at}/everything`, `${at}/protections`]
  const more = [`/supports/${support}`, finding(support), `/fhir/QuestionnaireResponse/${ask}`]
  const said: string[] = []
  for (const name of who) {
    const caller = callers.get(name) as Caller
    const search = [await caller.searches('ZS1 4AA'), await caller.searches('Quagga')]
    const pages = await walk(caller, [...record, ...more, ...doors, ...search], 2)
    for (const [path, { text }] of pages) {
      // A search says again what was typed.
      const found = canary.test(path.includes('for=') ? text.replace(/value="[^"]*"/g, '') : text)
      if (found && !(name === 'Maryam Siddiqui' && path.startsWith(`${at}/protections`)))
        said.push(`${name}: ${path}`)
    }
  }
  return said
}

const finding = (support: string) => `/supports/${support}/prescriptions/new`

const oneId = async (query: string): Promise<string> =>
  (await saltmere.database.owner.query<{ id: string }>(query)).rows[0]?.id ?? 'none'

/** How far each service is, as the finder says it to the worker of the support. */
const howFar = async (support: string): Promise<string[]> =>
  (await (callers.get('Maryam Siddiqui') as Caller).opens(finding(support))).text.match(
    /[^<>]*\bmiles?\b[^<>]*/g,
  ) ?? []

describe('Where somebody lives, kept apart', () => {
  it('is on no page, list or search of a worker it is kept from, nor told by how far a service is', async () => {
    const { owner, kysely } = saltmere.database
    const [person, support] = [people.get('Thaddeus'), await oneId('select id from support')]
    const never = await howFar(support)
    await makePostcodes(kysely, [{ postcode: 'ZS1 4AA', latitude: 53.3, longitude: 0.45 }])
    await owner.query(
      `update young_person set address = '7 Quagga Court', postcode = 'ZS1 4AA' where id = $1`,
      [person],
    )
    // It can be seen until then, or this would show nothing.
    expect(await howFar(support)).not.toEqual(never)
    expect(await saysWhere(support, ['Helen Marchbank'])).not.toEqual([])
    const kept = { what: 'theirs', from: 'everybody', reason: 'Somebody looks for him.', once: newId() }
    const maryam = callers.get('Maryam Siddiqui') as Caller
    await maryam.sends(`/young-people/${person}/protections`, kept)
    expect((await maryam.opens(`/young-people/${person}/protections`)).text).toMatch(canary)
    expect(await saysWhere(support)).toEqual([])
    expect(await howFar(support)).toEqual(never)
  })
})
