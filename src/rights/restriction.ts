/** A restriction of a record: it is kept and not used. */
export type Restriction = {
  id: string
  youngPersonId: string
  reason: string
  /** Null where the young person asked for it on their own page. */
  setByName: string | null
  setAt: Date
  liftBecause: string | null
  liftAskedBy: string | null
  liftAskedByName: string | null
}

/** What may be done about one that stands, by this worker: lifting it takes two people. */
export const restrictionCan = {
  haveItsLiftingAsked: ({ liftAskedBy }: Restriction): boolean => liftAskedBy === null,
  beLifted: ({ liftAskedBy }: Restriction, workerId: string): boolean =>
    liftAskedBy !== null && liftAskedBy !== workerId,
}
