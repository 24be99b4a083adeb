import { beforeAll, describe, expect, it, vi } from 'vitest'
import { plantGeography } from '../demo/geography/plant.ts'
import { runId, serviceOf, tellRuns } from '../demo/programmes/runs.ts'
import { invented } from '../demo/saltmere.ts'
import { townAt } from '../demo/telling/town.ts'
import { makeService } from '../src/directory/factory.ts'
import { commandsOn } from '../src/outcomes/testing.ts'
import { inventedTrial, screened } from '../src/screening/factory.ts'
import { makeOpenSurvey } from '../src/surveys/factory.ts'
import { newId } from '../src/words/index.ts'
import type { Visitor } from './browser.ts'
import type { Caller } from './caller.ts'
import { plansWithFamily } from './family-scene.ts'
import { runsHere } from './group-scene.ts'
import { saysYes } from './referring.ts'
import { openSaltmere, type Saltmere, TUESDAY } from './saltmere.ts'
import { keepsWording, opensOwnPage, surveyWorld } from './scene.ts'
import { dated, does } from './sending.ts'
import { answersTo, type ComesBy, comparedWith, figuresOf, type OnTheWay, Way } from './seventeen-ways.ts'
import { publishSurveys } from './surveying.ts'
import { listTyped } from './waiting-scene.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere
let way: Way
/** Those who came home from hospital, and are asked again six months on. */
const families: OnTheWay[] = []
/** Those who dug and those beside them, whose attendance is counted again two years on. */
const dug: OnTheWay[] = []
const commands = commandsOn(() => saltmere.database)

/** What there is near, and what each helps with. */
const nearby = [
  ['Maths for life', 'learning'],
  ['First job club', 'work'],
  ['The food van', 'helping_others'],
  ['Swim club', 'being_active'],
] as const

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async (database, now) => {
      await plantGeography(database.kysely, TUESDAY)
      await publishSurveys(database)
      await makeService(database.kysely, {
        ...{ id: invented('service Bag & Pad'), place: invented('Saltmere'), name: 'Bag & Pad' },
        team: invented('Ferry Road coaches'),
      })
      for (const [name, helps] of nearby)
        await makeService(database.kysely, {
          ...{ id: invented(`service ${name}`), place: invented('Saltmere'), name },
          ...{ team: invented('Ferry Road coaches'), helpsWith: [helps] },
        })
      await tellRuns(townAt(database.kysely, now, ''))
    },
  })
  way = new Way(saltmere)
  for (const measure of ['swemwbs', 'ors']) await keepsWording(saltmere, 'Sunita Rao', measure)
}, 240_000)

const daniel = 'Daniel Osei'
const yetunde = 'Yetunde Bakare'
const [gp, quayside, clinician] = ['Dr Anil Kapoor', 'Dr Ruth Adler', 'Dr Anouk Verhoeven']

const beside: readonly ComesBy[] = [
  { programme: 'healthy-hyde', sender: 'Sam Whitlock', form: 'school', worker: daniel },
  {
    ...{ programme: 'inact', sender: 'Priya Raman', form: 'school', worker: daniel },
    measure: { key: 'ons-loneliness', picks: [3, 1] },
  },
  { programme: 'link', sender: quayside, form: 'health', worker: yetunde },
]

const inGroups: readonly (ComesBy & { coach: string; weeksAfter?: number })[] = [
  {
    ...{ programme: 'turn-the-page', sender: quayside, form: 'health', worker: yetunde },
    ...{ coach: 'Bea Lindqvist', override: 'Draws every day and gets on with older people' },
  },
  {
    ...{ programme: 'dandelion-time', sender: 'Sam Whitlock', form: 'school', worker: daniel },
    ...{ coach: 'Tom Ashdown', measure: { key: 'confidence', picks: [3, 8] } },
  },
  {
    ...{ programme: 'rejuvenate', sender: 'Kofi Mensah', form: 'professional', worker: daniel },
    ...{ coach: 'Amari Fontaine', measure: { key: 'heard-and-proud', picks: [2, 4] }, weeksAfter: 104 },
  },
]

describe('beside a worker: referred, taken on, taking part, asked at the start and at the end, through', () => {
  it.each(beside)('$programme, from $sender', async (comes) => {
    expect((await figuresOf(commands, comes.programme)).people).toBe(0)
    const one = await way.isTakenOn(comes)
    await way.joins(one)
    await way.rates(one, '2')
    await way.answers(one, 'start')
    expect(await way.standing(one.support)).toMatchObject({ state: 'attending', programme: comes.programme })
    await way.answers(one, 'end')
    await way.rates(one, '6')
    await way.ends(one)
    expect((await way.standing(one.support)).state).toBe('completed')
    const { people, statements } = await figuresOf(commands, comes.programme)
    expect(people).toBe(1)
    // Of one person no figure is made.
    for (const { value } of statements.filter(({ key }) => key !== 'contacts-each-week'))
      expect(value).toBeNull()
  })
})

/** One figure of a programme's own records, written anew. */
const figure = async (programme: string, key: string) =>
  (await figuresOf(commands, programme)).statements.find((one) => one.key === key)

