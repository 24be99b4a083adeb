import { hash } from 'node:crypto'

/**
 * Which pupils were in the file before, and with which answers: 20 bytes a pupil and no name or reference, so that ten
 * million fit into memory.
 */
export class Seen {
  #size = 1 << 12
  #kept = 0
  #keys = new Float64Array(this.#size)
  #checks = new Uint32Array(this.#size)
  #answers = new Uint32Array(this.#size)

  /** Notes a pupil of a school: new, or here before with the same answers, or with others. */
  note(school: string, pupil: string, answers: Buffer): 'new' | 'same' | 'other' {
    const name = hash('sha1', `${school} ${pupil}`, 'buffer')
    const key = name.readUIntBE(0, 6) + 1
    const check = name.readUInt32BE(6)
    const given = hash('sha1', answers, 'buffer').readUInt32BE(0)
    const at = this.#placeOf(key, check)
    if (this.#keys[at] !== 0) return this.#answers[at] === given ? 'same' : 'other'
    this.#put(at, key, check, given)
    if (this.#kept * 3 > this.#size * 2) this.#grow()
    return 'new'
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
