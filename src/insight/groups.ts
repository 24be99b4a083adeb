import { careStatusIn, ethnicGroupIn, sexIn, specialNeedsIn } from '../outcomes/index.ts'

/** How many of those with one thing in common came to each step. */
export type Reached = {
  aspect: string
  value: string
  asked: number
  offered: number
  began: number
  completed: number
}

/** Of how many with one thing in common there are records, and a score at the start, at the end and later. */
export type Recorded = {
  aspect: string
  value: string
  people: number
  atStart: number
  atEnd: number
  later: number
}

/** Sessions where nobody is named, how often somebody came to them, and how many of those were there for the first time. */
export type Held = { aspect: string; value: string; sessions: number; visits: number; newcomers: number }

/** What a record says in words, as the group it is counted in. */
const groupIn: Readonly<Record<string, (words: string) => string | null>> = {
  ...{ sex: sexIn, ethnic_group: ethnicGroupIn, special_needs: specialNeedsIn, care_status: careStatusIn },
}

const NOT_KNOWN = 'not known'

function groupOf({ aspect, value }: Reached): string {
  const group = groupIn[aspect]
  return value === NOT_KNOWN || !group ? value : (group(value) ?? NOT_KNOWN)
}

// In their order; the youngest first, and last whoever nothing is known of.
const rankOf = ({ value }: { value: string }): number =>
  value === NOT_KNOWN ? 1 : value.startsWith('under') ? -1 : 0

/** Groups in the order in which one reads them. */
export const inOrder = <Group extends { value: string }>(groups: readonly Group[]): Group[] =>
  groups.toSorted((one, other) => rankOf(one) - rankOf(other))

/** Counts by what was written, put together by the group it belongs to: no words of anybody's leave, and none is too rare to count. */
export function inGroups(rows: readonly Reached[]): Reached[] {
  const groups = new Map<string, Reached>()
  for (const row of rows) {
    const value = groupOf(row)
    const key = `${row.aspect} ${value}`
    const sum = groups.get(key) ?? { aspect: row.aspect, value, asked: 0, offered: 0, began: 0, completed: 0 }
    groups.set(key, {
      ...sum,
      ...{ asked: sum.asked + row.asked, offered: sum.offered + row.offered },
      ...{ began: sum.began + row.began, completed: sum.completed + row.completed },
    })
  }
  return inOrder([...groups.values()])
}
