import type { Measure } from '../blueprint/index.ts'
import { answerInWords, inWords, type Wording } from '../measures/index.ts'
import { referralForms } from '../referrals/index.ts'
import { everyQuestion } from '../ui/questions/index.ts'
import {
  dateInLondon,
  dateOnly,
  en,
  firstCapital,
  isDateOnly,
  plainDate,
  spokenTime,
} from '../words/index.ts'
import { held } from './held.ts'
import { type Section, sections } from './holding.ts'

/** One thing that is written down: what it is called, and what stands there, line by line. */
export type Fact = { field: string; label: string; lines: string[] }

/** One row of the record as it is given. */
export type Piece = { table: string; key: string; called: string; facts: Fact[] }

/** One part of everything. */
export type Part = { section: Section; title: string; pieces: Piece[] }

/** A row as it was read, with what tells it from others. */
export type Row = Readonly<Record<string, unknown>> & { row_key: string }

/** What ids are called, and in which words measures were asked. */
export type Known = {
  names: ReadonlyMap<string, string>
  measureIn: (key: string, version: number) => Measure | undefined
  wordingOf: (askId: string) => Wording | null
}

const words = en.aboutMe
const called = en.aboutMeFacts

const labels: Readonly<Record<string, string>> = called.columns
const screens: Readonly<Record<string, string>> = en.myPage.screens

/** 'parent_or_carer' as 'Parent or carer': a word of the program's own, as it can be read. */
export const plainly = (code: string): string => firstCapital(code.replaceAll('_', ' '))

// What was typed in a letter is called as the form asked it.
const asked = new Map(
  referralForms.flatMap((form) => everyQuestion(form).map(({ name, label }) => [name, label] as const)),
)

// Links in messages are keys: whoever has the file may not have them.
const withoutKeys = (text: string): string =>
  text.replaceAll(
    /(?<!\S)\S*\/(?:my\/in|a|l|k|offers|unsafe|links?|answers)\/[\w-]{20,}\S*/g,
    words.file.linkCut,
  )

const moment = (at: Date): string => `${plainDate(dateInLondon(at))}, ${spokenTime(at)}`

function textOf(value: string, isCode: boolean, names: Known['names']): string {
  const name = names.get(value)
  if (name !== undefined) return name
  if (isDateOnly(value)) return plainDate(dateOnly(value))
  return isCode ? plainly(value) : withoutKeys(value)
}

function linesOf(value: unknown, isCode: boolean, names: Known['names']): string[] {
  if (value === null || value === undefined || value === '') return []
  if (value instanceof Date) return [moment(value)]
  if (typeof value === 'boolean') return [value ? words.file.yes : words.file.no]
  if (Array.isArray(value)) return value.flatMap((one) => linesOf(one, isCode, names))
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, one]) => {
      const said = linesOf(one, isCode, names)
      return said.length > 0 ? [`${asked.get(name) ?? plainly(name)}: ${said.join(', ')}`] : []
    })
  return [textOf(String(value), isCode, names)]
}

/** Answers beside the questions, in the words in which they were asked. */
function answersIn(row: Row, known: Known): string[] {
  const measure = known.measureIn(String(row.measure), Number(row.version))
  const answers = (row.answers ?? {}) as Record<string, number | null>
  const questions = measure
    ? inWords(measure, Object.keys(answers), known.wordingOf(String(row.ask_id))).questions
    : []
  return Object.entries(answers).flatMap(([item, answer], nth) => {
    if (answer === null) return []
    const question = questions.find(({ id }) => id === item)
    return [
      question
        ? `${question.words} ${answerInWords(question, answer)}`
        : `${nth + 1}. ${plainly(item)}: ${answer}`,
    ]
  })
}

function factLines(table: string, column: string, row: Row, known: Known): string[] {
  const value = row[column]
  if (table === 'answer_set' && column === 'answers') return answersIn(row, known)
  if (column === 'measure' && typeof value === 'string')
    return [known.measureIn(value, Number(row.version))?.name ?? plainly(value)]
  if (table === 'history' && column === 'subject_kind') return [screens[String(value)] ?? screens.other ?? '']
  return linesOf(value, held[table]?.codes?.includes(column) ?? false, known.names)
}

/** What a column is called to whoever reads it. */
export const labelOf = (column: string): string => labels[column] ?? plainly(column)

/** A row in words: only what stands there. */
export function pieceOf(table: keyof typeof called.tables, row: Row, known: Known): Piece {
  const facts = (held[table]?.shows ?? []).flatMap((column): Fact[] => {
    const lines = factLines(table, column, row, known)
    return lines.length > 0 ? [{ field: column, label: labelOf(column), lines }] : []
  })
  return { table, key: row.row_key, called: called.tables[table], facts }
}

/** The parts in their order, empty ones as well: that nothing is written down is an answer. */
export function partsOf(pieces: readonly Piece[]): Part[] {
  return sections.map((section) => ({
    section,
    title: words.sections[section],
    pieces: pieces.filter(({ table, facts }) => held[table]?.section === section && facts.length > 0),
  }))
}

/** The parts without what is left out; a piece of which nothing stays goes whole. */
export function withoutLeftOut(
  parts: readonly Part[],
  leftOut: readonly { ofTable: string; ofKey: string; fields: readonly string[] }[],
): Part[] {
  const fieldsOut = (piece: Piece): readonly string[] =>
    leftOut.find(({ ofTable, ofKey }) => ofTable === piece.table && ofKey === piece.key)?.fields ?? []
  return parts.map((part) => ({
    ...part,
    pieces: part.pieces
      .map((piece) => ({
        ...piece,
        facts: piece.facts.filter(({ field }) => !fieldsOut(piece).includes(field)),
      }))
      .filter(({ facts }) => facts.length > 0),
  }))
}