describe('how often they come to school, counted from registers', () => {
  it('east-sussex: three pupils, of whom two come more often than before', async () => {
    const comes = {
      programme: 'east-sussex',
      sender: 'Leila Haddad',
      form: 'school',
      worker: yetunde,
    } as const
    const clerk = await saltmere.somebody({ is: yetunde, phone: true })
    const counted = [
      [72, 90],
      [80, 85],
      [90, 81],
    ] as const
    for (const [first, last] of counted) {
      const one = await way.isTakenOn(comes)
      await way.joins(one)
      if (first === 72) await countsHere(clerk, (await way.standing(one.support)).id)
      else await way.point(one, 'attendance', 'baseline', { attended: first, possible: 100 })
      await way.wentTheWay(one)
      await way.point(one, 'attendance', 'end', { attended: last, possible: 100 })
      await way.ends(one)
    }
    expect(await figure('east-sussex', 'attendance-improved')).toMatchObject({ n: 3, value: 200 / 3 })
  })

  it('east-sussex: what is given for its places and spent of it, to the penny, as whoever pays sees it', async () => {
    const run = runId('east-sussex')
    const payer = await saltmere.somebody({ is: 'Judith Farrow' })
    await payer.opens('/programmes/east-sussex')
    await payer.follows(/^Money for/)
    await payer.follows('Give money for it')
    await payer.presses('Give it')
    await payer.sees('Enter who gives it')
    await payer.writes('Who gives it?', 'Saltmere Council')
    await payer.writes('How much, in pounds?', '24,000')
    await payer.writes('How many places does it pay for?', '96')
    await payer.writesDate('From which day?', '1', '9', '2026')
    await payer.writesDate('Until which day?', '31', '8', '2027')
    await payer.presses('Give it')
    await payer.sees(': 96 places at £250.00')
    const { id } = await way.one<{ id: string }>('select id from programme_budget where run_id = $1', [run])
    const [by, at] = [await way.as(yetunde), `/runs/${run}/money`]
    for (const [what, amount] of [
      ['Swimming for twelve, with the bus', '1,234.56'],
      ['Drums', '310.09'],
      ['Drums, written twice', '310.09'],
    ] as const)
      await does(by, `${at}/budgets/${id}/spending`, {
        ...{ what, amount, ...dated('spent_on', '2026-11-20'), once: newId() },
      })
    const twice = await way.one<{ id: string }>(
      "select id from programme_spend where what = 'Drums, written twice'",
      [],
    )
    await does(by, `${at}/spends/${twice.id}/taking-back`, {})
    await payer.opens('/programmes/east-sussex')
    await payer.sees(/Given\s+£24,000.00, for 96 places at £250.00\s+Spent\s+£1,544.65\s+Left\s+£22,455.35/)
    // Of so few it is not said what each cost.
    await payer.sees('Too few have begun to say')
    const worker = await saltmere.somebody({ is: yetunde, phone: true })
    await worker.opens('/programmes/east-sussex')
    await worker.doesNotSee('What it costs')
  })

  it('rejuvenate: three who dig, three beside them and one who is in neither', async () => {
    const programme = 'rejuvenate'
    const comes = { programme, sender: 'Priya Raman', form: 'school', worker: daniel } as const
    const group = await way.group(programme, 'Amari Fontaine')
    const before = await figure(programme, 'attendance-difference')
    expect([before?.value, before?.n]).toEqual([null, 0])
    const changes = [
      ['programme', 60, 75],
      ['programme', 70, 81],
      ['programme', 62, 75],
      ['comparison', 65, 67],
      ['comparison', 75, 77],
      ['comparison', 80, 82],
      ['neither', 40, 90],
    ] as const
    const worker = await saltmere.somebody({ is: daniel, phone: true })
    for (const [nth, [arm, first, last]] of changes.entries()) {
      const one = await way.isTakenOn(comes)
      if (arm === 'comparison') await way.joins(one)
      else await way.comesInto(one, group, 'Amari Fontaine')
      if (nth === 0) await isComparedHere(worker, (await way.standing(one.support)).id)
      else if (arm === 'programme') await way.isComparedAs(one, arm)
      await way.point(one, 'attendance', 'baseline', { attended: first, possible: 100 })
      await way.wentTheWay(one, arm === 'comparison' ? undefined : 'Amari Fontaine')
      await way.point(one, 'attendance', 'end', { attended: last, possible: 100 })
      // Their worker stays in touch until the day on which the programme looks at it again.
      await way.ends(one, '2028-11-21')
      if (arm !== 'neither') dug.push(one)
    }
    // 13 more in a hundred for those who dig, and 2 for those beside them.
    expect(await figure(programme, 'attendance-difference')).toMatchObject({ n: 6, value: 11 })
  })
})

/** A worker counts on a phone, and is told beside the field what is wrong. */
async function countsHere(worker: Visitor, part: string): Promise<void> {
  await worker.opens(`/enrolments/${part}`)
  await worker.follows('Count Attendance')
  await worker.presses('Write the numbers down')
  await worker.sees('Taz is asked nothing.')
  await worker.writes('Sessions attended', '720')
  await worker.writes('Sessions possible', '100')
  await worker.presses('Save these numbers')
  await worker.sees('Enter a whole number from 0 to 400')
  await worker.writes('Sessions attended', '72')
  await worker.presses('Save these numbers')
  await worker.sees('written down by Yetunde Bakare')
  await worker.opens(`/enrolments/${part}`)
  await worker.sees(/Attendance, at the start[^]*Counted on 24/)
}

/** Their worker says which of the two it is. */
async function isComparedHere(worker: Visitor, part: string): Promise<void> {
  await worker.opens(`/enrolments/${part}`)
  await worker.sees('Taz is in neither.')
  await worker.follows('Say which of the two it is')
  await worker.presses('Save')
  await worker.sees('Choose which it is')
  await worker.ticks('The sessions')
  await worker.presses('Save')
  await worker.sees('For Taz it is: The sessions.')
}

