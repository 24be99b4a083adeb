import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { makeService } from '../src/directory/factory.ts'
import { newId } from '../src/words/index.ts'
import {
  askedOddly,
  dateNames,
  filledWith,
  impossibleDates,
  isDatePart,
  nastyFiles,
  nastyParts,
  nastyTexts,
  nastyValues,
  nonsense,
  otherBodies,
  type Sending,
  textFields,
  unaskedFor,
  VARIANTS,
} from './bad-input.ts'
import type { Answer, Caller } from './caller.ts'
import { setTheDrafts } from './drafting-scene.ts'
import { asksToErase, proposesDisposal, whoseTimeIsOver } from './ending-scene.ts'
import { breaksGlass, namedForGlass } from './glass-scene.ts'
import { runsHere } from './group-scene.ts'
import { rowThatIsHeld } from './held-scene.ts'
import { hangBell, sentences, writesWhenQuiet } from './marking.ts'
import { type Field, formsOf, kindOf, linksOf, type ReadForm, walk, wordsOf } from './reading.ts'
import { urgentInASurvey, urgentWithoutReader } from './reading-scene.ts'
import { saysYes } from './referring.ts'
import { routesOf } from './routes.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'
import {
  asksForEverything,
  GONE,
  HALL,
  hidesALook,
  holdsRecord,
  keepersLink,
  opensOwnPage,
  opensParentsPage,
  PANEL_CLUB,
  saysWrong,
  setTheDirectory,
  setTheScene,
  takeASurvey,
  wishesToBeKnown,
} from './scene.ts'
import { pupilWhoIsAsked, screenBeingSetUp } from './screening-scene.ts'
import { sealsRecords } from './sealing-scene.ts'
import { does } from './sending.ts'
import { setTheSurveys } from './survey-scene.ts'
import { publishSurveys, respondsToSurvey } from './surveying.ts'
import { offersToItsList } from './waiting-scene.ts'

vi.setConfig({ testTimeout: 300_000 })

const everybody = {
  ...{ teacher: 'Priya Raman', 'link worker': 'Maryam Siddiqui', 'another link worker': 'Daniel Osei' },
  ...{ manager: 'Helen Marchbank', 'head of school': 'Pauline Hartley', doctor: 'Dr Anil Kapoor' },
  ...{
    supervisor: 'Ros Eldridge',
    coach: 'Delroy Banks',
    administrator: 'Ed Tallis',
    commissioner: 'Judith Farrow',
    'comics artist': 'Bea Lindqvist',
    clinician: 'Dr Anouk Verhoeven',
  },
} as const

/** A form somebody can come to, and who. */
type Found = { who: string; caller: Caller; form: ReadForm; page: string }

/** A page somebody can come to, once of each kind, and who. */
type Visited = { who: string; caller: Caller; path: string }

let saltmere: Saltmere
let forms: Found[]
const visited = new Map<string, Visited>()
/** What any link or form adds to an address. */
const askedFor = new Set<string>()
/** How often something was written. */
let rung: () => Promise<string>

beforeAll(async () => {
  saltmere = await openSaltmere()
  await setTheScene(saltmere)
  await setTheDirectory(saltmere)
  await setTheDrafts(saltmere)
  await leadsSafeguarding('Pauline Hartley')
  await urgentInASurvey(saltmere, invented('Pauline Hartley'))
  await urgentWithoutReader(saltmere, invented('Ed Tallis'))
  letters.push(...(await setTheSurveys(saltmere)))
  await publishSurveys(saltmere.database)
  await respondsToSurvey(saltmere)
  settingUp.push(await rowThatIsHeld(saltmere, 'autumn-2026'))
  settingUp.push(await screenBeingSetUp(saltmere), ...(await questionsBeingChosen()))
  settingUp.push(...(await registersToFinish()))
  await glassIsBroken()
  await twoTimesAreOver()
  for (const name of ['Ed Tallis', 'Judith Farrow']) await hasPasskey(name)
  settingUp.push(...(await sealsRecords(saltmere)))
  await whileTheyWait()
  await aSchoolIsAsked()
  forms = await everyForm()
  // However long this takes, they have just proved who they are.
  await saltmere.database.owner.query(
    "update session set proved_at = '2099-01-01' where proved_at is not null",
  )
  rung = await hangBell(saltmere)
}, 600_000)

