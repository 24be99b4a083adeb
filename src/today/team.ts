import { type Around, isOverdue, type Thing } from './today.ts'

/** Somebody of a team, and how much they have. */
export type TeamMember = { workerId: string; name: string; supported: number; referrals: number }

/** A line about somebody of the team: how much they have, and how much of it is late. */
export type TeamLine = TeamMember & { overdue: number }

/** One line a worker, whoever has most overdue first. */
export function teamLines(
  members: readonly TeamMember[],
  things: readonly Thing[],
  around: Around,
): TeamLine[] {
  const late = things.filter((thing) => isOverdue(thing, around))
  return members
    .map((member) => ({
      ...member,
      overdue: late.filter(({ owner }) => owner.workerId === member.workerId).length,
    }))
    .sort((first, second) => second.overdue - first.overdue || first.name.localeCompare(second.name, 'en'))
}
