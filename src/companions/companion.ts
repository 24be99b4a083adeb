import { type DateOnly, isBefore } from '../words/index.ts'

/** Where a young person is met: closed, because it stands in a message. */
export const meetingPlaces = [
  { value: 'at_the_door', label: 'At the door of the place' },
  { value: 'on_the_way', label: 'On the way, where they agreed' },
] as const
export type Meets = (typeof meetingPlaces)[number]['value']

/** Why somebody does not go along after all. */
export type WithdrawnBecause = 'changed' | 'check_lapsed' | 'left' | 'place_ended'

export const withdrawnWords: Record<WithdrawnBecause, string> = {
  changed: 'changed by the team',
  check_lapsed: 'a check does not hold any more',
  left: 'they have left',
  place_ended: 'the place has ended',
}

/** Somebody who goes along with a young person: by name, on a day, assigned by somebody. */
export type Companion = {
  id: string
  referralId: string
  supportId: string
  serviceId: string
  service: string
  youngPersonId: string
  workerId: string
  worker: string
  onDate: DateOnly
  meets: Meets
  called: string
  words: string | null
  toldName: boolean
  assignedBy: string
  /** The number of the organisation where they are reached; never a worker's own. */
  ring: string | null
  withdrawnBecause: WithdrawnBecause | null
}

/** What may be done with a companion. The screen and the route both ask here. */
export const companionCan = {
  /** Taken back by the young person's team, until the day is over. */
  beWithdrawn: (
    { withdrawnBecause, onDate }: Companion,
    { mine, today }: { mine: boolean; today: DateOnly },
  ) => mine && withdrawnBecause === null && !isBefore(onDate, today),
}
