import { tellKeepingTrue } from '../demo/directory/keeping-true.ts'
import { hangPictures } from '../demo/directory/pictures.ts'
import { plantDirectory } from '../demo/directory.ts'
import { tellGaps } from '../demo/gaps.ts'
import { invented, organisations } from '../demo/saltmere.ts'
import { tellWhatTeamsKnow } from '../demo/telling/team-knowledge.ts'
import { townAt } from '../demo/telling/town.ts'
import { makeEntryLink } from '../src/curation/keeping/links.ts'
import { actorTransaction } from '../src/database/index.ts'
import { makeService } from '../src/directory/factory.ts'
import { importDirectory } from '../src/directory/index.ts'
import { localQuestion, makeOpenSurvey } from '../src/surveys/factory.ts'
import { newId } from '../src/words/index.ts'
import { filledWith } from './bad-input.ts'
import type { Caller } from './caller.ts'
import { offersFamilyPlans, plansWithFamily } from './family-scene.ts'
import { beginsGroup, hasMoney, holdsAWorkshop, offersPlaces, runsHere } from './group-scene.ts'
import { sharesAPlan, sharesWithAPractice } from './plan-scene.ts'
import { formsOf } from './reading.ts'
import { saysYes, seenOn, sendsReferral } from './referring.ts'
import type { Saltmere } from './saltmere.ts'
import { dated, does } from './sending.ts'

/** Whoever runs chess, and has no account. */
export const HALL = 'hello@tinhall.example'

async function becomesSupport(
  { database }: Saltmere,
  sender: Caller,
  receiver: Caller,
  worker: string,
): Promise<string> {
  const referral = await sendsReferral(sender)
  await saysYes(receiver, referral, worker)
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from support where referral_id = $1',
    [referral],
  )
  return rows[0]?.id as string
}

/** Says no to a referral by HTTP. */
export async function saysNo(receiver: Caller, id: string): Promise<void> {
  const page = await receiver.opens(`/referrals/${id}`)
  const said = { seen: seenOn(page.text), reason: 'full', decline_words: 'We have no room until January.' }
  await does(receiver, `/referrals/${id}/refusal`, said)
}

/** Somebody with a page of their own, open in two browsers: its link and its code were handed over. */
export async function opensOwnPage({ caller }: Saltmere, worker: Caller, person: string): Promise<Caller> {
  const made = await worker.sends(`/young-people/${person}/own-page`, { how: 'show', once: newId() })
  const [link = ''] = /\/my\/in\/[\w-]{43}/.exec(made.text) ?? []
  const [code = ''] = /\d{3} \d{3}/.exec(made.text) ?? []
  const [phone, young] = [caller(), caller()]
  for (const browser of [phone, young]) await does(browser, link, { code })
  return young
}

/** A parent with a page of their own, open in a browser, which shows these decisions; and where it is made. */
export async function opensParentsPage(
  { caller, database }: Saltmere,
  worker: Caller,
  person: string,
  shows: string,
): Promise<{ parent: Caller; made: string }> {
  const id = newId()
  await database.owner.query(
    `insert into supporter (id, young_person_id, kind, name, relationship, parental_responsibility, how_we_know, made_at)
     values ($1, $2, 'parent_or_carer', 'Bettina Farrier', 'mum', 'yes', 'The birth certificate', '2026-11-01')`,
    [id, person],
  )
  const made = `/young-people/${person}/people/${id}/page`
  const page = await worker.sends(made, { once: newId() })
  const [link = ''] = /\/my\/in\/[\w-]{43}/.exec(page.text) ?? []
  const [code = ''] = /\d{3} \d{3}/.exec(page.text) ?? []
  const parent = caller()
  await does(parent, link, { code })
  await does(worker, `${made}/shown`, { shows })
  return { parent, made }
}

/** The young person wishes that somebody knew; gives the wish's id. */
export async function wishesToBeKnown(saltmere: Saltmere, worker: Caller, person: string): Promise<string> {
  const young = await opensOwnPage(saltmere, worker, person)
  await does(young, '/my/wishes', { who: 'Nadia, my aunt', words: '', once: newId() })
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    'select id from wish where young_person_id = $1',
    [person],
  )
  return rows[0]?.id ?? ''
}

