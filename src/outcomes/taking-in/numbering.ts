import { hash } from 'node:crypto'

/**
 * The people of the files, numbered in the order in which they come, and the arm of each. What they are called is not
 * even held in memory, only a digest of it; how much memory it takes goes by the people and not by the rows.
 */
export class Numbering {
  readonly #numbers = new Map<string, number>()
  readonly #arms: (string | null)[] = []

  /** The number of whoever is called this, and whether they are new. */
  of(called: string): { person: number; isNew: boolean } {
    const digest = hash('sha256', called.normalize('NFC'), 'buffer').toString('latin1', 0, 12)
    const known = this.#numbers.get(digest)
    if (known !== undefined) return { person: known, isNew: false }
    const person = this.#arms.push(null)
    this.#numbers.set(digest, person)
    return { person, isNew: true }
  }

  get people(): number {
    return this.#arms.length
  }

  armOf(person: number): string | null {
    return this.#arms[person - 1] ?? null
  }

  /** Says in which arm somebody is; false where they are in the other one. */
  putIn(person: number, arm: string | null): boolean {
    const before = this.armOf(person)
    if (arm === null || arm === before) return true
    if (before !== null) return false
    this.#arms[person - 1] = arm
    return true
  }
}
