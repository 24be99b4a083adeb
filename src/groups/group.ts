import type { SignedInWorker } from '../accounts/index.ts'
import { opensRecords } from '../policy/index.ts'
import { addDays, type DateOnly } from '../words/index.ts'

/** Where a programme runs: the entry of the directory by which places are asked for, and the team that runs it. */
export type Run = {
  id: string
  programme: string
  serviceId: string
  service: string
  teamId: string
  team: string
  begunOn: DateOnly
  endedOn: DateOnly | null
}

/** One run of a programme with a list of who takes part, or a drop-in that keeps numbers and no names. */
export type GroupKind = 'group' | 'drop_in'

/** A group as everybody who works here may know it: nobody who takes part stands in it. */
export type Group = {
  id: string
  name: string
  kind: GroupKind
  atPlace: string
  postcode: string | null
  run: Pick<Run, 'id' | 'programme' | 'teamId' | 'team' | 'service'>
  /** How many may take part; 0 for a drop-in. */
  seats: number
  endedAt: Date | null
}

/** One meeting of a group. Times are 'HH:MM' in London. */
export type Session = {
  id: string
  groupId: string
  onDate: DateOnly
  startsAt: string
  endsAt: string
  atPlace: string | null
  movedFrom: DateOnly | null
  cancelledBecause: string | null
  finishedAt: Date | null
  came: number | null
  newFaces: number | null
  /** How many came whose records are not kept any more. */
  cameDisposed: number
}

/** Who leads a group now, with which part in it. */
export type Leader = {
  id: string
  workerId: string
  name: string
  jobTitle: string
  organisation: string
  part: string
}

/** Sessions that are made at once at most: two school years of weeks. */
export const MOST_SESSIONS = 80

/** Seats of a group at most. */
export const MOST_SEATS = 200

/** The days of a group that meets on one day of the week, from its first: so many, without those left out. */
export function weeklyDays(first: DateOnly, count: number, leftOut: readonly DateOnly[] = []): DateOnly[] {
  const days: DateOnly[] = []
  for (let week = 0; days.length < count && week < count + leftOut.length; week++) {
    const day = addDays(first, 7 * week)
    if (!leftOut.includes(day)) days.push(day)
  }
  return days
}

/** Who looks: the teams they work in, and whether they lead this group. */
export type Looking = { workerId: string; teams: readonly string[]; leads: boolean }

/** How a worker stands to a group. */
export const lookingAt = (worker: SignedInWorker, leaders: readonly Leader[]): Looking => ({
  workerId: worker.id,
  teams: worker.roles.filter(({ role }) => opensRecords(role)).map(({ teamId }) => teamId),
  leads: leaders.some(({ workerId }) => workerId === worker.id),
})

/** What may be done with a group, by whom. Screens and routes ask here; the database asks the same. */
export const groupCan = {
  /** Those who run it and those who lead it: sessions, register, who takes part. */
  beRun: ({ run }: Pick<Group, 'run'>, { teams, leads }: Looking): boolean =>
    leads || teams.includes(run.teamId),
  /** It goes on. */
  beChanged: (group: Pick<Group, 'run' | 'endedAt'>, looking: Looking): boolean =>
    group.endedAt === null && groupCan.beRun(group, looking),
} as const

/** What may be done with a session of a group that goes on. */
export const sessionCan = {
  /** Until its register is taken. */
  beMoved: ({ cancelledBecause, finishedAt }: Session): boolean =>
    cancelledBecause === null && finishedAt === null,
  /** From the day on; late ones too. */
  haveRegister: ({ cancelledBecause, onDate }: Session, today: DateOnly): boolean =>
    cancelledBecause === null && onDate <= today,
} as const