/** A deputy of the safeguarding lead, who may be named to read a survey. */
const leadsSafeguarding = (name: string) =>
  saltmere.database.owner.query(
    `insert into membership (id, worker_id, team_id, role, starts_on)
     select gen_random_uuid(), worker_id, team_id, 'safeguarding_lead', starts_on from membership where worker_id = $1`,
    [invented(name)],
  )

/** A passkey that nobody holds, to be taken away. */
const hasPasskey = (name: string) =>
  saltmere.database.owner.query(
    `insert into passkey (id, worker_id, credential_id, public_key, sign_count, name)
     values (gen_random_uuid(), $1, $2, '', 0, 'A phone')`,
    [invented(name), newId()],
  )

/** The manager has broken glass, and the administrator is to look at it. */
async function glassIsBroken(): Promise<void> {
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    `select p.id from young_person p where p.team_id = $1 limit 1`,
    [invented('Northside Link Workers')],
  )
  await namedForGlass(saltmere, 'Helen Marchbank')
  await breaksGlass(saltmere, 'Helen Marchbank', rows[0]?.id ?? '')
}

/** One record whose time is over, and another that the manager proposes to dispose of. */
async function twoTimesAreOver(): Promise<void> {
  const [teacher, maryam, helen] = await Promise.all(
    ['Priya Raman', 'Maryam Siddiqui', 'Helen Marchbank'].map((name) => saltmere.caller().signsIn(name)),
  )
  if (!teacher || !maryam || !helen) throw new Error('nobody is there')
  await whoseTimeIsOver(saltmere, teacher, maryam, 'Odette Farrier')
  await proposesDisposal(saltmere, helen, await whoseTimeIsOver(saltmere, teacher, maryam, 'Ivo Farrier'))
}

/** A service offered support to its list: links of those who were asked and said yes, and a support of whoever waits. */
async function whileTheyWait(): Promise<void> {
  const team = { place: invented('Saltmere'), team: invented('Northside Link Workers') }
  const service = await makeService(saltmere.database.kysely, { ...team, name: 'Your interests, your plan' })
  const waits = await offersToItsList(saltmere, await runsHere(saltmere, service, 'wellbeing-while-waiting'))
  await saysYes(await saltmere.caller().signsIn('Maryam Siddiqui'), waits.referral, 'Maryam Siddiqui')
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    'select id from support where referral_id = $1',
    [waits.referral],
  )
  settingUp.push(`/supports/${rows[0]?.id}/looking-again`, '/waiting-lists', `/waiting-lists/${waits.list}`)
  settingUp.push(`/looking-again/${waits.asked}`, `/waiting-rows/${waits.row}`)
  letters.push(waits.offered, `${waits.quiet}/worse`)
}

/** A pupil whom a teacher referred takes part in what asks how often they came to school. */
async function aSchoolIsAsked(): Promise<void> {
  const team = { place: invented('Saltmere'), team: invented('Northside Link Workers') }
  const service = await makeService(saltmere.database.kysely, { ...team, name: 'Something just for you' })
  const run = await runsHere(saltmere, service, 'east-sussex')
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    `select s.id from support s join referral r on r.id = s.referral_id
     where s.worker_id = $1 and r.from_worker_id = $2 and s.state = 'open' order by r.sent_at, s.id limit 1`,
    [invented('Maryam Siddiqui'), invented('Priya Raman')],
  )
  const maryam = await saltmere.caller().signsIn('Maryam Siddiqui')
  await does(maryam, `/supports/${rows[0]?.id}/programmes`, { run, override: 'Yes', once: newId() })
  settingUp.push('/attendance')
  // Where two are compared, on which side somebody is: a page of few of those who take part.
  const compared = await saltmere.database.owner.query<{ id: string }>(
    "select id from enrolment where programme = 'wellbeing-while-waiting'",
  )
  settingUp.push(...compared.rows.map(({ id }) => `/enrolments/${id}/arm`))
}

const nobody = 'nobody signed in'
/** What parents read of a survey: no page of ours leads there. */
const letters: string[] = []
/** Pages of surveys that are being set up: a few of their kind, and not the ones that are found first. */
const settingUp: string[] = []

/** The question before a register is finished: a button leads there, and no link. */
async function registersToFinish(): Promise<string[]> {
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    "select id from group_session where on_date = '2026-11-24'",
  )
  return rows.map(({ id }) => `/sessions/${id}/finish`)
}

