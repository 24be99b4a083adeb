import { describe, expect, it } from 'vitest'
import { roundedPoint } from './near-me.ts'

describe('where a browser is', () => {
  it.each([
    [53.30123, 0.45187, '53.302,0.453'],
    [53.30199, 0.45251, '53.302,0.453'],
    [51.50086, -0.14164, '51.500,-0.141'],
    [0, 0, '0.000,0.000'],
  ])('%d, %d is told as %s', (latitude, longitude, told) => {
    expect(roundedPoint(latitude, longitude)).toBe(told)
  })

  it('moves nobody by more than about 200 metres', () => {
    for (let at = 0; at < 500; at++) {
      const [latitude, longitude] = [50 + at / 97, -5 + at / 83]
      const [north = 0, east = 0] = roundedPoint(latitude, longitude).split(',').map(Number)
      const metres = Math.hypot(
        (north - latitude) * 111_320,
        (east - longitude) * 111_320 * Math.cos((latitude * Math.PI) / 180),
      )
      expect(metres).toBeLessThan(200)
    }
  })
})
