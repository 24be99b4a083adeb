import type { Acting } from '../database/index.ts'
import type { Answers } from '../ui/questions/index.ts'
import { destinationTo } from './destinations.ts'
import { formCalled, type ReferralForm } from './forms/index.ts'
import { submit } from './submission.ts'

/** A young person who asks a team for a person to talk to, from another page than the form that everybody has. */
export type Asking = {
  id: string
  teamId: string
  /** Fields of the form that everybody has, as many as were asked. */
  answers: Answers
  origin: string
}

/**
 * Sends it as a referral by the young person: the team holds it from this moment on. The same id again fails: see
 * `wasSentBefore`. Answers false, with nothing sent, where the place has nobody who could hold it.
 */
export async function askForOneself(
  acting: Acting,
  { id, teamId, answers, origin }: Asking,
): Promise<boolean> {
  const to = await destinationTo(acting, teamId)
  if (!to) return false
  const form = formCalled('me') as ReferralForm
  await submit(acting, { id, form, answers, to, worker: null, reRefersId: null, origin })
  return true
}