async function questionsBeingChosen(): Promise<string[]> {
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    "select id from round where key = 'draft'",
  )
  return rows.flatMap(({ id }) => [`/surveys/${id}/questions`, `/surveys/${id}/questions/new`])
}

const doors = [
  ...[
    '/',
    '/today',
    '/referrals',
    '/young-people',
    '/young-people?show=ended',
    '/messages',
    '/team',
    '/measures',
    '/retention',
  ],
  ...['/surveys', '/school-surveys', '/reading'],
  ...[
    '/refer',
    '/refer/professional',
    '/services',
    '/directory',
    '/directory/held',
    '/asked',
    '/groups',
    '/programmes',
  ],
  // The finder shows some of what there is: one page with everything on it, and its keeper's and its team's.
  ...['', '/team', '/keeping', '/photos'].map((part) => `/services/${PANEL_CLUB}${part}`),
  ...[`/directory/services/${PANEL_CLUB}`, `/directory/services/${GONE}`],
]

const pupilsDoors = [
  '',
  '/start',
  '/about/gender',
  '/questions/1',
  '/end',
  '/stopped',
  '/look',
  '/finished',
  '/support',
  '/support/reach',
].map((part) => `/survey${part}`)

const parentsDoors = ['/my/child', '/my/child/requests/new']

const ownDoors = [
  '/my',
  '/my/people',
  '/my/looks',
  '/my/ways-in',
  '/my/wishes/new',
  '/my/another-person',
  '/my/everything',
  '/my/plan',
  '/my/plan/points/new',
  '/my/family',
]

/** A young person with their page open, who wishes something; a parent with theirs; and the link to a page that nobody has opened. */
async function withOwnPages(): Promise<{ young: [string, Caller]; parent: [string, Caller] }> {
  const maryam = await saltmere.caller().signsIn('Maryam Siddiqui')
  const { rows } = await saltmere.database.owner.query<{ id: string; person: string }>(
    `select s.id, s.young_person_id as person from support s
     where s.worker_id = $1 and exists (select from referral r where r.support_from_id = s.id) limit 1`,
    [invented('Maryam Siddiqui')],
  )
  const person = rows[0]?.person ?? ''
  await wishesToBeKnown(saltmere, maryam, person)
  await hidesALook(saltmere, maryam, person)
  const choir = newId()
  await saltmere.database.owner.query(
    `insert into decision (id, young_person_id, about, answer, share_with, share_what, decided_by, competence, judged_by, grounds, decided_on, made_at)
     values ($1, $2, 'sharing', 'yes', 'The choir', '{first_contact,ending,outcome}', 'young_person', 'competent', 'Maryam', 'x', '2026-11-20', '2026-11-20')`,
    [choir, person],
  )
  const { parent, made: parentsPage } = await opensParentsPage(saltmere, maryam, person, choir)
  settingUp.push(parentsPage)
  const other = await saltmere.database.owner.query<{ id: string }>(
    `select young_person_id as id from support where worker_id = $1 and young_person_id <> $2 and state <> 'ended' limit 1`,
    [invented('Maryam Siddiqui'), person],
  )
  await asksForEverything(saltmere, maryam, other.rows[0]?.id ?? '')
  await asksToErase(saltmere, maryam, other.rows[0]?.id ?? '')
  const lifted = await holdsRecord(saltmere, maryam, other.rows[0]?.id ?? '')
  await maryam.sends(`/holds/${lifted}/lifting`, { because: 'It is over' })
  await holdsRecord(saltmere, maryam, person)
  await saysWrong(saltmere, maryam, person)
  const made = await maryam.sends(`/young-people/${other.rows[0]?.id}/own-page`, {
    how: 'show',
    once: newId(),
  })
  letters.push(/\/my\/in\/[\w-]{43}/.exec(made.text)?.[0] ?? '')
  const young = await opensOwnPage(saltmere, maryam, person)
  await does(young, '/my/plan/points', { words: 'The bus', once: newId() })
  return { young: ['a young person with a page', young], parent: ['a parent with a page', parent] }
}

