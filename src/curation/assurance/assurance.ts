import { addDays, type DateOnly, isBefore } from '../../words/index.ts'

/** What somebody can make sure of about a service. */
export const assuranceKinds = [
  'safeguarding_policy',
  'checks',
  'insurance',
  'accessibility',
  'young_people',
] as const
export type AssuranceKind = (typeof assuranceKinds)[number]

/** The kinds as a curator reads them. */
export const kindWords: Record<AssuranceKind, string> = {
  safeguarding_policy: 'Safeguarding policy',
  checks: 'Checks on those who work there (DBS)',
  insurance: 'Insurance',
  accessibility: 'Accessibility',
  young_people: 'Young people’s say',
}

/** What somebody made sure of: who, when, until when, and what they saw. */
export type Assurance = {
  id: string
  serviceId: string
  serviceName: string
  kind: AssuranceKind
  checkedBy: string
  organisation: string
  checkedOn: DateOnly
  validUntil: DateOnly
  seen: string
}

/** An assurance is due again this many days before it runs out. */
export const DUE_DAYS = 30

export type AssuranceState = 'holds' | 'due' | 'over'

/** Whether it holds, is to be looked at again, or has run out; it holds on its last day. */
export function assuranceState(
  { validUntil }: Pick<Assurance, 'validUntil'>,
  today: DateOnly,
): AssuranceState {
  if (isBefore(validUntil, today)) return 'over'
  return isBefore(addDays(today, DUE_DAYS), validUntil) ? 'holds' : 'due'
}
