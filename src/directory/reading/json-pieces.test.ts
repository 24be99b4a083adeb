import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../database/index.ts'
import { piecesOf } from './json-pieces.ts'

/** What the pieces of a document put together are. */
async function together(text: string, chunk: number): Promise<unknown> {
  const bytes = Buffer.from(text)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, nth) =>
    bytes.subarray(nth * chunk, (nth + 1) * chunk),
  )
  const fields = new Map<string, unknown>()
  let list: unknown[] = []
  let whole: unknown
  for await (const pieces of piecesOf(chunks, { name: 'It' }))
    for (const { in: within, key, value } of pieces) {
      if (within === 'list') list.push(value)
      else if (within === 'alone') whole = value
      else {
        const found = Array.isArray(value) ? list : value
        list = []
        if (key === null) whole = found
        else fields.set(key, found)
      }
    }
  return whole === undefined ? Object.fromEntries(fields) : whole
}

const readWhole = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}
const readInPieces = async (text: string, chunk: number): Promise<{ value: unknown } | null> => {
  try {
    return { value: await together(text, chunk) }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

const written = fc
  .tuple(fc.json({ maxDepth: 4 }), fc.constantFrom('', ' ', '\t', '\n'))
  .map(([json, space]) => JSON.stringify(JSON.parse(json), null, space))
/** What somebody did to it: a piece of it put in the place of another, or a character that means something. */
const spoilt = fc
  .tuple(
    written,
    fc.nat(),
    fc.nat(6),
    fc.oneof(
      fc.constantFrom(...'[]{},:"\\ \n1e-.tnu0\u00a0\u0000', '"a":1,', '"__proto__":[1],', ',,'),
      written,
    ),
  )
  .map(([text, at, length, put]) => {
    const from = at % (text.length + 1)
    // Half of a pair is no text in UTF-8.
    return (text.slice(0, from) + put + text.slice(from + length)).toWellFormed()
  })

describe('a document that is read in pieces', () => {
  it('is what the parser of the machine makes of the whole, or both refuse it, wherever its bytes are cut', async () => {
    const taken = { both: 0, neither: 0 }
    await fc.assert(
      fc.asyncProperty(fc.oneof(written, spoilt), fc.integer({ min: 1, max: 9 }), async (text, chunk) => {
        const whole = readWhole(text)
        expect(await readInPieces(text, chunk)).toEqual(whole)
        taken[whole ? 'both' : 'neither']++
      }),
      { numRuns: 4_000, seed: 20_261_124 },
    )
    expect(Math.min(taken.both, taken.neither)).toBeGreaterThan(500)
  })
})
