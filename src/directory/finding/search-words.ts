import type { Weekday } from '../../words/index.ts'
import { dayWords, fillers, youngWords } from './young-words.ts'

/**
 * One thing a seeker said, and what would answer it: any of these words in the text, or running on one of these days
 * (and starting in these hours), or being free.
 */
export type Said = {
  said: string
  asks: string[]
  days?: readonly Weekday[]
  /** Starts between these times, 'HH:MM'. */
  starts?: { from: string; to: string }
  free?: true
}

// Maps, so that 'constructor' is a word like any other.
const phrases = new Map(Object.entries(youngWords))
const days = new Map(Object.entries(dayWords))

const LONGEST_QUERY = 200
const MOST_SAID = 8

/**
 * Reads what a seeker typed: young people's phrases first, days and 'free' as what they mean, single words as they
 * stand, words that ask for nothing left out. At most 8 things of the first 200 characters.
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
  for (const length of [4, 3, 2]) {
    const phrase = words.slice(at, at + length).join(' ')
    if (
      at + length <= words.length &&
      (phrases.has(phrase) || phrase === 'after school' || phrase === 'no cost')
    )
      return { length, meaning: meaningOf(phrase) }
  }
  return { length: 1, meaning: meaningOf(words[at] ?? '') }
}

function meaningOf(said: string): Said | undefined {
  if (said === 'after school')
    return { said, asks: [said], days: [1, 2, 3, 4, 5], starts: { from: '15:00', to: '18:00' } }
  if (said === 'free' || said === 'no cost') return { said, asks: [], free: true }
  const named = days.get(said)
  if (named) return { said, asks: [said], days: named }
  const asks = phrases.get(said)
  if (asks) return { said, asks: [...asks] }
  return fillers.has(said) || said.length < 2 ? undefined : { said, asks: [said] }
}

/** The single words that may be slips of spelling: neither phrases nor words we know. */
export const mayBeSlips = (said: readonly Said[]): string[] =>
  said.flatMap((one) =>
    one.asks.length === 1 && !one.days && /^[a-z0-9]{3,30}$/.test(one.said) ? [one.said] : [],
  )
