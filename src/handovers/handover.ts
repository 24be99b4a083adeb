import { handoverKinds as kinds } from '../blueprint/index.ts'
import { addDays, type DateOnly, dateOnly, partsOf, weekday } from '../words/index.ts'

/** A change in a young person's life at which somebody else may have to take over. */
export type HandoverKind = keyof typeof kinds

/** What each is called, and how many weeks before its day it is planned; the weeks are our own choice. */
export const handoverKinds: Record<HandoverKind, { says: string; weeks: number }> = {
  year_7: { says: kinds.year_7, weeks: 12 },
  leaving_school: { says: kinds.leaving_school, weeks: 12 },
  sixteen: { says: kinds.sixteen, weeks: 12 },
  eighteen: { says: kinds.eighteen, weeks: 26 },
  leaving_care: { says: kinds.leaving_care, weeks: 26 },
  moving: { says: kinds.moving, weeks: 6 },
}

export const kindsInOrder = Object.keys(handoverKinds) as HandoverKind[]

/** Days in which a handover is planned where its time had begun before we met them; our own choice. */
export const DAYS_AFTER_OPENING = 28

export type TakesOver = 'we_stay' | 'colleague' | 'elsewhere' | 'nobody_found'

export const takesOverWords: Record<TakesOver, string> = {
  we_stay: 'We stay with them, and nobody else takes over',
  colleague: 'A colleague of ours takes over',
  elsewhere: 'Somebody elsewhere takes over',
  nobody_found: 'We looked, and nobody could be found',
}

/** A handover that a worker planned, and what came of it. */
export type Handover = {
  id: string
  supportId: string
  youngPersonId: string
  kind: HandoverKind
  onDate: DateOnly
  takesOver: TakesOver
  plan: string
  plannedAt: Date
  doneAt: Date | null
  outcome: 'taken_over' | 'we_stay' | 'nobody_found' | null
  outcomeWords: string
}

type Whom = { born: DateOnly | null; careStatus: string | null; openedOn: DateOnly }
/** A change ahead: its day, and by when it is planned. */
export type Ahead = { kind: HandoverKind; onDate: DateOnly; planBy: DateOnly }

/** The year in whose September somebody begins Year 7, in England. */
const yearSevenBegins = (born: DateOnly): number => {
  const { year, month } = partsOf(born)
  return year + (month >= 9 ? 12 : 11)
}

/** The last Friday in June of a year: the day from which somebody may leave school in England. From memory. */
function lastFridayInJune(year: number): DateOnly {
  const last = dateOnly(`${year}-06-30`)
  return addDays(last, -((weekday(last) + 2) % 7))
}

/** The day on which somebody is so old; a birthday on 29 February is the day after in other years. */
export function birthday(born: DateOnly, age: number): DateOnly {
  const { year, month, day } = partsOf(born)
  const then = year + age
  const leap = (then % 4 === 0 && then % 100 !== 0) || then % 400 === 0
  if (month === 2 && day === 29 && !leap) return dateOnly(`${then}-03-01`)
  return dateOnly(`${then}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

const daysOf = ({ born, careStatus }: Whom): [HandoverKind, DateOnly][] => {
  if (born === null) return []
  const seven = yearSevenBegins(born)
  return [
    ['year_7', dateOnly(`${seven}-09-01`)],
    ['leaving_school', lastFridayInJune(seven + 5)],
    ['sixteen', birthday(born, 16)],
    [careStatus === 'looked_after' ? 'leaving_care' : 'eighteen', birthday(born, 18)],
  ]
}

/** By when a change is planned: some weeks before its day, and never sooner than some days after we met them. */
export function planBy(kind: HandoverKind, onDate: DateOnly, openedOn: DateOnly): DateOnly {
  const [before, met] = [
    addDays(onDate, -7 * handoverKinds[kind].weeks),
    addDays(openedOn, DAYS_AFTER_OPENING),
  ]
  const soonest = met < onDate ? met : onDate
  return before > soonest ? before : soonest
}

/**
 * The changes that follow from a date of birth and are ahead, from the day support began: those that need a plan by a day. What
 * is planned already, whatever its day, is left out.
 */
export function changesAhead(
  whom: Whom,
  planned: readonly Pick<Handover, 'kind'>[],
  until: DateOnly,
): Ahead[] {
  return daysOf(whom)
    .filter(([kind, onDate]) => onDate > whom.openedOn && !planned.some((one) => one.kind === kind))
    .map(([kind, onDate]) => ({ kind, onDate, planBy: planBy(kind, onDate, whom.openedOn) }))
    .filter((one) => one.planBy <= until)
}

/** What may be done with a planned handover. Screens and routes ask here. */
export const handoverCan = {
  bePlannedAgain: ({ doneAt }: Pick<Handover, 'doneAt'>): boolean => doneAt === null,
  beSettled: ({ doneAt }: Pick<Handover, 'doneAt'>): boolean => doneAt === null,
} as const
