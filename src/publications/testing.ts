import type { FrozenGroup } from './publishing-store.ts'

/** One row of a simplex tableau's constraints: what is added up, and what it comes to. */
type Equation = { terms: readonly (readonly [variable: number, factor: number])[]; total: number }

/**
 * The least and the most that one unknown can be, where none is less than nothing: linear programming by the simplex
 * method with Bland's rule, in two phases. It shares nothing with what protects. Undefined where nothing fits.
 */
export function boundsOf(
  unknowns: number,
  equations: readonly Equation[],
  wanted: number,
): { least: number; most: number } | undefined {
  const most = optimum(unknowns, equations, wanted, 1)
  const least = optimum(unknowns, equations, wanted, -1)
  return most === undefined || least === undefined ? undefined : { least: 0 - least, most }
}

const TINY = 1e-9

function optimum(
  unknowns: number,
  equations: readonly Equation[],
  wanted: number,
  sign: 1 | -1,
): number | undefined {
  const rows = equations.length
  const width = unknowns + rows + 1
  // Each equation begins with an unknown of its own that must come to nothing.
  const tableau = equations.map(({ terms, total }, row) => {
    const line = new Float64Array(width)
    const side = total < 0 ? -1 : 1
    for (const [variable, factor] of terms) line[variable] = (line[variable] as number) + side * factor
    line[unknowns + row] = 1
    line[width - 1] = side * total
    return line
  })
  const basis = equations.map((_, row) => unknowns + row)
  const first = new Float64Array(width)
  for (const line of tableau)
    for (let at = 0; at < width; at++) first[at] = (first[at] as number) - (line[at] as number)
  for (let row = 0; row < rows; row++) first[unknowns + row] = 0
  pivotAll(tableau, basis, first, unknowns + rows)
  if (Math.abs(first[width - 1] as number) > 1e-6) return undefined
  driveOut(tableau, basis, first, unknowns)
  const second = new Float64Array(width)
  second[wanted] = -sign
  for (const [row, variable] of basis.entries()) {
    const factor = second[variable] as number
    if (factor === 0) continue
    for (let at = 0; at < width; at++)
      second[at] = (second[at] as number) - factor * (tableau[row]?.[at] as number)
  }
  pivotAll(tableau, basis, second, unknowns)
  return second[width - 1] as number
}

/** What an equation began with must not come back: a real unknown takes its place, unless the equation says nothing new. */
function driveOut(tableau: Float64Array[], basis: number[], aim: Float64Array, unknowns: number): void {
  for (const [row, line] of tableau.entries()) {
    if ((basis[row] as number) < unknowns) continue
    const enters = line.subarray(0, unknowns).findIndex((factor) => Math.abs(factor) > 1e-7)
    if (enters < 0) continue
    pivot(tableau, aim, row, enters)
    basis[row] = enters
  }
}

function pivotAll(tableau: Float64Array[], basis: number[], aim: Float64Array, columns: number): void {
  const last = aim.length - 1
  for (let step = 0; step < 10_000; step++) {
    let enters = -1
    for (let at = 0; at < columns && enters < 0; at++) if ((aim[at] as number) < -TINY) enters = at
    if (enters < 0) return
    let leaves = -1
    for (const [row, line] of tableau.entries()) {
      if ((line[enters] as number) <= TINY) continue
      const ratio = (line[last] as number) / (line[enters] as number)
      const best =
        leaves < 0 ? Infinity : (tableau[leaves]?.[last] as number) / (tableau[leaves]?.[enters] as number)
      if (
        ratio < best - TINY ||
        (ratio < best + TINY && leaves >= 0 && (basis[row] as number) < (basis[leaves] as number))
      )
        leaves = row
    }
    if (leaves < 0) throw new Error('what is asked for has no end')
    pivot(tableau, aim, leaves, enters)
    basis[leaves] = enters
  }
  throw new Error('the simplex method did not come to an end')
}

