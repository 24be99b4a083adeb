import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { makeService } from '../src/directory/factory.ts'
import { rowOf } from '../src/server/index.ts'
import { newId } from '../src/words/index.ts'
import type { Answer, Caller } from './caller.ts'
import { draftElsewhere } from './drafting-scene.ts'
import { asksToErase, proposesDisposal, whoseTimeIsOver } from './ending-scene.ts'
import { plansWithFamily } from './family-scene.ts'
import { breaksGlass, namedForGlass } from './glass-scene.ts'
import { beginsGroup, runsHere } from './group-scene.ts'
import { sharesAPlan } from './plan-scene.ts'
import { kindOf, walk } from './reading.ts'
import { urgentInASurvey } from './reading-scene.ts'
import { saysYes, sendsReferral } from './referring.ts'
import { routesOf } from './routes.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'
import { asksForEverything, hidesALook, holdsRecord, saysWrong, theirYes, wishesToBeKnown } from './scene.ts'
import { dated, does } from './sending.ts'
import { surveyAtSallowfield } from './survey-scene.ts'
import { publishSurveys, respondsToSurvey } from './surveying.ts'
import { offersToItsList } from './waiting-scene.ts'

vi.setConfig({ testTimeout: 90_000 })

// Of the team that was asked: a referral that waits is theirs to answer, a colleague's support is not theirs to see.
const colleague = 'a colleague of the same team'

// Who is outside a support of Northside's and a school's referral. Their own side is in the other tests.
const outsiders = {
  'another school': 'Leila Haddad',
  'another team': 'Tomas Brennan',
  [colleague]: 'Daniel Osei',
  'a provider': 'Delroy Banks',
  'an administrator': 'Ed Tallis',
  'a commissioner': 'Judith Farrow',
} as const

type Outsider = keyof typeof outsiders | 'nobody signed in'

let saltmere: Saltmere
let service = ''
let run = ''
let beside = ''
let meanwhile = ''
let routes: { method: string; path: string }[]
const callers = new Map<Outsider, Caller>()

/** Ids that are real, for the addresses that begin so. */
type Theirs = { start: RegExp; ids: Record<string, string> }
let others: Theirs[] = []
let surveys: Theirs[] = []