/** A look that the young person is not shown; gives its id. */
export async function hidesALook({ database }: Saltmere, worker: Caller, person: string): Promise<string> {
  const at = `/young-people/${person}/hidden-looks`
  const [, look = ''] =
    /value="([0-9a-f-]{36} [0-9-]{10})"/.exec((await worker.opens(`${at}/new`)).text) ?? []
  const decided = { look, reason: 'Their phone is watched', decided_by: 'Helen Marchbank', once: newId() }
  await does(worker, at, { ...decided, ...dated('review_on', '2027-01-12') })
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from hidden_look where young_person_id = $1',
    [person],
  )
  return rows[0]?.id ?? ''
}

/** Somebody asks for everything about the young person, and a piece of it is left out; gives the ids of both. */
export async function asksForEverything(
  { database }: Saltmere,
  worker: Caller,
  person: string,
): Promise<{ id: string; piece: string }> {
  const asking = { asked_by: 'young_person', known_by: 'She has met him', once: newId() }
  const path = `/young-people/${person}/access-requests`
  const { location } = await worker.sends(path, { ...asking, ...dated('received_on', '2026-11-23') })
  const leaving = { fields: 'name', reason: 'another_person', words: 'Not theirs', once: newId() }
  await does(worker, `${location}/left-out?piece=young_person.${person}`, leaving)
  const { rows } = await database.owner.query<{ id: string; piece: string }>(
    'select request_id as id, id as piece from access_left_out where young_person_id = $1',
    [person],
  )
  return rows[0] ?? { id: '', piece: '' }
}

/** The young person told a worker that something is wrong; gives its id. */
export async function saysWrong({ database }: Saltmere, worker: Caller, person: string): Promise<string> {
  const said = { wrong: 'It says that I left chess', right_is: '', once: newId() }
  await does(worker, `/young-people/${person}/corrections`, said)
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from correction where young_person_id = $1',
    [person],
  )
  return rows[0]?.id ?? ''
}

/** The record is held, and somebody asks that the hold be lifted; gives its id. */
export async function holdsRecord({ database }: Saltmere, worker: Caller, person: string): Promise<string> {
  await does(worker, `/young-people/${person}/holds`, { reason: 'An inquiry', once: newId() })
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from retention_hold where young_person_id = $1 order by set_at desc, id limit 1',
    [person],
  )
  return rows[0]?.id ?? ''
}

/**
 * It is written down that whoever this support is for has died, and nobody has confirmed it. Their record is restricted, and
 * somebody asks that it be lifted; that of another is restricted.
 */
async function saysDied(
  { database }: Saltmere,
  worker: Caller,
  supports: { of: string; other: string },
): Promise<void> {
  const personOf = async (support: string) =>
    (
      await database.owner.query<{ person: string }>(
        'select young_person_id as person from support where id = $1',
        [support],
      )
    ).rows[0]?.person
  const died = `/young-people/${await personOf(supports.of)}`
  const said = { said_by: 'Their mother', ...dated('said_on', '2026-11-23') }
  await does(worker, `${died}/death`, { ...said, once: newId() })
  for (const at of [died, `/young-people/${await personOf(supports.other)}`])
    await does(worker, `${at}/restriction`, { reason: 'A complaint', once: newId() })
  await does(worker, `${died}/restriction/lifting`, { because: 'It is over' })
}

