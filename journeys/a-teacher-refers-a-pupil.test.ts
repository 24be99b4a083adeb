import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Visitor } from './browser.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere
let referral = ''

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 90_000)

/** What a teacher knows of Taz, who is invented. */
async function fillIn(teacher: Visitor): Promise<void> {
  await teacher.writes('Full name', 'Tariq Hussain-O’Shaughnessy')
  await teacher.writes('What they like to be called', 'Taz')
  await teacher.writesDate('When were they born?', '27', '3', '2013')
  await teacher.ticks('Often alone')
  await teacher.ticks('Missing school')
  await teacher.writes('In your own words', 'He used to run the chess table. Since September he sits alone.')
  await teacher.writes('What do they say would be good?', 'Somewhere that isn’t loud.')
  await teacher.ticks(/under 16 and able to decide/)
  await teacher.writes('Who judged that they can decide this?', 'Priya Raman')
  await teacher.writes('Why do you think so?', 'He told me in his own words what a link worker does.')
  await teacher.writes('What do they want their parents or carers told?', 'Everything')
  await teacher.ticks('When support has ended')
  await teacher.ticks('Their own phone or email')
  await teacher.page.locator('#phone').fill('07700 900 123')
}

describe('a teacher refers a pupil, and a link worker answers', () => {
  it('tells the teacher what is missing, next to each field, and keeps what was typed', async () => {
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    await teacher.opens('/refer')
    await teacher.writes('Full name', 'Tariq Hussain-O’Shaughnessy')
    await teacher.presses('Send the referral')
    await teacher.sees('Enter when they were born')
    await teacher.sees('Choose who has said yes to this referral')
    expect(await teacher.page.title()).toMatch(/^Error: /)
    expect(await teacher.page.getByLabel('Full name').inputValue()).toBe('Tariq Hussain-O’Shaughnessy')
  })

  it('takes the referral and says who has it and by when', async () => {
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    await teacher.opens('/refer')
    await fillIn(teacher)
    await teacher.presses('Send the referral')
    await teacher.sees('Waiting for an answer from Northside Link Workers, due Tuesday 8 December')
    await teacher.sees('You’re responsible')
    referral = new URL(teacher.page.url()).pathname
  })

  it('keeps where the young person learns, as it is their own school that refers them', async () => {
    const { rows } = await saltmere.database.owner.query(
      `select o.name from referral r join young_person y on y.id = r.young_person_id join organisation o on o.id = y.school_id
       where r.id = $1`,
      [referral.split('/').pop()],
    )
    expect(rows).toEqual([{ name: 'Sallowfield High School' }])
  })

  it('tells the young person first, then the teacher', async () => {
    const [young] = await saltmere.messagesTo('+447700900123')
    const [teacher] = await saltmere.messagesTo('priya.raman@saltmere.example')
    expect(young?.body).toContain('Hello Taz')
    expect(teacher?.at.getTime()).toBeGreaterThanOrEqual(young?.at.getTime() as number)
    expect(teacher?.body).not.toContain('Hussain')
  })

  it('is not there for anybody else: the same page as for an address that never was', async () => {
    const outsider = await saltmere.somebody({ is: 'Leila Haddad' })
    expect(await outsider.opens(referral)).toBe(404)
    const seen = await outsider.page.content()
    expect(await outsider.opens('/referrals/0b8f4e1c-6c1d-4c1e-9b59-0a4c6e1f2d3a')).toBe(404)
    expect(await outsider.page.content()).toBe(seen)
  })

  it('waits for the team, oldest first, and is taken on', async () => {
    saltmere.clock.moveBy({ minutes: 50 })
    const worker = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await worker.opens('/referrals')
    await worker.follows(/Read and answer about Tariq/)
    await worker.sees('Somewhere that isn’t loud.')
    await worker.presses('Say yes')
    await worker.sees('Choose who will be their link worker')
    await worker.picks(/Who will be their link worker/, 'Maryam Siddiqui')
    await worker.presses('Say yes')
    await worker.sees('Northside Link Workers said yes')
    await worker.sees('Maryam Siddiqui said yes')
  })

  it('tells the teacher that somebody said yes', async () => {
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    await teacher.opens(referral)
    await teacher.sees('Northside Link Workers said yes')
    const [message] = await saltmere.messagesTo('priya.raman@saltmere.example')
    expect(message?.body).toContain('Maryam')
  })
})

describe('a team says no', () => {
  it('gives it back to the teacher with the reason, and both managers see it until it is acknowledged', async () => {
    const teacher = await saltmere.somebody({ is: 'Marcus Doyle' })
    await teacher.opens('/refer')
    await fillIn(teacher)
    await teacher.presses('Send the referral')
    const path = new URL(teacher.page.url()).pathname

    const worker = await saltmere.somebody({ is: 'Daniel Osei' })
    await worker.opens(path)
    await worker.opensDetails('Say no')
    await worker.presses('Say no')
    await worker.sees('Choose why not')
    await worker.ticks('We are full at the moment')
    await worker.writes('A sentence for whoever asked you', 'We have no room until January.')
    await worker.writes('What else might suit?', 'The chess club at the library.')
    await worker.presses('Say no')

    await teacher.opens(path)
    await teacher.sees('Northside Link Workers said no. It is with the sender again')
    await teacher.sees('We have no room until January.')
    await teacher.sees('You’re responsible')

    const manager = await saltmere.somebody({ is: 'Pauline Hartley' })
    await manager.opens(path)
    await manager.opensDetails('Say that you have seen it')
    await manager.presses('I have seen it')
    await teacher.opens(path)
    await teacher.opensDetails('Say what happens instead')
    await teacher.ticks('We are helping them ourselves')
    await teacher.writes('In a sentence', 'He comes to chess club with me on Mondays.')
    await teacher.presses('Settle it this way')
    await teacher.sees('Settled another way')
  })
})

describe('no answer by the date', () => {
  it('comes back to the teacher, still open, with a new date', async () => {
    const teacher = await saltmere.somebody({ is: 'Marcus Doyle' })
    await teacher.opens('/refer')
    await fillIn(teacher)
    await teacher.presses('Send the referral')
    const path = new URL(teacher.page.url()).pathname
    saltmere.clock.moveTo(new Date('2026-12-09T08:00:00Z'))
    await saltmere.running.sweepNow()
    await teacher.opens(path)
    await teacher.sees(
      'Northside Link Workers did not answer in time. It is with the sender again, until Wednesday 16 December',
    )
    const [manager] = await saltmere.messagesTo('helen.marchbank@saltmere.example')
    expect(manager?.subject).toBe('A referral came back without an answer')
  })
})