beforeAll(async () => {
  saltmere = await openSaltmere()
  await publishSurveys(saltmere.database)
  await namedForGlass(saltmere, 'Helen Marchbank', 'Gareth Pugh')
  // A survey is about nobody, and on the lists of those who run it: it is there before anything about somebody is.
  surveys = [
    { start: /^\/school-surveys\//, ids: await surveyAtSallowfield(saltmere) },
    { start: /^\/reading\//, ids: await urgentInASurvey(saltmere, invented('Gwen Abbott')) },
    { start: /^\/responses\//, ids: await respondsToSurvey(saltmere) },
  ]
  routes = routesOf(saltmere).filter(({ path }) => path.includes(':'))
  const at = { place: invented('Saltmere'), team: invented('Inky Fingers studio') }
  service = await makeService(saltmere.database.kysely, { ...at, name: 'Comics on Thursdays' })
  run = await runsHere(saltmere, service)
  const team = { place: invented('Saltmere'), team: invented('Northside Link Workers') }
  beside = await runsHere(
    saltmere,
    await makeService(saltmere.database.kysely, { ...team, name: 'SPACE for families' }),
    'space',
  )
  meanwhile = await runsHere(
    saltmere,
    await makeService(saltmere.database.kysely, { ...team, name: 'Your interests, your plan' }),
    'wellbeing-while-waiting',
  )
  callers.set('nobody signed in', saltmere.caller())
  for (const [who, name] of Object.entries(outsiders))
    callers.set(who as Outsider, await saltmere.caller().signsIn(name))
  // The records of programmes follow once a night: not between the two looks.
  await saltmere.running.sweepNow()
}, 240_000)

/** Addresses with an id that say the same to everybody, or whose key is the address itself: the matrix says of each why. */
const isOpen = (path: string): boolean => rowOf(path)?.open !== undefined

const filled = (path: string, ids: Record<string, string>): string =>
  path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => ids[name] ?? ids[`:${name}`] ?? newId())

/** The page of one outsider, with the id that was asked for taken out of it. */
const said = ({ status, location, text }: Answer, ids: readonly string[]): string =>
  ids.reduce((page, id) => page.replaceAll(id, 'ID'), `${status} ${location ?? ''}\n${text}`)

describe('an outsider', () => {
  it('finds every list, count and search as it was before there was anything about others', async () => {
    const before = new Map<Outsider, Map<string, string>>()
    const strangers = [...callers].filter(([who]) => who !== colleague)
    for (const [who, caller] of strangers) before.set(who, await everythingSeenBy(caller))
    others = await plantWhatIsTheirs()
    for (const [who, caller] of strangers) {
      const after = await everythingSeenBy(caller)
      expect([...after.keys()], who).toEqual([...(before.get(who) as Map<string, string>).keys()])
      for (const [path, page] of after) expect(page, `${who} at ${path}`).toBe(before.get(who)?.get(path))
    }
  })

  it('has an address to try for every route of the program that takes an id', () => {
    const untried = routes.filter(
      ({ path }) => !isOpen(path) && !others.some(({ start }) => start.test(path)),
    )
    expect(untried.map(({ method, path }) => `${method} ${path}`)).toEqual([])
    expect(routes.length).toBeGreaterThan(50)
  })

  it.each(Object.keys(outsiders) as Outsider[])(
    'is told the same plain 404 for what is another’s as for what never was: %s',
    async (who) => {
      const caller = callers.get(who) as Caller
      for (const { method, path } of routes.filter((route) => !isOpen(route.path))) {
        const [theirs, nowhere] = [filled(path, theirIds(path, who)), filled(path, {})]
        const [another, unknown] = [await ask(caller, method, theirs), await ask(caller, method, nowhere)]
        expect(another.status, `${who}: ${method} ${path}`).toBe(404)
        expect(said(another, []), `${who}: ${method} ${path}`).toBe(said(unknown, []))
      }
    },
  )

  it('is asked to sign in, in the same words whatever the id: nobody signed in', async () => {
    const caller = callers.get('nobody signed in') as Caller
    for (const { method, path } of routes.filter((route) => !isOpen(route.path))) {
      const [theirs, nowhere] = [filled(path, theirIds(path, 'nobody signed in')), filled(path, {})]
      const [another, unknown] = [await ask(caller, method, theirs), await ask(caller, method, nowhere)]
      const answer = `${method} ${path}`
      // A page asks to sign in; an address for programs says so in its own form.
      expect([303, 401, 403, 404], answer).toContain(another.status)
      if (another.status === 303) expect(another.location, answer).toMatch(/^\/sign-in\?/)
      expect(said(another, idsIn(theirs)), answer).toBe(said(unknown, idsIn(nowhere)))
    }
  })

  it('changed nothing by all that', async () => {
    const { rows } = await saltmere.database.owner.query(
      `select (select string_agg(state, ',' order by state) from referral) as referrals,
        (select string_agg(state, ',' order by state) from support) as supports, (select count(*)::int from contact) as contacts`,
    )
    expect(rows).toEqual([
      { referrals: 'accepted,accepted,accepted,sent,sent,sent', supports: 'ended,open', contacts: 0 },
    ])
  })

  // Rule 4, circle before content, holds for whoever had it too, once two people have sealed the record.
  it('is, of a sealed record, also whoever had it before: nothing in a list, a search, a page or an address', async () => {
    await sealAll()
    const about =
      /young-people|referrals|supports|access-requests|erasure-requests|disposal-proposals|holds|corrections|handovers|shared-plans|plan-|prescriptions|asks|asked|companions/
    for (const name of ['Priya Raman', 'Ros Eldridge', 'Bea Lindqvist', 'Daniel Osei']) {
      const caller = await saltmere.caller().signsIn(name)
      // No page of theirs says that Taz is there.
      await everythingSeenBy(caller)
      for (const { method, path } of routes.filter((route) => !isOpen(route.path))) {
        const one = others.find(({ start }) => start.test(path))
        if (!one || !about.test(one.start.source)) continue
        const [theirs, unknown] = [
          await ask(caller, method, filled(path, one.ids)),
          await ask(caller, method, filled(path, {})),
        ]
        expect(said(theirs, []), `${name}: ${method} ${path}`).toBe(said(unknown, []))
      }
    }
    const helen = await saltmere.caller().signsIn('Helen Marchbank')
    expect((await helen.opens('/young-people')).text).toContain('Tariq')
  })
})

/** Helen and Gareth seal all that there is about Taz. */
async function sealAll(): Promise<void> {
  const [helen, gareth] = [invented('Helen Marchbank'), invented('Gareth Pugh')]
  await saltmere.database.owner.query(`
    begin; set local trellis.now = '2026-11-24T09:00:00Z';
    insert into sealing (id, place_id, young_person_id, called, reason, review_on, proposed_by, second_id)
      select gen_random_uuid(), y.place_id, y.id, y.name, 'x', '2027-02-01', '${helen}', '${gareth}' from young_person y
      where not exists (select from sealing z where z.young_person_id = y.id);
    insert into sealing_reader (id, sealing_id, worker_id, leads, added_by)
      select gen_random_uuid(), z.id, w.id, true, '${helen}' from sealing z, worker w where w.id in ('${helen}', '${gareth}')
      on conflict do nothing;
    update sealing set sealed_at = trellis_now();
    commit`)
}

/** A worker of the council said that they know somebody. */
async function tieOf(worker: string): Promise<string> {
  const id = newId()
  await saltmere.database.owner.query(
    `insert into personal_tie (id, place_id, worker_id, organisation_id, name_key, born, said_by, said_at)
     values ($1, $2, $3, $4, 'somebody', '2012-05-02', $3, '2026-11-20')`,
    [id, invented('Saltmere'), invented(worker), invented('Saltmere Council')],
  )
  return id
}

/** Helen asks Gareth to seal a record with her; gives the id of that. */
async function asksToSeal(person: string): Promise<string> {
  const helen = await saltmere.caller().signsIn('Helen Marchbank')
  const why = { because: 'Somebody here is a danger to him.', second: invented('Gareth Pugh'), once: newId() }
  await does(helen, `/young-people/${person}/sealings`, { ...why, ...dated('review_on', '2027-02-01') })
  const { rows } = await saltmere.database.owner.query<{ id: string }>('select id from sealing')
  return rows[0]?.id ?? 'no sealing'
}

function theirIds(path: string, who: Outsider): Record<string, string> {
  const ids = others.find(({ start }) => start.test(path))?.ids ?? {}
  return who === colleague && ids.accepted ? { ...ids, id: ids.accepted } : ids
}

const idsIn = (path: string): string[] => path.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []

const ask = (caller: Caller, method: string, path: string): Promise<Answer> =>
  method === 'POST' ? caller.sends(path, { seen: newId(), note: 'x' }) : caller.asks(path)

const anyId =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=&quot;challenge&quot;:&quot;)[\w-]{43}/g

// Forms carry new ids each time they are opened, and a passkey a new question, so both are taken out of what is compared.
async function everythingSeenBy(caller: Caller): Promise<Map<string, string>> {
  const doors = [
    '/',
    '/today',
    '/referrals',
    '/young-people',
    await caller.searches('Hussain'),
    '/young-people?show=ended',
  ]
  const more = ['/messages', '/asked', '/team', '/services?words=Hussain', '/directory/held', '/measures']
  const pages = await walk(caller, [...doors, ...more], 2)
  return new Map(
    [...pages].map(([path, { status, text, path: arrivedAt }]) => {
      // Signing in makes a new page each time.
      if (arrivedAt.startsWith('/demo/')) return [path, 'asked to sign in']
      // It tells each only of themselves: when they were here last, by the database's own clock.
      if (arrivedAt === '/signed-in') return [path, 'where they are signed in']
      expect(text, path).not.toMatch(/Tariq|Taz\b|chess/)
      return [kindOf(path) + (path.split('?')[1] ?? ''), `${status} ${text.replace(anyId, 'ID')}`]
    }),
  )
}

/** Their teacher raises a safeguarding concern about them: it goes to the leads, and is nothing to anybody else. */
async function concernAbout(teacher: Caller, referral: string): Promise<string> {
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    'select young_person_id as id from referral where id = $1',
    [referral],
  )
  const said = { danger: 'no', about: rows[0]?.id ?? '', words: 'Taz is afraid.', adult: 'no', once: newId() }
  const { location } = await teacher.sends('/concerns', said)
  return /\/concerns\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? 'no concern'
}