/** Every form that anybody comes to by following links, once of each kind; those that end something come last. */
async function everyForm(): Promise<Found[]> {
  const found = new Map<string, Found>()
  const visitors: [string, Caller][] = [[nobody, saltmere.caller()]]
  for (const [who, name] of Object.entries(everybody))
    visitors.push([who, await saltmere.caller().signsIn(name)])
  const { young, parent } = await withOwnPages()
  const pupils = [...(await takeASurvey(saltmere)), await pupilWhoIsAsked(saltmere)]
  for (const [who, caller] of [...visitors, ...pupils, young, parent]) {
    const keys = [...(await linksInMessages()), await keepersLink(saltmere)]
    const others = who === nobody ? [...doors, ...keys, ...letters] : [...doors, ...settingUp]
    const own = { [young[0]]: ownDoors, [parent[0]]: parentsDoors }[who] ?? others
    const from = pupils.some(([pupil]) => pupil === who) ? pupilsDoors : own
    const pages = await walk(caller, from, 6)
    for (const [page, answer] of pages) {
      expect(answer.status, `${who} at ${page}`).toBeLessThan(500)
      noteAddress({ who, caller, path: page }, answer)
      for (const form of formsOf(answer)) {
        const names = form.fields.map(({ name }) => name.replace(/^rating-.*/, 'rating')).join(' ')
        const key = `${form.method} ${kindOf(form.action)} ${names}`
        if (!found.has(key) && !/^\/(sign-out|demo\/)/.test(form.action))
          found.set(key, { who, caller, form, page })
      }
    }
  }
  const ends =
    /\/(ending|leaving|death|confirmation|withdrawal|acceptance|approval|refusal|passing-on|closing|handing-on|departure|pause|follow-up|answers|taking-back|removal|yes|no|stopping|calling-off|giving-out|return|answer)$/
  const all = [...found.values()]
  return [
    ...all.filter(({ form }) => !ends.test(form.action)),
    ...all.filter(({ form }) => ends.test(form.action)),
  ]
}

/** Keeps one page of a kind to come back to, and what its links and forms add to an address. */
function noteAddress(page: Visited, answer: Answer): void {
  if (!visited.has(kindOf(page.path))) visited.set(kindOf(page.path), page)
  for (const link of linksOf(answer))
    for (const name of new URL(link, saltmere.url).searchParams.keys()) askedFor.add(name)
  for (const { method, fields } of formsOf(answer))
    for (const { name } of method === 'get' ? fields : []) askedFor.add(name)
}

/** Where the messages lead whose links are keys: questions, and answers of those without an account. */
async function linksInMessages(): Promise<string[]> {
  const to = [HALL, '+447700900123', 'sing@tidechoir.example.org']
  const sent = (await Promise.all(to.map((address) => saltmere.messagesTo(address)))).flat()
  const links = sent.flatMap(({ body }) => body.match(/(?<=localhost:\d+)\/(?:l|a|k|offers)\/[^\s)]+/g) ?? [])
  return links.flatMap((link) => (link.startsWith('/a/') ? [link, `${link}/check`] : [link]))
}

const toSend = () => forms.filter(({ form }) => form.method === 'post')

let lastRung = ''

// What a page cannot hold, and what a browser makes of a line break.
const asShown = (typed: string): string =>
  typed.replaceAll('\u0000', '').replaceAll('\r\n', '\n').toWellFormed()

const runs = /<img src=x|<script>alert/

/**
 * What somebody would have to be ashamed of in this answer: a 5xx, no clear sentence, something typed that is lost,
 * something half written, or typed text that runs.
 */
async function shame(
  found: Found,
  sent: Sending,
  send: () => Promise<Answer>,
): Promise<{ answer: Answer; wrong: string[] }> {
  const answer = await send()
  const wrong: string[] = []
  if (answer.status >= 500) wrong.push(`answers ${answer.status}`)
  if (runs.test(answer.text)) wrong.push('what was typed runs')
  if (answer.status < 400) {
    const next = answer.location ? await found.caller.opens(answer.location) : answer
    if (next.status >= 500) wrong.push(`leads to a ${next.status}`)
    if (runs.test(next.text)) wrong.push(`what was typed runs at ${answer.location}`)
    lastRung = await rung()
    return { answer, wrong }
  }
  const page = answer.text.slice(answer.text.indexOf('<h1'))
  if (wordsOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(page)?.[1] ?? '') === '') wrong.push('has no heading')
  if (nonsense.test(wordsOf(page))) wrong.push(`says "${nonsense.exec(wordsOf(page))}"`)
  if (answer.status === 422) {
    if (sentences(answer).length === 0) wrong.push('says no sentence')
    wrong.push(...notThere(found, sent, answer))
  }
  const now = await rung()
  if (now !== lastRung) {
    if (await writesWhenQuiet(saltmere, rung, send)) wrong.push('wrote something')
    lastRung = await rung()
  }
  return { answer, wrong }
}

