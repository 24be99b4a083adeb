import type { Acting } from '../database/index.ts'
import { returnUnanswered } from './coming-back.ts'
import { todayOf } from './deadlines.ts'
import { ChangedMeanwhile, referralsUnanswered } from './store.ts'

/** Runs work in a transaction of its own as the sweep. */
type Sweeping = <T>(work: (acting: Acting) => Promise<T>) => Promise<T>

/**
 * Gives back what nobody answered by its date, each in a transaction of its own, so that one that fails holds up no
 * other. Asks the store with the moment it is given, so that it does not matter when it last ran, or how often.
 * Returns how many came back; throws at the end when some could not.
 */
export async function sweepUnanswered(sweeping: Sweeping, origin: string): Promise<number> {
  const unanswered = await sweeping((acting) => referralsUnanswered(acting, todayOf(acting)))
  const failures: unknown[] = []
  let returned = 0
  for (const referral of unanswered) {
    try {
      await sweeping((acting) => returnUnanswered(acting, referral, origin))
      returned += 1
    } catch (error) {
      // Somebody answered in this very minute: that answer stands.
      if (!(error instanceof ChangedMeanwhile)) failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} referrals could not be returned`)
  return returned
}

/** Clears forms that were begun and left for longer than they are kept. */
export async function sweepDrafts(acting: Acting): Promise<void> {
  // How old is too old is the policy's to say; the sweep may delete nothing else.
  await acting.tx.deleteFrom('draft').execute()
}