describe('where they go on to', () => {
  it('care-leavers: met where they choose, a move that is planned, and on to learning, work and helping', async () => {
    const programme = 'care-leavers'
    const override = 'Leaves care early, and asked for it'
    const comes = {
      ...({ programme, sender: 'Anthea Boyd', form: 'professional', worker: daniel, override } as const),
    }
    const onward = [['Maths for life'], ['First job club'], ['Maths for life', 'The food van']]
    let moving: OnTheWay | undefined
    for (const services of onward) {
      const one = await way.isTakenOn(comes, { at_place: 'The café by the lock' })
      moving ??= one
      const path = `/supports/${one.support}/programmes`
      const refused = await one.by.sends(path, { run: runId(programme), once: newId() })
      expect([refused.status, refused.text.includes('Write why it suits Taz all the same')]).toEqual([
        422,
        true,
      ])
      await way.joins(one)
      for (const service of services) await way.goesOnTo(one, service)
      await does(one.by, `/supports/${one.support}/handovers`, {
        ...{ kind: 'moving', takes_over: 'elsewhere', plan: 'Their town has a team: it is asked in March.' },
        ...{ ...dated('on_date', '2027-04-01'), once: newId() },
      })
      expect((await one.by.opens(`/supports/${one.support}`)).text).toContain('The café by the lock')
    }
    expect(await figure(programme, 'onward-education')).toMatchObject({ n: 3, missing: 0, value: 200 / 3 })
    expect(await figure(programme, 'onward-employment')).toMatchObject({ n: 3, value: 100 / 3 })
    expect(await figure(programme, 'onward-volunteering')).toMatchObject({ n: 3, value: 100 / 3 })
    await movesTo(moving as OnTheWay)
  })

  it('connect-together: three families from a GP, what each asks at both ends, and on to what is near', async () => {
    const comes = { programme: 'connect-together', sender: gp, form: 'health', worker: daniel } as const
    const ways = [
      { goals: ['2', '6'], health: [3, 7], said: 1, on: 'Maths for life' },
      { goals: ['4', '5'], health: [5, 5], said: 1, on: 'Swim club' },
      { goals: ['3', '3'], health: [6, 8], said: 0, on: 'Swim club' },
    ] as const
    for (const [nth, { goals, health, said, on }] of ways.entries()) {
      const one = await way.isTakenOn(comes)
      await way.joins(one)
      if (nth === 0) await plansWithFamily(saltmere, one.by, one)
      await way.rates(one, goals[0])
      await way.point(one, 'physical-health', 'baseline', health[0])
      await way.goesOnTo(one, on)
      await way.rates(one, goals[1])
      await way.wentTheWay(one)
      await way.point(one, 'physical-health', 'end', health[1])
      for (const feedback of ['listened-to', 'would-recommend']) await way.point(one, feedback, 'end', said)
      await way.ends(one)
    }
    const { statements } = await figuresOf(commands, 'connect-together')
    const shown = Object.fromEntries(statements.map(({ key, value }) => [key, value]))
    expect(shown).toMatchObject({
      ...{ 'goal-progress': 200 / 3, 'physical-health-improved': 200 / 3, 'mental-health-improved': null },
      ...{ 'listened-to': 200 / 3, 'would-recommend': 200 / 3, 'referrals-from-gp': 100 },
      ...{ 'onward-education': 100 / 3, 'onward-youth-sport': 200 / 3, 'onward-community-health': 0 },
    })
  })
})

describe('in a group: waiting, offered, a yes by link, a register, asked at the start and at the end, through', () => {
  it.each(inGroups)('$programme, with $coach', async (comes) => {
    const { coach, programme } = comes
    const before = (await figuresOf(commands, programme)).people
    const one = await way.isTakenOn(comes)
    if (programme === 'dandelion-time') await isInAFamilysPlan(one)
    await way.answers(one, 'start')
    await way.waitsFor(one, coach)
    const { id, state } = await way.standing(one.support)
    expect(state).toBe('waiting')
    const group = await way.group(programme, coach)
    await way.saysYesTo(await way.isOffered(group, coach))
    expect((await way.standing(one.support)).state).toBe('taken_up')
    await way.comes(group, coach, [id])
    expect((await way.standing(one.support)).state).toBe('attending')
    await way.answers(one, 'end')
    await does(await way.as(coach), `/enrolments/${id}/completion`, {})
    expect((await way.standing(one.support)).state).toBe('completed')
    if (comes.weeksAfter) {
      const later = `select (p.due_on - e.ended_on) / 7 as weeks from measure_point p join enrolment e on e.id = p.enrolment_id
        where e.id = $1 and p.point = 'follow-up'`
      expect(await way.one(later, [id])).toEqual({ weeks: comes.weeksAfter })
    }
    expect((await figuresOf(commands, programme)).people).toBe(before + 1)
  })

  it('grit: three young people, so that a figure is made of where they came from', async () => {
    const coach = 'Delroy Banks'
    const group = await way.group('grit', coach)
    for (let nth = 0; nth < 3; nth++) {
      const one = await way.isTakenOn({
        ...{ programme: 'grit', sender: 'Priya Raman', form: 'school', worker: daniel },
      })
      await way.waitsFor(one, coach)
      const { id } = await way.standing(one.support)
      if (nth < 2) await way.saysYesTo(await way.isOffered(group, coach))
      else await saysYesOnAPhone(await way.isOffered(group, coach))
      const session = await way.sessionOf(group)
      if (nth < 2)
        await does(await way.as(coach), `/sessions/${session}/marks`, {
          ...{ [`said-${id}`]: 'came', [`was-${id}`]: 'not_marked', once: newId() },
        })
      else await marksHere(session)
      expect((await way.standing(one.support)).state).toBe('attending')
    }
    const { people, statements } = await figuresOf(commands, 'grit')
    expect(people).toBe(3)
    expect(statements.find(({ key }) => key === 'referrals-from-school')).toMatchObject({ value: 100, n: 3 })
    expect(statements.find(({ key }) => key === 'self-referrals')).toMatchObject({ value: 0, n: 3 })
  })
})