/** Fills a support with what a plan has: a goal, a rating, steps, a contact, somebody beside them, a question. */
async function fill(worker: Caller, { database }: Saltmere, support: string): Promise<void> {
  const one = async (query: string) =>
    (await database.owner.query<{ id: string }>(query, [support])).rows[0]?.id as string
  const at = `/supports/${support}`
  const person = await one('select young_person_id as id from support where id = $1')
  await does(worker, `${at}/contacts`, { kind: 'meeting', reached: 'yes', day: 'today', once: newId() })
  await does(worker, `${at}/goals`, {
    words: 'To play chess again',
    whose: 'young_person',
    rating: '2',
    once: newId(),
  })
  const step = { what: 'Ride the 14 together', who: 'young_person', ...dated('due_on', '2026-12-01') }
  for (const what of ['Ride the 14 together', 'Ring the hall'])
    await does(worker, `${at}/steps`, { ...step, what, once: newId() })
  await does(worker, `${at}/steps/${await one('select id from step where support_id = $1 limit 1')}/done`, {})
  const beside = { name: 'Nadia', kind: 'trusted_adult', relationship: 'Aunt', once: newId() }
  await worker.sends(`/young-people/${person}/people`, beside)
  const asked = { measure: 'ons4', occasion: 'baseline', ...dated('due', '2026-12-01') }
  for (const how of ['together', 'link']) await does(worker, `${at}/asks`, { ...asked, how, once: newId() })
  // An answer that a person has to read at once, which nobody has acknowledged yet.
  await does(worker, `${at}/asks`, { ...asked, measure: 'suicidal-thoughts', how: 'together', once: newId() })
  const urgent = await one("select id from ask where support_id = $1 and measure = 'suicidal-thoughts'")
  await does(worker, `/asks/${urgent}/answers`, { i1: '0', i2: '1', i3: '0', i4: '0' })
}

/** The yes of a young person who is able to decide it, as the form of a prescription takes it. */
export const theirYes = {
  ...{ decided_by: 'competent', judged_by: 'Maryam Siddiqui', grounds: 'He said it back in his own words.' },
  ...{ tell_parents: 'Everything', seen_first: 'yes', tell_first: 'young_person' },
}

/** Asks two services for a place: one whose team is here, and one that answers by a link. */
async function asksForPlaces(worker: Caller, { database }: Saltmere, support: string): Promise<void> {
  const place = invented('Saltmere')
  const boxing = {
    name: 'Bag & Pad',
    provider: 'Ferry Road Boxing Club',
    team: invented('Ferry Road coaches'),
  }
  const chess = { name: 'Chess on Mondays', provider: 'The Tin Hall', contactEmail: HALL }
  const [pads, club] = [
    await makeService(database.kysely, { place, ...boxing }),
    await makeService(database.kysely, { place, ...chess }),
  ]
  for (const service of [pads, pads, pads, pads, pads, club]) {
    const email: Record<string, string> = service === club ? { provider_email: chess.contactEmail } : {}
    const fields = { service, why: 'I miss having a thing on Mondays', ...theirYes, ...email, next: 'send' }
    await does(worker, `/supports/${support}/prescriptions/${newId()}`, fields)
  }
}

/** The link workers run programmes themselves, and somebody takes part in the one that goes on after a discharge. */
async function runsBesideWorkers(saltmere: Saltmere, worker: Caller, support: string): Promise<void> {
  const place = { place: invented('Saltmere'), team: invented('Northside Link Workers') }
  const entry = { ...place, name: 'Connect Together', provider: 'Saltmere Council' }
  await runsHere(saltmere, await makeService(saltmere.database.kysely, entry), 'connect-together')
  const space = await makeService(saltmere.database.kysely, { ...entry, name: 'SPACE for families' })
  const run = await runsHere(saltmere, space, 'space')
  await does(worker, `/supports/${support}/programmes`, { run, override: 'They asked', once: newId() })
}

/** A team of coaches says yes to four that were asked of it, where a programme runs with groups. */
async function hasPlaces(saltmere: Saltmere): Promise<void> {
  const coach = await saltmere.caller().signsIn('Delroy Banks')
  const { rows } = await saltmere.database.owner.query<{ id: string; seen: string; service: string }>(
    `select id, decision_id as seen, to_service_id as service from referral
     where to_team_id = $1 and way_in = 'onward' order by id limit 4`,
    [invented('Ferry Road coaches')],
  )
  const run = await runsHere(saltmere, rows[0]?.service ?? '')
  for (const { id, seen } of rows) {
    const answer = { seen, taken_by: invented('Delroy Banks'), when: 'Tuesdays at 5, the side door' }
    await does(coach, `/asked/${id}/acceptance`, answer)
  }
  await offersPlaces(saltmere, coach, await beginsGroup(coach, run))
  await holdsAWorkshop(saltmere, coach)
  await hasMoney(saltmere, await saltmere.caller().signsIn('Judith Farrow'), run)
}

