import type { Programme } from '../blueprint/index.ts'

/** Why a programme is for somebody else by their age, as a sentence; null where it suits, or where nothing is stated. */
export function whyNotFor(
  { public_name: name, for_whom: { ages } }: Pick<Programme, 'public_name' | 'for_whom'>,
  { called, age }: { called: string; age: number | null },
): string | null {
  if (ages === 'not stated' || age === null) return null
  const { from, to } = ages
  if (age >= from && (to === undefined || age <= to)) return null
  const range = to === undefined ? `those from ${from}` : `those from ${from} to ${to}`
  return `${name} is for ${range}, and ${called} is ${age}. Write why they come all the same, or choose another`
}
