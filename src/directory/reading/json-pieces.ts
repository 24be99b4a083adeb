import { Refusal } from '../../database/index.ts'
import { decoded, type Named } from './json-bytes.ts'

/**
 * One piece of a JSON document: an element of its list (or of a list under one of its keys), or what stands under a
 * key besides. `tooDeep` in place of a value that is nested past all reason.
 */
export type Piece = { in: 'list' | 'key' | 'alone'; key: string | null; value: unknown; bytes: number }

/** In place of a value that is nested deeper than anything is read. */
export const tooDeep = Symbol('nested past reason')

/** More than this in one element is no record; nor is a thing nested this deep. */
const LARGEST = 32 * 1024 * 1024
const DEEPEST = 5_000
const LONGEST_NUMBER = 10_000

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]
/** The first byte of a number, true, false or null. */
const beginsPlain = (byte: number) =>
  (byte >= 0x30 && byte <= 0x39) || [0x2d, 0x74, 0x66, 0x6e].includes(byte)
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

type Expecting = 'value' | 'value or end' | 'comma or end' | 'key' | 'key or end' | 'colon' | 'nothing'
type Cut = 'nested' | 'text' | 'plain'

/**
 * Cuts a JSON document into its pieces as its bytes arrive, holding one piece at a time however long the document is.
 * Each piece is read by the JSON parser of the machine; only where one ends is found here (in UTF-8 no byte of another
 * character looks like a quote or a bracket). Throws a Refusal where the document is no JSON.
 */
export class JsonPieces {
  readonly #named: Named
  readonly #open: ('list' | 'object')[] = []
  #expecting: Expecting = 'value'
  #key: string | null = null
  #cut: Cut | null = null
  #isKey = false
  #parts: Uint8Array[] = []
  #size = 0
  #depth = 0
  #deepest = 0
  #inText = false
  #escaped = false
  #began = false
  #done: Piece[] = []

  constructor(named: Named) {
    this.#named = named
  }

