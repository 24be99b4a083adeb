import { fillers } from './filler-words.ts'
import { dayWords, type Meaning, youngWords } from './young-words.ts'

/** One thing a seeker said, and what would answer it. `asks` are words or phrases that may stand in the text. */
export type Said = Omit<Meaning, 'asks'> & { said: string; asks: string[] }

// Maps, so that 'constructor' is a word like any other.
const phrases = new Map(Object.entries(youngWords))
const days = new Map(Object.entries(dayWords))

const LONGEST_QUERY = 200
const LONGEST_PHRASE = 5
const MOST_SAID = 8

/**
 * Reads what a seeker typed: young people's phrases first, days, parts of a day and 'free' as what they mean, single
 * words as they stand, words that ask for nothing left out. At most 8 things of the first 200 characters.
 */
export function readWords(typed: string): Said[] {
  const words = plain(typed.slice(0, LONGEST_QUERY)).split(' ').filter(Boolean)
  const said: Said[] = []
  for (let at = 0; at < words.length && said.length < MOST_SAID; ) {
    const { length, meaning } = longestAt(words, at)
    if (meaning && !said.some((before) => before.said === meaning.said)) said.push(meaning)
    at += length
  }
  return said
}

/** Small letters without accents or marks: 'Café Club!' is 'cafe club'. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function longestAt(words: readonly string[], at: number): { length: number; meaning: Said | undefined } {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 1; length--) {
    const phrase = words.slice(at, at + length).join(' ')
    if (phrases.has(phrase) || days.has(phrase)) return { length, meaning: meaningOf(phrase) }
  }
  return { length: 1, meaning: meaningOf(words[at] ?? '') }
}

function meaningOf(said: string): Said | undefined {
  const day = days.get(said)
  if (day) return { said, ...day, asks: [said] }
  const meaning = phrases.get(said)
  if (meaning) return { said, ...meaning, asks: [...(meaning.asks ?? [])] }
  return fillers.has(said) || said.length < 2 ? undefined : { said, asks: [said] }
}

/** The single words that may be slips of spelling: neither phrases nor words we know. */
export const mayBeSlips = (said: readonly Said[]): string[] =>
  said.flatMap(({ said, asks }) =>
    asks.length === 1 &&
    asks[0] === said &&
    /^[a-z0-9]{3,30}$/.test(said) &&
    !days.has(said) &&
    !phrases.has(said)
      ? [said]
      : [],
  )
