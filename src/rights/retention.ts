import { ageOn, type DateOnly, dateFrom, isRealDate, partsOf } from '../words/index.ts'

/** How well a rule is known: read at second hand, or from memory and to be checked by whoever deploys. */
export type Known = 'second hand' | 'from memory'

/** What a record is, as the rules tell kinds apart. */
export type RecordKind = 'health' | 'mental_health' | 'school' | 'school_special_needs' | 'care'

export type RetentionFacts = {
  kinds: readonly RecordKind[]
  dateOfBirth: DateOnly | null
  /** When the last support ended; null while one is open. */
  endedOn: DateOnly | null
  /** The last time that somebody talked with them, where that is known. */
  lastContactOn: DateOnly | null
  /** When they died, where that is known. */
  diedOn: DateOnly | null
}

/** Until when a record is kept by one rule, why, and where that stands. */
export type Kept = { until: DateOnly; because: string; source: string; known: Known }

/** What comes of all rules: a date by the longest of them, or why there is none. */
export type Retention = { kept: Kept; others: Kept[] } | { none: string }

const CODE = 'NHS Records Management Code of Practice 2021, as the Medical Defence Union sums it up'
const SCHOOLS = 'toolkit of the Information and Records Management Society for schools'
const CARE = 'regulations on care planning and placement'

/** The same day so many years on; 1 March where that year has no 29 February, so that nothing goes a day early. */
export function yearsOn(date: DateOnly, years: number): DateOnly {
  const { year, month, day } = partsOf(date)
  return isRealDate(year + years, month, day)
    ? dateFrom(year + years, month, day)
    : dateFrom(year + years, 3, 1)
}

type Dated = RetentionFacts & { dateOfBirth: DateOnly; endedOn: DateOnly }

function healthRule({ dateOfBirth, endedOn }: Dated): Kept {
  const age = ageOn(dateOfBirth, endedOn)
  const said = { source: CODE, known: 'second hand' as const }
  if (age >= 18)
    return {
      ...said,
      until: yearsOn(endedOn, 8),
      because: 'Support ended at 18 or over: eight years after it ended',
    }
  return age === 17
    ? {
        ...said,
        until: yearsOn(dateOfBirth, 26),
        because: 'They were 17 when support ended: to the 26th birthday',
      }
    : { ...said, until: yearsOn(dateOfBirth, 25), because: 'A child’s health record: to the 25th birthday' }
}

function mentalHealthRule({ endedOn, lastContactOn, diedOn }: Dated): Kept {
  const said = { source: CODE, known: 'second hand' as const }
  const last = lastContactOn !== null && lastContactOn > endedOn ? lastContactOn : endedOn
  return diedOn === null
    ? {
        ...said,
        until: yearsOn(last, 20),
        because: 'A mental health record: 20 years after the last contact',
      }
    : { ...said, until: yearsOn(diedOn, 10), because: 'A mental health record: ten years after they died' }
}

const birthday = (dateOfBirth: DateOnly, years: number, because: string, source: string): Kept => ({
  ...{ until: yearsOn(dateOfBirth, years), because, source, known: 'from memory' },
})

const rules: Record<RecordKind, (facts: Dated) => Kept> = {
  health: healthRule,
  mental_health: mentalHealthRule,
  school: ({ dateOfBirth }) => birthday(dateOfBirth, 25, 'A pupil’s file: to the 25th birthday', SCHOOLS),
  school_special_needs: ({ dateOfBirth }) =>
    birthday(dateOfBirth, 31, 'A pupil’s file with special needs: to the 31st birthday', SCHOOLS),
  care: ({ dateOfBirth }) =>
    birthday(dateOfBirth, 75, 'They were looked after by a council: 75 years from birth', CARE),
}

/**
 * Until when a record is kept, by the longest rule that fits it. Nothing follows by itself: a person looks first, and a
 * hold goes before every date.
 */
export function retentionOf(facts: RetentionFacts): Retention {
  const { dateOfBirth, endedOn } = facts
  if (endedOn === null) return { none: 'There is no date yet: support is open, or nobody has ended it.' }
  if (dateOfBirth === null)
    return {
      none: 'There is no date of birth, so no date can be worked out. Find it out, or ask whoever is responsible for records.',
    }
  const [kept, ...others] = facts.kinds
    .map((kind) => rules[kind]({ ...facts, dateOfBirth, endedOn }))
    .sort((first, second) => second.until.localeCompare(first.until))
  return kept ? { kept, others } : { none: 'Nobody has said what kind of record this is.' }
}

/** What a record is, from whose it is and what is known of them. Social prescribing is taken for health: our reading. */
export function kindsOf(about: {
  organisationKind: string
  specialNeeds: boolean
  lookedAfter: boolean
}): RecordKind[] {
  const school = about.organisationKind === 'school' || about.organisationKind === 'college'
  return [
    'health',
    ...(about.organisationKind === 'trust' ? (['mental_health'] as const) : []),
    ...(school ? [about.specialNeeds ? ('school_special_needs' as const) : ('school' as const)] : []),
    ...(about.lookedAfter ? (['care'] as const) : []),
  ]
}