/** Whoever has the link says yes: from then on they are asked who came, by links of their own. */
async function saysYesByLink(saltmere: Saltmere): Promise<void> {
  const [asked] = await saltmere.messagesTo(HALL)
  const [link = ''] = /\/l\/\S+/.exec(asked?.body ?? '') ?? []
  const answer = { answer: 'yes', met_by: 'Jo Tinsley', when: 'Any Monday at 4', said_by: 'Jo Tinsley' }
  await does(saltmere.caller(), link, answer)
}

/** The words of a licensed measure, as whoever keeps them types them; invented. */
export async function keepsWording(
  { caller }: Saltmere,
  keeper = 'Ed Tallis',
  measure = 'swemwbs',
): Promise<void> {
  const administrator = await caller().signsIn(keeper)
  const form = formsOf(await administrator.opens(`/measures/${measure}/wording`)).find(({ action }) =>
    action.endsWith('/wording'),
  )
  if (!form) throw new Error('there is no form for the wording')
  await does(
    administrator,
    form.action,
    Object.fromEntries(filledWith(form, ({ name }) => `Words of ${name}`)),
  )
}

/** The council names who hears of safeguarding concerns. */
async function namesLeads({ caller }: Saltmere): Promise<void> {
  const administrator = await caller().signsIn('Ed Tallis')
  const at = `/organisations/${invented('Saltmere Council')}/safeguarding`
  const named = { worker: invented('Ros Eldridge'), duty: 'lead', turn: '1', once: newId() }
  await does(administrator, `${at}/people`, { ...named, ...dated('from', '2026-09-01') })
}

/** Safeguarding concerns in each of their states, that a link worker raised and a lead acts on. */
async function raisesConcerns(saltmere: Saltmere, worker: Caller, support: string): Promise<void> {
  const lead = await saltmere.caller().signsIn('Ros Eldridge')
  const seen = { danger: 'no', about: 'else', called: 'A girl in a blue coat', adult: 'no' }
  const theirs = await saltmere.database.owner.query<{ id: string }>(
    'select young_person_id as id from support where id = $1',
    [support],
  )
  for (let nth = 0; nth < 3; nth++)
    await does(worker, '/concerns', {
      ...{ ...seen, about: nth === 1 ? (theirs.rows[0]?.id ?? '') : seen.about },
      words: `She did not want to go home (${nth}).`,
      once: newId(),
    })
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    'select id from safeguarding_concern order by words',
  )
  const [, second, third] = rows.map(({ id }) => `/concerns/${id}`)
  for (const at of [second, third]) await does(lead, `${at}/acknowledgement`, {})
  const group = { email: 'gareth.pugh@saltmere.example', words: 'He knows the family.', once: newId() }
  await does(lead, `${second}/readers`, group)
  // The teacher who sent it sees nothing of this one any more.
  const closed = { who: invented('Priya Raman'), words: 'It is about her.', once: newId() }
  await does(lead, `${second}/circle`, closed)
  const done = { words: 'Rang the council.', told: 'The duty worker', reported: 'yes', once: newId() }
  await does(lead, `${third}/action`, done)
}

/** Two records of Taz turn out to be one. */
async function joinsRecords(
  worker: Caller,
  { database }: Saltmere,
  supports: readonly string[],
): Promise<void> {
  const { rows } = await database.owner.query<{ id: string }>(
    'select young_person_id as id from support where id = any($1)',
    [supports],
  )
  await does(worker, `/young-people/${rows[0]?.id}/same-person`, { other: rows[1]?.id ?? '' })
}

/** The page with everything on it, and one that was taken out. */
export const PANEL_CLUB = invented('service Panel Club')
export const GONE = invented('service Loop Station')

const townOf = ({ database, clock, url }: Saltmere) => townAt(database.kysely, clock.now(), url)

/**
 * What there is to do in Saltmere, who keeps it true and what teams know of it, as the demo tells it; and somebody who
 * goes along. After the scene is set.
 */
