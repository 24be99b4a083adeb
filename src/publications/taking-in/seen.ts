import { hash } from 'node:crypto'

/** How somebody came before: with the same answers, with others, or in a row that was held; in this file or an earlier one. */
export type Before = {
  how: 'same' | 'other' | 'held'
  inFile: 'this' | 'earlier'
  /** Whether answers are those that they came with then. */
  gave: (answers: Buffer) => boolean
}

const BYTES = 14
// In the place of the answers of a row that was held.
const HELD = 0
// The lowest bit of the answers says that they came in an earlier file.
const EARLIER = 1

/**
 * Whose rows came before, and with which answers: 20 bytes each and no name or reference, so that ten million fit into
 * memory. What is noted to last is packed for the files after it, 14 bytes each.
 */
export class Seen {
  #size = 1 << 12
  #kept = 0
  #keys = new Float64Array(this.#size)
  #checks = new Uint32Array(this.#size)
  #answers = new Uint32Array(this.#size)
  #lasting: Buffer[] = []

  /** Notes whose row this is, with its answers: says how they came before, or undefined when they are new. */
  note(
    whose: string,
    { answers, held, lasts }: { answers: Buffer; held: boolean; lasts: boolean },
  ): Before | undefined {
    const name = hash('sha1', whose, 'buffer')
    const key = name.readUIntBE(0, 6)
    const check = name.readUInt32BE(6)
    const at = this.#placeOf(key + 1, check)
    if (this.#keys[at] !== 0) return howBefore(this.#answers[at] as number, name, answers)
    const given = held ? HELD : givenBy(name, answers)
    this.#put(at, key + 1, check, given)
    if (lasts) {
      const mark = Buffer.alloc(BYTES)
      mark.writeUIntBE(key, 0, 6)
      mark.writeUInt32BE(check, 6)
      mark.writeUInt32BE(given, 10)
      this.#lasting.push(mark)
    }
    return undefined
  }

  /** What was noted to last since this was asked before, packed. */
  packed(): Buffer {
    const marks = Buffer.concat(this.#lasting)
    this.#lasting = []
    return marks
  }

  /** Knows again what was packed while an earlier file was taken in. */
  recall(marks: Buffer): void {
    for (let from = 0; from < marks.length; from += BYTES) {
      const [key, check] = [marks.readUIntBE(from, 6) + 1, marks.readUInt32BE(from + 6)]
      const at = this.#placeOf(key, check)
      if (this.#keys[at] === 0) this.#put(at, key, check, (marks.readUInt32BE(from + 10) | EARLIER) >>> 0)
    }
  }

  #placeOf(key: number, check: number): number {
    let at = (check ^ (key % 0xffffffff)) & (this.#size - 1)
    while (this.#keys[at] !== 0 && !(this.#keys[at] === key && this.#checks[at] === check))
      at = (at + 1) & (this.#size - 1)
    return at
  }

  #put(at: number, key: number, check: number, answers: number): void {
    this.#keys[at] = key
    this.#checks[at] = check
    this.#answers[at] = answers
    this.#kept++
    if (this.#kept * 3 > this.#size * 2) this.#grow()
  }

  #grow(): void {
    const [keys, checks, answers] = [this.#keys, this.#checks, this.#answers]
    this.#size *= 2
    this.#kept = 0
    this.#keys = new Float64Array(this.#size)
    this.#checks = new Uint32Array(this.#size)
    this.#answers = new Uint32Array(this.#size)
    for (const [at, key] of keys.entries())
      if (key !== 0)
        this.#put(this.#placeOf(key, checks[at] as number), key, checks[at] as number, answers[at] as number)
  }
}

// Together with the whole name, so that marks alone tell no answers. Beside the answers and a list of references they would:
// they are part of the key, and go with it.
const givenBy = (name: Buffer, answers: Buffer): number =>
  (hash('sha1', Buffer.concat([name, answers]), 'buffer').readUInt32BE(0) & ~EARLIER) >>> 0 || 2

function howBefore(before: number, name: Buffer, answers: Buffer): Before {
  const given = (before & ~EARLIER) >>> 0
  const gave = (others: Buffer): boolean => givenBy(name, others) === given
  const how = given === HELD ? 'held' : gave(answers) ? 'same' : 'other'
  return { how, inFile: before & EARLIER ? 'earlier' : 'this', gave }
}
