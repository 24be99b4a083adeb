import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { plantGeography } from '../demo/geography/plant.ts'
import { openSaltmere, type Saltmere, TUESDAY } from './saltmere.ts'
import { publishSurveys } from './surveying.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async (database) => {
      await plantGeography(database.kysely, TUESDAY)
      await publishSurveys(database)
    },
  })
}, 240_000)

const schools = /Sallowfield High|Eastbrook Academy|Quarry Hill Primary/

describe('everybody reads how young people are', () => {
  it('from the foot of the first page, without signing in: each part, one question closer, and no school', async () => {
    const somebody = await saltmere.somebody()
    await somebody.opens('/')
    await somebody.follows('How young people are')
    await somebody.sees('How young people are in Saltmere')
    await somebody.sees('Look closer at one question')
    await somebody.sees('Survey, autumn 2024')
    await somebody.sees(/slope index; likely between/)
    await somebody.doesNotSee(schools)
    await somebody.doesNotSee('Who stands to benefit')
    await somebody.picks('Question', 'I belong here and am treated fairly')
    await somebody.presses('Show')
    await somebody.sees('I belong here and am treated fairly: Often, or Always')
    expect(await somebody.page.getByRole('img', { name: /Neighbourhoods on a map/ }).count()).toBe(1)
  })

  it('on a phone', async () => {
    const phone = await saltmere.somebody({ phone: true })
    await phone.opens('/wellbeing')
    await phone.sees('Over time')
    expect(await phone.opens('/wellbeing?round=none&about=%27--')).toBe(200)
  })

  it('takes the same figures away as CSV and as JSON, hidden ones without a figure', async () => {
    const caller = saltmere.caller()
    const csv = await caller.asks('/wellbeing/data.csv?round=autumn-2025')
    const rows = parse(csv.text, { bom: true, columns: true }) as Record<string, string>[]
    const json = JSON.parse((await caller.asks('/wellbeing/data.json')).text)
    expect(json.licence).toContain('open-government-licence')
    expect(rows.length).toBe(json.figures.length)
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(json.columns))
    const everybody = rows.find(({ grouping, statistic }) => grouping === 'all' && statistic === 'n')
    expect(Number(everybody?.value)).toBeGreaterThan(700)
    const hidden = rows.filter((row) => row.hidden === 'yes')
    expect(hidden.length).toBeGreaterThan(0)
    for (const row of hidden) expect([row.value, row.low, row.high]).toEqual(['', '', ''])
    expect(csv.text + JSON.stringify(json)).not.toMatch(schools)
    const somebody = await saltmere.somebody()
    await somebody.opens('/wellbeing/data')
    await somebody.sees('The lower end of its 95% interval.')
  })

  it('and says so calmly where nothing was published', async () => {
    await saltmere.database.owner.query('truncate publication_group, publication')
    // Whoever is not signed in may read figures that are up to twenty seconds old.
    saltmere.clock.moveBy({ minutes: 1 })
    const somebody = await saltmere.somebody()
    await somebody.opens('/wellbeing')
    await somebody.sees('No figures yet')
    expect((await saltmere.caller().asks('/wellbeing/data.csv')).status).toBe(404)
  })
})