/** Texts that were sent and do not stand in the form again. */
function notThere({ form }: Found, sent: Sending, answer: Answer): string[] {
  const again = formsOf(answer).find(({ action }) => action === form.action)
  if (!again) return ['does not show the form again']
  const texts = new Set(textFields(form).map(({ name }) => name))
  return sent.flatMap(([name, typed]) => {
    if (!texts.has(name)) return []
    const field = again.fields.find((one) => one.name === name && one.kind === 'text')
    return field?.values[0]?.replaceAll('\u0000', '') === asShown(typed) ? [] : [`loses ${name}`]
  })
}

/**
 * Whether this form is sent in this way. Every form in every way takes minutes more, and is `npm run prove -- --forms`;
 * in a test run each gets every third way, in turns, so that each way meets a third of all forms.
 */
const isInTurn = (form: number, way: number): boolean =>
  process.env.EVERY_WAY === 'yes' || (form + way) % 3 === 0

type Outcome = { wrong: string[]; statuses: Map<string, Set<number>> }

/** Sends every form in these ways; says what was wrong, and how each kind of form answered. */
async function everyFormWith(fillings: (form: ReadForm, nth: number) => Sending[]): Promise<Outcome> {
  const outcome: Outcome = { wrong: [], statuses: new Map() }
  lastRung = await rung()
  for (const [nth, found] of toSend().entries()) {
    const kind = kindOf(found.form.action)
    for (const fields of fillings(found.form, nth)) {
      const send = () => found.caller.sends(found.form.action, fields)
      const { answer, wrong } = await shame(found, fields, send)
      outcome.wrong.push(...wrong.map((what) => `${found.who}: ${kind} ${what}`))
      outcome.statuses.set(kind, (outcome.statuses.get(kind) ?? new Set()).add(answer.status))
    }
  }
  outcome.wrong = [...new Set(outcome.wrong)]
  return outcome
}

/** Whose forms are no form of a page here: signing in and out, and what is opened by a link of its own. */
const elsewhere = ['/sign-', '/demo/']

const sameShape = (kind: string, route: string): boolean => {
  const [one, other] = [kind.split('/'), route.split('/')]
  return one.length === other.length && other.every((part, at) => part === ':x' || part === one[at])
}

// Details and plans may be left empty, and what was there taken out of them; no tier ticked shows them all; a check that
// does not hold is taken away at once, whatever the reason; a survey is put together bit by bit, and opening it asks for all;
// whoever does not feel safe, or gets worse, need not write a word; a search for nobody shows everybody; a school leaves out any
// pupil, and may be asked of none by then.
const mayBeEmpty =
  /^\/attendance$|\/details\/|\/people\/:id\/page\/shown$|\/plan\/words$|^\/services\/tiers$|\/search$|\/checks\/:id\/ending$|^\/surveys\/:id\/(dates|law|telling)$|^\/((my\/)?unsafe(\/|$)|meanwhile\/[^/]+\/worse$)/

/** Each with its name and the number of the way that it is. */
const inTurns = <T>(ways: Record<string, T>): [string, T, number][] =>
  Object.entries(ways).map(([name, way], nth) => [name, way, nth])

const asksSomething = (form: ReadForm): boolean =>
  form.fields.some(({ kind }) => kind !== 'hidden' && kind !== 'button')

