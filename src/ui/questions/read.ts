import {
  checkDateOfBirth,
  cleanLine,
  cleanName,
  cleanText,
  type DateOnly,
  en,
  figure,
  parseDateParts,
  parseEmail,
  parseNhsNumber,
  parsePostcode,
  parseUkPhone,
} from '../../words/index.ts'
import {
  type DateQuestion,
  type Form,
  type LineQuestion,
  type ManyQuestion,
  type OneQuestion,
  type PickQuestion,
  type Question,
  type Reading,
  type Typed,
  typedList,
  typedText,
  type WordsQuestion,
} from './question.ts'

type Read = { answer?: string | readonly string[]; problem?: string }

/**
 * Reads what was typed against the form's questions. A question revealed by a choice counts only when that choice
 * was made. Never throws: whatever was typed, each field has an answer or a sentence.
 */
export function readForm(form: Form, typed: Typed, today: DateOnly): Reading {
  const answers: Record<string, string | readonly string[]> = {}
  const problems: Record<string, string> = {}
  const ask = (questions: readonly Question[]): void => {
    for (const question of questions) {
      const { answer, problem } = readQuestion(question, typed, today)
      if (problem) problems[question.name] = problem
      if (answer !== undefined) answers[question.name] = answer
      if (question.kind !== 'one' && question.kind !== 'many') continue
      const chosen = typedList(typed, question.name)
      for (const option of question.options) {
        if (option.reveals && chosen.includes(option.value)) ask(option.reveals)
      }
    }
  }
  for (const section of form.sections) ask(section.questions)
  return Object.keys(problems).length > 0 ? { ok: false, problems, answers } : { ok: true, answers }
}

function readQuestion(question: Question, typed: Typed, today: DateOnly): Read {
  switch (question.kind) {
    case 'line':
      return readLine(question, typedText(typed, question.name))
    case 'words':
      return readWords(question, typedText(typed, question.name))
    case 'date':
      return readDate(question, typed, today)
    case 'many':
      return readMany(question, typedList(typed, question.name))
    default:
      return readOne(question, typedText(typed, question.name))
  }
}

const nothing = (question: { required?: string }): Read =>
  question.required ? { problem: question.required } : {}

const tooLong = (label: string, max: number, length: number): string =>
  en.problems.text['too-long']({ what: withoutQuestionMark(label), length, max })

const withoutQuestionMark = (label: string): string => `“${label.replace(/[?.]$/, '')}”`

function readLine(question: LineQuestion, text: string): Read {
  const max = question.max ?? 200
  const line = cleanLine(text, { max })
  if (!line.ok) {
    return line.problem === 'empty'
      ? nothing(question)
      : { problem: tooLong(question.label, max, line.length) }
  }
  return readLineAs(question, line.text)
}

function readLineAs(question: LineQuestion, text: string): Read {
  switch (question.as) {
    case 'name': {
      const name = cleanName(text)
      return name ? { answer: name } : nothing(question)
    }
    case 'email': {
      const read = parseEmail(text)
      return read.ok ? { answer: read.email } : { problem: en.problems.email[read.problem] }
    }
    case 'phone': {
      const read = parseUkPhone(text)
      return read.ok ? { answer: read.phone } : { problem: en.problems.phone[read.problem] }
    }
    case 'nhs-number': {
      const read = parseNhsNumber(text)
      return read.ok ? { answer: read.number } : { problem: en.problems.nhsNumber[read.problem] }
    }
    case 'postcode': {
      const read = parsePostcode(text)
      return read.ok ? { answer: read.postcode } : { problem: en.problems.postcode[read.problem] }
    }
    case 'number':
      return readNumber(question, text)
    default:
      return { answer: text }
  }
}

function readNumber(question: LineQuestion, text: string): Read {
  const least = question.least ?? 0
  const most = question.most ?? 1_000_000
  const value = Number(text.normalize('NFKC'))
  const fits = /^\d{1,9}$/.test(text.normalize('NFKC')) && value >= least && value <= most
  return fits
    ? { answer: String(value) }
    : { problem: `Enter a whole number from ${least} to ${figure(most)}` }
}

function readWords(question: WordsQuestion, text: string): Read {
  const max = question.max ?? 4000
  const words = cleanText(text, { max })
  if (words.ok) return { answer: words.text }
  return words.problem === 'empty'
    ? nothing(question)
    : { problem: tooLong(question.label, max, words.length) }
}

function readOne(question: OneQuestion | PickQuestion, value: string): Read {
  if (value === '') return nothing(question)
  return question.options.some((option) => option.value === value)
    ? { answer: value }
    : { problem: `Choose one of the answers to ${withoutQuestionMark(question.label)}` }
}

function readMany(question: ManyQuestion, values: readonly string[]): Read {
  if (values.length === 0) return nothing(question)
  return values.every((value) => question.options.some((option) => option.value === value))
    ? { answer: [...new Set(values)] }
    : { problem: `Choose from the answers to ${withoutQuestionMark(question.label)}` }
}

function readDate(question: DateQuestion, typed: Typed, today: DateOnly): Read {
  const [day, month, year] = ['day', 'month', 'year'].map((part) =>
    typedText(typed, `${question.name}-${part}`),
  )
  const read = parseDateParts(day, month, year)
  if (!read.ok)
    return read.problem === 'empty'
      ? nothing(question)
      : { problem: en.problems.date[read.problem]({ what: 'The date' }) }
  if (question.check === 'date-of-birth') {
    const checked = checkDateOfBirth(read.date, today)
    return checked.ok ? { answer: read.date } : { problem: en.problems.dateOfBirth[checked.problem] }
  }
  if (question.check === 'past' && read.date > today) return { problem: 'This date must be today or earlier' }
  if (question.check === 'future' && read.date < today) return { problem: 'This date must be today or later' }
  return { answer: read.date }
}

/** Fields that came with the request and that the form never asked. */
export const unaskedFields = (names: ReadonlySet<string>, typed: Typed): string[] =>
  Object.keys(typed).filter((name) => !names.has(name))