/** Sallowfield names who looks at broken glass. */
async function privacyOfficerAtSallowfield(): Promise<string> {
  const id = newId()
  await saltmere.database.owner.query(
    `insert into privacy_officer (id, organisation_id, worker_id, named_by, made_at) values ($1, $2, $3, $4, '2026-09-01')`,
    [id, invented('Sallowfield High School'), invented('Gwen Abbott'), invented('Pauline Hartley')],
  )
  return id
}

/** Sallowfield names who hears of its safeguarding concerns. */
async function namedAtSallowfield(): Promise<string> {
  const id = newId()
  await saltmere.database.owner.query(
    `insert into safeguarding_duty (id, organisation_id, worker_id, duty, turn, starts_on, named_by, made_at)
     values ($1, $2, $3, 'lead', 1, '2026-09-01', $4, '2026-09-01')`,
    [id, invented('Sallowfield High School'), invented('Gwen Abbott'), invented('Pauline Hartley')],
  )
  return id
}

/** Maryam goes along herself, whose checks Helen has seen. */
async function goingAlong(): Promise<Record<string, string>> {
  const [worker, seenBy] = [invented('Maryam Siddiqui'), invented('Helen Marchbank')]
  for (const kind of ['enhanced_dbs', 'safeguarding_training'])
    await saltmere.database.owner.query(
      `insert into worker_check (id, worker_id, kind, seen_by, seen_on, valid_until, made_at)
       values ($1, $2, $3, $4, '2026-09-01', '2027-09-01', '2026-09-01')`,
      [newId(), worker, kind, seenBy],
    )
  const choices = { worker, meets: 'at_the_door', said_yes: 'yes', told_name: 'no' }
  return { ...choices, once: newId(), ...dated('on_date', '2026-12-03') }
}

