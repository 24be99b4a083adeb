import { type Delivery, isASurvey, labelIn, type Programme, type Source } from '../blueprint/index.ts'
import { en, figure, firstCapital, listOf } from '../words/index.ts'

const words = en.programmes

/** A sentence that anybody may read; undefined where it says why somebody is there (rule 11). */
export const publicly = (text: string): string | undefined => (labelIn(text) === undefined ? text : undefined)

/** Ages, school years and who else takes part: neither tier nor circumstance. */
export function whoItIsFor({ for_whom }: Programme): string[] {
  const { ages, school_years: years, families, others } = for_whom
  const old = [
    ...(ages === 'not stated' ? [] : [words.ages({ from: ages.from, to: ages.to ?? null })]),
    ...(years ? [words.years({ from: years.from, to: years.to ?? null })] : []),
  ]
  return [
    ...(old.length > 0 ? old : [words.anyAge]),
    ...(families === 'take part' ? [words.family] : []),
    ...(others.length > 0 ? [words.othersToo({ who: listOf(others.map((one) => words.others[one])) })] : []),
  ]
}

// Whose team it is would say why somebody is there.
const startedBy: Readonly<Record<Source, keyof typeof words.sources>> = {
  school: 'school',
  gp: 'gp',
  hospital: 'health',
  'health-professional': 'health',
  'mental-health-service': 'health',
  'youth-justice': 'worker',
  'leaving-care': 'worker',
  'social-care': 'worker',
  'early-help': 'worker',
  'other-professional': 'worker',
  club: 'club',
  'youth-club': 'club',
  'parent-or-carer': 'parent',
  'young-person': 'self',
  'walk-in': 'walkIn',
  'school-survey': 'survey',
}

/** How somebody comes to it, each way once. */
export const howToStart = (programme: Programme): string[] =>
  isASurvey(programme)
    ? [words.everybodyAsked]
    : [...new Set(programme.ways_in.map(({ who }) => words.sources[startedBy[who]]))]

const often = { week: 'week', fortnight: 'fortnight', month: 'month', 'as agreed': 'agreed' } as const

/** One way in which it is done: what, where, how often and how long, as far as it is stated. */
export function whatHappens(way: Delivery): string {
  const where =
    'where' in way
      ? ` ${listOf(
          way.where.map((one) => words.venues[one]),
          'or',
        )}`
      : ''
  const told = publicly(way.about)
  return [
    `${words.kinds[way.kind]}${where}.`,
    ...(told ? [firstCapital(told)] : []),
    ...(way.kind === 'group' && way.size !== 'not stated' ? [words.size(way.size)] : []),
    ...('sessions' in way && way.sessions !== 'not stated'
      ? [words.sessions({ count: figure(way.sessions) })]
      : []),
    ...('every' in way && way.every !== 'not stated' ? [words.every[often[way.every]]] : []),
    ...('minutes' in way && way.minutes !== 'not stated'
      ? [words.minutes({ count: figure(way.minutes) })]
      : []),
  ].join(' ')
}

/** How long it goes on, what it costs and whether one can wait, as far as it is stated. */
export function whatElse({ duration, funding, capacity }: Programme): string[] {
  return [
    ...(duration.kind === 'weeks' ? [words.weeks({ count: duration.weeks })] : []),
    ...(duration.kind === 'up to weeks' ? [words.upToWeeks({ count: duration.weeks })] : []),
    ...(duration.kind === 'as long as it helps' ? [words.asLong] : []),
    ...(funding.free_to_young_people === 'yes' ? [words.free] : []),
    ...(funding.free_to_young_people === 'no' ? [words.costs] : []),
    ...(capacity.waiting_list ? [words.canWait] : []),
  ]
}
