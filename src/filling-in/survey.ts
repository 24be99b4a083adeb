import type { Measure } from '../blueprint/index.ts'
import type { Questionnaire } from '../surveys/index.ts'
import { type DateOnly, isSurveyLanguage, type SurveyLanguage } from '../words/index.ts'

/** Exactly one: nobody has a key; a key exists and nobody looks you up; these people read your answers today. */
export type Kind = 'anonymous' | 'confidential' | 'named'

/** A survey as its pupils meet it: what was decided of it, who answers for it, and what is asked. */
export type Survey = {
  id: string
  name: string
  kind: Kind
  languages: readonly string[]
  yearGroups: readonly number[]
  /** What its pupils are told, and what they do instead, as those who set it up wrote it: in English. */
  about: string
  instead: string
  /** Of a confidential survey: who holds its key, and the harm to prevent which they may use it. */
  keyHolder: string
  keyUsedWhen: string
  withdrawUntil: DateOnly | null
  namesDestroyedOn: DateOnly | null
  controllers: readonly string[]
  questionnaire: Questionnaire
}

/** The groups that a slip already knows of whoever holds it. */
export type Groups = { yearGroup: number | null; gender: string | null; ethnicGroup: string | null }

/** What was answered with one slip: a byte for each item, and where they are. */
export type Answers = { answers: Uint8Array; at: number; finished: boolean } & Groups

/** The languages in which somebody can fill this survey in. */
export const languagesOf = ({ languages }: Survey): SurveyLanguage[] => languages.filter(isSurveyLanguage)

/** About how many minutes so many questions take: four a minute. */
export const minutesFor = (questions: number): number => Math.max(1, Math.ceil(questions / 4))

/** Until when answers can be taken back; null while no day stands, which means as long as the survey is open. */
export const withdrawalOf = (
  { withdrawUntil }: Survey,
  today: DateOnly,
): { until: DateOnly | null; now: boolean } => ({
  until: withdrawUntil,
  now: withdrawUntil === null || today <= withdrawUntil,
})

/** Whether pictures stand beside the words from the start: for surveys of primary schools alone. */
export const beginsWithPictures = ({ yearGroups }: Survey): boolean =>
  yearGroups.length > 0 && yearGroups.every((year) => year <= 6)

/** Whether this answer is one that a person must read at once: only where somebody reads it today, in a named survey. */
export function isUrgent(
  { kind, questionnaire }: Survey,
  measures: readonly Measure[],
  item: number,
  value: number,
): boolean {
  if (kind !== 'named') return false
  return questionnaire.measures.some(({ key, version, at }) => {
    const measure = measures.find((one) => one.key === key && one.version === version)
    const asked = measure?.items.find(({ id }) => at[id] === item)
    return asked?.riskAnswers.includes(value) ?? false
  })
}
