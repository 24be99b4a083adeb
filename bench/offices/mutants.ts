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
  // Whose passkey it is, of which entry a keeper is and a photo, and of which survey what is held: none of it is given to be changed.
  'passkey.used_by_oneself check open',
  ...['service_photo.keepers_order check open', 'keeper.curators_end check open'],
  'answers_held.leads_empty check open',
  // Who may change it at all is one command, which is the same before and after.
  'answers_import.operators_replace check open',
]