describe('every form of Trellis', () => {
  it('was found by following links as each of its people', () => {
    const kinds = [...new Set(toSend().map(({ form }) => kindOf(form.action)))].sort()
    const patterns = kinds.map((kind) => kind.replaceAll(/:(id|nth)/g, ':x'))
    const unseen = routesOf(saltmere)
      .filter(({ method, path }) => method === 'POST' && !elsewhere.some((start) => path.startsWith(start)))
      .map(({ path }) => path.replace(/:\w+(\{(?:[^{}]|\{[^{}]*\})*\})?/g, ':x'))
      .filter((path) => !patterns.some((kind) => sameShape(kind, path)))
    expect(unseen).toEqual([])
    expect(kinds.length).toBeGreaterThan(40)
  })

  it('sent with nothing: says what is missing, or that there was nothing to do', async () => {
    const { wrong, statuses } = await everyFormWith((form) =>
      asksSomething(form) ? [[], filledWith(form, () => '')] : [],
    )
    expect(wrong).toEqual([])
    const taken = [...statuses].filter(([, all]) => !all.has(422)).map(([kind]) => kind)
    expect(taken.filter((kind) => !mayBeEmpty.test(kind))).toEqual([])
  })

  it.each(inTurns(nastyTexts))('takes %s as text, or says why not', async (_, text, way) => {
    const { wrong } = await everyFormWith((form, nth) =>
      textFields(form).length === 0 || !isInTurn(nth, way)
        ? []
        : [filledWith(form, (field) => (isDatePart(field) ? '31' : text))],
    )
    expect(wrong).toEqual([])
  })

  it('says of 100,000 characters how many there may be, and keeps them', async () => {
    const { wrong } = await everyFormWith((form) =>
      inEights(textFields(form)).map((eight) => tooMuchIn(form, eight)),
    )
    expect(wrong).toEqual([])
  })

  it.each(Object.entries(impossibleDates))('refuses %s in a sentence', async (_, [day, month, year]) => {
    const { wrong } = await everyFormWith((form) =>
      dateNames(form).map((name) => {
        const date: Record<string, string> = {
          [`${name}-day`]: day,
          [`${name}-month`]: month,
          [`${name}-year`]: year,
        }
        return filledWith(form, (field) => date[field.name] ?? '')
      }),
    )
    expect(wrong).toEqual([])
  })

  it('is not moved by fields it did not ask for', async () => {
    const { wrong } = await everyFormWith((form) =>
      asksSomething(form) ? [[...filledWith(form, () => ''), ...unaskedFor]] : [],
    )
    expect(wrong).toEqual([])
  })

  it.each(inTurns(otherBodies))('is not moved by %s', async (_, [type, body], way) => {
    const wrong: string[] = []
    lastRung = await rung()
    for (const [nth, found] of toSend().entries()) {
      if (!asksSomething(found.form) || !isInTurn(nth, way)) continue
      const headers = { 'content-type': type }
      const send = () => found.caller.asks(found.form.action, { method: 'POST', body, headers })
      const met = await shame(found, [], send)
      wrong.push(...met.wrong.map((what) => `${kindOf(found.form.action)} ${what}`))
    }
    expect(wrong).toEqual([])
  })

  it('reads the fields that a choice reveals too, whichever is chosen', async () => {
    const each = Array.from({ length: VARIANTS }, (_, nth) => nth)
    const all = Object.values(nastyTexts).join(' ')
    const { wrong } = await everyFormWith((form, at) => {
      if (!asksSomething(form)) return []
      const refused = each.flatMap((nth) => [
        filledWith(form, () => '', nth),
        ...inEights(isInTurn(at, nth) ? textFields(form) : []).map((eight) => tooMuchIn(form, eight, nth)),
      ])
      const taken = each.map((nth) => filledWith(form, (field) => (isDatePart(field) ? '31' : all), nth))
      // Where nothing is chosen, every way of choosing sends the same.
      return [...new Map([...refused, ...taken].map((sent) => [JSON.stringify(sent), sent])).values()]
    })
    expect(wrong).toEqual([])
  })

  it('is pressed where there is nothing to fill in, twice: the second time changes nothing', async () => {
    const { wrong } = await everyFormWith((form) =>
      asksSomething(form) ? [] : [[], filledWith(form, () => '')],
    )
    expect(wrong).toEqual([])
  })
})

/** What somebody would have to be ashamed of in what comes back from an address that was only opened. */
function shameOf({ status, text }: Answer): string[] {
  const wrong: string[] = []
  if (status >= 500) wrong.push(`answers ${status}`)
  if (runs.test(text)) wrong.push('what was asked runs')
  if (nonsense.test(text.startsWith('<') ? wordsOf(text.slice(text.indexOf('<h1'))) : text))
    wrong.push(`says "${nonsense.exec(text)}"`)
  if (status >= 400 && text.startsWith('<') && !/<h1[^>]*>\s*\S/.test(text)) wrong.push('has no heading')
  return wrong
}

const WROTE = 'something was written'

type Asking = { kind: string; caller: Caller; path: string; method?: string }

