import type { DateOnly } from '../words/index.ts'

/** What a survey is: exactly one of these. */
export type Kind = 'anonymous' | 'confidential' | 'named'

/** What each kind is called and what it means, for those who set one up. Pupils and parents read their own words. */
export const kindWords: Record<Kind, { name: string; means: string }> = {
  anonymous: {
    name: 'Anonymous',
    means:
      'No key exists. Nobody can find out who gave which answers, not even later, and nobody can be followed up.',
  },
  confidential: {
    name: 'Confidential',
    means:
      'A key between pupils and slips exists until a stated day. It is used only to join years or records that were agreed, and nobody looks a pupil up.',
  },
  named: {
    name: 'Named',
    means:
      'People who are named in it read each pupil’s answers on the day they are given. Only pupils for whom somebody said yes take part.',
  },
}

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

/** Another survey of the same place, as it is chosen from a list. */
export type OtherRound = Pick<Round, 'id' | 'key' | 'name'>

/** Who answers in law for what is done with the answers. */
export type Controller = { id: string; name: string; part: 'alone' | 'jointly' }
/** Somebody who reads the answers of a named survey. */
export type Reader = { id: string; name: string; organisation: string }

export type RoundState = 'draft' | 'opened' | 'open' | 'over' | 'closed'

/** Where a survey stands: opened means that schools get ready; open, that pupils answer; over, that its last day has passed. */
export function stateOf(
  round: Pick<Round, 'openedAt' | 'closedAt' | 'opensOn' | 'closesOn'>,
  today: DateOnly,
): RoundState {
  if (round.closedAt) return 'closed'
  if (!round.openedAt) return 'draft'
  if (round.closesOn && round.closesOn < today) return 'over'
  return round.opensOn && round.opensOn <= today ? 'open' : 'opened'
}

/** What may be done with a survey. The screens and the routes both ask here. */
export const roundCan = {
  /** What is asked, of whom and under which law changes only until it is opened. */
  beChanged: ({ openedAt }: Pick<Round, 'openedAt'>) => openedAt === null,
  /** Closed once, by a person, after it was opened. */
  beClosed: ({ openedAt, closedAt }: Pick<Round, 'openedAt' | 'closedAt'>) =>
    openedAt !== null && closedAt === null,
  /** Schools are asked until pupils cannot answer any more. */
  inviteSchools: ({ closedAt }: Pick<Round, 'closedAt'>) => closedAt === null,
  /** Answers are taken back until the day that was said. */
  haveAnswersTakenBack: (
    { openedAt, withdrawUntil }: Pick<Round, 'openedAt' | 'withdrawUntil'>,
    today: DateOnly,
  ) => openedAt !== null && withdrawUntil !== null && today <= withdrawUntil,
}

/** Year groups as one reads them: 'Reception', 'Years 7, 8 and 10'. */
export function yearGroupsLine(years: readonly number[]): string {
  const names = [...years]
    .sort((one, other) => one - other)
    .map((year) => (year === 0 ? 'Reception' : String(year)))
  const numbers = names.filter((name) => name !== 'Reception')
  const said = numbers.length === 0 ? [] : [`${numbers.length === 1 ? 'Year' : 'Years'} ${joined(numbers)}`]
  return [...(names.includes('Reception') ? ['Reception'] : []), ...said].join(', ') || 'none yet'
}

const joined = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** The youngest and the oldest that pupils of these year groups are, counted in England's school years. */
export const agesOf = (years: readonly number[]): { youngest: number; oldest: number } => ({
  youngest: Math.min(...years) + 4,
  oldest: Math.max(...years) + 5,
})