/** Somebody moves: the team of the new area is asked, says yes, and only then do those of the old one let go. */
async function movesTo(one: OnTheWay): Promise<void> {
  const service = await makeService(saltmere.database.kysely, {
    ...{ place: invented('Saltmere'), team: invented('Harbour Link Workers'), name: 'A home by the harbour' },
  })
  const to = await runsHere(saltmere, service, one.programme)
  const stepping = {
    ...{ to, why: 'He moves there in April', changes: 'Yetunde meets you there', stays: 'Maths goes on' },
    ...{ decided_by: 'competent', judged_by: one.worker, grounds: 'He said it back', tell_parents: 'All' },
  }
  const path = `/supports/${one.support}/stepping`
  const typed = { ...stepping, tell_first: 'young_person', once: newId() }
  const more = await one.by.sends(path, typed)
  expect([more.status, more.text.includes('asks something about everybody')]).toEqual([422, true])
  await does(one.by, `${path}?to=${to}`, { ...typed, ...answersTo(more.text) })
  const old = await saltmere.somebody({ is: one.worker })
  const { person, handover } = await way.one<{ person: string; handover: string }>(
    'select young_person_id as person, id as handover from handover where support_id = $1',
    [one.support],
  )
  const settles = async () => {
    await old.opens(`/handovers/${handover}/outcome`)
    await old.ticks(/^Somebody has taken over/)
    await old.presses('Save')
  }
  await settles()
  await old.sees('Nobody has said yes yet')

  const { referral } = await way.one<{ referral: string }>(
    'select referral_id as referral from stepping where support_id = $1',
    [one.support],
  )
  const there = await saltmere.somebody({ is: yetunde })
  await there.opens(`/referrals/${referral}`)
  await there.sees('He moves there in April')
  await saysYes(await way.as(yetunde), referral, yetunde)
  await settles()
  await old.sees('Somebody has taken over')
  await old.opens(`/supports/${one.support}/ending`)
  await old.ticks('They moved away')
  await old.ticks(/where they live now has accepted/)
  await old.ticks(/goes on there, without us/)
  await old.ticks('I have told them')
  await old.ticks(/^No$/)
  await old.presses('End the support')
  expect(await old.opens(`/young-people/${person}`)).toBe(404)
  // Too young by the blueprint, so that their new worker lets them take part, with a reason.
  const { support } = await way.one<{ support: string }>(
    'select id as support from support where referral_id = $1',
    [referral],
  )
  const part = { run: to, override: 'Took part before the move', once: newId() }
  await does(await way.as(yetunde), `/supports/${support}/programmes`, part)
  const held = `select s.team_id as team, w.name as worker, e.state from support s join enrolment e on e.support_id = s.id
    left join worker w on w.id = s.worker_id where s.referral_id = $1`
  expect(await way.one(held, [referral])).toEqual({
    ...{ team: invented('Harbour Link Workers'), worker: yetunde, state: 'attending' },
  })
  expect((await way.standing(one.support)).state).toBe('stopped')
}

/** Their brother and their mother are in one plan with them: the brother once he said yes, in a browser. */
async function isInAFamilysPlan(one: OnTheWay): Promise<void> {
  const brother = await way.isTakenOn(one, { name: 'Idris Hussain', preferred_name: 'Idris' })
  const { plan } = await plansWithFamily(saltmere, one.by, { support: one.support, asked: brother.support })
  const worker = await saltmere.somebody({ is: one.worker, phone: true })
  await worker.opens(`/family-plans/${plan}`)
  await worker.sees('Nuala')
  await worker.sees('Idris has not said yes or no yet')
  await worker.follows(/Write down what Idris said/)
  await worker.ticks('Yes')
  await worker.ticks(/under 16 and able to decide/)
  await worker.writes('Who judged that they can decide this?', one.worker)
  await worker.writes('Why?', 'He said back who reads it')
  await worker.writes('What do they want their parents or carers told?', 'Everything')
  await worker.presses('Save')
  await worker.doesNotSee('has not said yes or no')
  const inIt = `select count(*)::int as n from family_member where plan_id = $1
    and left_at is null and (young_person_id is null or agreed_id is not null)`
  expect(await way.one(inIt, [plan])).toEqual({ n: 3 })
}

/** A pupil hands in the loneliest answers, and says whether they join. */
async function answersTheSurvey(pupil: Caller, code: string, reply: 'join' | 'decline'): Promise<void> {
  await pupil.sends('/survey', { code })
  await pupil.sends('/survey/start', {})
  for (const at of [1, 2, 3, 4]) await pupil.sends(`/survey/questions/${at}`, { answer: '3' })
  await pupil.sends('/survey/answers', {})
  await pupil.sends('/survey/support/reply', { reply })
}

/** A young person answers their offer on a phone, in a browser. */
async function saysYesOnAPhone(offer: string): Promise<void> {
  const taz = await saltmere.somebody({ phone: true })
  await taz.opens(offer)
  await taz.sees('There is a place')
  await taz.ticks(/^Yes/)
  await taz.page.locator('button[type=submit]').first().focus()
  await Promise.all([taz.page.waitForNavigation(), taz.page.keyboard.press('Enter')])
  await taz.sees(/Thank|Good|great/i)
}

/** The coach takes the register on a phone, in a browser. */
async function marksHere(session: string): Promise<void> {
  const coach = await saltmere.somebody({ is: 'Delroy Banks', phone: true })
  await coach.opens(`/sessions/${session}/register`)
  await coach.sees('First time today')
  const here = coach.page.getByLabel('Here', { exact: true })
  await here.last().check()
  for (const one of await here.all()) await one.check()
  await coach.presses(/^Save/)
  await coach.sees(/Saved/)
}

/** A club asks for a workshop on the public page of the programme, without an account. */
async function asksForAWorkshop(): Promise<void> {
  const club = await saltmere.somebody({ phone: true })
  await club.opens('/about/programmes/ahead-of-the-game')
  await club.follows('Ask for a workshop at your club')
  await club.presses('Ask for a workshop')
  await club.sees('Enter what your club is called')
  await club.sees('Answer this: Which team is it?')
  await club.writes('What is your club called?', 'Saltmere Rovers')
  await club.writes('Which team is it?', 'Under 16s')
  await club.writes('How many players?', 'About 18')
  await club.ticks('Parents and carers')
  await club.ticks('Coaches')
  await club.writes('Your name', 'Jo Tinsley')
  await club.writes('Your email address', 'jo@rovers.example')
  await club.presses('Ask for a workshop')
  await club.sees('You have asked for a workshop')
}