export async function setTheDirectory(saltmere: Saltmere): Promise<void> {
  const town = townOf(saltmere)
  const teams = new Set(organisations.flatMap(({ teams }) => teams.map(({ name }) => name)))
  await plantDirectory(town.db, {
    ...{ place: town.place, now: town.now, id: invented },
    team: (name) => (teams.has(name) ? invented(name) : undefined),
  })
  for (const tell of [tellKeepingTrue, hangPictures, tellGaps, tellWhatTeamsKnow]) await tell(town)
  const curator = await saltmere.caller().signsIn('Ed Tallis')
  const gone = { kind: 'withdrawn', reason: 'The pier is shut for the winter.' }
  await does(curator, `/directory/services/${GONE}/withdrawal`, gone)
  await goesAlong(saltmere)
}

/** The address of a keeper's page, as it comes in an email once a month. */
export async function keepersLink({ database, clock }: Saltmere): Promise<string> {
  const keeper = await database.owner.query<{ id: string; service: string }>(
    'select id, service_id as service from keeper where email is not null limit 1',
  )
  const { id: keeperId = '', service = '' } = keeper.rows[0] ?? {}
  const actor = { kind: 'job:sweep', id: null, place: invented('Saltmere') } as const
  const token = await actorTransaction(
    database.kysely,
    { actor, now: clock.now(), request: newId() },
    (acting) => makeEntryLink(acting, service, { purpose: 'keep', keeperId }),
  )
  return `/k/${token}`
}

/** Somebody checked goes along to a place that Maryam asked for. */
async function goesAlong({ database, caller }: Saltmere): Promise<void> {
  const worker = await caller().signsIn('Maryam Siddiqui')
  const { rows } = await database.owner.query<{ id: string }>(
    "select id from referral where way_in = 'onward' and state = 'accepted' limit 1",
  )
  const choices = {
    worker: invented('Maryam Siddiqui'),
    meets: 'at_the_door',
    said_yes: 'yes',
    told_name: 'no',
  }
  await does(worker, `/prescriptions/${rows[0]?.id}/companions`, {
    ...{ ...choices, once: newId() },
    ...dated('on_date', '2026-12-03'),
  })
}

/** Whose survey a journey opens in Saltmere, and in which school. */
export const surveyWorld = {
  place: invented('Saltmere'),
  council: invented('Saltmere Council'),
  administrator: invented('Ed Tallis'),
  school: invented('Sallowfield High School'),
  manager: invented('Pauline Hartley'),
  teacher: invented('Priya Raman'),
}

/** Pupils with slips of an anonymous survey: in the middle of it, handed in, and before the first question. */
export async function takeASurvey({ database, clock, caller }: Saltmere): Promise<[string, Caller][]> {
  const { slips } = await makeOpenSurvey(database.kysely, surveyWorld, {
    ...{ now: clock.now(), key: 'in-the-scene', kind: 'anonymous', pupils: 3 },
    ...{ measures: [], locals: [localQuestion(), localQuestion()] },
  })
  const pupils: [string, Caller][] = []
  for (const { code } of slips) {
    const pupil = caller()
    await does(pupil, '/survey', { code })
    if (pupils.length < 2) await does(pupil, '/survey/start', {})
    pupils.push([`a pupil with slip ${pupils.length + 1}`, pupil])
  }
  const [, [, finished] = []] = pupils
  if (finished !== undefined) {
    await does(finished, '/survey/answers', {})
    await does(finished, '/survey', { code: slips[1]?.code ?? '' })
  }
  return pupils
}

const ending = {
  reason: 'completed',
  told: 'in_person',
  follow_up: 'yes',
  ...dated('follow_up_on', '2027-01-12'),
}

const handover = {
  ...{ kind: 'moving', takes_over: 'elsewhere', plan: 'We ring the new school together' },
  ...dated('on_date', '2027-02-01'),
}

