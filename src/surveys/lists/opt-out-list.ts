import { SPILLS, type TableRow } from '../../csv/index.ts'
import { cleanName, normaliseName } from '../../words/index.ts'
import { readYear } from '../cells.ts'
import type { ColumnKey } from './columns.ts'
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
  const found = new Map<string, number>()
  const refused: Refused[] = []
  for (const typed of read.rows) {
    const about = whomItIsAbout(typed, pupils)
    const before = 'id' in about ? found.get(about.id) : undefined
    if ('because' in about) refused.push({ line: typed.line, because: about.because })
    else if (before === undefined) found.set(about.id, typed.line)
    else refused.push({ line: typed.line, because: `It is the same pupil as in line ${before}.` })
  }
  return { ok: true, pupils: [...found.keys()], refused, notes: read.notes }
}

function whomItIsAbout(
  { cells, spills }: TableRow<ColumnKey>,
  pupils: readonly Pupil[],
): { id: string } | { because: string } {
  if (spills) return { because: SPILLS }
  const reference = (cells.reference ?? '').trim()
  const name = nameKey(cleanName(cells.givenName ?? ''), cleanName(cells.familyName ?? ''))
  const year = readYear(cells.yearGroup ?? '')
  const these = pupils.filter((pupil) =>
    reference
      ? pupil.reference === reference
      : nameKey(pupil.givenName, pupil.familyName) === name && (year === null || pupil.yearGroup === year),
  )
  const [one, another] = these
  if (!one) return { because: 'Nobody on your list has this number or name.' }
  if (another)
    return { because: `${these.length} pupils on your list have this name: give the admission number.` }
  return { id: one.id }
}
