import { type DateOnly, daysBetween, isAfter, isBefore, plainDate } from '../words/index.ts'

/** What is checked before a worker goes along with a young person; both have to hold on that day. */
export const checkKinds = ['enhanced_dbs', 'safeguarding_training'] as const
export type CheckKind = (typeof checkKinds)[number]

/** What a check is called on screen. */
export const checkWords: Record<CheckKind, string> = {
  enhanced_dbs: 'Enhanced DBS check',
  safeguarding_training: 'Safeguarding training',
}

/** A check of a worker: who saw it, when, and the last day on which it holds. */
export type WorkerCheck = {
  id: string
  kind: CheckKind
  seenBy: string
  seenOn: DateOnly
  validUntil: DateOnly
  endedAt: Date | null
  endedBecause: string | null
}

/** Days before its last day from which a check is said to end soon; our own choice. */
export const DAYS_BEFORE_END = 42

export type CheckStanding = 'holds' | 'ends soon' | 'over' | 'taken away'

/** How a check stands on a day. */
export function checkStanding(
  { validUntil, seenOn, endedAt }: Pick<WorkerCheck, 'validUntil' | 'seenOn' | 'endedAt'>,
  today: DateOnly,
): CheckStanding {
  if (endedAt) return 'taken away'
  if (isBefore(validUntil, today) || isAfter(seenOn, today)) return 'over'
  return daysBetween(today, validUntil) <= DAYS_BEFORE_END ? 'ends soon' : 'holds'
}

/** 'Holds until 3 March 2027', 'Was over on 3 March 2026'. */
export function standingWords(check: WorkerCheck, today: DateOnly): string {
  switch (checkStanding(check, today)) {
    case 'taken away':
      return `Taken away: ${check.endedBecause}`
    case 'over':
      return `Was over on ${plainDate(check.validUntil)}`
    case 'ends soon':
      return `Ends soon, on ${plainDate(check.validUntil)}`
    case 'holds':
      return `Holds until ${plainDate(check.validUntil)}`
  }
}

/** Whether a worker may go along on a day: each kind holds then. */
export const mayGoAlong = (checks: readonly WorkerCheck[], on: DateOnly): boolean =>
  checkKinds.every((kind) =>
    checks.some(
      (check) =>
        check.kind === kind &&
        check.endedAt === null &&
        !isAfter(check.seenOn, on) &&
        !isBefore(check.validUntil, on),
    ),
  )
