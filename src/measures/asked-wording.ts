import type { Measure } from '../blueprint/index.ts'
import type { Wording } from './wording-store.ts'

/** One question as it is put to somebody: its words, and its choices with what each is called. */
export type Question = {
  id: string
  words: string
  /** A measure from 0 to 10 is a scale with two named ends; one with labels is a list of choices. */
  choices: readonly { value: number; label: string | null }[]
  ends: { low: string; high: string } | null
}

/** What is asked, in words: the measure's own, or the organisation's where the wording is its licence's. */
export type Questions = { lead: string | null; questions: readonly Question[]; cite: string }

/** Puts the asked items into words. An item without words anywhere is left out: it could not have been asked. */
export function inWords(measure: Measure, items: readonly string[], wording: Wording | null): Questions {
  const { choices } = measure
  const labels = choices.labels ?? wording?.choices
  const numbers = Array.from({ length: choices.to - choices.from + 1 }, (_, at) => choices.from + at)
  const questions = measure.items
    .filter(({ id }) => items.includes(id))
    .flatMap((item): Question[] => {
      const words = item.words ?? wording?.items[item.id]
      if (!words) return []
      return [
        {
          id: item.id,
          words,
          choices: numbers.map((value, at) => ({ value, label: labels?.[at] ?? null })),
          ends: item.low && item.high ? { low: item.low, high: item.high } : null,
        },
      ]
    })
  return { lead: measure.lead ?? (wording?.lead || null), questions, cite: measure.licence.cite }
}

/** 'Often', or '7': an answer as a list shows it. */
export function answerInWords(question: Question, answer: number): string {
  const label = question.choices.find(({ value }) => value === answer)?.label
  return label ?? String(answer)
}