/** It is on Today of those who run it until they have answered, and the club reads what they wrote. */
async function saysYesToTheClub(coach: string): Promise<void> {
  const phone = await saltmere.somebody({ is: coach, phone: true })
  await phone.opens('/today')
  await phone.sees('Saltmere Rovers asks for a workshop of Ahead of the Game.')
  await phone.follows(/^Answer Saltmere Rovers/)
  await phone.sees('Parents and carers and Coaches')
  await phone.presses('Answer them')
  await phone.sees('Choose yes or no')
  await phone.ticks('Yes')
  await phone.writes('What do you tell the club?', 'Today at half past five, in your hall.')
  await phone.presses('Answer them')
  await phone.sees('Tunde Alabi said yes')
  await phone.follows(/^Begin the workshop of/)
  await phone.sees('A new group of Ahead of the Game')
  await phone.opens(`/runs/${runId('ahead-of-the-game')}`)
  await phone.sees('None waits for your answer.')
  await phone.opens('/today')
  await phone.doesNotSee('Saltmere Rovers')
  const [told] = await saltmere.messagesTo('jo@rovers.example')
  expect(told?.body).toContain('Today at half past five, in your hall.')
}

describe('a drop-in: nobody is named, and numbers are kept', () => {
  it('streetgames', async () => {
    const [programme, coach] = ['streetgames', 'Tunde Alabi']
    const group = await way.group(programme, coach, { kind: 'drop_in' })
    const by = await way.as(coach)
    const session = await way.sessionOf(group)
    const numbers = { came: '17', new_faces: '4', from_11: '9' }
    const more = await by.sends(`/sessions/${session}/marks`, { ...numbers, new_faces: '18' })
    expect(more.status).toBe(422)
    await does(by, `/sessions/${session}/marks`, numbers)
    const kept = await way.one('select came, new_faces, tallies from group_session where id = $1', [session])
    expect(kept).toMatchObject({ came: 17, new_faces: 4, tallies: { from_11: 9 } })
    expect((await by.opens(`/groups/${group}`)).text).toContain('17')
    const asked = 'select count(*)::int as n from enrolment where programme = $1'
    expect(await way.one(asked, [programme])).toEqual({ n: 0 })
  })

  it('ahead-of-the-game: a club asks, a workshop for players and one for parents and coaches, and what each said at its end', async () => {
    const [programme, coach] = ['ahead-of-the-game', 'Tunde Alabi']
    const by = await way.as(coach)
    await asksForAWorkshop()
    await saysYesToTheClub(coach)
    const held = async (name: string, came: string) => {
      const group = await way.group(programme, coach, {
        kind: 'drop_in',
        name,
        at_place: 'Rovers',
        count: '1',
      })
      const session = await way.sessionOf(group)
      await does(by, `/sessions/${session}/marks`, { came, new_faces: '0' })
      return session
    }
    const players = await held('Players of Rovers', '17')
    const adults = await held('Parents and coaches of Rovers', '10')
    const phone = await saltmere.somebody({ is: coach, phone: true })
    await phone.opens(`/sessions/${players}/register`)
    await phone.follows('Write down what they said at the end')
    await phone.writes('How many answered?', '15')
    await phone.writes('How many of them said yes?', '16')
    await phone.presses('Save the numbers')
    await phone.sees('There cannot be more than answered')
    await phone.writes('How many of them said yes?', '14')
    await phone.presses('Save the numbers')
    await phone.sees('Saved.')
    const said = { 'answered-recognises-signs': '10', 'yes-recognises-signs': '9' }
    await does(by, `/sessions/${adults}/feedback`, said)
    const { people } = await figuresOf(commands, programme)
    expect(people).toBe(27)
    expect(await figure(programme, 'recognises-signs')).toMatchObject({ n: 25, missing: 2, value: 92 })
    // At the drop-in of another programme nothing is asked at the end.
    const none = await way.group('streetgames', coach, { kind: 'drop_in' })
    const session = await way.sessionOf(none)
    await does(by, `/sessions/${session}/marks`, { came: '3', new_faces: '0' })
    expect((await by.asks(`/sessions/${session}/feedback`)).status).toBe(404)
  })
})

/** A family says in its plan where it wants to get to, and how near it is. */
async function setsAGoalTogether(worker: Visitor, plan: string): Promise<void> {
  await worker.opens(`/family-plans/${plan}`)
  await worker.follows('Add a goal')
  await worker.presses('Add the goal')
  await worker.sees('Write where the family wants to get to')
  await worker.writes('Where does the family want to get to?', 'One afternoon a week for their sister')
  await worker.writes('How near are they now, from 0 to 10?', '2')
  await worker.presses('Add the goal')
  await worker.sees('One afternoon a week for their sister')
}

/** Later they say that it is nearer. */
async function comesNearerTogether(worker: Visitor, plan: string): Promise<void> {
  await worker.opens(`/family-plans/${plan}`)
  await worker.follows('Say how near they are now')
  await worker.presses('Save')
  await worker.sees('Enter how near they are to one goal at least')
  await worker.writes('One afternoon a week for their sister', '6')
  await worker.presses('Save')
  await worker.sees('2 on Tue 24 Nov, 6 on Tue 24 Nov')
}

