import fc from 'fast-check'

export type Gen = fc.GeneratorValue

export const number = (g: Gen, min: number, max: number): number => g(fc.integer, { min, max })
export const yes = (g: Gen): boolean => g(fc.boolean)
export const many = <T>(g: Gen, min: number, max: number, one: (nth: number) => T): T[] =>
  Array.from({ length: number(g, min, max) }, (_, nth) => one(nth))

export function one<T>(g: Gen, of: readonly T[]): T {
  const picked = of[number(g, 0, of.length - 1)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}

export const maybe = <T>(g: Gen, of: readonly T[]): T | null => (of.length > 0 && yes(g) ? one(g, of) : null)

/** One of them and a later one or for good: every second going on, the others as likely over or still to come. */
export function span<T>(g: Gen, of: readonly T[], otherwise: T): { from: T; to: T | null } {
  const from = yes(g) ? 0 : number(g, 0, of.length - 1)
  const to = yes(g) ? of.length : number(g, from, of.length)
  return { from: of[from] ?? otherwise, to: of[to] ?? null }
}
