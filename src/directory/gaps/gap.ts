import { en, firstCapital, parsePostcode } from '../../words/index.ts'
import type { Asked } from '../finding/asked.ts'
import { readWords } from '../finding/search-words.ts'

/** What is missing, counted together: who told us, how many searches found nothing, and what was done about it. */
export type Gap = {
  /** The id of one of those that said it: what an answer points at. */
  id: string
  said: string
  /** As people wrote it, a few of them. */
  words: readonly string[]
  district: string | null
  told: number
  searches: number
  ages: readonly number[]
  lastOn: string
  answer: { done: string; by: string; at: Date } | null
}

/** Whether nobody has said it again since it was answered. */
export const isAnswered = (answer: Gap['answer'], lastOn: string): boolean =>
  answer !== null && answer.at.toISOString().slice(0, 10) >= lastOn

/** A search that found nothing shows once it was made on so many days: what one person typed is nobody else's. */
export const DAYS_TO_SHOW = 3

const { helps, access } = en.finding

/**
 * What was said, as the finder reads it, so that what is alike is counted together: no filler words, no figures. Null
 * when nothing in particular was asked.
 */
export function saidIn(asked: Pick<Asked, 'words' | 'helps' | 'access'>): string | null {
  const words = readWords(asked.words.replace(/\d/g, ' ')).map(({ said }) => said)
  const all = [
    ...words,
    ...asked.helps.map((help) => helps[help]),
    ...asked.access.map((one) => access[one].toLowerCase()),
  ]
  return all.length > 0 ? [...new Set(all)].sort().join(', ').slice(0, 150) : null
}

/**
 * Roughly where: the first part of a postcode, or the name of a town. Anything with a house number or a point in it
 * is more than anybody needs, and is not kept.
 */
export function districtOf(typed: string): string | null {
  const text = typed.replace(/\s+/g, ' ').trim().slice(0, 60)
  const postcode = parsePostcode(text)
  if (postcode.ok) return postcode.outward
  const first = /^([a-z]{1,2}\d[a-z\d]?)(?: ?\d[a-z]{0,2})?$/i.exec(text)?.[1]
  if (first) return first.toUpperCase()
  return text !== '' && !/\d/.test(text) ? firstCapital(text) : null
}
