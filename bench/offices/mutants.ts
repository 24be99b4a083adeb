import type pg from 'pg'
import { type Mutant, mutantsOfPolicies, ofOffices, withoutRules } from '../worlds/mutants.ts'
import { tablesInWords } from '../worlds/rows.ts'
import { tablesOfRooms } from './index.ts'

/** Every rule of these rooms made wrong, and each of their tables without its rules. */
export async function mutantsOfRooms(owner: pg.ClientBase): Promise<Mutant[]> {
  const shared = tablesOfRooms.filter((table) => tablesInWords.includes(table))
  const own = tablesOfRooms.filter((table) => !tablesInWords.includes(table))
  const ofShared = await mutantsOfPolicies(owner, shared)
  const all = [
    ...withoutRules(own),
    ...(await mutantsOfPolicies(owner, own)),
    ...ofShared.filter(({ name }) => ofOffices.test(name)),
  ]
  return all.filter(({ name }) => !same.includes(name))
}

/** Rules made wrong that nobody could tell from right ones. */
const same: readonly string[] = [
  // Whose passkey it is the program is given no way to change.
  'passkey.used_by_oneself check open',
]
