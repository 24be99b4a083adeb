import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { projectFolder } from '../src/database/index.ts'
import type { TestDatabase } from '../src/database/testing.ts'
import { makeService } from '../src/directory/factory.ts'
import { importDocument, surveyFile } from '../src/directory/index.ts'
import type { Visitor } from './browser.ts'
import { fillsInAboutTaz } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 120_000 })

const TAZ = '+447700900123'
const PRIYA = 'priya.raman@saltmere.example'
const HALL = 'hello@tinhall.example'

// The council's own feed is found beside the project where there is one, and is not ours to commit.
const feed = join(projectFolder(), '../shared/feeds/north_lincolnshire_services_2024-12.json')
const isThere = existsSync(feed)

let saltmere: Saltmere
let record = ''
let support = ''
let referral = ''
/** What Taz and Maryam pick: from the council's feed where it is at hand, else invented. */
let picked = 'Chess on Mondays'

beforeAll(async () => {
  saltmere = await openSaltmere({ plant: plantServices })
}, 120_000)

async function plantServices({ kysely }: TestDatabase, now: Date): Promise<void> {
  const place = invented('Saltmere')
  if (!isThere) {
    const summary = 'A table, a board, biscuits. Nobody minds if you only watch.'
    await makeService(kysely, { place, name: picked, provider: 'The Tin Hall', contactEmail: HALL, summary })
    return
  }
  await importDocument(kysely, await surveyFile(feed), { source: 'the council', place, now })
}

const theRecord = async (): Promise<Visitor> => {
  const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
  await maryam.opens(record)
  return maryam
}

/** The address in the latest message to somebody that leads here. */
async function linkTo(address: string, kind: 'l' | 'a'): Promise<string> {
  const [message] = await saltmere.messagesTo(address)
  return new RegExp(`/${kind}/\\S+`).exec(message?.body ?? '')?.[0] ?? ''
}

const found = isThere
  ? 'an activity from the council’s own feed'
  : 'an invented activity, because ../shared/feeds is not on this machine'