/** Asks for addresses as somebody; says what was wrong, by the kind of address, and whether anything was written. */
async function asking(asked: readonly Asking[]): Promise<string[]> {
  const wrong = new Set<string>()
  const all = async () => {
    for (const { kind, caller, path, method = 'GET' } of asked)
      for (const what of shameOf(await (method === 'GET' ? caller.asks(path) : caller.sends(path))))
        wrong.add(`${method} ${kind} ${what}`)
  }
  if (await writesWhenQuiet(saltmere, rung, all)) wrong.add(WROTE)
  return [...wrong]
}

const parameter = /:\w+(\{(?:[^{}]|\{[^{}]*\})*\})?/g

describe('every address of Trellis', () => {
  it.each(inTurns(nastyParts))('is not moved by %s in place of what it names', async (_, part, way) => {
    const callers = [...new Set(forms.map(({ caller }) => caller))]
    const named = routesOf(saltmere).filter(({ path }) => path.includes(':'))
    expect(named.length).toBeGreaterThan(300)
    const asked = named.flatMap(({ method, path }, at): Asking[] =>
      isInTurn(at, way)
        ? [
            {
              ...{ method, kind: path, caller: callers[(at + way) % callers.length] as Caller },
              path: path.replace(parameter, part).replaceAll('*', part),
            },
          ]
        : [],
    )
    expect(await asking(asked)).toEqual([])
  })

  it.each(inTurns(nastyValues))('is not moved by %s beside it', async (_, value, way) => {
    const names = [...askedFor]
    expect(names.length).toBeGreaterThan(10)
    const stranger = saltmere.caller()
    const pages = [
      ...[...visited.values()].filter((_page, at) => isInTurn(at, way)),
      ...forMachines.map((path) => ({ caller: stranger, path })),
    ]
    const asked = pages.map(({ caller, path }) => ({
      ...{ kind: kindOf(path), caller },
      path: `${path}${path.includes('?') ? '&' : '?'}${askedOddly(names, value)}`,
    }))
    const isFinder = ({ kind }: Asking) => kind === '/services' || kind === '/embed/services'
    expect(await asking(asked.filter((one) => !isFinder(one)))).toEqual([])
    // A search that found nothing is counted.
    const finders = asked.filter(isFinder)
    expect((await asking(finders)).filter((what) => what !== WROTE)).toEqual([])
  })
})

/** What no page leads to. */
const forMachines = [
  ...['/oruk', '/oruk/services', '/oruk/service_at_locations', '/oruk/taxonomy_terms', '/oruk/organizations'],
  ...['/fhir/Questionnaire', '/fhir/QuestionnaireResponse/x', '/embed/services'],
]

describe('every form that takes a file', () => {
  it.each(Object.entries(nastyFiles))(
    'takes %s as far as it can be read, or says why not',
    async (_, [name, bytes]) => {
      const wrong: string[] = []
      const withFile = toSend().filter(({ form }) => form.fields.some(({ kind }) => kind === 'file'))
      expect(withFile.length).toBeGreaterThan(3)
      lastRung = await rung()
      for (const found of withFile) {
        const send = () =>
          found.caller.asks(found.form.action, { method: 'POST', body: bodyWith(found.form, name, bytes) })
        const met = await shame(found, [], send)
        wrong.push(...met.wrong.map((what) => `${kindOf(found.form.action)} ${what}`))
      }
      expect([...new Set(wrong)]).toEqual([])
    },
  )
})

/** What a browser sends of a form with this file in each of its places. */
function bodyWith(form: ReadForm, name: string, bytes: string | Buffer): FormData {
  const body = new FormData()
  for (const [field, value] of filledWith(form, () => '', 0)) body.append(field, value)
  for (const field of form.fields.filter(({ kind }) => kind === 'file'))
    body.append(field.name, new File([bytes as BlobPart], name))
  return body
}

const inEights = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 8) }, (_, at) => all.slice(at * 8, at * 8 + 8))

const tooMuch = 'x'.repeat(100_000)
// For what is gone through once for each choice: still twice what any field of ours takes.
const twiceTooMuch = 'x'.repeat(20_000)

const tooMuchIn = (form: ReadForm, fields: readonly Field[], variant?: number): Sending => {
  const text = variant === undefined ? tooMuch : twiceTooMuch
  return filledWith(form, (field) => (fields.some(({ name }) => name === field.name) ? text : ''), variant)
}
