import { expect, it } from 'vitest'
import { Cell } from './counting.ts'
import { HeldCells } from './held-cells.ts'

const plan = { counters: 3, sums: 2 }

it.each([200, 255, 256, 65_535, 65_536])('holds groups of up to %i as they were counted', (sets) => {
  const cells = [sets, 1].map(
    (all) =>
      new Cell(plan, { sets: all, counts: Uint32Array.of(all, 0, 1), sums: Float64Array.of(all, all / 3) }),
  )
  const held = new HeldCells(plan, cells)
  for (const [nth, { sets, counts, sums }] of cells.entries()) {
    const { sets: all, counts: answers, sums: totals } = held.at(nth)
    expect([all, [...answers], [...totals]]).toEqual([sets, [...counts], [...sums]])
  }
  const added = new Cell(plan).add(held.at(0)).add(held.at(1))
  expect([added.sets, ...added.counts]).toEqual([sets + 1, sets + 1, 0, 2])
})
