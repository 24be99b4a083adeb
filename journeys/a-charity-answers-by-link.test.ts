import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { makeService } from '../src/directory/factory.ts'
import type { Visitor } from './browser.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 120_000 })

const HALL = 'hello@tinhall.example'
let saltmere: Saltmere
let prescription = ''

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async (database) => {
      const { id } = await database.kysely.selectFrom('place').select('id').executeTakeFirstOrThrow()
      await makeService(database.kysely, {
        ...{ place: id, name: 'Chess on Mondays', provider: 'The Tin Hall', contactEmail: HALL },
        summary: 'A table, a board, biscuits. Nobody minds if you only watch.',
        ages: { from: 10, to: 16 },
        free: true,
        schedules: [{ days: [1], opens: '16:00', closes: '17:30' }],
        locations: [{ name: 'The Tin Hall', address: '3 Quay Street', postcode: 'SM1 2AB' }],
      })
      await makeService(database.kysely, {
        ...{ place: id, name: 'Bag & Pad', team: invented('Ferry Road coaches') },
        summary: 'Pads, skipping and a lot of talking. Nobody hits anybody.',
      })
      await makeService(database.kysely, {
        ...{ place: id, name: 'Chess in the park', provider: 'Friends of the Park' },
        summary: 'Big pieces, outside, when it is dry.',
      })
    },
  })
}, 90_000)

/** A teacher refers Taz and Maryam takes him on; gives the path of his record. */
async function takenOn(): Promise<string> {
  const teacher = await saltmere.somebody({ is: 'Priya Raman' })
  await teacher.opens('/refer')
  await teacher.writes('Full name', 'Tariq Hussain-O’Shaughnessy')
  await teacher.writes('What they like to be called', 'Taz')
  await teacher.writesDate('When were they born?', '27', '3', '2013')
  await teacher.ticks('Often alone')
  await teacher.writes('In your own words', 'Since September he sits alone.')
  await teacher.ticks(/under 16 and able to decide/)
  await teacher.writes('Who judged that they can decide this?', 'Priya Raman')
  await teacher.writes('Why do you think so?', 'He told me in his own words what a link worker does.')
  await teacher.writes('What do they want their parents or carers told?', 'Everything')
  await teacher.ticks('Their own phone or email')
  await teacher.page.locator('#phone').fill('07700 900 123')
  await teacher.presses('Send the referral')
  const path = new URL(teacher.page.url()).pathname
  const worker = await saltmere.somebody({ is: 'Maryam Siddiqui' })
  await worker.opens(path)
  await worker.picks(/Who will be their link worker/, 'Maryam Siddiqui')
  await worker.presses('Say yes')
  const { rows } = await saltmere.database.owner.query('select id from young_person')
  return `/young-people/${rows[0].id}`
}

/** Fills in the form that asks for a place, and sends it. */
async function asksForPlace(maryam: Visitor, why: string): Promise<void> {
  await maryam.writes('What does Taz say about it?', why)
  await maryam.ticks('Medical needs')
  await maryam.writes('What they must know and do', 'Carries a blue inhaler')
  await maryam.ticks(/under 16 and able to decide/)
  await maryam.writes('Who judged that they can decide this?', 'Maryam Siddiqui')
  await maryam.writes('Why do you think so?', 'He said it back in his own words.')
  await maryam.writes('What do they want their parents or carers told?', 'Everything')
  await maryam.ticks(/Whoever decided has read or heard/)
  await maryam.ticks(/By text to 07700 900123/)
  await maryam.presses('Ask for the place')
}

const latestLink = async (): Promise<string> => {
  const [message] = await saltmere.messagesTo(HALL)
  expect(message?.body).toContain('Taz')
  expect(message?.body).not.toContain('Hussain')
  return /\S+\/l\/\S+/.exec(message?.body ?? '')?.[0] ?? ''
}

