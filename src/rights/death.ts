import type { DateOnly } from '../words/index.ts'

/** That somebody has died: who said so, when, and who wrote it down and confirmed it. */
export type Death = {
  id: string
  youngPersonId: string
  saidBy: string
  saidOn: DateOnly
  diedOn: DateOnly | null
  recordedBy: string
  recordedByName: string
  confirmedByName: string | null
  takenBackAt: Date | null
  /** That somebody asks to take it back although it is confirmed: why, and who. */
  livingBecause: string | null
  livingAskedBy: string | null
  livingAskedByName: string | null
}

/** Whom it is about. */
export type AboutDeath = { id: string; name: string; called: string }

/** What may be done about it: it takes two people, and the second one leads. */
export const deathCan = {
  beConfirmed: (death: Death, who: { id: string; manages: boolean }): boolean =>
    death.takenBackAt === null &&
    death.confirmedByName === null &&
    who.manages &&
    death.recordedBy !== who.id,
  /** Once it is confirmed: by a manager or a safeguarding lead of the organisation, with why; another of them confirms. */
  haveLivingAsked: (death: Death, who: { settles: boolean }): boolean =>
    death.confirmedByName !== null && death.livingAskedBy === null && who.settles,
  haveLivingConfirmed: (death: Death, who: { id: string; settles: boolean }): boolean =>
    death.livingAskedBy !== null && death.livingAskedBy !== who.id && who.settles,
  /** Until a second person has confirmed it. */
  beTakenBack: (death: Death): boolean => death.takenBackAt === null && death.confirmedByName === null,
}

/** A death that asks something of somebody: a manager confirms it, or whoever holds a support closes it. */
export type DeathDue = {
  asks: 'confirm' | 'close' | 'live'
  youngPersonId: string
  supportId: string
  name: string
  called: string
  on: DateOnly
  workerId: string | null
  workerName: string | null
  recordedBy: string | null
}
