import { workerById } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { NewMessage, Recipient } from '../messages/index.ts'
import {
  placeNewsOf,
  type ReferralWithNames,
  referralById,
  type Supported,
  tellNews,
} from '../referrals/index.ts'
import { displayFirstName } from '../words/index.ts'
import type { Companion } from './companion.ts'
import type { Assigned } from './store.ts'

const toWorker = async (acting: Acting, id: string): Promise<Recipient | null> => {
  const worker = await workerById(acting.tx, id)
  return worker?.email
    ? { audience: 'worker', channel: 'email', address: worker.email, workerId: worker.id }
    : null
}

/** Tells who goes along: the young person first, only where they said yes to that; then whoever goes, with no name. */
export async function tellCompanion(
  acting: Acting,
  told: { referral: ReferralWithNames; given: Assigned; supported: Supported; origin: string },
): Promise<void> {
  const { referral, given, supported, origin } = told
  const goes = await workerById(acting.tx, given.workerId)
  const values = {
    worker: displayFirstName(supported.workerName ?? supported.team.name, null),
    team: supported.team.name,
    companion: displayFirstName(goes?.name ?? 'somebody', null),
    on: given.onDate,
    where: given.meets === 'at_the_door' ? 'at the door' : 'where you agreed',
  }
  const to = await toWorker(acting, given.workerId)
  await tellNews(
    acting,
    { referral, origin },
    {
      youngPerson: given.toldName ? placeNewsOf('GoingAlong', values) : () => null,
      others: async () =>
        to
          ? [
              {
                template: 'companionChosen',
                values: {
                  team: supported.team.name,
                  on: given.onDate,
                  link: `${origin}/companions/${given.id}`,
                },
                to,
              } as NewMessage,
            ]
          : [],
    },
  )
}

/**
 * Tells that whoever was to go along does not: the young person first, where they were told who does; then whoever
 * was to go, with no name.
 */
export async function tellWithdrawn(acting: Acting, companion: Companion, origin: string): Promise<void> {
  const referral = await referralById(acting, companion.referralId)
  if (!referral) return
  const { onDate: on } = companion
  const team = referral.fromOrganisationName ?? 'Trellis'
  const values = {
    ...{ worker: displayFirstName(referral.senderName ?? 'your link worker', null), team, on, where: '' },
    companion: displayFirstName(companion.worker, null),
  }
  const to = await toWorker(acting, companion.workerId)
  await tellNews(
    acting,
    { referral, origin },
    {
      youngPerson: companion.toldName ? placeNewsOf('NotGoingAlong', values) : () => null,
      others: async () =>
        to ? [{ template: 'companionNotNeeded', values: { team, on }, to } as NewMessage] : [],
    },
  )
}