/** A club asks Inky Fingers for a workshop; gives the request's id. */
async function clubAsks(bea: Caller): Promise<string> {
  const id = newId()
  await saltmere.database.owner.query(
    `insert into workshop_request (id, place_id, run_id, team_id, club, asked_by, email, said, asked_at, answer_by)
     select $1, place_id, id, team_id, 'Saltmere Rovers', 'Jo Tinsley', 'jo@rovers.example', '[]', '2026-11-24', '2026-12-08' from programme_run where id = $2`,
    [id, run],
  )
  expect((await bea.opens(`/runs/${run}/workshops/${id}`)).text).toContain('Saltmere Rovers')
  return id
}

/** Inky Fingers runs a programme, says yes to Taz, and offers him a place in a group. */
async function comicsGroup(prescription: string): Promise<Theirs[]> {
  const bea = await saltmere.caller().signsIn('Bea Lindqvist')
  const { rows } = await saltmere.database.owner.query<{ seen: string }>(
    'select decision_id as seen from referral where id = $1',
    [prescription],
  )
  await does(bea, `/asked/${prescription}/acceptance`, {
    ...{ seen: rows[0]?.seen ?? '', taken_by: invented('Bea Lindqvist'), when: 'Thursdays at 4' },
  })
  const group = await beginsGroup(bea, run)
  await does(bea, `/groups/${group}/offers`, { most: '1', ...dated('answer_by', '2026-12-02') })
  const one = async (query: string): Promise<string> =>
    (await saltmere.database.owner.query<{ id: string }>(query)).rows[0]?.id ?? ''
  const session = await one('select id from group_session order by on_date limit 1')
  return [
    { start: /^\/runs\//, ids: { id: run, request: await clubAsks(bea) } },
    {
      start: /^\/groups\//,
      ids: { id: group, session, leader: await one('select id from group_leader') },
    },
    {
      start: /^\/enrolments\//,
      ids: {
        id: await one('select enrolment_id as id from measure_point'),
        point: await one('select id from measure_point'),
      },
    },
    { start: /^\/sessions\//, ids: { id: session } },
  ]
}

/** Two referrals of Sallowfield's about Taz: one waits for Northside's answer, one became Maryam's support. */
async function plantWhatIsTheirs(): Promise<Theirs[]> {
  const teacher = await saltmere.caller().signsIn('Priya Raman')
  const maryam = await saltmere.caller().signsIn('Maryam Siddiqui')
  await sendsReferral(teacher)
  const referral = await sendsReferral(teacher)
  await saysYes(maryam, referral, 'Maryam Siddiqui')
  const one = async (query: string): Promise<string> =>
    (await saltmere.database.owner.query<{ id: string }>(query)).rows[0]?.id ?? ''
  const support = await one('select id from support')
  const person = await one('select young_person_id as id from support')
  const decision = await one(`select id from decision where young_person_id = '${person}'`)
  const wish = await wishesToBeKnown(saltmere, maryam, person)
  const hidden = await hidesALook(saltmere, maryam, person)
  const everything = await asksForEverything(saltmere, maryam, person)
  const held = await holdsRecord(saltmere, maryam, person)
  const wrong = await saysWrong(saltmere, maryam, person)
  const erasing = await asksToErase(saltmere, maryam, person)
  const old = await whoseTimeIsOver(saltmere, teacher, maryam, 'Ivo Farrier')
  const proposed = await proposesDisposal(saltmere, await saltmere.caller().signsIn('Helen Marchbank'), old)
  await maryam.sends(`/supports/${support}/goals`, {
    words: 'To play chess again',
    whose: 'young_person',
    rating: '2',
  })
  const goal = await one('select id from goal')
  const prescription = newId()
  const why = { service, why: 'Drawing is what he does', ...theirYes, next: 'send' }
  await maryam.sends(`/supports/${support}/prescriptions/${prescription}`, why)
  await maryam.sends(`/prescriptions/${prescription}/companions`, await goingAlong())
  await maryam.sends(`/supports/${support}/programmes`, {
    run: beside,
    override: 'They asked',
    once: newId(),
  })
  const moves = { kind: 'moving', takes_over: 'we_stay', plan: 'We stay', ...dated('on_date', '2027-02-01') }
  await maryam.sends(`/supports/${support}/handovers`, { ...moves, once: newId() })
  const shared = await sharesAPlan(saltmere, maryam, support)
  const family = await plansWithFamily(saltmere, maryam, { support })
  const group = await comicsGroup(prescription)
  const asked = { measure: 'ons4', occasion: 'baseline', how: 'together', ...dated('due', '2026-12-01') }
  await maryam.sends(`/supports/${support}/asks`, asked)
  const waiting = await one(`select id from referral where state = 'sent' and way_in = 'school'`)
  await teacher.opens(`/referrals/${waiting}`)
  const team = invented('Sallowfield pastoral team')
  const glass = await breaksGlass(saltmere, 'Helen Marchbank', person)
  const waits = await offersToItsList(saltmere, meanwhile)
  return [
    { start: /^\/referrals\//, ids: { id: waiting, accepted: referral, act: 'refusal' } },
    { start: /^\/young-people\//, ids: { id: person, decision, supporter: newId(), wish, hidden } },
    { start: /^\/access-requests\//, ids: everything },
    { start: /^\/holds\//, ids: { id: held } },
    { start: /^\/ties\//, ids: { id: await tieOf('Kofi Mensah') } },
    { start: /^\/sealings\//, ids: { id: await asksToSeal(person) } },
    { start: /^\/erasure-requests\//, ids: { id: erasing } },
    { start: /^\/disposal-proposals\//, ids: { id: proposed } },
    { start: /^\/disposals\//, ids: { id: old } },
    { start: /^\/corrections\//, ids: { id: wrong } },
    { start: /^\/my\/decisions\//, ids: { id: decision } },
    {
      start: /^\/my\//,
      ids: { id: await one(`select id from circle_member where young_person_id = '${person}'`) },
    },
    { start: /^\/supports\//, ids: { id: support, goal } },
    { start: /^\/handovers\//, ids: { id: await one('select id from handover') } },
    { start: /^\/shared-plans\//, ids: { id: shared.plan } },
    { start: /^\/plan-agencies\//, ids: { id: shared.agency } },
    { start: /^\/plan-steps\//, ids: { id: shared.step } },
    { start: /^\/plan-meetings\//, ids: { id: shared.meeting } },
    { start: /^\/plan-lead-offers\//, ids: { id: shared.offer } },
    { start: /^\/family-plans\//, ids: { id: family.plan } },
    { start: /^\/family-members\//, ids: { id: family.member } },
    { start: /^\/family-steps\//, ids: { id: family.step } },
    { start: /^\/waiting-lists\//, ids: { id: waits.list } },
    { start: /^\/waiting-rows\//, ids: { id: waits.row } },
    { start: /^\/looking-again\//, ids: { id: waits.asked } },
    { start: /^\/teams\//, ids: { id: team } },
    { start: /^\/glass\//, ids: { id: glass.id } },
    { start: /^\/glass-reviews\//, ids: { id: glass.review } },
    { start: /^\/glass-people\//, ids: { id: await privacyOfficerAtSallowfield() } },
    { start: /^\/signed-in\//, ids: { id: await one('select id from session limit 1') } },
    { start: /^\/workers\//, ids: { id: invented('Priya Raman') } },
    { start: /^\/organisations\//, ids: { id: invented('Sallowfield High School') } },
    { start: /^\/closures\//, ids: { id: await one('select id from closure') } },
    {
      start: /^\/memberships\//,
      ids: { id: await one(`select id from membership where team_id = '${team}'`) },
    },
    {
      start: /^\/(prescriptions|asked)\//,
      ids: { id: await one(`select id from referral where way_in = 'onward'`) },
    },
    { start: /^\/asks\//, ids: { id: await one('select id from ask') } },
    { start: /^\/fhir\/QuestionnaireResponse\//, ids: { id: await one('select id from ask') } },
    { start: /^\/companions\//, ids: { id: await one('select id from companion') } },
    { start: /^\/covers\//, ids: {} },
    { start: /^\/concerns\//, ids: { id: await concernAbout(teacher, waiting) } },
    { start: /^\/safeguarding-duties\//, ids: { id: await namedAtSallowfield() } },
    { start: /^\/programmes\/drafts\//, ids: { id: await draftElsewhere(saltmere) } },
    ...group,
    ...surveys,
    { start: /^\/schools\//, ids: { id: invented('Sallowfield High School') } },
  ]
}
