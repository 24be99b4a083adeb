import { Cell } from './counting.ts'
import type { Plan } from './plan.ts'

/**
 * Cells in two runs of memory, with counters no wider than the largest group needs: of a round so much is held of every
 * school until all are counted.
 */
export class HeldCells {
  readonly #plan: Pick<Plan, 'counters' | 'sums'>
  readonly #sets: Uint32Array
  readonly #counts: Cell['counts']
  readonly #sums: Float64Array

  constructor(plan: Pick<Plan, 'counters' | 'sums'>, cells: readonly Cell[]) {
    this.#plan = plan
    this.#sets = Uint32Array.from(cells, ({ sets }) => sets)
    const most = this.#sets.reduce((most, sets) => Math.max(most, sets), 0)
    const Counts = most < 1 << 8 ? Uint8Array : most < 1 << 16 ? Uint16Array : Uint32Array
    this.#counts = new Counts(cells.length * plan.counters)
    this.#sums = new Float64Array(cells.length * plan.sums)
    for (const [nth, { counts, sums }] of cells.entries()) {
      this.#counts.set(counts, nth * plan.counters)
      this.#sums.set(sums, nth * plan.sums)
    }
  }

  /** One of them, to be read and not to be counted in. */
  at(nth: number): Cell {
    const { counters, sums } = this.#plan
    return new Cell(this.#plan, {
      sets: this.#sets[nth] as number,
      counts: this.#counts.subarray(nth * counters, (nth + 1) * counters),
      sums: this.#sums.subarray(nth * sums, (nth + 1) * sums),
    })
  }
}
