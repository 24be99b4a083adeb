import { beforeAll, describe, expect, it, vi } from 'vitest'
import { makeService } from '../src/directory/factory.ts'
import { newId } from '../src/words/index.ts'
import type { Visitor } from './browser.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'
import { HALL, setTheScene } from './scene.ts'

vi.setConfig({ testTimeout: 120_000 })

const CHESS = newId()
let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async (database) => {
      const { id: place } = await database.kysely.selectFrom('place').select('id').executeTakeFirstOrThrow()
      await makeService(database.kysely, {
        ...{ id: CHESS, place, name: 'Chess for all', provider: 'The Tin Hall', contactEmail: HALL },
        summary: 'A table, a board, biscuits.',
        schedules: [{ days: [1], opens: '16:00', closes: '17:30' }],
        locations: [{ name: 'The Tin Hall', address: '3 Quay Street', postcode: 'SM1 2AB' }],
      })
    },
  })
}, 90_000)

const linkOf = async (pattern: RegExp): Promise<string> => {
  const found = await vi.waitFor(async () => {
    const link = (await saltmere.messagesTo(HALL)).map(({ body }) => pattern.exec(body)?.[0]).find(Boolean)
    expect(link).toBeDefined()
    return link as string
  }, 20_000)
  return found
}

describe('a service that somebody waits for', () => {
  it('is not taken out: it says how many wait and with whom, and names no young person', async () => {
    await setTheScene(saltmere)
    const { rows } = await saltmere.database.owner.query(
      "select asked_service_id as id from referral where asked_service_id is not null and state = 'sent' limit 1",
    )
    const ed = await saltmere.somebody({ is: 'Ed Tallis' })
    await ed.opens(`/directory/services/${rows[0].id}/withdrawal`)
    await ed.presses('Take it out')
    await ed.sees('Choose what happens to it')
    await ed.ticks('It has closed for good')
    await ed.writes('Why', 'The lease ended.')
    await ed.presses('Take it out')
    await ed.sees('was not taken out: somebody waits for its answer')
    await ed.sees('Maryam Siddiqui')
    await ed.doesNotSee(/Tariq|Taz/)
    await ed.opens(`/directory/services/${CHESS}/withdrawal`)
    await ed.ticks('It has closed for good')
    await ed.writes('Why', 'The lease ended.')
    await ed.presses('Take it out')
    await ed.sees('Chess for all is out of the directory')
    expect(await ed.opens(`/services/${CHESS}`)).toBe(404)
    await ed.opens(`/directory/services/${CHESS}/withdrawal`)
    await ed.presses('Put it back')
    expect(await ed.opens(`/services/${CHESS}`)).toBe(200)
  })
})

describe('a charity looks after its own page', () => {
  let hall: Visitor

  it('asks for it on a phone, and proves it by the link to the address on record', async () => {
    hall = await saltmere.somebody({ phone: true })
    await hall.opens(`/services/${CHESS}`)
    await hall.follows('Is this yours? Look after this page')
    await hall.presses('Ask to look after it')
    await hall.sees('Enter your name')
    await hall.writes('Your name', 'Jo Tinsley')
    await hall.writes('Your email at work', 'jo@tinhall.example')
    await hall.writes('What do you do there?', 'I open the hall on Mondays')
    await hall.presses('Ask to look after it')
    await hall.sees('If an email address is on record for this page, a link is on its way there now')
    await hall.doesNotSee(HALL)
    await hall.opens(await linkOf(/https?:\S+\/k\/[\w-]{43}(?=\s)/))
    await hall.presses('Yes, this is ours')
    await hall.sees('Looking after Chess for all')
  })

  it('says with one press how many places are free, and changes the rest in a form', async () => {
    await hall.presses('1 to 3')
    await hall.sees('Thank you. The page says so now.')
    await hall.follows('Change the page')
    await hall.writes('Name', '')
    await hall.writes('What happens when you walk in', 'The blue door')
    await hall.presses('Send the change')
    await hall.sees('Enter its name')
    await hall.sees('Each line needs a few words, a colon, and what happens')
    expect(await hall.typedIn('What happens when you walk in')).toBe('The blue door')
    await hall.writes('Name', 'Chess for everybody')
    await hall.writes('What happens when you walk in', 'The blue door: Ring twice and come in.')
    await hall.presses('Send the change')
    await hall.sees('A person reads your change')
    await hall.sees('Your change waits')
  })

  it('is read side by side by a curator, who takes part of it', async () => {
    const ed = await saltmere.somebody({ is: 'Ed Tallis' })
    await ed.opens('/directory')
    await ed.sees('1 change waits')
    await ed.follows('Changes to read')
    await ed.follows('Chess for all')
    await ed.sees('Ring twice and come in.')
    await ed.page.getByLabel('Name', { exact: true }).uncheck()
    await ed.presses('Take what is ticked')
    await ed.sees('Ed Tallis took: what happens when you walk in.')
    await hall.opens(`/services/${CHESS}`)
    await hall.sees('Ring twice and come in.')
    await hall.doesNotSee('Chess for everybody')
    await ed.opens(`/directory/services/${CHESS}`)
    await ed.follows(/See versions/)
    await ed.sees('A change by whoever looks after it')
    await ed.presses(/Bring back what was before/)
    await hall.opens(`/services/${CHESS}`)
    await hall.doesNotSee('Ring twice and come in.')
  })

  it('is asked once a month, and tells with one press from the email; a look changes nothing', async () => {
    saltmere.clock.moveBy({ minutes: 32 * 24 * 60 })
    await saltmere.running.sweepNow()
    const link = await linkOf(/https?:\S+\/no-places/)
    const reader = await saltmere.somebody({ phone: true })
    await reader.opens(link)
    await reader.sees('No places free at Chess for all?')
    const free = async () =>
      (await saltmere.database.owner.query('select places_free from service where id = $1', [CHESS])).rows[0]
    expect(await free()).toEqual({ places_free: 1 })
    await reader.presses('Yes, no places free')
    await reader.sees('Thank you. The page says so now.')
    expect(await free()).toEqual({ places_free: 0 })
  })
})

