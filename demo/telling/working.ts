import { arrangeCover } from '../../src/accounts/cover-store.ts'
import { keepDraft } from '../../src/referrals/drafts.ts'
import { formFor } from '../../src/referrals/forms/index.ts'
import type { Typed } from '../../src/ui/questions/index.ts'
import { addDays, newId, weekday } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { asWorker, signedIn, type Town } from './town.ts'
import { dayFrom, momentAgo } from './when.ts'

/** A form that a worker began and has not sent: as much as they typed. */
export async function drafted(town: Town, by: string, ago: number, typed: Typed): Promise<void> {
  const { id: ownerId, organisationKind } = signedIn(town, by)
  await asWorker(town, by, momentAgo(town, ago, '15:50'), (acting) =>
    keepDraft(acting, { id: newId(), ownerId, form: formFor(organisationKind).slug, typed }),
  )
}

/** From two working days ago until Friday, one worker does another's work; their manager arranges it. */
export async function covered(town: Town, manager: string, worker: string, by: string): Promise<void> {
  const toFriday = (5 - weekday(town.today) + 7) % 7
  await asWorker(town, manager, momentAgo(town, 3, '16:20'), (acting) =>
    arrangeCover(acting, {
      ...{ id: newId(), worker: invented(worker), coveredBy: invented(by) },
      ...{ startsOn: dayFrom(town, -2), endsOn: addDays(town.today, toFriday) },
    }),
  )
}
