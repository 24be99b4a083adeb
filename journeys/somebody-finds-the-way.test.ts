import { beforeAll, describe, expect, it, vi } from 'vitest'
import { plantDirectory } from '../demo/directory.ts'
import { plantGeography } from '../demo/geography/plant.ts'
import { invented } from '../demo/saltmere.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere
const tinHall = `/services/${invented('service Bag & Pad')}`

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async ({ kysely }, now) => {
      await plantGeography(kysely, now)
      await plantDirectory(kysely, {
        ...{ place: invented('Saltmere'), now, id: invented },
        team: () => undefined,
      })
    },
  })
}, 90_000)

describe('somebody finds the way, on a phone without script', () => {
  it('sees where it is, and moves the map by links', async () => {
    const young = await saltmere.somebody({ phone: true })
    await young.opens(tinHall)
    await young.sees(/minutes’ walk/)
    const seen = () => young.page.locator('.app-map__narrow svg text').allTextContents()
    expect(await seen()).toContain('The Tin Hall')
    for (const way of ['Further out', 'Further out', 'Further out']) await young.follows(way)
    expect(await seen()).toContain('Stonegarth')
    await young.follows('Right')
    await young.follows('Right')
    await young.sees('1 more is outside this map.')
    await young.follows('Show all')
    await young.doesNotSee('outside this map')
    expect(await seen()).toContain('The Tin Hall')
  })

  it('shows the whole page whatever an address asks of the map', async () => {
    const young = await saltmere.somebody({ phone: true })
    for (const map of ['', 'x', '53.3,0.45', '91,0,8', '53.3,0.45,1e9', '-80,179,3072', '%00'])
      expect(await young.opens(`${tinHall}?map=${map}`), map).toBe(200)
  })

  it('finds by a postcode, the beginning of one and a town with a slip in it; there is no button to press', async () => {
    const young = await saltmere.somebody({ phone: true })
    for (const [typed, meant] of [
      ['zs1 4gr', 'ZS1 4GR'],
      ['ZS1', 'ZS1'],
      ['saltmeer', 'Saltmere'],
    ] as const) {
      await young.opens(`/services?${new URLSearchParams({ where: typed })}`)
      await young.sees(meant)
      await young.sees('Bag & Pad')
    }
    expect(await young.page.getByRole('button', { name: 'Use where I am' }).count()).toBe(0)
  })

  it('hears that a postcode is not used any more, and is shown what is around where it was', async () => {
    const young = await saltmere.somebody({ phone: true })
    const { rows } = await saltmere.database.owner.query<{ postcode: string }>(
      'select postcode from postcode where terminated_in is not null',
    )
    const [{ postcode } = { postcode: '' }] = rows
    await young.opens(`/services?${new URLSearchParams({ where: postcode })}`)
    await young.sees(`${postcode} is not used any more. We looked around where it was.`)
    await young.sees('Bag & Pad')
  })
})

describe('near me, with script', () => {
  it('asks the browser only when pressed, and fills in about where it is', async () => {
    const young = await saltmere.somebody({ phone: true, script: true })
    const context = young.page.context()
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ latitude: 53.30123, longitude: 0.45187 })
    await young.opens('/services')
    expect(await young.typedIn('Where?')).toBe('')
    await young.page.getByRole('button', { name: 'Use where I am' }).press('Enter')
    await young.sees('This is where you are, to about 200 metres.')
    expect(await young.typedIn('Where?')).toBe('53.302,0.453')
    await young.presses('Search')
    await young.sees('Bag & Pad')
    await young.sees('where you are')
  })

  it('says what else to do when the browser does not tell', async () => {
    const young = await saltmere.somebody({ script: true })
    await young.page.context().clearPermissions()
    await young.opens('/services')
    await young.page.getByRole('button', { name: 'Use where I am' }).press('Enter')
    await young.sees('Your browser did not tell us. Type a postcode or a town.')
    expect(await young.typedIn('Where?')).toBe('')
  })
})
