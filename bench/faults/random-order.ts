import { testsPass } from '../run-tests.ts'
import type { Fault } from './fault.ts'

const ORDERS = 200

/**
 * The baton rule in so many random orders of up to forty acts, by everybody, while days go by: with the clock of the test, from
 * the seed. One that breaks it is made as short as it can be, and told with what replays it.
 */
export const randomOrder: Fault = async ({ seed, say }) => {
  say(`${ORDERS} orders of up to forty acts`)
  return testsPass(['src/server/rules.test.ts'], { ORDERS: String(ORDERS), SEED: String(seed) })
}
