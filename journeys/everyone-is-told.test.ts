import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Visitor } from './browser.ts'
import type { Caller } from './caller.ts'
import { sendsReferral } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

const TAZ = '+447700900123'
const PRIYA = 'priya.raman@saltmere.example'

let saltmere: Saltmere
let sender: Caller
let maryam: Visitor
let priya: Visitor

beforeAll(async () => {
  saltmere = await openSaltmere()
  sender = await saltmere.caller().signsIn('Priya Raman')
}, 90_000)

const laterOn = (): void => saltmere.clock.moveBy({ minutes: 30 })

/** The address of the record of whoever this referral is about. */
async function recordOf(referral: string): Promise<string> {
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    'select young_person_id as id from referral where id = $1',
    [referral],
  )
  return `/young-people/${rows[0]?.id}`
}

async function takesOn(referral: string): Promise<string> {
  laterOn()
  await maryam.opens(`/referrals/${referral}`)
  await maryam.picks(/Who will be their link worker/, 'Maryam Siddiqui')
  await maryam.presses('Say yes')
  return recordOf(referral)
}

async function meets(record: string): Promise<void> {
  laterOn()
  await maryam.opens(record)
  await maryam.follows('Write up a contact')
  await maryam.writes('Note', 'We walked along the quay. He talked about his dad.')
  await maryam.ticks(/Only I and my manager/)
  await maryam.presses('Save')
  await maryam.sees('The contact is written up.')
}

const wordsForPriya = 'What came of it, for whoever referred them'

async function ends(record: string, came: string | null): Promise<void> {
  laterOn()
  await maryam.opens(record)
  await maryam.follows('End the support')
  await maryam.ticks(/Completed/)
  await maryam.writes('What you want to say to Taz', 'You are funnier than you think.')
  if (came === null) expect(await maryam.page.getByLabel(wordsForPriya).count()).toBe(0)
  else await maryam.writes(wordsForPriya, came)
  await maryam.ticks('Send them our message first')
  await maryam.page.getByRole('group', { name: 'Do you ask later how it goes?' }).getByLabel('No').check()
  await maryam.presses('End the support')
  await maryam.sees('The support has ended, and the record is closed.')
}

async function refers(mayTell: readonly string[], told?: Record<string, string>): Promise<string> {
  laterOn()
  return sendsReferral(sender, mayTell, told)
}

const subjectsTo = async (address: string): Promise<string[]> =>
  (await saltmere.messagesTo(address)).map(({ subject }) => subject).toReversed()

describe('Closed loop: they agreed that the teacher hears everything', () => {
  let referral = ''
  let record = ''

  it('tells Taz first that somebody says yes, then the teacher', async () => {
    maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    priya = await saltmere.somebody({ is: 'Priya Raman' })
    referral = await refers(['first_contact', 'ending', 'outcome'])
    record = await takesOn(referral)
    const [young] = await saltmere.messagesTo(TAZ)
    const [teacher] = await saltmere.messagesTo(PRIYA)
    expect(young?.body).toContain('Maryam from Northside Link Workers would like to meet you')
    expect(teacher?.subject).toBe('Northside Link Workers accepted your referral')
    expect(teacher?.body).toContain('The young person has been told.')
    expect(teacher?.body).toContain('We will tell you when they have first met.')
    expect(teacher?.at.getTime()).toBeGreaterThanOrEqual(young?.at.getTime() as number)
  })

  it('tells the teacher that they have met, and nothing of what was said', async () => {
    await meets(record)
    const [teacher] = await saltmere.messagesTo(PRIYA)
    expect(teacher?.subject).toBe('They have met: about your referral')
    expect(teacher?.body).not.toMatch(/quay|dad|Taz|Tariq/)
  })

  it('tells Taz first that it ends, and the teacher what came of it, in Trellis and not in the message', async () => {
    await ends(record, 'He runs the chess table again on Mondays.')
    const [young] = await saltmere.messagesTo(TAZ)
    const [teacher] = await saltmere.messagesTo(PRIYA)
    expect(young?.body).toContain('your time with Maryam')
    expect(teacher?.subject).toBe('Support has ended: about your referral')
    expect(teacher?.at.getTime()).toBeGreaterThanOrEqual(young?.at.getTime() as number)
    expect(teacher?.body).not.toMatch(/chess|Taz|Tariq/)
    await priya.opens(`/referrals/${referral}`)
    await priya.sees('He runs the chess table again on Mondays.')
    await priya.doesNotSee(/quay|his dad|funnier/)
  })

  it('closes the teacher’s view 28 days later, and the link worker’s at once', async () => {
    expect(await maryam.opens(record)).toBe(404)
    saltmere.clock.moveBy({ days: 29 })
    expect(await priya.opens(`/referrals/${referral}`)).toBe(404)
  })
})

describe('Closed loop: they agreed that the teacher hears when it ends, and no more', () => {
  it('says nothing of a first meeting, and of the ending only that it was', async () => {
    const before = (await subjectsTo(PRIYA)).length
    const referral = await refers(['ending'])
    const record = await takesOn(referral)
    await meets(record)
    await ends(record, null)
    expect((await subjectsTo(PRIYA)).slice(before)).toEqual([
      expect.stringMatching(/^We have your referral/),
      'Northside Link Workers accepted your referral',
      'Support has ended: about your referral',
    ])
    await priya.opens(`/referrals/${referral}`)
    await priya.sees('Northside Link Workers said yes')
    await priya.doesNotSee(/quay|Completed/)
  })
})

describe('Closed loop: they agreed to nothing', () => {
  it('tells the teacher that somebody has taken it on, which whoever is responsible must know, and then no more', async () => {
    const before = (await subjectsTo(PRIYA)).length
    const referral = await refers([])
    const record = await takesOn(referral)
    const [promised] = await saltmere.messagesTo(PRIYA)
    expect(promised?.body).not.toContain('We will tell you')
    await meets(record)
    await ends(record, null)
    expect((await subjectsTo(PRIYA)).slice(before)).toEqual([
      expect.stringMatching(/^We have your referral/),
      'Northside Link Workers accepted your referral',
    ])
    await priya.opens(`/referrals/${referral}`)
    await priya.doesNotSee(/ended|met\b/)
  })
})

describe('Closed loop: the teacher has chosen to tell Taz himself', () => {
  it('asks the teacher to, and does not say that somebody else has', async () => {
    const before = (await saltmere.messagesTo(TAZ)).length
    const referral = await refers(['ending'], { tell_first: 'sender' })
    await takesOn(referral)
    const [teacher] = await saltmere.messagesTo(PRIYA)
    expect(teacher?.body).toContain('You chose to tell the young person yourself. Please tell them now')
    expect(teacher?.body).not.toContain('The young person has been told')
    expect((await saltmere.messagesTo(TAZ)).length).toBe(before)
  })
})
