import { choicesFor, choicesOf, isScale, type Measure, type MeasureItem, saidIn } from '../blueprint/index.ts'
import { choicesInWords } from './wording-slots.ts'
import type { Wording } from './wording-store.ts'

/** One question as it is put to somebody: its words, and its choices with what each is called. */
export type Question = {
  id: string
  words: string
  /** A measure from 0 to 10 is a scale with two named ends; one with labels is a list of choices. */
  choices: readonly { value: number; label: string | null }[]
  ends: { low: string; high: string } | null
  /** What is written down as a number: a mark on a line, to one decimal, or a count; null where it is one of a few choices. */
  written: 'mark' | 'count' | null
}

/** What is asked, in words: the measure's own, or the organisation's where the wording is its licence's. */
export type Questions = { lead: string | null; questions: readonly Question[]; cite: string }

/** Puts the asked items into words. An item without words anywhere is left out: it could not have been asked. */
export function inWords(measure: Measure, items: readonly string[], wording: Wording | null): Questions {
  const questions = measure.items
    .filter(({ id }) => items.includes(id))
    .flatMap((item): Question[] => {
      const words = item.words ? saidIn(item.words) : wording?.items[item.id]
      return words ? [{ id: item.id, words, ...answersTo(measure, item, wording) }] : []
    })
  const lead = measure.lead ? saidIn(measure.lead) : wording?.lead || null
  return { lead, questions, cite: measure.licence.cite }
}

function answersTo(
  measure: Measure,
  item: MeasureItem,
  wording: Wording | null,
): Omit<Question, 'id' | 'words'> {
  const set = choicesFor(measure, item)
  const given = wording ? choicesInWords(measure, item, wording) : []
  const labels = set.labels?.map((label) => saidIn(label)) ?? (isScale(set) ? [] : given)
  const [low, high] =
    item.low && item.high ? [saidIn(item.low), saidIn(item.high)] : isScale(set) ? given : []
  return {
    choices: choicesOf(measure, item).map((value, at) => ({ value, label: labels[at] ?? null })),
    ends: low && high ? { low, high } : null,
    written: set.step < 1 ? 'mark' : measure.kind === 'counted' ? 'count' : null,
  }
}

/** 'Often', or '7': an answer as a list shows it. */
export function answerInWords(question: Question, answer: number): string {
  const label = question.choices.find(({ value }) => value === answer)?.label
  return label ?? String(answer)
}
