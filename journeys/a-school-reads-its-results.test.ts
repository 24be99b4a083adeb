import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { makeService } from '../src/directory/factory.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'
import { publishSurveys } from './surveying.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere
const sallowfield = `/schools/${invented('Sallowfield High School')}/results`

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async (database) => {
      await publishSurveys(database)
      await makeService(database.kysely, {
        ...{ place: invented('Saltmere'), name: 'Lunch table', provider: 'The Tin Hall' },
        ...{ summary: 'Somebody to sit with.', helpsWith: ['loneliness'] },
      })
    },
  })
}, 240_000)

describe('a school reads its results', () => {
  it('says in two sentences what stands out, and only what is more than chance', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    await priya.opens('/today')
    await priya.follows('Results')
    expect(priya.path).toBe(sallowfield)
    await priya.sees(/Fewer of our pupils than in other schools here are doing well in relationships/)
    await priya.sees('More of them are doing well in school, and that has grown since last time.')
    await priya.sees('240 of 260 pupils')
    await priya.sees('Survey, autumn 2025')
  })

  it('has each figure with its interval, how many answered, and nothing that was not asked', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    await priya.opens(sallowfield)
    const row = priya.page.getByRole('row', { name: /^Relationships I have somebody/ })
    expect(await row.innerText()).toMatch(/\d+%\s+\d+ to \d+[\s\S]*▼ lower/)
    await priya.opensDetails('Every question: future')
    await priya.sees('not asked')
    await priya.opensDetails('How this was worked out')
    await priya.sees('19 times in 20')
  })

  it('shows what pupils said matters most, the most picked first', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    await priya.opens(sallowfield)
    await priya.sees('Everybody could pick up to 3.')
    const table = priya.page.getByRole('table', { name: 'What matters most to you?' })
    const shares = (await table.getByRole('row').allInnerTexts())
      .slice(1)
      .flatMap((row) => /(\d+)%/.exec(row)?.[1] ?? [])
    expect(shares).toHaveLength(10)
    expect(shares).toEqual(shares.toSorted((one, other) => Number(other) - Number(one)))
    await priya.opens('/wellbeing')
    await priya.sees('What matters most to young people')
  })

  it('suggests three things to do next, each with its reason', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    await priya.opens(sallowfield)
    await priya.sees('Fewer of our pupils do well in relationships than in other schools here.')
    expect(await priya.page.locator('.app-results__steps > li').count()).toBe(3)
    await priya.follows('Lunch table')
    await priya.sees('Somebody to sit with.')
  })

  it('takes account of who the pupils are, or shows some of them alone, or an earlier survey', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    await priya.opens(sallowfield)
    await priya.picks('Take account of who our pupils are', 'Year group')
    await priya.presses('Show')
    await priya.sees('as they would be with pupils like ours, by year group')
    expect(await priya.page.getByRole('row', { name: /^Relationships I have somebody/ }).innerText()).toMatch(
      /▼ lower/,
    )
    await priya.opens(`${sallowfield}?group=gender.girl`)
    await priya.sees('What stands out: gender: girls')
    await priya.opens(`${sallowfield}?group=special_needs.plan`)
    await priya.sees('too few to show')
    await priya.opens(`${sallowfield}?round=autumn-2024`)
    await priya.sees('Survey, autumn 2024')
    await priya.opens(`${sallowfield}?round=nonsense&group=.%27;--&account=%00x`)
    await priya.sees('Survey, autumn 2025')
  })

  it('stands next to similar schools, as they are and with pupils like ours, and names none', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    await priya.opens(sallowfield)
    await priya.sees('The 3 schools of the area that are most like ours')
    await priya.sees(/With pupils like ours, more in similar schools are doing well in relationships/)
    const similar = priya.page.locator('section[aria-labelledby=similar]')
    const row = similar.getByRole('row', { name: /^Relationships/ })
    expect(await row.innerText()).toMatch(/▼ lower[\s\S]*▼ lower[\s\S]*left out/)
    expect(await similar.innerText()).not.toMatch(/Eastbrook|Quarry|Netherwold|Marram|Hild|Lantern/)
    await priya.opens(`${sallowfield}?group=gender.girl`)
    await priya.sees('Similar schools are compared for all pupils together only.')
  })

  it('is read on a phone', async () => {
    const phone = await saltmere.somebody({ is: 'Gwen Abbott', phone: true })
    await phone.opens(sallowfield)
    await phone.sees('What stands out')
  })

  it('is nowhere for another school, a link worker, a commissioner', async () => {
    for (const name of ['Leila Haddad', 'Maryam Siddiqui', 'Judith Farrow']) {
      const other = await saltmere.caller().signsIn(name)
      expect((await other.asks(sallowfield)).status, name).toBe(404)
    }
    expect((await saltmere.caller().asks(sallowfield)).location).toMatch(/^\/sign-in/)
  })
})