describe('in a browser', () => {
  it('space: a hospital refers, and their worker lets the family’s child take part', async () => {
    const one = await way.isTakenOn({
      ...{ programme: 'space', sender: 'Imelda Castro', form: 'health', worker: daniel },
    })
    const worker = await saltmere.somebody({ is: daniel, phone: true })
    const { person } = await way.one<{ person: string }>(
      'select young_person_id as person from support where id = $1',
      [one.support],
    )
    await worker.opens(`/young-people/${person}`)
    await worker.follows(/^Take part in a programme/)
    await worker.presses(/takes part$/)
    await worker.sees('Choose the programme')
    await worker.picks(/Which programme/, serviceOf('space'))
    await worker.presses(/takes part$/)
    await worker.sees('Programmes')
    await worker.follows(serviceOf('space'))
    await worker.sees('Comes')
    // Where it runs, as its team sees it.
    await worker.opens('/programmes/space')
    await worker.follows(/^Who takes part in/)
    await worker.sees('Not seen for 3 weeks')
    await worker.sees('Comes: 1 young person')
    const { plan } = await plansWithFamily(saltmere, one.by, one)
    await setsAGoalTogether(worker, plan)
    families.push(one)
    for (let more = 0; more < 2; more++) {
      const another = await way.isTakenOn(one)
      await way.joins(another)
      families.push(another)
    }
    for (const [nth, family] of families.entries()) {
      await way.rates(family, '3', 'parent_or_carer')
      for (const measure of ['family-coping', 'family-connectedness'])
        await way.point(family, measure, 'baseline', 4)
      // Home from hospital: what is asked six months on has its day from then, and the worker stays.
      const { id } = await way.standing(family.support)
      await does(family.by, `/enrolments/${id}/discharge`, dated('discharged_on', '2026-11-20'))
      const later = `select distinct due_on::text as day from measure_point where enrolment_id = $1 and point = 'follow-up'`
      expect(await way.one(later, [id])).toEqual({ day: '2027-05-21' })
      await way.rates(family, nth === 0 ? '3' : '7', 'parent_or_carer')
      // The first came nearer to what they want together, and not to what they want for their child.
      if (nth === 0) await comesNearerTogether(worker, plan)
      await way.wentTheWay(family)
      await way.point(family, 'family-coping', 'end', nth === 0 ? 4 : 6)
      await way.point(family, 'family-connectedness', 'end', 5)
    }
    const { people, statements } = await figuresOf(commands, 'space')
    expect(people).toBe(3)
    expect(Object.fromEntries(statements.map(({ key, value }) => [key, value]))).toMatchObject({
      ...{ 'goal-progress': 100, 'less-isolated': 100, 'self-efficacy': 200 / 3, 'still-managing': null },
    })
    const own = await opensOwnPage(saltmere, one.by, person)
    expect((await own.opens('/my/family')).text).toContain('One afternoon a week for their sister')
    // Whom it reaches is a page for who pays, and no link for who works there.
    await worker.opens('/programmes/space')
    await worker.doesNotSee('Whom it reaches, what it shows and what it costs')
    const payer = await saltmere.somebody({ is: 'Judith Farrow' })
    await payer.opens('/programmes/space')
    await payer.follows('Whom it reaches, what it shows and what it costs')
    await payer.sees(/for whoever pays for it/)
  })

  it('wellbeing-while-waiting: a list is asked, each answers for themselves, and who gets worse is looked at again', async () => {
    const programme = 'wellbeing-while-waiting'
    const service = await saltmere.somebody({ is: clinician })
    await service.opens('/waiting-lists')
    await service.follows('Offer support to those who wait')
    await service.presses('Ask everybody on it')
    await service.sees('Choose what is offered')
    await service.picks('What is offered?', `${serviceOf(programme)}, Harbour Link Workers`)
    await service.presses('Ask everybody on it')
    await service.sees('asks something of everybody on the list')
    await service.presses('Ask everybody on it')
    await service.sees('Answer this: What are they waiting for?')
    const list = 'RiO ID;Patient;Mobile;Diagnosis\nW-1;HUSSAIN, Taz;07700 900123;low mood\nW-2;Kez;4.47E+11;'
    const sends = await way.as(clinician)
    const asks = answersTo((await sends.opens(`/waiting-lists/new?run=${runId(programme)}`)).text)
    const to = `/waiting-lists?run=${runId(programme)}`
    await does(sends, to, { ...listTyped(runId(programme), list), ...asks })
    await service.opens('/waiting-lists')
    await service.follows(/ Nov$/)
    await service.sees('A spreadsheet has changed the phone number')

    const taz = await saltmere.somebody({ phone: true })
    const link = /\/meanwhile\/[\w-]{43}/
    const told = await saltmere.messagesTo('+447700900123')
    await taz.opens(told.map(({ body }) => link.exec(body)?.[0]).find(Boolean) ?? '')
    await taz.sees('You keep your place there')
    await taz.doesNotSee(/mental|low mood/i)
    await taz.ticks(/^Yes/)
    await taz.writes(/full name/, 'Tariq Hussain')
    await taz.ticks(/phone that this came to/)
    await taz.presses('Send')
    await taz.sees('You said yes')

    const { id: referral } = await way.one<{ id: string }>(
      "select referral_id as id from waiting_offer where state = 'yes'",
      [],
    )
    const by = await way.as(yetunde)
    await saysYes(by, referral, yetunde)
    const { id: support } = await way.one<{ id: string }>('select id from support where referral_id = $1', [
      referral,
    ])
    const meets = { kind: 'meeting', reached: 'yes', day: 'today', once: newId() }
    await does(by, `/supports/${support}/contacts`, meets)
    // Whoever was offered it and is taken on takes part, and the check-ins of the blueprint have their days.
    expect(await way.standing(support)).toMatchObject({ state: 'attending', programme })
    const one = { programme, sender: clinician, form: 'health', worker: yetunde, support, by } as const
    const checkIns = "select count(*)::int as n from measure_point where support_id = $1 and point = 'review'"
    expect(await way.one(checkIns, [support])).toEqual({ n: 3 })

    await taz.follows('Things are getting worse')
    await taz.sees('Childline, 0800 1111')
    await taz.presses('Ask them to look again')
    await taz.sees('They have it now')
    await service.opens('/today')
    await service.follows(/^Read it and answer Taz/)
    await service.presses('Answer them')
    await service.sees('Write what you tell them')
    await service.ticks('They are seen sooner')
    await service.writes('What do you tell them?', 'We see you on Monday at four.')
    await service.presses('Answer them')
    await service.sees('We see you on Monday at four.')
    await taz.page.reload()
    await taz.sees('We see you on Monday at four.')

    // Another comes by a referral of theirs; and those who waited before there was a link worker are taken in.
    const another = await way.isTakenOn({ programme, sender: clinician, form: 'health', worker: yetunde })
    await way.joins(another)
    for (const each of [one, another]) {
      await way.isComparedAs(each, 'programme')
      await way.rates(each, '3')
      await way.point(each, 'swemwbs', 'baseline', 2)
      await way.rates(each, '6')
      await way.wentTheWay(each)
      await way.point(each, 'swemwbs', 'end', 3)
      await way.ends(each)
      expect((await way.standing(each.support)).state).toBe('completed')
    }
    const alone = await figure(programme, 'wellbeing-difference')
    expect([alone?.value, alone?.n]).toEqual([null, 2])
    const before = { arm: 'comparison', measure: 'swemwbs', ends: [20, 21] } as const
    const { people, statements } = await comparedWith(commands, programme, before)
    expect(people).toBe(5)
    // Seven more for each who had a link worker, one more for those before them.
    expect(statements[0]).toMatchObject({ key: 'wellbeing-difference', n: 5, value: 6 })
  })

  it('inact: pupils who join a study are drawn, and either meet a link worker or are shown what there is', async () => {
    const programme = 'inact'
    const survey = screened(invented('Northside Link Workers'), { trial: inventedTrial() })
    const { slips, round } = await makeOpenSurvey(saltmere.database.kysely, surveyWorld, {
      ...{ ...survey, key: 'the-study', now: saltmere.clock.now(), pupils: 24 },
    })
    const prescribed: OnTheWay[] = []
    let signposted = 0
    for (const [nth, { code }] of slips.entries()) {
      // Two of those who are drawn for a link worker go on to them; from the thirteenth on nobody wants to join.
      if (nth >= 12 || (prescribed.length === 2 && signposted > 0)) {
        await answersTheSurvey(saltmere.caller(), code, nth >= 12 ? 'decline' : 'join')
        continue
      }
      const pupil = saltmere.caller()
      await answersTheSurvey(pupil, code, 'join')
      const drawn = await pupil.opens('/survey/support')
      if (drawn.path.startsWith('/survey/support/ideas')) {
        expect(drawn.text).toContain('Things to do near here')
        signposted++
        continue
      }
      const reach = { name: 'Kit', year_group: 'Year 9', school_name: '', contact_note: 'In form 9B' }
      await pupil.sends('/survey/support/referral', reach)
      const { id: referral } = await way.one<{ id: string }>(
        "select r.id from referral r join young_person p on p.id = r.young_person_id where p.name = 'Kit' and r.state = 'sent'",
        [],
      )
      prescribed.push(await way.isAccepted({ programme, worker: daniel }, referral))
    }
    expect(signposted).toBeGreaterThan(0)
    const log = 'select count(*)::int as n from screen_allocation where round_id = $1'
    expect(await way.one(log, [round])).toEqual({ n: 12 })
    // Whether pupils accept it, as whoever pays reads it: who joined, and who did not.
    const payer = await saltmere.somebody({ is: 'Judith Farrow' })
    await payer.opens(`/surveys/${round}/support`)
    await payer.sees(/Joined the trial\s+10/)
    await payer.sees(/Did not join, and were shown what there is: in neither arm\s+10/)
    for (const one of prescribed) {
      await way.joins(one)
      await way.isComparedAs(one, 'prescribed')
      const asked = { ...one, measure: { key: 'ons-loneliness', picks: [3, 1] } } as const
      await way.answers(asked, 'start')
      await way.answers(asked, 'end')
      await way.wentTheWay(one)
    }
    const beside = { arm: 'signposted', measure: 'ons-loneliness', ends: [8, 7] } as const
    const { statements } = await comparedWith(commands, programme, beside)
    expect(statements[0]).toMatchObject({ key: 'loneliness-difference', n: 5, value: -5 })
    // What it costs, from what was spent.
    const money = `/runs/${runId(programme)}/money`
    const given = { payer: 'The funder of the trial', amount: '5,000', places: '', once: newId() }
    const days = { ...dated('starts_on', '2026-09-01'), ...dated('ends_on', '2027-08-31') }
    await does(await way.as('Judith Farrow'), `${money}/budgets`, { ...given, ...days })
    const { id } = await way.one<{ id: string }>('select id from programme_budget where run_id = $1', [
      runId(programme),
    ])
    const paid = { what: 'A day a week of a link worker', amount: '1,020.30', once: newId() }
    await does(await way.as(daniel), `${money}/budgets/${id}/spending`, {
      ...{ ...paid, ...dated('spent_on', '2026-11-20') },
    })
    await payer.opens(`/programmes/${programme}`)
    await payer.sees(/Given\s+£5,000.00\s+Spent\s+£1,020.30\s+Left\s+£3,979.70/)
  })

  it('beewell: a whole area is asked again and again, and anybody reads what came of it', async () => {
    const somebody = await saltmere.somebody({ phone: true })
    await somebody.opens('/wellbeing')
    await somebody.sees('How young people are in Saltmere')
    await somebody.sees('Over time')
    await somebody.doesNotSee(/Sallowfield High|Eastbrook Academy/)
  })
})

