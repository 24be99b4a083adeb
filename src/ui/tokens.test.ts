import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const source = readFileSync(new URL('./styles/_tokens.scss', import.meta.url), 'utf8')
const tokens = new Map(
  [...source.matchAll(/^\$([a-z-]+):\s*(#[0-9a-f]{6});/gm)].map(([, name, hex]) => [name, hex]),
)

/** Relative luminance of a colour, WCAG 2.2. */
function luminance(name: string): number {
  const hex = tokens.get(name)
  if (!hex) throw new Error(`There is no colour called ${name}.`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['paper', 'canvas-staff', 'canvas-young']

describe('the colours', () => {
  it.each([
    ...grounds.flatMap((ground) =>
      ['ink', 'muted', 'fern', 'sky', 'berry', 'plum', 'sun-words'].map((word) => [word, ground]),
    ),
    ['paper', 'fern'],
    ['paper', 'berry'],
    ['paper', 'slate'],
    ['paper', 'plum'],
    ['paper', 'sky'],
    ['sun-words', 'sun-tint'],
    ['berry', 'berry-tint'],
    ['berry', 'berry-wash'],
    ['plum', 'plum-tint'],
    ['plum', 'plum-wash'],
    ['fern', 'moss'],
    ['ink', 'moss'],
    ['ink', 'focus'],
  ])('words in %s on %s can be read: 4.5 to 1', (word, ground) => {
    expect(contrast(`${word}`, `${ground}`)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(grounds.flatMap((ground) => ['outline', 'leaf', 'sun', 'ink'].map((shape) => [shape, ground])))(
    'a shape in %s on %s can be seen: 3 to 1',
    (shape, ground) => {
      expect(contrast(`${shape}`, `${ground}`)).toBeGreaterThanOrEqual(3)
    },
  )

  it('keep leaf and sun to shapes, since words in them could not be read everywhere', () => {
    expect(contrast('leaf', 'paper')).toBeLessThan(4.5)
    expect(contrast('sun', 'sun-tint')).toBeLessThan(4.5)
  })
})
