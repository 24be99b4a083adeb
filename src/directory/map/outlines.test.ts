import { describe, expect, it } from 'vitest'
import { cutArea, cutLine, pathOf } from './outlines.ts'

const size = { width: 100, height: 100 }
const at = (x: number, y: number) => ({ x, y })

describe('what lies beyond the drawing', () => {
  it('is cut off an area, which stays whole within', () => {
    const cut = cutArea([at(-1e6, -1e6), at(1e6, -1e6), at(1e6, 1e6), at(-1e6, 1e6)], size)
    expect(cut).toHaveLength(4)
    expect(Math.max(...cut.map(({ x }) => Math.abs(x)))).toBeLessThan(200)
  })

  it('leaves nothing of an area that lies elsewhere', () => {
    expect(cutArea([at(500, 500), at(600, 500), at(600, 600)], size)).toEqual([])
  })

  it('breaks a line into the runs that are seen', () => {
    const line = [at(-500, 50), at(50, 50), at(500, 50), at(500, 500), at(50, 500), at(50, 50)]
    expect(cutLine(line, size)).toEqual([
      [at(-500, 50), at(50, 50), at(500, 50)],
      [at(50, 500), at(50, 50)],
    ])
  })

  it('keeps a line that only crosses it', () => {
    expect(cutLine([at(-500, 50), at(500, 50)], size)).toHaveLength(1)
  })
})

describe('a path', () => {
  const project = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
    at(longitude, -latitude)

  it('is no finer than the drawing can show', () => {
    const line = Array.from({ length: 1_001 }, (_, nth) => [nth / 20, -50] as const)
    const path = pathOf({ kind: 'road', closed: false, name: null, lines: [line] }, project, size)
    expect(path.split('L').length).toBeLessThan(60)
    expect(path).toMatch(/^M0\.0 50\.0L.*50\.0 50\.0$/)
  })

  it('closes outlines, and is empty for what is not there', () => {
    const triangle = [
      [10, -10],
      [50, -10],
      [50, -60],
    ] as const
    expect(pathOf({ kind: 'land', closed: true, name: null, lines: [triangle] }, project, size)).toMatch(/Z$/)
    expect(pathOf({ kind: 'land', closed: true, name: null, lines: [[], [[1, 1]]] }, project, size)).toBe('')
  })
})
