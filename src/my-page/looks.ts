import { type DateOnly, dateInLondon, en, spokenTime } from '../words/index.ts'
import { dayInWords } from './around-me.ts'
import type { LookAtMe } from './around-store.ts'

const words = en.myPage

/** One line of who looked, as the young person reads it. */
export type LookLine = { when: string; who: string; what: string }

const screenInMyWords = (screen: string): string => {
  const known: Readonly<Record<string, string>> = words.screens
  return Object.hasOwn(known, screen) ? (known[screen] ?? words.screens.other) : words.screens.other
}

/** Who looked, the latest first: the same person at the same thing on the same day is one line that says how often. */
export function looksInMyWords(looks: readonly LookAtMe[], today: DateOnly): LookLine[] {
  const lines = new Map<string, { at: Date; who: string; what: string; count: number }>()
  for (const { at, who, organisation, screen } of looks) {
    const line = { at, who: organisation ? `${who}, ${organisation}` : who, what: screenInMyWords(screen) }
    const key = [dateInLondon(at), line.who, line.what].join('\n')
    const known = lines.get(key)
    if (known) known.count += 1
    else lines.set(key, { ...line, count: 1 })
  }
  return [...lines.values()].map(({ at, who, what, count }) => ({
    when: `${dayInWords(dateInLondon(at), today)}, ${spokenTime(at)}`,
    who,
    what: count > 1 ? words.looks.times({ what, count }) : what,
  }))
}
