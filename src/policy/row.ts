import type { Question } from './question.ts'

/**
 * One row: a sentence, and what it is true of. What a row does not name may be anything. A row that says no holds against
 * every row that says yes.
 */
export type Row = {
  id: string
  /** The sentence, with the rule of docs/words.md that it carries out. */
  says: string
  no?: true
  /** How whoever has this is told of in a picture of the circle. */
  told?: string
} & { [Thing in keyof Question]?: readonly Question[Thing][] }