  /** Takes the next bytes and answers with the pieces that they complete. */
  push(chunk: Uint8Array): Piece[] {
    this.#done = []
    let at = this.#begin(chunk)
    let from = this.#cut ? at : -1
    while (at < chunk.length) {
      if (this.#cut) {
        at = this.#across(chunk, at)
        if (at < 0) break
        this.#keep(chunk.subarray(from, at))
        this.#complete()
        from = -1
        continue
      }
      const byte = chunk[at] as number
      if (isSpace(byte)) at++
      else if (this.#structure(byte)) at++
      else from = at
    }
    if (this.#cut && from >= 0) this.#keep(chunk.subarray(from))
    return this.#done
  }

  /** Says that there are no more bytes. Throws a Refusal when the document stops before its end. */
  end(): Piece[] {
    this.#done = []
    if (this.#cut === 'plain') this.#complete()
    if (!this.#began || (this.#expecting === 'value' && this.#open.length === 0))
      throw new Refusal(`${this.#named.name} is empty.`)
    if (this.#cut || this.#open.length > 0)
      throw new Refusal(`${this.#named.name} is not JSON to its end: it stops in the middle.`)
    return this.#done
  }

  #begin(chunk: Uint8Array): number {
    if (this.#began || chunk.length === 0) return 0
    this.#began = true
    // A byte order mark says UTF-8 (EF BB BF) or something else.
    if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 3
    if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff))
      throw new Refusal(`${this.#named.name} is not text in UTF-8, so it cannot be JSON.`)
    return 0
  }

  /** Finds where the piece that is being cut ends in this chunk; -1 when it goes on after it. */
  #across(chunk: Uint8Array, from: number): number {
    if (this.#cut === 'plain') {
      for (let at = from; at < chunk.length; at++) {
        const byte = chunk[at] as number
        if (isSpace(byte) || byte === comma || byte === closeList || byte === closeObject || byte === colon)
          return at
      }
      return -1
    }
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] as number
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false
        else if (byte === backslash) this.#escaped = true
        else if (byte === quote) {
          this.#inText = false
          if (this.#cut === 'text') return at + 1
        }
      } else if (byte === quote) this.#inText = true
      else if (byte === openObject || byte === openList) {
        if (++this.#depth > this.#deepest) this.#deepest = this.#depth
      } else if ((byte === closeObject || byte === closeList) && --this.#depth === 0) return at + 1
    }
    return -1
  }

  /** Takes a byte between pieces; false when it is the first of a piece. */
  #structure(byte: number): boolean {
    const inside = this.#open.at(-1)
    const expecting = this.#expecting
    if (byte === comma && expecting === 'comma or end')
      this.#expecting = inside === 'object' ? 'key' : 'value'
    else if (byte === colon && expecting === 'colon') this.#expecting = 'value'
    else if (byte === closeList && inside === 'list' && expecting.endsWith('end')) this.#close()
    else if (byte === closeObject && inside === 'object' && expecting.endsWith('end')) this.#close()
    else if (byte === quote && expecting.startsWith('key')) return this.#beginCut('text', true)
    else if (!expecting.startsWith('value') || byte === comma || byte === colon) this.#wrong(byte)
    else if (byte === openList && (inside === undefined || (inside === 'object' && this.#open.length === 1)))
      this.#enter('list')
    else if (byte === openObject && inside === undefined) this.#enter('object')
    else if (byte === openList || byte === openObject) return this.#beginCut('nested', false)
    else if (byte !== quote && !beginsPlain(byte)) this.#wrong(byte)
    else return this.#beginCut(byte === quote ? 'text' : 'plain', false)
    return true
  }

  #enter(kind: 'list' | 'object'): void {
    this.#open.push(kind)
    this.#expecting = kind === 'list' ? 'value or end' : 'key or end'
  }

  #close(): void {
    const closed = this.#open.pop()
    const key = this.#open.length > 0 ? this.#key : null
    if (closed === 'list') this.#done.push({ in: 'key', key, value: [], bytes: 0 })
    this.#expecting = this.#open.length > 0 ? 'comma or end' : 'nothing'
  }

  #beginCut(cut: Cut, isKey: boolean): false {
    this.#cut = cut
    this.#isKey = isKey
    this.#depth = 0
    this.#deepest = 0
    this.#inText = false
    this.#escaped = false
    return false
  }

  #keep(part: Uint8Array): void {
    this.#size += part.length
    if (this.#size > (this.#cut === 'plain' ? LONGEST_NUMBER : LARGEST))
      throw new Refusal(
        `${this.#named.name} is no list of services: one thing in it is larger than 32 megabytes.`,
      )
    this.#parts.push(part)
  }

  #complete(): void {
    const bytes = this.#parts.length === 1 ? (this.#parts[0] as Uint8Array) : Buffer.concat(this.#parts)
    const value = this.#deepest > DEEPEST ? tooDeep : decoded(bytes, this.#named)
    const isKey = this.#isKey
    const size = this.#size
    this.#cut = null
    this.#isKey = false
    this.#parts = []
    this.#size = 0
    if (isKey) {
      this.#key = String(value)
      this.#expecting = 'colon'
      return
    }
    const inside = this.#open.at(-1)
    this.#expecting = inside ? 'comma or end' : 'nothing'
    const key = this.#open[0] === 'object' ? this.#key : null
    this.#done.push({ in: inside === 'list' ? 'list' : inside ? 'key' : 'alone', key, value, bytes: size })
  }

  #wrong(byte: number): never {
    const seen = byte > 0x20 && byte < 0x7f ? `“${String.fromCharCode(byte)}”` : 'a character'
    const where = this.#expecting === 'nothing' ? 'after its end' : 'where something else belongs'
    throw new Refusal(`${this.#named.name} is not JSON: ${seen} stands ${where}.`)
  }
}

/** Reads a JSON document piece by piece, a handful at a time. Throws a Refusal where it is no JSON. */
export async function* piecesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  named: Named,
): AsyncGenerator<Piece[]> {
  const pieces = new JsonPieces(named)
  // What a byte order mark says is only seen with its three bytes together.
  let first: Uint8Array | null = new Uint8Array()
  for await (const chunk of chunks) {
    if (first) first = Buffer.concat([first, chunk])
    if (first && first.length < 3) continue
    const done = pieces.push(first ?? chunk)
    first = null
    if (done.length > 0) yield done
  }
  if (first && first.length > 0) {
    const done = pieces.push(first)
    if (done.length > 0) yield done
  }
  const last = pieces.end()
  if (last.length > 0) yield last
}
