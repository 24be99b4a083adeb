import { addDays, type DateOnly, dateFrom, dateInLondon, daysInMonth, partsOf } from '../words/index.ts'

/** Who asks for everything about a young person. */
export type AskedBy = 'young_person' | 'parent_or_carer' | 'someone_for_them'

/** Why the law lets a piece be left out: a closed list. */
export const leavingReasons = [
  'another_person',
  'serious_harm',
  'child_abuse',
  'their_wish',
  'legal_advice',
  'crime',
] as const
export type LeavingReason = (typeof leavingReasons)[number]

/** One request for everything about a young person. */
export type AccessRequest = {
  id: string
  youngPersonId: string
  askedBy: AskedBy
  askerName: string | null
  knownBy: string | null
  youngPersonSays: string | null
  receivedOn: string
  dueOn: string
  extendedBecause: string | null
  answeredAt: Date | null
  answeredByName: string | null
  refusedBecause: string | null
  handed: 'own_page' | 'in_person' | null
  /** Until when what was given out can be read; null where nothing was, or where it ended. */
  fileUntil: Date | null
}

/** A request that waits, for Today. */
export type AccessDue = {
  id: string
  youngPersonId: string
  name: string
  called: string
  askedBy: AskedBy
  askerName: string | null
  dueOn: string
  workerId: string | null
  workerName: string | null
}

/** A piece that is left out: which row, which of its fields, why. */
export type LeftOut = {
  id: string
  ofTable: string
  ofKey: string
  fields: readonly string[]
  reason: LeavingReason
  words: string
  madeByName: string
}

/** Days for which what was given out can be read: our own choice. */
export const FILE_DAYS = 30

/** The same day some months on; the last of that month where there is no such day. */
export function monthsOn(date: DateOnly, months: number): DateOnly {
  const { year, month, day } = partsOf(date)
  const at = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1]
  return dateFrom(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** By when it is due: one calendar month from receipt; three where it was extended, with a reason told within the first. */
export const accessDueOn = (receivedOn: DateOnly, extended: boolean): DateOnly =>
  monthsOn(receivedOn, extended ? 3 : 1)

/** The last day on which a file can be read that ends at this moment, which is a midnight. */
export const lastDayOf = (fileUntil: Date): DateOnly => addDays(dateInLondon(fileUntil), -1)

const open = ({ answeredAt }: Pick<AccessRequest, 'answeredAt'>): boolean => answeredAt === null

/** What may be done about a request, by whoever has the record. */
export const accessCan = {
  beAnswered: open,
  havePiecesLeftOut: open,
  /** Once, and only while the first month runs. */
  beExtended: (request: Pick<AccessRequest, 'answeredAt' | 'extendedBecause' | 'dueOn'>, today: DateOnly) =>
    open(request) && request.extendedBecause === null && request.dueOn >= today,
  /** On the young person's own page only where they asked themselves. */
  beGivenOnOwnPage: ({ askedBy }: Pick<AccessRequest, 'askedBy'>): boolean => askedBy === 'young_person',
}

/** 'Kez', or 'Nuala for Kez': who asked, in a sentence for staff. */
export const askerWords = (
  { askedBy, askerName }: Pick<AccessRequest, 'askedBy' | 'askerName'>,
  called: string,
): string => (askedBy === 'young_person' ? called : `${askerName} (for ${called})`)
