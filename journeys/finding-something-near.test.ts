import { beforeAll, describe, expect, it, vi } from 'vitest'
import { plantDirectory } from '../demo/directory.ts'
import { invented } from '../demo/saltmere.ts'
import { makePostcodes } from '../src/geography/factory.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async ({ kysely }, now) => {
      await makePostcodes(kysely, [{ postcode: 'ZS1 4AA', latitude: 53.3, longitude: 0.45 }])
      await plantDirectory(kysely, { place: invented('Saltmere'), now, id: invented, team: () => undefined })
    },
  })
}, 90_000)

describe('a young person looks for something to do, on a phone', () => {
  it('finds something near in their own words, and narrows it with one tap', async () => {
    const young = await saltmere.somebody({ is: undefined, phone: true })
    await young.opens('/')
    await young.writes('What do you feel like doing?', 'somewhere to hang out')
    await young.presses('Find')
    await young.sees('Saltmere Youth Club')
    await young.writes('Where?', 'ZS1')
    await young.picks('Your age', '14')
    await young.presses('Search')
    await young.sees(/minutes’ walk/)
    await young.follows(/^I can just turn up/)
    await young.sees('Just turn up.')
    expect(new URL(young.page.url()).search).toContain('can=turn-up')
    await young.follows(/^Remove: I can just turn up/)
    expect(new URL(young.page.url()).search).not.toContain('can=turn-up')
  })

  it('asks nothing at all, and sees everything there is', async () => {
    const young = await saltmere.somebody({ is: undefined, phone: true })
    await young.opens('/services')
    await young.presses('Search')
    await young.sees(/things to do|things fit/)
  })

  it('sees a week, day by day', async () => {
    const young = await saltmere.somebody({ is: undefined, phone: true })
    await young.opens('/services?words=drawing')
    await young.follows('Week')
    await young.sees('Monday')
    await young.sees('Sunday')
    await young.sees('Panel Club')
  })

  it('finds nothing, looks wider, and tells us what is missing; a curator reads it and answers', async () => {
    const young = await saltmere.somebody({ is: undefined, phone: true })
    await young.opens('/services?words=trapeze+boxing&day=7')
    await young.sees(/Nothing fits|These fit some of it/)
    await young.follows('Tell us what is missing')
    expect(await young.typedIn('What did you look for?')).toBe('trapeze boxing')
    await young.writes('What did you look for?', '')
    await young.presses('Send')
    await young.sees('Write what you looked for')
    await young.writes('What did you look for?', 'A trapeze')
    await young.writes('Roughly where?', 'ZS1 4AA')
    await young.presses('Send')
    await young.sees('Thank you. We have written it down.')
    const curator = await saltmere.somebody({ is: 'Ed Tallis' })
    await curator.opens('/directory/gaps')
    await curator.sees('A trapeze')
    await curator.sees('ZS1')
    await curator.doesNotSee('4AA')
    await curator.opensDetails(/^Answer this: Trapeze/)
    await curator.presses('Keep the answer')
    await curator.sees('Write what was done')
    await curator.writes(/What was done/, 'A circus school comes in June.')
    await curator.presses('Keep the answer')
    await curator.sees('A circus school comes in June.')
  })
})

describe('a link worker looks for something', () => {
  it('sees tiers, which nobody else does, and keeps them out of the address', async () => {
    const worker = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await worker.opens('/services')
    await worker.sees('Early intervention')
    await worker.ticks(/^Early intervention/)
    await worker.presses('Show these tiers')
    expect(worker.page.url()).not.toMatch(/tier|early/)
    await worker.doesNotSee('Panel Club')
    const anybody = await saltmere.somebody({ is: undefined })
    await anybody.opens('/services')
    await anybody.doesNotSee('Early intervention')
  })
})