describe(`one referral, all the way round, by ${found}`, () => {
  it('begins with a teacher who noticed something', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    await priya.opens('/refer')
    await fillsInAboutTaz(priya, [
      'When the first meeting has happened',
      'When support has ended',
      'What came of it',
    ])
    await priya.presses('Send the referral')
    await priya.sees('Waiting for an answer from Northside Link Workers, due Tuesday 8 December')
    referral = priya.path
    const [told] = await saltmere.messagesTo(TAZ)
    expect(told?.body).toContain('Somebody you know asked us to get to know you')
  })

  it('is taken on by Maryam, who finds it on Today', async () => {
    saltmere.clock.moveBy({ days: 1 })
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens('/today')
    await maryam.follows(/Answer Priya Raman|Answer .*Taz|Answer/)
    await maryam.sees('Somewhere that isn’t loud.')
    await maryam.picks(/Who will be their link worker/, 'Maryam Siddiqui')
    await maryam.presses('Say yes')
    const { rows } = await saltmere.database.owner.query<{ person: string; id: string }>(
      'select id, young_person_id as person from support',
    )
    record = `/young-people/${rows[0]?.person}`
    support = `/supports/${rows[0]?.id}`
    const [told] = await saltmere.messagesTo(TAZ)
    expect(told?.body).toContain('Maryam from Northside Link Workers would like to meet you')
  })

  it('becomes a plan: what matters, a goal in his words, a first step', async () => {
    saltmere.clock.moveBy({ days: 2 })
    const maryam = await theRecord()
    await maryam.sees('Somewhere that isn’t loud.')
    await maryam.follows('Write up a contact')
    await maryam.writes('Note', 'We walked round the harbour. He knows every boat.')
    await maryam.ticks('The young person too')
    await maryam.presses('Save')
    await maryam.opens(`${support}/goals/new`)
    await maryam.writes('Where does Taz want to get to?', 'To play chess with somebody again')
    await maryam.picks('Where are they today?', '2')
    await maryam.presses('Save the goal')
    await maryam.sees('To play chess with somebody again')
    await maryam.follows('Add a step')
    await maryam.writes('What is done?', 'Ride the 14 there together')
    await maryam.page.getByRole('group', { name: 'Who does it?' }).getByLabel('Taz').check()
    await maryam.writesDate('By when?', '7', '12', '2026')
    await maryam.presses('Save the step')
    await maryam.sees('Ride the 14 there together')
  })

  it('asks Taz how life is, on his own phone, by a link', async () => {
    const maryam = await theRecord()
    await maryam.opens(`${support}/measures`)
    await maryam.ticks('ONS4')
    await maryam.ticks('On a phone, by a link')
    await maryam.presses(/Ask/)
    await maryam.sees('The link is on its way')
    const taz = await saltmere.somebody({ phone: true })
    await taz.opens(await linkTo(TAZ, 'a'))
    await taz.follows('Start')
    for (const answer of ['4', '5', '3']) {
      await taz.ticks(answer)
      await taz.presses('Next')
    }
    await taz.presses('Send to Maryam')
    await taz.sees('Thank you')
  })

  it('finds something for him, and asks for a place', async () => {
    const maryam = await theRecord()
    await maryam.follows('Find something to do')
    await maryam.writes('What does Taz feel like doing?', isThere ? 'youth club' : 'chess')
    await maryam.presses('Search')
    const [first] = await maryam.page.getByRole('link', { name: /^Ask for a place/ }).allInnerTexts()
    picked = /at (.+)$/s.exec(first ?? '')?.[1]?.trim() ?? picked
    await maryam.follows(/^Ask for a place/)
    await maryam.writes('What does Taz say about it?', 'I miss having a thing on Mondays')
    await maryam.ticks('Medical needs')
    await maryam.writes('What they must know and do', 'Carries a blue inhaler')
    await maryam.ticks(/under 16 and able to decide/)
    await maryam.writes('Who judged that they can decide this?', 'Maryam Siddiqui')
    await maryam.writes('Why do you think so?', 'He said it back in his own words.')
    await maryam.writes('What do they want their parents or carers told?', 'Everything')
    await maryam.ticks(/Whoever decided has read or heard/)
    await maryam.ticks(/By text to 07700 900123/)
    await maryam.page.locator('[name=provider_email]').fill(HALL)
    await maryam.presses('Ask for the place')
    await maryam.sees('Waiting for an answer')
    await maryam.sees('You’re responsible')
  })

  it('is answered with a yes by those who run it, by a link that knows a first name', async () => {
    saltmere.clock.moveBy({ days: 1 })
    const charity = await saltmere.somebody({ phone: true })
    await charity.opens(await linkTo(HALL, 'l'))
    await charity.sees('A place for Taz?')
    await charity.doesNotSee(/inhaler|Hussain/)
    await charity.ticks('Yes')
    await charity.writes('Who will meet Taz the first time?', 'Jo Tinsley')
    await charity.writes('When can they first come, and where do they go?', 'Monday at 4, the blue door')
    await charity.writes('Your name', 'Jo Tinsley')
    await charity.presses('Send the answer')
    await charity.sees('Thank you')
    await vi.waitFor(async () => expect((await saltmere.messagesTo(HALL)).length).toBe(2), 20_000)
    const [told] = await saltmere.messagesTo(TAZ)
    expect(told?.body).toContain('There is a place for you')
  })

  it('tells who came', async () => {
    saltmere.clock.moveTo(new Date('2026-12-07T18:00:00Z'))
    const charity = await saltmere.somebody({ phone: true })
    await charity.opens(await linkTo(HALL, 'l'))
    await charity.sees('Carries a blue inhaler')
    await charity.writesDate('Which day?', '7', '12', '2026')
    await charity.ticks('Came')
    await charity.writes('Anything good to pass on?', 'Made everybody laugh')
    await charity.page.getByRole('group', { name: 'Is there a next time?' }).getByLabel('No').check()
    await charity.writes('Your name', 'Jo Tinsley')
    await charity.presses('Tell them')
    await charity.sees('Thank you')
    const maryam = await theRecord()
    await maryam.sees('Made everybody laugh')
  })

  it('rates the goal again, and the line goes up', async () => {
    saltmere.clock.moveTo(new Date('2027-01-18T10:00:00Z'))
    const maryam = await theRecord()
    await maryam.opens(`${support}/plan`)
    await maryam.follows('Ask Taz to rate their goals')
    await maryam.picks('“To play chess with somebody again”', '7')
    await maryam.writes('What Taz said about it', 'I beat Jo. Twice.')
    await maryam.presses('Save the numbers')
    await maryam.sees('Up 5 since November.')
    await maryam.opensDetails('The ratings as a table')
    const table = await maryam.page.locator('table').first().innerText()
    expect(table).toMatch(/2[\s\S]*7/)
    await maryam.opens(record)
    await maryam.sees('I beat Jo. Twice.')
  })

  it('ends, with a last time of the questions, and the change is drawn with its table', async () => {
    const maryam = await theRecord()
    await maryam.opens(`${support}/measures`)
    await maryam.ticks('ONS4')
    await maryam.ticks('Together with you')
    await maryam.presses(/Ask/)
    await maryam.follows('Answer together with Taz')
    for (const answer of await maryam.page.getByLabel('7', { exact: true }).all()) await answer.check()
    await maryam.presses('Save these answers')
    await maryam.sees('The answers are saved.')
    await maryam.sees(/Before|First time|change/i)
    expect(await maryam.page.locator('svg').count()).toBeGreaterThan(0)
    expect(await maryam.page.locator('table').count()).toBeGreaterThan(0)
  })

  it('tells Taz first, then the teacher: that it ended and what came of it, as was agreed', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    const maryam = await theRecord()
    await maryam.follows('End the support')
    await maryam.ticks(/Completed/)
    await maryam.ticks(/Taz goes on there, without us/)
    await maryam.writes('What you want to say to Taz', 'You are funnier than you think.')
    await maryam.writes(
      'What came of it, for whoever referred them',
      'He plays chess every Monday and comes to school.',
    )
    await maryam.ticks('Send them our message first')
    await maryam.page.getByRole('group', { name: 'Do you ask later how it goes?' }).getByLabel('No').check()
    await maryam.presses('End the support')
    await maryam.sees('The support has ended')
    // Taz is told two things at once: that the support ended and that he goes on at the club.
    const young = (await saltmere.messagesTo(TAZ)).find((message) =>
      message.body.includes('your time with Maryam'),
    )
    const [teacher] = await saltmere.messagesTo(PRIYA)
    expect(young).toBeDefined()
    expect(teacher?.subject).toBe('Support has ended: about your referral')
    expect(teacher?.at.getTime()).toBeGreaterThanOrEqual(young?.at.getTime() as number)
    await priya.opens(referral)
    await priya.sees('He plays chess every Monday and comes to school.')
    await priya.doesNotSee(/inhaler|harbour|I beat Jo|funnier/)
  })

  it('left nothing loose', async () => {
    const { rows } = await saltmere.database.owner.query(
      `select (select count(*)::int from referral where state in ('sent', 'returned', 'declined')) as referrals,
        (select count(*)::int from support where state <> 'ended') as supports`,
    )
    expect(rows).toEqual([{ referrals: 0, supports: 0 }])
  })
})
