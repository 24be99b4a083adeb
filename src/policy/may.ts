import type { Question } from './question.ts'
import type { Row } from './row.ts'

/** Whether they may, and the rows by which: those that say no, or else those that say yes; none where nothing is said. */
export type Answer = { allowed: boolean; because: string[] }

const things = ['who', 'way', 'opens', 'about', 'act', 'basis', 'restriction', 'purpose'] as const

/** Whether a row is true of a question: of each thing that it names, what is asked is one. */
const speaksOf = (row: Row, question: Question): boolean =>
  things.every(
    (thing) => row[thing] === undefined || (row[thing] as readonly string[]).includes(question[thing]),
  )

/** Answers by a table: a no overrides every yes, and where no row says yes it is no. */
export function decide(table: readonly Row[], question: Question): Answer {
  const found = table.filter((row) => speaksOf(row, question))
  const noes = found.filter(({ no }) => no === true)
  const said = noes.length > 0 ? noes : found
  return { allowed: noes.length === 0 && found.length > 0, because: said.map(({ id }) => id) }
}
