import ICAL from 'ical.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { newId } from '../../words/index.ts'
import { makeService } from '../factory.ts'
import { ask } from '../testing.ts'

let db: TestDatabase
let boxing: string
let words: string

beforeAll(async () => {
  db = await testDatabase()
  boxing = await makeService(db.kysely, {
    ...{ name: 'Bag & Pad', summary: 'Boxing where nobody gets hit.', free: true, justTurnUp: true },
    ...{ goodFor: ['being angry'], tiers: ['targeted'], helpsWith: ['grief'] },
    locations: [{ name: 'The Tin Hall', address: '14 Ferry Road' }],
    schedules: [{ days: [2, 4], opens: '16:30', closes: '18:00' }],
  })
  words = await makeService(db.kysely, { name: 'Ask <us>', schedules: [{ words: 'Most Tuesdays' }] })
})

const page = async (path: string) => {
  const answer = await ask(db, path)
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
}

describe('a card', () => {
  it('says what, when, where, for how much and how to come, with a square code that is said in words', async () => {
    const { status, html } = await page(`/services/${boxing}/card`)
    expect(status).toBe(200)
    for (const text of [
      'Bag &amp; Pad',
      'Tuesdays and Thursdays, 4:30 pm to 6 pm',
      'The Tin Hall, 14 Ferry Road',
      'Free.',
      'Just turn up.',
      `trellis.example/services/${boxing}`,
      'aria-label="Square code for a phone’s camera. It opens the page of Bag &amp; Pad."',
    ])
      expect(html).toContain(text)
    expect(html).not.toMatch(/angry|targeted|grief|utm_|\?from=/)
    expect((await page(`/services/${boxing}/card?size=a5`)).html).toContain('app-cards--a5')
    expect((await page(`/services/${newId()}/card`)).status).toBe(404)
  })

  it('says to ask first where nothing is told, and shows a name as it is', async () => {
    const { html } = await page(`/services/${words}/card`)
    expect(html).toContain('Ask &lt;us&gt;')
    expect(html.match(/Ask them first\./g)?.length).toBe(2)
  })
})

describe('a sheet of cards', () => {
  it('has those asked for, in their order, once each', async () => {
    const { html } = await page(`/services/cards?id=${words}&id=${boxing}&id=${words}&id=x`)
    expect([...html.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, name]) => name)).toEqual([
      'Ask &lt;us&gt;',
      'Bag &amp; Pad',
    ])
    expect(html).not.toContain('are not here any more')
    expect((await page(`/services/cards?id=${newId()}`)).html).toContain('are not here any more')
  })

  it('takes another by the address of its page, and says so when that is none', async () => {
    const more = encodeURIComponent(`https://trellis.example/services/${boxing}`)
    expect((await page(`/services/cards?id=${words}&more=${more}`)).to).toBe(
      `/services/cards?id=${words}&id=${boxing}`,
    )
    for (const typed of ['', 'hello', `/services/${newId()}`, '%00']) {
      const { status, html } = await page(`/services/cards?id=${words}&more=${encodeURIComponent(typed)}`)
      expect(status, typed).toBe(422)
      expect(html).toContain('Enter the address of a page of something to do here')
    }
  })

  it('takes twelve at most', async () => {
    const ids = await Promise.all(
      Array.from({ length: 13 }, (_, nth) => makeService(db.kysely, { name: `Card ${nth}` })),
    )
    const query = ids.map((id) => `id=${id}`).join('&')
    expect((await page(`/services/cards?${query}`)).html.match(/class="app-card"/g)?.length).toBe(12)
    expect((await page(`/services/cards?${query}&more=/services/${boxing}`)).html).toContain(
      '12 cards at most',
    )
  })
})

describe('a calendar file', () => {
  it('is a calendar by its kind and its name, which another program reads', async () => {
    const answer = await ask(db, `/services/${boxing}/calendar.ics`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="bag-pad.ics"')
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()))
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
  })

  it('is none where times are told in words only, and the page says so', async () => {
    expect((await page(`/services/${words}/calendar.ics`)).status).toBe(404)
    const { html } = await page(`/services/${words}`)
    expect(html).toContain('they tell the days in words only')
    expect(html).not.toContain('calendar.ics')
    expect((await page(`/services/${boxing}`)).html).toContain('calendar.ics')
  })
})
