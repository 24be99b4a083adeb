import type { DateOnly } from '../words/index.ts'

/** What a survey is: exactly one of these. */
export type Kind = 'anonymous' | 'confidential' | 'named'

export const lawfulBases = {
  public_task: 'Public task',
  consent: 'Consent',
  legitimate_interests: 'Legitimate interests',
  legal_obligation: 'Legal obligation',
} as const
export type LawfulBasis = keyof typeof lawfulBases

export const specialConditions = {
  explicit_consent: 'Explicit consent',
  health_or_social_care: 'Health or social care',
  public_health: 'Public health',
  substantial_public_interest: 'Substantial public interest',
  research: 'Research, archiving or statistics',
} as const
export type SpecialCondition = keyof typeof specialConditions

/** One wave of a survey: what is set up, and what was decided of it. */
export type Round = {
  id: string
  placeId: string
  key: string
  name: string
  kind: Kind
  earlierId: string | null
  schoolsAnswerBy: DateOnly | null
  optOutBy: DateOnly | null
  opensOn: DateOnly | null
  closesOn: DateOnly | null
  withdrawUntil: DateOnly | null
  namesDestroyedOn: DateOnly | null
  retainUntil: DateOnly | null
  yearGroups: number[]
  languages: string[]
  aboutForParents: string
  aboutForPupils: string
  somethingElse: string
  parentsSayNoOnline: boolean
  lawfulBasis: LawfulBasis | null
  specialCondition: SpecialCondition | null
  impactAssessment: string
  agreement: string
  keyHolder: string
  keyUsedWhen: string
  madeBy: string
  openedAt: Date | null
  closedAt: Date | null
}

/** The youngest and the oldest that pupils of these year groups are, counted in England's school years. */
export const agesOf = (years: readonly number[]): { youngest: number; oldest: number } => ({
  youngest: Math.min(...years) + 4,
  oldest: Math.max(...years) + 5,
})
