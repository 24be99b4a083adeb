/** A hold on a record: nothing of it is disposed of while it stands. */
export type Hold = {
  id: string
  youngPersonId: string
  reason: string
  setBy: string
  setByName: string
  setAt: Date
  confirmedByName: string | null
  liftBecause: string | null
  liftAskedBy: string | null
  liftAskedByName: string | null
  liftedByName: string | null
  liftedAt: Date | null
}

/** What may be done about a hold, by this worker: setting and lifting takes two people. */
export const holdCan = {
  beConfirmed: (hold: Hold, workerId: string): boolean =>
    hold.liftedAt === null && hold.confirmedByName === null && hold.setBy !== workerId,
  haveItsLiftingAsked: (hold: Hold): boolean => hold.liftedAt === null && hold.liftAskedBy === null,
  beLifted: (hold: Hold, workerId: string): boolean =>
    hold.liftedAt === null && hold.liftAskedBy !== null && hold.liftAskedBy !== workerId,
}