describe('a link worker finds something, and a charity answers by link', () => {
  it('finds it, tells him about another in one tap, and asks for a place', async () => {
    const record = await takenOn()
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens(record)
    await maryam.follows('Find something to do')
    await maryam.sees('Find something for Taz')
    await maryam.writes('What does Taz feel like doing?', 'chess')
    await maryam.presses('Search')
    await maryam.presses(/I told Taz about it.*Chess in the park/)
    await maryam.sees('It is noted that you told Taz about Chess in the park. Nobody was asked.')
    await maryam.follows(/Ask for a place.*at Chess on Mondays/)
    await maryam.presses('Ask for the place')
    await maryam.sees('Ask Taz what they think of it, and write that here')
    await asksForPlace(maryam, 'I miss having a thing on Mondays')
    await maryam.sees('Waiting for an answer from Chess on Mondays, due Tuesday 8 December')
    await maryam.sees('You’re responsible')
    prescription = new URL(maryam.page.url()).pathname
    await maryam.opens(record)
  })

  it('shows the charity a first name, on a phone, and takes its yes', async () => {
    const charity = await saltmere.somebody({ phone: true })
    const link = await latestLink()
    await charity.opens(link)
    await charity.sees('A place for Taz?')
    await charity.doesNotSee(/inhaler|Hussain|Mondays”/)
    await charity.presses('Send the answer')
    await charity.sees('Choose yes or no')
    await charity.ticks('Yes')
    await charity.writes('Who will meet Taz the first time?', 'Jo Tinsley')
    await charity.writes('When can they first come, and where do they go?', 'Any Monday at 4, the blue door')
    await charity.writes('Your name', 'Jo Tinsley')
    saltmere.clock.moveBy({ minutes: 20 })
    await charity.presses('Send the answer')
    await charity.sees('Thank you')
    expect(await charity.opens(link)).toBe(404)
  })

  it('tells Taz first, then Maryam, and gives the charity what keeps him well', async () => {
    await vi.waitFor(async () => expect((await saltmere.messagesTo(HALL)).length).toBe(2), 20_000)
    const [young] = await saltmere.messagesTo('+447700900123')
    expect(young?.body).toContain('There is a place for you')
    const [worker] = await saltmere.messagesTo('maryam.siddiqui@saltmere.example')
    expect(worker?.body).not.toContain('Taz')
    const charity = await saltmere.somebody({ phone: true })
    await charity.opens(await latestLink())
    await charity.sees('Carries a blue inhaler')
    await charity.writesDate('Which day?', '24', '11', '2026')
    await charity.ticks('Came')
    await charity.writes('Anything good to pass on?', 'Made everybody laugh')
    await charity.ticks('Yes, send me a new link')
    await charity.writes('Your name', 'Jo Tinsley')
    await charity.presses('Tell them')
    await charity.sees('Thank you')
  })

  it('shows Maryam who came and who is there to meet him', async () => {
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens(prescription)
    await maryam.sees('Taz goes to Chess on Mondays')
    await maryam.sees('Jo Tinsley')
    await maryam.sees('Made everybody laugh')
    await maryam.follows('Change what they know')
  })

  it('is not there for anybody else', async () => {
    const outsider = await saltmere.somebody({ is: 'Leila Haddad' })
    expect(await outsider.opens(prescription)).toBe(404)
    expect(await outsider.opens(`${prescription}/sharing`)).toBe(404)
  })
})

describe('a club with an account', () => {
  it('sees a first name, says who meets him, then says who came', async () => {
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens(prescription)
    await maryam.follows('Taz’s plan')
    await maryam.opens(
      `${new URL(maryam.page.url()).pathname.replace(/\/plan$/, '')}/prescriptions/new?words=pads`,
    )
    await maryam.follows(/Ask for a place.*at Bag & Pad/)
    await asksForPlace(maryam, 'I want to hit something that does not mind')
    await maryam.sees('Waiting for an answer from Bag & Pad')
    const coach = await saltmere.somebody({ is: 'Delroy Banks' })
    await coach.opens('/asked')
    await coach.follows(/Answer.*Taz/)
    await coach.sees('Maryam Siddiqui from Northside Link Workers asks whether Taz can come to Bag & Pad.')
    await coach.doesNotSee(/inhaler|Hussain/)
    await coach.presses('Say yes')
    await coach.sees('Enter who will meet them')
    await coach.picks('Who will meet Taz the first time?', 'Delroy Banks')
    await coach.writes('When can they first come, and where do they go?', 'Thursdays at 5')
    await coach.presses('Say yes')
    await coach.sees('Carries a blue inhaler')
    await coach.writesDate('Which day?', '24', '11', '2026')
    await coach.ticks('Did not come')
    await coach.presses('Tell them')
    await coach.sees('Thank you. It is written down.')
  })
})
