import type { FrozenGroup } from './publishing-store.ts'

/** What is added up, and what it comes to. */
export type Equation = { terms: readonly (readonly [variable: number, factor: number])[]; total: number }

/** The least and the most that something can be. */
export type Bounds = { least: number; most: number }

/**
 * The least and the most that one unknown can be, where none is less than nothing. It shares nothing with what protects.
 * Undefined where nothing fits.
 */
export const boundsOf = (
  unknowns: number,
  equations: readonly Equation[],
  wanted: number,
): Bounds | undefined => solving(unknowns, equations)?.([[wanted, 1]])

const TINY = 1e-9

/**
 * All that equations leave open, to be asked for the bounds of any sum: linear programming by the simplex method in two
 * phases, the first of them once for all questions. Undefined where nothing fits.
 */
export function solving(
  unknowns: number,
  equations: readonly Equation[],
): ((sum: Equation['terms']) => Bounds) | undefined {
  // Each equation begins with an unknown of its own, after all others, that must come to nothing; its column is not needed.
  const tableau = equations.map(({ terms, total }) => {
    const line = new Float64Array(unknowns + 1)
    const side = total < 0 ? -1 : 1
    for (const [variable, factor] of terms) line[variable] = (line[variable] as number) + side * factor
    line[unknowns] = side * total
    return line
  })
  const basis = equations.map((_, row) => unknowns + row)
  const first = new Float64Array(unknowns + 1)
  for (const line of tableau) takeAway(first, 1, line)
  pivotAll(tableau, basis, first)
  if (Math.abs(first[unknowns] as number) > 1e-6) return undefined
  driveOut(tableau, basis, first)
  const most = (sum: Equation['terms'], sign: 1 | -1): number => {
    const aim = new Float64Array(unknowns + 1)
    for (const [variable, factor] of sum) aim[variable] = (aim[variable] as number) - sign * factor
    for (const [row, variable] of basis.entries())
      takeAway(aim, aim[variable] ?? 0, tableau[row] as Float64Array)
    pivotAll(tableau, basis, aim)
    return aim[unknowns] as number
  }
  return (sum) => ({ least: 0 - most(sum, -1), most: most(sum, 1) })
}

function takeAway(from: Float64Array, times: number, line: Float64Array): void {
  if (times === 0) return
  for (let at = 0; at < line.length; at++) from[at] = (from[at] as number) - times * (line[at] as number)
}

/** What an equation began with must not come back: a real unknown takes its place, or else the equation says nothing new. */
function driveOut(tableau: Float64Array[], basis: number[], aim: Float64Array): void {
  for (let row = tableau.length - 1; row >= 0; row--) {
    const line = tableau[row] as Float64Array
    const unknowns = line.length - 1
    if ((basis[row] as number) < unknowns) continue
    const enters = line.subarray(0, unknowns).findIndex((factor) => Math.abs(factor) > 1e-7)
    if (enters < 0) {
      tableau.splice(row, 1)
      basis.splice(row, 1)
      continue
    }
    pivot(tableau, aim, row, enters)
    basis[row] = enters
  }
}

/** So many steps that better nothing, and the next are taken by Bland's rule, which never goes in a circle. */
const PATIENCE = 50

function pivotAll(tableau: Float64Array[], basis: number[], aim: Float64Array): void {
  const last = aim.length - 1
  let [best, still] = [aim[last] as number, 0]
  for (let step = 0; step < 10_000; step++) {
    const enters = entering(aim, still > PATIENCE)
    if (enters < 0) return
    const leaves = leaving(tableau, basis, enters)
    pivot(tableau, aim, leaves, enters)
    basis[leaves] = enters
    still = (aim[last] as number) > best + TINY ? 0 : still + 1
    best = Math.max(best, aim[last] as number)
  }
  throw new Error('the simplex method did not come to an end')
}

function entering(aim: Float64Array, first: boolean): number {
  let [enters, least] = [-1, -TINY]
  for (let at = 0; at < aim.length - 1; at++) {
    if ((aim[at] as number) >= least) continue
    if (first) return at
    ;[enters, least] = [at, aim[at] as number]
  }
  return enters
}

function leaving(tableau: readonly Float64Array[], basis: readonly number[], enters: number): number {
  let [leaves, best] = [-1, Infinity]
  for (const [row, line] of tableau.entries()) {
    if ((line[enters] as number) <= TINY) continue
    const ratio = (line[line.length - 1] as number) / (line[enters] as number)
    const isFirst = leaves >= 0 && (basis[row] as number) < (basis[leaves] as number)
    if (ratio < best - TINY || (ratio < best + TINY && isFirst)) [leaves, best] = [row, ratio]
  }
  if (leaves < 0) throw new Error('what is asked for has no end')
  return leaves
}

function pivot(tableau: Float64Array[], aim: Float64Array, leaves: number, enters: number): void {
  const line = tableau[leaves] as Float64Array
  const by = line[enters] as number
  for (let at = 0; at < line.length; at++) line[at] = (line[at] as number) / by
  for (const other of tableau) if (other !== line) takeAway(other, other[enters] as number, line)
  takeAway(aim, aim[enters] as number, line)
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
