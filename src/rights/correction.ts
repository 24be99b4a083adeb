/** Something that a young person says is wrong in their record. */
export type Correction = {
  id: string
  youngPersonId: string
  wrong: string
  rightIs: string | null
  /** The worker whom they told; null where they said it on their own page. */
  recordedByName: string | null
  madeAt: Date
  dueOn: string
  settledAt: Date | null
  settledByName: string | null
  /** Put right, or left as it is with their words beside it. */
  settledAs: 'corrected' | 'statement' | null
  answer: string | null
}

/** One that waits, for Today. */
export type CorrectionDue = {
  id: string
  youngPersonId: string
  name: string
  called: string
  dueOn: string
  workerId: string | null
  workerName: string | null
}

/** What stands on the record: what waits, and their own words beside what stays. What was put right is in the record itself. */
export const standsBeside = (corrections: readonly Correction[]): Correction[] =>
  corrections.filter(({ settledAs }) => settledAs !== 'corrected')
