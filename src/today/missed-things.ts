import { personNote } from '../people/index.ts'
import type { Missed } from '../referrals/index.ts'
import { dateOnly, displayFirstName, shortDay } from '../words/index.ts'
import { askThem, calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/** Young people who did not come to something twice running, as things on the list until somebody has reached them. */
export function missedThings(missed: readonly Missed[], eyes: Beholding): Thing[] {
  return missed.map((one) => {
    const side = sideOf(one.workerId, eyes)
    const called = displayFirstName(one.name, one.preferredName)
    const [last] = one.missedOn
    return {
      key: `missed ${one.referralId}`,
      youngPersonId: one.youngPersonId,
      who: one.name,
      note: personNote(
        { date_of_birth: one.dateOfBirth, year_group: null, school_name: one.schoolName },
        eyes.today,
      ),
      href: `/prescriptions/${one.referralId}`,
      what: `${called} did not come to ${one.service} twice. A friendly word may be all it needs.`,
      kind: 'now',
      on: last ? dateOnly(last) : eyes.today,
      onNote: last ? `last ${shortDay(dateOnly(last))}` : null,
      action: (side === 'team' ? askThem(one.workerName, called, one.youngPersonId) : null) ?? {
        text: `Get in touch with ${called}`,
        href: `/supports/${one.supportId}/contacts/new`,
      },
      owner: {
        workerId: one.workerId,
        name: one.workerName,
        organisationId: calendarOwner(side, eyes),
      },
      side,
    }
  })
}
