import { beforeAll, describe, expect, it, vi } from 'vitest'
import { plantGeography } from '../demo/geography/plant.ts'
import { runId, serviceOf, tellRuns } from '../demo/programmes/runs.ts'
import { invented } from '../demo/saltmere.ts'
import { townAt } from '../demo/telling/town.ts'
import { makeService } from '../src/directory/factory.ts'
import { commandsOn } from '../src/outcomes/testing.ts'
import { newId } from '../src/words/index.ts'
import { saysYes } from './referring.ts'
import { openSaltmere, type Saltmere, TUESDAY } from './saltmere.ts'
import { does } from './sending.ts'
import { type ComesBy, figuresOf, Way } from './seventeen-ways.ts'
import { publishSurveys } from './surveying.ts'
import { listTyped } from './waiting-scene.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere
let way: Way
const commands = commandsOn(() => saltmere.database)

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async (database, now) => {
      await plantGeography(database.kysely, TUESDAY)
      await publishSurveys(database)
      await makeService(database.kysely, {
        ...{ id: invented('service Bag & Pad'), place: invented('Saltmere'), name: 'Bag & Pad' },
        team: invented('Ferry Road coaches'),
      })
      await tellRuns(townAt(database.kysely, now, ''))
    },
  })
  way = new Way(saltmere)
}, 240_000)

const daniel = 'Daniel Osei'
const yetunde = 'Yetunde Bakare'
const [gp, quayside, clinician] = ['Dr Anil Kapoor', 'Dr Ruth Adler', 'Dr Anouk Verhoeven']

const beside: readonly ComesBy[] = [
  {
    ...{ programme: 'connect-together', sender: gp, form: 'health', worker: daniel },
    measure: { key: 'physical-health', picks: [3, 7] },
  },
  { programme: 'healthy-hyde', sender: 'Sam Whitlock', form: 'school', worker: daniel },
  {
    ...{ programme: 'inact', sender: 'Priya Raman', form: 'school', worker: daniel },
    measure: { key: 'ons-loneliness', picks: [3, 1] },
  },
  {
    ...{ programme: 'care-leavers', sender: 'Anthea Boyd', form: 'professional', worker: daniel },
    override: 'Leaves care early, and asked for it',
  },
  { programme: 'link', sender: quayside, form: 'health', worker: yetunde },
  { programme: 'east-sussex', sender: 'Leila Haddad', form: 'school', worker: yetunde },
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
  {
    ...{ programme: 'talking-tactics', sender: clinician, form: 'health', worker: yetunde },
    ...{ coach: 'Tunde Alabi', measure: { key: 'stress', picks: [3, 1] } },
  },
  {
    ...{ programme: 'safety-nets', sender: clinician, form: 'health', worker: yetunde },
    ...{ coach: 'Delroy Banks', measure: { key: 'confidence', picks: [2, 6] } },
  },
]

describe('beside a worker: referred, taken on, taking part, asked at the start and at the end, through', () => {
  it.each(beside)('$programme, from $sender', async (comes) => {
    expect((await figuresOf(commands, comes.programme)).people).toBe(0)
    const one = await way.isTakenOn(comes)
    if (comes.override) {
      const refused = await one.by.sends(`/supports/${one.support}/programmes`, {
        ...{ run: runId(comes.programme), once: newId() },
      })
      expect([refused.status, refused.text.includes('Write why it suits Taz all the same')]).toEqual([
        422,
        true,
      ])
    }
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

describe('in a group: waiting, offered, a yes by link, a register, asked at the start and at the end, through', () => {
  it.each(inGroups)('$programme, with $coach', async (comes) => {
    const { coach, programme } = comes
    const one = await way.isTakenOn(comes)
    await way.answers(one, 'start')
    await way.waitsFor(one, coach)
    const { id, state } = await way.standing(one.support)
    expect(state).toBe('waiting')
    const group = await way.group(programme, coach)
    await way.saysYesTo(await way.isOffered(group, coach))
    expect((await way.standing(one.support)).state).toBe('taken_up')
    await way.comes(group, coach, id)
    expect((await way.standing(one.support)).state).toBe('attending')
    await way.answers(one, 'end')
    await does(await way.as(coach), `/enrolments/${id}/completion`, {})
    expect((await way.standing(one.support)).state).toBe('completed')
    if (comes.weeksAfter) {
      const later = `select (p.due_on - e.ended_on) / 7 as weeks from measure_point p join enrolment e on e.id = p.enrolment_id
        where e.id = $1 and p.point = 'follow-up'`
      expect(await way.one(later, [id])).toEqual({ weeks: comes.weeksAfter })
    }
    expect((await figuresOf(commands, programme)).people).toBe(1)
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

describe('a drop-in: nobody is named, and numbers are kept', () => {
  it.each([
    ['streetgames', 'Tunde Alabi'],
    ['ahead-of-the-game', 'Tunde Alabi'],
  ])('%s', async (programme, coach) => {
    const group = await way.group(programme, coach, 'drop_in')
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
})

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
    await way.rates(one, '3')
    // Home from hospital: what is asked six months on has its day from then.
    const { id } = await way.standing(one.support)
    const left = { 'discharged_on-day': '20', 'discharged_on-month': '11', 'discharged_on-year': '2026' }
    await does(one.by, `/enrolments/${id}/discharge`, left)
    const later = `select distinct due_on::text as day from measure_point where enrolment_id = $1 and point = 'follow-up'`
    expect(await way.one(later, [id])).toEqual({ day: '2027-05-21' })
    await way.rates(one, '7')
    await way.ends(one)
    expect((await way.standing(one.support)).state).toBe('completed')
    expect((await figuresOf(commands, 'space')).people).toBe(1)
    // Whom it reaches is a page for who pays, and no link for who works there.
    await worker.opens('/programmes/space')
    await worker.doesNotSee('Whom it reaches, step by step')
    const payer = await saltmere.somebody({ is: 'Judith Farrow' })
    await payer.opens('/programmes/space')
    await payer.follows('Whom it reaches, step by step')
    await payer.sees(/Whom .* reaches/)
  })

  it('wellbeing-while-waiting: a list is asked, each answers for themselves, and who gets worse is looked at again', async () => {
    const programme = 'wellbeing-while-waiting'
    const service = await saltmere.somebody({ is: clinician })
    await service.opens('/waiting-lists')
    await service.follows('Offer support to those who wait')
    await service.presses('Ask everybody on it')
    await service.sees('Choose what is offered')
    const list = 'RiO ID;Patient;Mobile;Diagnosis\nW-1;HUSSAIN, Taz;07700 900123;low mood\nW-2;Kez;4.47E+11;'
    await does(await way.as(clinician), '/waiting-lists', listTyped(runId(programme), list))
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

    await way.rates(one, '3')
    await way.rates(one, '6')
    await way.ends(one)
    expect((await way.standing(support)).state).toBe('completed')
    expect((await figuresOf(commands, programme)).people).toBe(1)
  })

  it('beewell: a whole area is asked again and again, and anybody reads what came of it', async () => {
    const somebody = await saltmere.somebody({ phone: true })
    await somebody.opens('/wellbeing')
    await somebody.sees('How young people are in Saltmere')
    await somebody.sees('Over time')
    await somebody.doesNotSee(/Sallowfield High|Eastbrook Academy/)
  })
})