/** Four marks on lines of ten centimetres, each as far along. */
const marks = (at: number): Record<string, number> => ({ i1: at, i2: at, i3: at, i4: at })

/** What is asked of those on a waiting list, and of those with a mentor, in words that their service has a licence for. */
const asked = [
  ['safety-nets', 'mental-health-improved'],
  ['talking-tactics', 'life-functioning'],
  ['talking-tactics', 'wellbeing'],
] as const

describe('week by week, half a year on and two years on', () => {
  it('eight weeks at a stadium with a clinician, and a mentor at a football club', async () => {
    const [coach, mentor] = ['Delroy Banks', 'Tunde Alabi']
    const thursdays = await way.group('safety-nets', coach, {
      ...{ name: 'Eight weeks', at_place: 'Saltmere Stadium, the home stand', count: '8' },
    })
    await does(await way.as(coach), `/groups/${thursdays}/leaders`, {
      ...{ email: await emailOf(clinician), part: 'Clinician' },
    })
    const waits = { sender: clinician, form: 'health', worker: yetunde } as const
    const three: { one: OnTheWay; id: string }[] = []
    for (let nth = 0; nth < 3; nth++) {
      const one = await way.isTakenOn({ ...waits, programme: 'safety-nets' })
      three.push({ one, id: await way.comesInto(one, thursdays, coach) })
      await way.point(one, 'confidence', 'baseline', 4)
      // One answers alone on a phone, by a link of their own.
      await way.point(one, 'swemwbs', 'baseline', 2, nth === 0 ? 'link' : 'together')
    }
    const mentored: { one: OnTheWay; id: string; group: string }[] = []
    for (const name of ['Mondays with Tunde', 'Tuesdays with Tunde', 'Fridays with Tunde']) {
      const group = await way.group('talking-tactics', mentor, { name, seats: '1', count: '26' })
      const one = await way.isTakenOn({ ...waits, programme: 'talking-tactics' })
      mentored.push({ one, group, id: await way.comesInto(one, group, mentor) })
      await way.rates(one, '2')
      await way.point(one, 'stress', 'baseline', { i1: 6, i2: 4 })
      await way.point(one, 'ors', 'baseline', marks(3.4))
      await way.point(one, 'swemwbs', 'baseline', 3)
    }
    // Of answers at the start alone nothing is said.
    for (const [programme, key] of asked)
      expect(await figure(programme, key)).toMatchObject({ n: 0, value: null })
    const stadium = await saltmere.somebody({ is: clinician, phone: true })
    await stadium.opens(`/groups/${thursdays}`)
    await stadium.sees('Saltmere Stadium')
    await stadium.sees('Each time: Sport, 60 minutes and What helps, 60 minutes.')
    for (let week = 1; week < 8; week++) {
      saltmere.clock.moveBy({ days: 7 })
      // The coach and the clinician take the register in turn; one of the three was away twice.
      const came = three.filter((_, nth) => nth > 0 || (week !== 3 && week !== 5))
      const taker = week % 2 === 0 ? coach : clinician
      await way.comes(
        thursdays,
        taker,
        came.map(({ id }) => id),
        week,
      )
      for (const { group, id } of mentored) await way.comes(group, mentor, [id], week)
    }
    await stadium.opens(`/groups/${thursdays}`)
    await stadium.sees('6 of 8')
    await stadium.sees('8 of 8')
    for (const [nth, { one }] of three.entries()) {
      if (nth === 1) await way.goesOnTo(one, 'Swim club')
      await way.wentTheWay(one, coach)
      await way.point(one, 'confidence', 'end', nth === 2 ? 4 : 7)
      await way.point(one, 'swemwbs', 'end', nth === 1 ? 2 : 4)
    }
    for (const [nth, { one }] of mentored.entries()) {
      await way.rates(one, '6')
      await way.wentTheWay(one, mentor)
      await way.point(one, 'stress', 'end', nth === 0 ? { i1: 8, i2: 3 } : { i1: 2, i2: 8 })
      await way.point(one, 'ors', 'end', marks(nth === 2 ? 3.3 : 6.1))
      await way.point(one, 'swemwbs', 'end', 4)
    }
    expect(await figure('safety-nets', 'mental-health-improved')).toMatchObject({ n: 3, value: 200 / 3 })
    expect(await figure('safety-nets', 'more-confident')).toMatchObject({ n: 3, value: 200 / 3 })
    expect(await figure('safety-nets', 'onward-community-group')).toMatchObject({ n: 3, value: 100 / 3 })
    const { statements } = await figuresOf(commands, 'talking-tactics')
    expect(Object.fromEntries(statements.map(({ key, value }) => [key, value]))).toMatchObject({
      ...{ 'less-stressed': 200 / 3, 'goal-progress': 100, 'significant-goal-progress': 100 },
      ...{ 'life-functioning': 200 / 3, wellbeing: 100 },
    })
  })

  it('space: six months after they went home they are asked again, and the support ends', async () => {
    saltmere.clock.moveTo('2027-05-21T09:00:00Z')
    for (const [nth, family] of families.entries()) {
      await way.point(family, 'family-coping', 'follow-up', nth === 2 ? 3 : 7)
      await way.ends(family)
    }
    expect(await figure('space', 'still-managing')).toMatchObject({ n: 3, value: 200 / 3 })
  })

  it('rejuvenate: two years on their worker counts again, and those beside them are told apart', async () => {
    const [programme, keys] = ['rejuvenate', ['still-improved', 'still-improved-comparison']]
    const still = async () => {
      const { statements } = await figuresOf(commands, programme)
      return keys.map((key) => statements.find((one) => one.key === key)).map((one) => [one?.value, one?.n])
    }
    expect(await still()).toEqual([
      [null, 0],
      [null, 0],
    ])
    saltmere.clock.moveTo('2028-11-22T09:00:00Z')
    // More than at the start, for all who dug and for one of those beside them.
    for (const [nth, attended] of [71, 72, 65, 60, 74, 85].entries())
      await way.point(dug[nth] as OnTheWay, 'attendance', 'follow-up', { attended, possible: 100 })
    expect(await still()).toEqual([
      [100, 3],
      [100 / 3, 3],
    ])
  })
})

/** The address with which somebody signs in. */
const emailOf = async (name: string): Promise<string> =>
  (await way.one<{ email: string }>('select email from worker where id = $1', [invented(name)])).email
