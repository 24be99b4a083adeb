import type { PublishedHours } from '../accounts/index.ts'
import { addWorkingDays, dateInLondon, londonInstant, nextWorkingDay, weekday } from '../words/index.ts'
import { DEFAULTS } from './lead.ts'

export type ConcernState = 'raised' | 'acknowledged' | 'acted_on' | 'closed'

/** What an open concern waits for. */
export type Awaits = 'acknowledgement' | 'action' | 'reply' | 'another look'

/** A safeguarding concern, as one of those who read it sees it. */
export type Concern = {
  id: string
  youngPersonId: string | null
  called: string
  words: string
  danger: 'yes' | 'no' | 'not_sure' | 'not_asked'
  aboutAdult: boolean
  subjectWorkerId: string | null
  subject: string | null
  raisedFrom: 'worker' | 'young_person'
  raisedBy: string | null
  raisedByOrganisation: string | null
  raisedAt: Date
  organisationId: string
  organisationName: string
  state: ConcernState
  stepId: string
  holderId: string | null
  holderName: string | null
  dueAt: Date | null
  awaits: Awaits | null
}

export const dangerWords: Record<Concern['danger'], string> = {
  yes: 'Yes: whoever raised it was told to ring 999 first',
  no: 'No',
  not_sure: 'They were not sure',
  not_asked: 'Not asked',
}

export const stateWords: Record<ConcernState, string> = {
  raised: 'Nobody has said that they have it',
  acknowledged: 'A lead has it',
  acted_on: 'Acted on',
  closed: 'Closed',
}

/** Why a concern is closed. */
export const closingReasons = [
  { value: 'council_leads', label: 'The council leads on it now' },
  { value: 'dealt_with', label: 'What was needed has been done' },
  { value: 'not_safeguarding', label: 'It is not a safeguarding concern' },
  { value: 'with_another', label: 'It is the same as another safeguarding concern, which goes on' },
] as const

/** What may be done with a concern. The screen and the route both ask here. */
export const concernCan = {
  beAcknowledged: ({ state }: Pick<Concern, 'state'>) => state === 'raised',
  beActedOn: ({ state }: Pick<Concern, 'state'>) => state === 'acknowledged' || state === 'acted_on',
  haveAReply: ({ awaits }: Pick<Concern, 'awaits'>) => awaits === 'reply',
  beHandedOn: ({ state }: Pick<Concern, 'state'>) => state === 'acknowledged' || state === 'acted_on',
  beShared: ({ state }: Pick<Concern, 'state'>) => state !== 'closed',
  closeACircle: ({ state, youngPersonId }: Pick<Concern, 'state' | 'youngPersonId'>) =>
    youngPersonId !== null && (state === 'acknowledged' || state === 'acted_on'),
  // What waits for the council is not closed before the council has answered.
  beClosed: ({ state, awaits }: Pick<Concern, 'state' | 'awaits'>) =>
    (state === 'acknowledged' || state === 'acted_on') && awaits !== 'reply',
} as const

/** Working days within which the council says what it decided about a report; then it is chased. */
export const REPLY_DAYS = 1

/** The end of the hours, so many working days from now; never a moment that has passed. */
export function dueAfter({ hours, calendar }: PublishedHours, days: number, now: Date): Date {
  const closesOn = (date: ReturnType<typeof dateInLondon>) =>
    londonInstant(
      date,
      hours
        .filter(({ day }) => day === weekday(date))
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? DEFAULTS.to,
    )
  const today = dateInLondon(now)
  const due = closesOn(days === 0 ? nextWorkingDay(calendar, today) : addWorkingDays(calendar, today, days))
  return due > now ? due : closesOn(addWorkingDays(calendar, today, 1))
}
