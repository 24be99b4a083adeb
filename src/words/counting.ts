const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 20 })

/** A number with commas between thousands: 1,204. */
export function figure(count: number): string {
  return figures.format(count)
}

/**
 * A count with its noun, in figures: '1 day', '2 days', '1,204 young people'. Give the plural where it is not
 * made by adding s.
 */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${figure(count)} ${count === 1 ? singular : plural}`
}

/** A count with its noun for running text, where one is a word: 'one day', '2 days', 'no days'. */
export function howMany(count: number, singular: string, plural = `${singular}s`): string {
  if (count === 0) return `no ${plural}`
  return count === 1 ? `one ${singular}` : countOf(count, singular, plural)
}

/** Items as one phrase: 'a', 'a and b', 'a, b and c'. Empty text for no items. */
export function listOf(items: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${joiner} ${items.at(-1)}`
}
