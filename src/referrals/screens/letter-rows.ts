import { everyQuestion, type Question } from '../../ui/questions/index.ts'
import {
  dateOnly,
  formatNhsNumber,
  formatPhone,
  isDateOnly,
  type NhsNumber,
  plainDate,
} from '../../words/index.ts'
import { saidIn } from '../asked-for.ts'
import { letterForm } from '../forms/index.ts'

export type LetterRow = { label: string; text: string }

const asText = (question: Question, value: string): string => {
  if ('options' in question) return question.options.find((option) => option.value === value)?.label ?? value
  if (question.kind === 'date' && isDateOnly(value)) return plainDate(dateOnly(value))
  if (question.kind === 'line' && question.as === 'phone') return formatPhone(value)
  if (question.kind === 'line' && question.as === 'nhs-number') return formatNhsNumber(value as NhsNumber)
  return value
}

/** A letter as questions and answers, in the order its form asks them; what was left empty is left out. */
export function letterRows(typed: Record<string, unknown>): LetterRow[] {
  const form = letterForm(String(typed.form ?? ''))
  if (!form) return []
  const rows = everyQuestion(form).flatMap((question) => {
    // Shown first and larger, as their own words.
    if (question.name === 'what_matters') return []
    const value = typed[question.name]
    const values = Array.isArray(value)
      ? value.map(String)
      : typeof value === 'string' && value
        ? [value]
        : []
    return values.length
      ? [{ label: question.label, text: values.map((each) => asText(question, each)).join(', ') }]
      : []
  })
  const { asked_for: name } = typed
  return [
    ...rows,
    ...(typeof name === 'string' ? [{ label: 'Asked for', text: name }] : []),
    ...saidIn(typed),
  ]
}
