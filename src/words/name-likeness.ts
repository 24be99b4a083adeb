import { normaliseName } from './names.ts'

// Enough for any real name; keeps the work bounded for a name of any length.
const MOST_WORDS = 12
const LONGEST_WORD = 40

// What is taken off when every word of the longer name is without a partner; in proportion for fewer.
const MISSING_WORDS = 0.3

/**
 * How alike two names are, from 0 to 1: the same words in any order give 1, a spelling slip a little less, a
 * word left out less again. Words are compared by Jaro-Winkler (Winkler 1990) and paired one to one, best first, in
 * the manner of Monge and Elkan 1996; Cohen, Ravikumar and Fienberg 2003 found such pairings best for names.
 * It cannot tell twins apart: only the rest of the record can.
 */
export function nameLikeness(first: string, second: string): number {
  const one = wordsOf(first)
  const other = wordsOf(second)
  if (one.length === 0 || other.length === 0) return 0
  // Mary Ann and Maryann, O Brien and O’Brien.
  if (one.join('') === other.join('')) return 1
  // Always the same way round and in the same order, so that neither order nor side changes the answer.
  const sides = [one.sort(), other.sort()] as const
  const swap = one.length === other.length ? one.join(' ') > other.join(' ') : one.length > other.length
  const [fewer, more] = swap ? [sides[1], sides[0]] : sides
  const missing = (more.length - fewer.length) / more.length
  return bestPairing(fewer, more) * (1 - MISSING_WORDS * missing)
}

/**
 * Jaro-Winkler likeness of two words, 0 to 1 (Jaro 1989; Winkler 1990: a tenth of what is missing for each of up
 * to four equal first letters). Words are compared by code point.
 */
export function jaroWinkler(first: string, second: string): number {
  const a = [...first]
  const b = [...second]
  const likeness = jaro(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return likeness + prefix * 0.1 * (1 - likeness)
}

function jaro(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const matched: string[] = []
  a.forEach((letter, at) => {
    for (let place = Math.max(0, at - reach); place <= Math.min(b.length - 1, at + reach); place++) {
      if (taken.has(place) || b[place] !== letter) continue
      taken.add(place)
      matched.push(letter)
      return
    }
  })
  const count = matched.length
  if (count === 0) return 0
  const others = b.filter((_, place) => taken.has(place))
  const swapped = matched.filter((letter, at) => letter !== others[at]).length / 2
  return (count / a.length + count / b.length + (count - swapped) / count) / 3
}

function bestPairing(fewer: string[], more: string[]): number {
  const pairs = fewer.flatMap((word, left) =>
    more.map((candidate, right) => ({ left, right, likeness: jaroWinkler(word, candidate) })),
  )
  pairs.sort((one, other) => other.likeness - one.likeness)
  const usedLeft = new Set<number>()
  const usedRight = new Set<number>()
  let total = 0
  for (const { left, right, likeness } of pairs) {
    if (usedLeft.has(left) || usedRight.has(right)) continue
    usedLeft.add(left)
    usedRight.add(right)
    total += likeness
  }
  return total / fewer.length
}

function wordsOf(name: string): string[] {
  const words = normaliseName(name).split(' ').filter(Boolean)
  return words.slice(0, MOST_WORDS).map((word) => [...word].slice(0, LONGEST_WORD).join(''))
}
