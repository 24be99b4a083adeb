/** How a typed line is read and checked. */
export type LineAs = 'text' | 'name' | 'email' | 'phone' | 'nhs-number' | 'postcode' | 'number'

type Asked = {
  name: string
  label: string
  hint?: string
  /** The sentence shown when nothing is given. Without it the question may be left empty. */
  required?: string
}

export type LineQuestion = Asked & {
  kind: 'line'
  as?: LineAs
  /** The most characters; 200 unless told. */
  max?: number
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  autocomplete?: string
  least?: number
  most?: number
}
export type WordsQuestion = Asked & {
  kind: 'words'
  max?: number
  rows?: number
  /** A young person's own words: the field is plum. */
  own?: boolean
}
export type DateQuestion = Asked & {
  kind: 'date'
  check?: 'date-of-birth' | 'past' | 'future'
  birthday?: boolean
}
export type Choice = { value: string; label: string; hint?: string; reveals?: readonly Question[] }
export type OneQuestion = Asked & { kind: 'one'; options: readonly Choice[]; inline?: boolean }
export type ManyQuestion = Asked & { kind: 'many'; options: readonly Choice[]; columns?: boolean }
export type PickQuestion = Asked & { kind: 'pick'; options: readonly { value: string; label: string }[] }

/** One thing asked, as plain data: the field, the reading and the error message all come from here. */
export type Question = LineQuestion | WordsQuestion | DateQuestion | OneQuestion | ManyQuestion | PickQuestion

export type Section = { title: string; intro?: string; questions: readonly Question[] }

/** A form of one page, as plain data. */
export type Form = { sections: readonly Section[] }

/** What somebody typed, field by field, exactly as it came; a date has three fields. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** What was read: cleaned text, dates as 'YYYY-MM-DD', phones in E.164; questions left empty are absent. */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>

/** The sentence for each field that cannot be read, by the name of its question, in the order asked. */
export type Problems = Readonly<Record<string, string>>

export type Reading = { ok: true; answers: Answers } | { ok: false; problems: Problems; answers: Answers }

/** The typed text of a field that has one value. */
export function typedText(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.at(-1) ?? '')
}

/** The typed values of a field that may have several. */
export function typedList(typed: Typed, name: string): readonly string[] {
  const value = typed[name]
  return value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value
}

/** One answer as text, empty when there is none. */
export const answerText = (answers: Answers, name: string): string => {
  const answer = answers[name]
  return typeof answer === 'string' ? answer : ''
}

/** One answer, or null when there is none: what a column takes. */
export const answerOrNull = (answers: Answers, name: string): string | null =>
  answerText(answers, name) || null

/** The chosen values of a question with several. */
export const answerList = (answers: Answers, name: string): readonly string[] => {
  const answer = answers[name]
  return answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer
}

/** Every question of a form, revealed ones after the choice that reveals them. */
export function everyQuestion(form: Form): Question[] {
  const open = (questions: readonly Question[]): Question[] =>
    questions.flatMap((question) => [
      question,
      ...('options' in question
        ? question.options.flatMap((option) =>
            'reveals' in option && option.reveals ? open(option.reveals) : [],
          )
        : []),
    ])
  return form.sections.flatMap((section) => open(section.questions))
}

/** The names of the fields a form sends. */
export function fieldNames(form: Form): Set<string> {
  return new Set(
    everyQuestion(form).flatMap((question) =>
      question.kind === 'date'
        ? [`${question.name}-day`, `${question.name}-month`, `${question.name}-year`]
        : [question.name],
    ),
  )
}
