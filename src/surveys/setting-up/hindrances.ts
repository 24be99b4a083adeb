import type { Problems } from '../../ui/questions/index.ts'
import { type DateOnly, spokenDate } from '../../words/index.ts'
import { type Part, questionnaireOf, whyNot } from '../part.ts'
import type { Controller, OtherRound, Reader, Round } from '../round.ts'

/** The sections of setting up a survey, in the order they are listed. */
export const sections = ['questions', 'kind', 'dates', 'law', 'telling', 'schools'] as const
export type SectionName = (typeof sections)[number]

/** A survey with everything that stands in tables of its own. */
export type WholeRound = {
  round: Round
  parts: readonly Part[]
  lost: readonly { lost: string }[]
  controllers: readonly Controller[]
  readers: readonly Reader[]
  schools: number
  /** The other surveys of the place, newest first: it may be the next wave of one. */
  others: readonly OtherRound[]
}

/** What hinders the opening, section by section, each in a sentence that says what to do. */
export type Hindrances = Record<SectionName, string[]>

const when = (wrong: unknown, sentence: string): string[] => (wrong ? [sentence] : [])

/** What hinders a survey from being opened today. Nothing hinders it when every list is empty. */
export const hindrancesOf = (whole: WholeRound, today: DateOnly): Hindrances => ({
  questions: questionsHinder(whole),
  kind: kindHinders(whole),
  dates: datesHinder(whole.round, today),
  law: lawHinders(whole),
  telling: tellingHinders(whole.round),
  schools: when(whole.schools === 0, 'Ask at least one school.'),
})

/** The same as one list. */
export const everyHindrance = (hindrances: Hindrances): string[] =>
  sections.flatMap((name) => hindrances[name])

function questionsHinder({ round, parts, lost }: WholeRound): string[] {
  const refused = parts.flatMap((part) => (part.measure ? (whyNot(part.measure, round) ?? []) : []))
  return [
    ...when(parts.length === 0 && lost.length === 0, 'Choose what is asked.'),
    ...lost.map((one) => one.lost),
    ...refused,
    ...when(
      parts.length > 0 && questionnaireOf(parts).items.length > 250,
      'Ask at most 250 questions. Each thing that can be picked counts as one.',
    ),
  ]
}

function kindHinders({ round, readers }: WholeRound): string[] {
  if (round.kind === 'confidential') return when(!round.keyHolder, 'Say who holds the key.')
  if (round.kind === 'anonymous') return []
  return when(readers.length === 0, 'Name who reads the answers.')
}

function datesHinder(round: Round, today: DateOnly): string[] {
  const { schoolsAnswerBy, optOutBy, opensOn, closesOn, withdrawUntil, namesDestroyedOn, retainUntil } = round
  const missing = [
    ...when(round.yearGroups.length === 0, 'Choose the year groups.'),
    ...when(!schoolsAnswerBy, 'Say by when schools answer.'),
    ...when(!optOutBy, 'Say until when parents can say no.'),
    ...when(!opensOn || !closesOn, 'Say from when to when pupils answer.'),
    ...when(!withdrawUntil, 'Say until when answers can be taken back.'),
    ...when(!namesDestroyedOn, 'Say on which day the names are destroyed.'),
    ...when(!retainUntil, 'Say how long answers are kept.'),
  ]
  const past = [
    ...when(
      optOutBy && optOutBy < today,
      `Parents could say no until ${optOutBy && spokenDate(optOutBy)}, which has passed. Give them time.`,
    ),
    ...when(closesOn && closesOn < today, 'The last day for pupils has passed.'),
  ]
  return [...missing, ...Object.values(orderProblems(round)), ...past]
}

/** What is wrong with the order of a survey's days, day by day; days that are not set yet are not wrong. */
export function orderProblems(
  round: Pick<
    Round,
    | 'schoolsAnswerBy'
    | 'optOutBy'
    | 'opensOn'
    | 'closesOn'
    | 'withdrawUntil'
    | 'namesDestroyedOn'
    | 'retainUntil'
  >,
): Problems {
  const { schoolsAnswerBy, optOutBy, opensOn, closesOn, withdrawUntil, namesDestroyedOn, retainUntil } = round
  const after = (one: DateOnly | null, other: DateOnly | null) =>
    one !== null && other !== null && one > other
  const because = (field: string, wrong: unknown, sentence: string): Problems =>
    wrong ? { [field]: sentence } : {}
  return {
    ...because(
      'schools_answer_by',
      after(schoolsAnswerBy, optOutBy),
      'Schools must answer before parents’ last day to say no.',
    ),
    ...because(
      'opt_out_by',
      optOutBy && opensOn && optOutBy >= opensOn,
      'Parents’ last day to say no must come before the first day for pupils.',
    ),
    ...because(
      'closes_on',
      after(opensOn, closesOn),
      'The last day for pupils must not come before the first.',
    ),
    ...because(
      'withdraw_until',
      after(withdrawUntil, retainUntil),
      'Answers cannot be taken back after they are gone.',
    ),
    ...because(
      'withdraw_until',
      after(opensOn, withdrawUntil),
      'Answers must be possible to take back at least until the first day.',
    ),
    ...because(
      'names_destroyed_on',
      after(closesOn, namesDestroyedOn),
      'Names are needed until the last day for pupils: destroy them after it.',
    ),
    ...because(
      'retain_until',
      after(namesDestroyedOn, retainUntil),
      'Answers must be kept at least until the names are destroyed.',
    ),
  }
}

function lawHinders({ round, controllers }: WholeRound): string[] {
  return [
    ...when(controllers.length === 0, 'Name the controllers: who answers in law.'),
    ...when(!round.lawfulBasis, 'Choose the lawful basis.'),
    ...when(!round.specialCondition, 'Choose the condition for special category data.'),
    ...when(!round.impactAssessment, 'Give the reference of the impact assessment.'),
    ...when(!round.agreement, 'Give the reference of the agreement.'),
  ]
}

const tellingHinders = (round: Round): string[] => [
  ...when(!round.aboutForParents, 'Write what parents are told.'),
  ...when(!round.aboutForPupils, 'Write what pupils are told.'),
  ...when(!round.somethingElse, 'Say what pupils who do not take part do instead.'),
]
