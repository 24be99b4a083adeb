import { cleanName, normaliseName } from '../../words/index.ts'
import { readYear } from '../cells.ts'
import type { Pupil } from './pupil-store.ts'
import { type Refused, readRows } from './read-list.ts'

/** A list of noes as it was read against the school's list: whose they are, and which lines are nobody's. */
export type ReadOptOuts =
  | { ok: true; pupils: string[]; refused: Refused[]; notes: string[] }
  | { ok: false; problem: string }

const nameKey = (given: string, family: string): string => `${normaliseName(given)} ${normaliseName(family)}`

/** Finds out whom the lines of an opt-out list are about: by admission number, else by a name that only one pupil has. */
export function readOptOuts(bytes: Uint8Array, pupils: readonly Pupil[]): ReadOptOuts {
  const byNumber = readRows(bytes, ['reference'])
  const read = byNumber.ok ? byNumber : readRows(bytes, ['givenName', 'familyName'])
  if (!read.ok) return byNumber.ok ? read : { ok: false, problem: (byNumber as { problem: string }).problem }
  const found = new Set<string>()
  const refused: Refused[] = []
  for (const { line, cells } of read.rows) {
    const reference = (cells.reference ?? '').trim()
    const name = nameKey(cleanName(cells.givenName ?? ''), cleanName(cells.familyName ?? ''))
    const year = readYear(cells.yearGroup ?? '')
    const these = pupils.filter((pupil) =>
      reference
        ? pupil.reference === reference
        : nameKey(pupil.givenName, pupil.familyName) === name && (year === null || pupil.yearGroup === year),
    )
    const [one] = these
    if (one && these.length === 1) found.add(one.id)
    else
      refused.push({
        line,
        because: one
          ? `${these.length} pupils on your list have this name: give the admission number.`
          : 'Nobody on your list has this number or name.',
      })
  }
  return { ok: true, pupils: [...found], refused, notes: read.notes }
}
