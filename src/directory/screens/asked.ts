/** What somebody asked for, as it stands in the address of the page. */
export type Asked = { words: string; age: string; day: string; cost: string }

/** The address of the finder with these answers; empty ones are left out. */
export function findAddress(asked: Partial<Asked> & { page?: number }): string {
  const query = new URLSearchParams()
  for (const name of ['words', 'day', 'age', 'cost'] as const) if (asked[name]) query.set(name, asked[name])
  if (asked.page && asked.page > 1) query.set('page', String(asked.page))
  return `/services${query.size > 0 ? `?${query}` : ''}`
}