function pivot(tableau: Float64Array[], aim: Float64Array, leaves: number, enters: number): void {
  const line = tableau[leaves] as Float64Array
  const by = line[enters] as number
  for (let at = 0; at < line.length; at++) line[at] = (line[at] as number) / by
  for (const other of [...tableau, aim]) {
    if (other === line) continue
    const factor = other[enters] as number
    if (factor === 0) continue
    for (let at = 0; at < line.length; at++) other[at] = (other[at] as number) - factor * (line[at] as number)
  }
}

/** What an attacker reads: the public's groups, and those of one school that they belong to, or of none. */
export type Held = { open: readonly FrozenGroup[]; own: readonly FrozenGroup[] }

/** A hidden number, and between what and what the attacker can put it. */
export type Attacked = { what: string; least: number; most: number }

/** What of a frozen figure is attacked: n, or how many are in one choice group. */
const numbered = (figure: FrozenGroup['figures'][number] | undefined, band: number | null): number | null => {
  if (!figure) return null
  return band === null ? figure[0] : (figure[4]?.[band] ?? null)
}

/**
 * Attacks every hidden number of one variable in one grouping: the school's own pupils and everybody else's, value by
 * value, none less than nothing, adding up to what is published and to the totals. Which groups have anybody in them is
 * known as well.
 */
export function attack(
  held: Held,
  { grouping, variable, band }: { grouping: string; variable: number; band: number | null },
): Attacked[] {
  const slotsOf = (groups: readonly FrozenGroup[]) => groups.filter((group) => group.grouping === grouping)
  const values = [
    ...new Set(
      [...held.open, ...held.own].filter((group) => group.grouping === grouping).map(({ value }) => value),
    ),
  ]
  const shown = (groups: readonly FrozenGroup[], value: string): number | null =>
    numbered(groups.find((group) => group.value === value)?.figures[variable], band)
  const total = (groups: readonly FrozenGroup[]) =>
    shown(
      groups.filter((group) => group.grouping === 'all'),
      'all',
    )
  const isIn = (groups: readonly FrozenGroup[], value: string) =>
    groups.some((group) => group.value === value)
  // Unknowns: 2v the school's own, 2v + 1 everybody else's.
  const equations: Equation[] = []
  const [open, own] = [slotsOf(held.open), slotsOf(held.own)]
  for (const [at, value] of values.entries()) {
    const [all, mine] = [shown(open, value), shown(own, value)]
    if (all !== null)
      equations.push({
        terms: [
          [2 * at, 1],
          [2 * at + 1, 1],
        ],
        total: all,
      })
    if (mine !== null) equations.push({ terms: [[2 * at, 1]], total: mine })
    if (!isIn(own, value)) equations.push({ terms: [[2 * at, 1]], total: 0 })
  }
  const [allTotal, ownTotal] = [total(held.open), held.own.length === 0 ? 0 : total(held.own)]
  if (allTotal !== null)
    equations.push({
      terms: values.flatMap(
        (_, at) =>
          [
            [2 * at, 1],
            [2 * at + 1, 1],
          ] as const,
      ),
      total: allTotal,
    })
  if (ownTotal !== null)
    equations.push({ terms: values.map((_, at) => [2 * at, 1] as const), total: ownTotal })
  // With no total nothing is bounded: nothing of it is told at all.
  if (allTotal === null) return []
  return values.flatMap((value, at) => {
    const hidden: [string, number][] = []
    if (isIn(own, value) && shown(own, value) === null) hidden.push([`own ${value}`, 2 * at])
    if (shown(open, value) === null) hidden.push([`others ${value}`, 2 * at + 1])
    return hidden.flatMap(([what, unknown]) => {
      const bounds = boundsOf(2 * values.length, equations, unknown)
      return bounds ? [{ what: `${grouping} ${what}`, ...bounds }] : []
    })
  })
}
