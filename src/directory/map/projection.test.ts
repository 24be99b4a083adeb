import { describe, expect, it } from 'vitest'
import {
  extentOf,
  fitting,
  moved,
  projectionOf,
  readView,
  scaleBar,
  scales,
  viewText,
  zoomed,
} from './projection.ts'

const size = { width: 560, height: 620 }
const harbour = { latitude: 53.3, longitude: 0.45 }
const view = { ...harbour, metresPerPixel: 8 }

describe('where a point lies on the drawing', () => {
  it('the middle is in the middle, and north is up', () => {
    const project = projectionOf(view, size)
    expect(project(harbour)).toEqual({ x: 280, y: 310 })
    expect(project({ ...harbour, latitude: 53.301 }).y).toBeLessThan(310)
    expect(project({ ...harbour, longitude: 0.451 }).x).toBeGreaterThan(280)
  })

  it('800 metres north are 100 pixels at 8 metres a pixel, and as many east', () => {
    const project = projectionOf(view, size)
    expect(310 - project({ ...harbour, latitude: 53.3 + 800 / 111_320 }).y).toBeCloseTo(100, 6)
    const east = 800 / (111_320 * Math.cos((53.3 * Math.PI) / 180))
    expect(project({ ...harbour, longitude: 0.45 + east }).x - 280).toBeCloseTo(100, 6)
  })

  it('the corners of what is shown are the corners of the drawing', () => {
    const { west, north } = extentOf(view, size)
    const corner = projectionOf(view, size)({ latitude: north, longitude: west })
    expect(corner.x).toBeCloseTo(0, 6)
    expect(corner.y).toBeCloseTo(0, 6)
  })
})

describe('the view that fits', () => {
  it('shows every point within the margin, as close as may be', () => {
    const points = [harbour, { latitude: 53.35, longitude: 0.4 }, { latitude: 53.28, longitude: 0.5 }]
    const fit = fitting({ points }, size)
    if (!fit) throw new Error('nothing fits')
    for (const point of points) {
      const { x, y } = projectionOf(fit, size)(point)
      expect(x).toBeGreaterThanOrEqual(40)
      expect(x).toBeLessThanOrEqual(520)
      expect(y).toBeGreaterThanOrEqual(40)
      expect(y).toBeLessThanOrEqual(580)
    }
    expect(scales).toContain(fit.metresPerPixel)
  })

  it('shows the whole ring around the middle', () => {
    const fit = fitting({ points: [], centre: { ...harbour, metres: 2_000 } }, size)
    expect(fit?.metresPerPixel).toBeGreaterThanOrEqual(4_000 / (560 - 88))
    expect(fit?.latitude).toBeCloseTo(53.3, 9)
  })

  it('shows half of the ring at least, where points lie closer together', () => {
    const close = fitting({ points: [harbour], centre: { ...harbour, metres: 2_000 } }, size)
    const ring = fitting({ points: [], centre: { ...harbour, metres: 2_000 } }, size)
    expect((ring?.metresPerPixel ?? 0) / (close?.metresPerPixel ?? 1)).toBe(2)
  })

  it('shows the whole ring where points reach far into it', () => {
    const centre = { ...harbour, metres: 2_000 }
    const far = { ...harbour, latitude: harbour.latitude + 0.01 }
    expect(fitting({ points: [harbour, far], centre }, size)).toEqual(fitting({ points: [], centre }, size))
  })

  it('fits into what is sure to be seen', () => {
    const points = [harbour, { ...harbour, longitude: 0.6 }]
    const narrow = fitting({ points }, { ...size, sure: 288 })
    expect(narrow?.metresPerPixel).toBeGreaterThan(fitting({ points }, size)?.metresPerPixel ?? 0)
  })

  it('is not closer than a few streets for one place, and none for nothing', () => {
    expect(fitting({ points: [harbour] }, size)).toEqual({ ...harbour, metresPerPixel: 3 })
    expect(fitting({ points: [] }, size)).toBeUndefined()
  })

  it('takes points from end to end of the country', () => {
    const points = [
      { latitude: 49.9, longitude: -6.3 },
      { latitude: 60.8, longitude: 1.7 },
    ]
    expect(fitting({ points }, size)?.metresPerPixel).toBe(3072)
  })
})

describe('moving', () => {
  it('is twice as close or half as close, and stops at the ends', () => {
    expect(zoomed(view, 1)?.metresPerPixel).toBe(4)
    expect(zoomed(view, -1)?.metresPerPixel).toBe(16)
    expect(zoomed({ ...view, metresPerPixel: 1 }, 1)).toBeUndefined()
    expect(zoomed({ ...view, metresPerPixel: 3072 }, -1)).toBeUndefined()
  })

  it('goes a third of the map further', () => {
    const { south, north } = extentOf(view, size)
    expect(moved(view, size, 0, 1).latitude - 53.3).toBeCloseTo((north - south) / 3, 9)
    expect(moved({ ...view, latitude: 84.99 }, size, 0, 1).latitude).toBeLessThanOrEqual(85)
  })
})

describe('a view in an address', () => {
  it('reads as it was written', () => {
    expect(readView(viewText(view))).toEqual(view)
  })

  it.each([
    undefined,
    '',
    'x',
    '53.3,0.45',
    '53.3,0.45,0',
    '95,0,8',
    '53,200,8',
    '1,2,3,4',
    'NaN,NaN,NaN',
    '53,0,99999',
  ])('%j is none', (text) => expect(readView(text)).toBeUndefined())
})

describe('the scale bar', () => {
  it.each([
    [8, 120, 500],
    [3, 120, 200],
    [1, 120, 100],
    [256, 120, 20_000],
  ])('%d metres a pixel within %d pixels: %d metres', (scale, most, metres) => {
    expect(scaleBar(scale, most)).toEqual({ metres, pixels: metres / scale })
  })
})