/** A feed that suddenly shrank, and a list with a mistake in it that a charity sent. */
async function sendsAList(saltmere: Saltmere): Promise<void> {
  const place = invented('Saltmere')
  const list = Array.from({ length: 30 }, (_, at) => ({
    id: `shrinks ${at}`,
    name: `Entry ${at}`,
    status: 'inactive',
  }))
  for (const many of [30, 9])
    await importDirectory(saltmere.database.kysely, list.slice(0, many), {
      ...{ source: 'a feed that shrinks', place, whole: true },
      now: new Date(saltmere.clock.now().getTime() - many * 60_000),
    })
  await saltmere.database.owner.query(
    "update directory_source set feed_url = 'https://feed.example.org/' where name = 'a feed'",
  )
  await saltmere.database.owner.query(
    `insert into directory_upload (id, place_id, organisation_id, worker_id, made_at, file_name, rows)
     select gen_random_uuid(), w.place_id, w.organisation_id, w.id, $2, 'our sessions.csv', $3
       from worker w where w.id = $1`,
    [
      invented('Delroy Banks'),
      saltmere.clock.now(),
      JSON.stringify([
        { line: 2, typed: { name: 'Pads', postcode: 'nowhere' } },
        { line: 3, typed: { name: 'Gloves' } },
      ]),
    ],
  )
}

/**
 * Something in each of its states, made as people make it: referrals that wait, that came back and that went up; supports
 * that are open, paused and ended with a follow-up; cover, and a record that an import held.
 */
export async function setTheScene(
  saltmere: Saltmere,
): Promise<Record<'teacher' | 'maryam' | 'daniel' | 'manager', Caller>> {
  const enter = (name: string) => saltmere.caller().signsIn(name)
  const [teacher, maryam] = [await enter('Priya Raman'), await enter('Maryam Siddiqui')]
  const [daniel, manager] = [await enter('Daniel Osei'), await enter('Helen Marchbank')]
  await sendsReferral(teacher)
  await saysNo(maryam, await sendsReferral(teacher))
  const support = await becomesSupport(saltmere, teacher, maryam, 'Maryam Siddiqui')
  await fill(maryam, saltmere, support)
  const paused = await becomesSupport(saltmere, teacher, maryam, 'Maryam Siddiqui')
  await does(maryam, `/supports/${paused}/pause`, {
    reason: 'In hospital',
    ...dated('until', '2027-01-04'),
    once: newId(),
  })
  await runsBesideWorkers(saltmere, maryam, support)
  await does(maryam, `/supports/${support}/handovers`, { ...handover, once: newId() })
  await sharesAPlan(saltmere, maryam, support)
  // A support of its own: one without a plan stays, from which one is opened.
  const other = await becomesSupport(saltmere, teacher, maryam, 'Maryam Siddiqui')
  await sharesWithAPractice(saltmere, maryam, other)
  const family = await plansWithFamily(saltmere, maryam, { support, asked: other })
  await asksForPlaces(maryam, saltmere, support)
  await saysYesByLink(saltmere)
  await hasPlaces(saltmere)
  await joinsRecords(maryam, saltmere, [support, paused])
  await keepsWording(saltmere)
  await namesLeads(saltmere)
  await raisesConcerns(saltmere, maryam, paused)
  const ended = await becomesSupport(saltmere, teacher, daniel, 'Daniel Osei')
  await does(daniel, `/supports/${ended}/contacts`, {
    kind: 'call',
    reached: 'yes',
    day: 'today',
    once: newId(),
  })
  await does(daniel, `/supports/${ended}/ending`, { ...ending, once: newId() })
  const of = await becomesSupport(saltmere, teacher, daniel, 'Daniel Osei')
  await saysDied(saltmere, daniel, { of, other: ended })
  const declined = await becomesSupport(saltmere, teacher, daniel, 'Daniel Osei')
  await offersFamilyPlans(saltmere, [maryam, family.plan], [daniel, declined])
  const away = { worker: invented('Daniel Osei'), covered_by: invented('Maryam Siddiqui') }
  const days = { ...dated('from', '2026-11-24'), ...dated('to', '2026-11-27') }
  await does(manager, `/teams/${invented('Northside Link Workers')}/covers`, { ...away, ...days })
  await importDirectory(saltmere.database.kysely, [{ id: 'a', name: ' ', description: 'Nobody named it' }], {
    ...{ source: 'a feed', place: invented('Saltmere'), now: saltmere.clock.now(), whole: true },
  })
  await sendsAList(saltmere)
  return { teacher, maryam, daniel, manager }
}
