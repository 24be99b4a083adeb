import { type Measure, saidIn } from '../../blueprint/index.ts'
import {
  type Answers,
  answerText,
  type Form,
  type Problems,
  type Question,
} from '../../ui/questions/index.ts'
import { spokenDay } from '../../words/index.ts'
import type { AttendanceAsked } from './store.ts'

const named = (id: string, { point }: Pick<AttendanceAsked, 'point'>): string => `${id}-${point}`

/** The field that is filled in first of a pupil. */
export const firstField = ({ items }: Measure, one: AttendanceAsked): string => named(items[0]?.id ?? '', one)

/** The field of each thing that is counted of a pupil. */
export const fieldsOf = ({ items }: Measure, one: AttendanceAsked): Record<string, string> =>
  Object.fromEntries(items.map(({ id }) => [id, named(id, one)]))

const questionsOf = (measure: Measure, one: AttendanceAsked): Question[] =>
  measure.items.map(({ id, words }) => ({
    ...({ kind: 'line', as: 'number', width: 4 } as const),
    ...{ name: named(id, one), label: `${saidIn(words ?? id)}: ${one.name}`, most: measure.choices.to },
  }))

/** Each pupil of whom it is asked, in one form; whoever is left empty is asked again. */
export const attendanceForm = (asked: readonly AttendanceAsked[], measures: readonly Measure[]): Form => ({
  sections: asked.flatMap((one) => {
    const measure = measures.find(({ key }) => key === one.measure)
    return measure
      ? [
          {
            title: [one.name, one.yearGroup].filter(Boolean).join(', '),
            intro: `By ${spokenDay(one.dueOn)}. A school day is two sessions.`,
            questions: questionsOf(measure, one),
          },
        ]
      : []
  }),
})

/** The numbers of one pupil: none where both were left empty, or a sentence for the field at fault. */
export function countedOf(
  measure: Measure,
  one: AttendanceAsked,
  answers: Answers,
): { counted: Record<string, number> | null; problems: Problems } {
  const texts = measure.items.map(({ id }) => [id, answerText(answers, named(id, one))] as const)
  if (texts.every(([, text]) => text === '')) return { counted: null, problems: {} }
  const counted = Object.fromEntries(texts.map(([id, text]) => [id, Number(text)]))
  const problems: Record<string, string> = {}
  for (const score of measure.scores) {
    if (!('percent' in score)) continue
    const { of, outOf } = score.percent
    const possible = counted[outOf] ?? 0
    if (possible === 0) problems[named(outOf, one)] = 'Enter how many were possible: 1 or more'
    else if ((counted[of] ?? 0) > possible)
      problems[named(of, one)] = `Enter ${possible} or fewer: no more were possible`
  }
  for (const [id, text] of texts)
    if (text === '') problems[named(id, one)] = 'Enter both numbers, or leave both empty'
  return { counted, problems }
}
