import { describe, expect, it } from 'vitest'
import { type MapProps, mapExtent, PlacesMap } from './map.tsx'
import { viewText } from './projection.ts'

const backdrop = { shapes: [], towns: [], attributions: [] }
const points = [
  { number: 1, name: 'Panel Club', href: '/services/1', latitude: 53.3, longitude: 0.45 },
  { number: 2, name: 'Bag & Pad', href: '/services/2', latitude: 53.3005, longitude: 0.4501 },
  { number: 3, name: '<script>', href: '/services/3', latitude: 53.31, longitude: 0.47 },
]
const drawn = (props: Partial<MapProps> = {}) =>
  `${<PlacesMap title="What fits" points={points} backdrop={backdrop} {...props} />}`
const wideOf = (html: string) => html.split('app-map__narrow')[0] ?? ''

describe('a map', () => {
  it('says in words what it shows', () => {
    expect(drawn()).toContain('aria-label="What fits. A map with 3 marks. North is at the top."')
    const near = drawn({ centre: { name: 'ZS1', latitude: 53.3, longitude: 0.45, metres: 1_600 } })
    expect(near).toContain('You looked within 1.6 km of ZS1. A dotted ring shows how far that is.')
    expect(near.match(/class="app-map__ring"/g)).toHaveLength(2)
  })

  it('has marks that are links with their names, and gathers those that would overlap', () => {
    const html = wideOf(drawn())
    expect(html).toContain('aria-label="3. &lt;script&gt;"')
    expect(html).toContain('aria-label="2 here: 1. Panel Club and 2. Bag &amp; Pad"')
    expect(html).not.toContain('<script>')
  })

  it('leads closer to those it gathered, and to the first of those at the very same place', () => {
    const way: MapProps['way'] = (view) => `/services?map=${view ? viewText(view) : ''}`
    expect(wideOf(drawn({ way }))).toMatch(/href="\/services\?map=[^"]*"[^>]*aria-label="2 here/)
    const same = points.map((point) => ({ ...point, latitude: 53.3, longitude: 0.45 }))
    expect(wideOf(drawn({ points: same, way }))).toMatch(/href="\/services\/1"[^>]*aria-label="3 here/)
  })

  it('says how many lie outside it, and offers to show all', () => {
    const html = wideOf(
      drawn({ view: { latitude: 53.3, longitude: 0.45, metresPerPixel: 1 }, way: () => '/services' }),
    )
    expect(html).toContain('1 more is outside this map.')
    expect(html).toContain('Show all')
  })

  it('leaves a name out on a screen that would cut it, and says from which breadth on it is whole', () => {
    const size = { width: 1_184, height: 380, sure: 577 }
    const towns = [
      { name: 'Middle', latitude: 53.304, longitude: 0.45 },
      { name: 'Far out', latitude: 53.3, longitude: 0.47 },
    ]
    const view = { latitude: 53.3, longitude: 0.45, metresPerPixel: 3 }
    const html = wideOf(drawn({ points: [], wide: size, view, backdrop: { ...backdrop, towns } }))
    expect(html).toMatch(/class="app-map__label app-map__label--town"[^>]*>Middle/)
    expect(html).toMatch(/class="app-map__label app-map__label--town app-map__label--from-960"[^>]*>Far out/)
  })

  it('shows what is owed to those whose data lies behind it', () => {
    expect(drawn({ backdrop: { ...backdrop, attributions: ['Contains OS data'] } })).toContain(
      'Contains OS data',
    )
  })

  it('is nothing where there is nothing to show', () => {
    expect(mapExtent({ points: [] })).toBeUndefined()
    expect(drawn({ points: [] })).not.toContain('<svg')
  })
})