describe('anybody', () => {
  it('says that something is wrong, and is told what came of it', async () => {
    const nan = await saltmere.somebody({ phone: true })
    await nan.opens(`/services/${CHESS}`)
    await nan.follows('Tell us what is wrong')
    await nan.presses('Tell us')
    await nan.sees('Choose what it is about')
    await nan.ticks('The days or times')
    await nan.writes(/What is wrong/, 'It is at five now.')
    await nan.writes(/Your email/, 'nan@example.org')
    await nan.presses('Tell us')
    await nan.sees('Thank you')
    const ed = await saltmere.somebody({ is: 'Ed Tallis' })
    await ed.opens('/directory/reports')
    await ed.sees('It is at five now.')
    await ed.follows(/Settle it/)
    await ed.presses('Settle it')
    await ed.sees('Choose what came of it')
    await ed.ticks('It was wrong, and it is put right')
    await ed.writes('What was done', 'The page says five now.')
    await ed.presses('Settle it')
    await ed.sees('Nothing waits.')
    await vi.waitFor(async () => {
      const [told] = await saltmere.messagesTo('nan@example.org')
      expect(told?.body).toContain('The page says five now.')
    }, 20_000)
  })

  it('says how it was; it is read first, and shown from three answers on', async () => {
    const went = await saltmere.somebody({ phone: true })
    for (const words of ['Nobody minds if you lose.', '', '']) {
      await went.opens(`/services/${CHESS}`)
      await went.follows('Say how it was')
      await went.presses('Send it')
      await went.sees('Choose how welcome you felt')
      await went.page.getByRole('group', { name: 'Did you feel welcome?' }).getByLabel('Yes').check()
      await went.page.getByRole('group', { name: 'Would you go again?' }).getByLabel('Maybe').check()
      await went.writes('Anything you want to say?', words)
      await went.presses('Send it')
      await went.sees('Thank you')
    }
    const judith = await saltmere.somebody({ is: 'Judith Farrow' })
    for (const _ of [1, 2, 3]) {
      await judith.opens('/directory/feedback')
      await judith.follows(/Decide/)
      await judith.ticks('Publish it with its words')
      await judith.presses('Decide')
    }
    await judith.sees('Nothing waits.')
    await went.opens(`/services/${CHESS}`)
    await went.sees('Of 3 answers, 3 said yes.')
    await went.sees('Nobody minds if you lose.')
  })

  it('who was not safe there is shown what to do now, and a person is told at once', async () => {
    const went = await saltmere.somebody({ phone: true })
    await went.opens(`/services/${CHESS}/feedback`)
    await went.page.getByRole('group', { name: 'Did you feel welcome?' }).getByLabel('Not really').check()
    await went.page.getByRole('group', { name: 'Would you go again?' }).getByLabel('No').check()
    await went.page
      .getByRole('group', { name: /Did anything there worry you/ })
      .getByLabel('Yes')
      .check()
    await went.writes('What was it?', 'Somebody followed me home.')
    await went.presses('Send it')
    await went.sees('ring 999')
    await went.sees('0800 1111')
    await vi.waitFor(async () => {
      const [told] = await saltmere.messagesTo('ed.tallis@saltmere.example')
      expect(told?.body).toContain('not safe')
      expect(told?.body).not.toContain('followed')
    }, 20_000)
  })
})
