import type { Session } from '../groups/index.ts'
import { addDays, type DateOnly, dateInLondon, daysBetween, startOfDay } from '../words/index.ts'

/** What a mark says of one person. */
export type PersonSaid = 'came' | 'did_not_come' | 'not_marked'

/** What a mark may say: of one person, of somebody new without a name, or of everybody at a drop-in. */
export type Said = PersonSaid | 'new_face' | 'no_new_face' | 'counted'

/** How many came to a drop-in, how many of them were new, and how many said what they were asked. */
export type Numbers = { came: number; new_faces: number } & Partial<Record<TallyKey, number>>

/** One tap: made once, with an id of its own, wherever there is signal or none. */
export type Mark = {
  id: string
  said: Said
  at: Date
  /** The enrolment of whom it is about. */
  person?: string
  numbers?: Numbers
}

/** What those who come to a drop-in may be asked; numbers only, and nobody has to say. */
export const tallies = [
  { key: 'under_11', label: 'Under 11' },
  { key: 'from_11', label: '11 to 15' },
  { key: 'from_16', label: '16 and over' },
] as const

export type TallyKey = (typeof tallies)[number]['key']

/** How many answered and how many of them said yes, by measure. */
export type Feedback = Readonly<Record<string, { answered: number; yes: number }>>

/** Marks that a phone may send at once. */
export const MOST_MARKS = 500

/** Hours for which a phone may hold a register. */
export const HOURS_ON_A_PHONE = 12

/** How a mark is said. */
export const saidWords: Record<PersonSaid, string> = {
  came: 'Here',
  did_not_come: 'Not here',
  not_marked: 'Not marked',
}

/** Somebody on a register, as whoever takes it reads them today. */
export type Row = {
  /** Their enrolment. */
  id: string
  /** A first name; with a number where two have the same. */
  name: string
  /** What the coach needs for this session, a line each. */
  notes: readonly string[]
  said: PersonSaid
  /** When they were marked; null for those who were not, or were counted as not here when the register was finished. */
  markedAt: Date | null
}

/** What somebody is known by on a register: what was agreed is shared, and how often they came before. */
export type Known = {
  id: string
  firstName: string
  notes: { medical: string | null; access: string | null; collect: string | null }
  came: number
  lastCame: DateOnly | null
}

/** What was marked for somebody on the day. */
export type Marked = { said: PersonSaid; markedAt: Date }

/** Before any mark that is tapped: whoever is counted as not here at the end gives way to each of them. */
export const beforeAnyTap = ({ onDate }: Pick<Session, 'onDate'>): Date => startOfDay(addDays(onDate, -1))

/**
 * When a mark was made. The clock of a phone may be wrong: a time that is not within a day of the session, or is still to
 * come, is taken as the time at which it came in, `nth` of those that came with it.
 */
export function markedAt(at: Date, { onDate, now, nth }: { onDate: DateOnly; now: Date; nth: number }): Date {
  const received = new Date(now.getTime() + nth)
  if (Number.isNaN(at.getTime()) || at > now) return received
  return Math.abs(daysBetween(onDate, dateInLondon(at))) <= 1 ? at : received
}

/** First names, with a number behind those that two or more have: 'Maryam 1', 'Maryam 2'. */
export function toldApart(firstNames: readonly string[]): string[] {
  const alike = (name: string) => name.trim().toLocaleLowerCase('en-GB')
  const many = Map.groupBy(firstNames, alike)
  const seen = new Map<string, number>()
  return firstNames.map((name) => {
    const key = alike(name)
    if ((many.get(key)?.length ?? 0) < 2) return name
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return `${name} ${nth}`
  })
}

/** Whether they come for the first time on that day. */
const isFirstTime = ({ came, lastCame }: Known, onDate: DateOnly): boolean =>
  came === 0 || (came === 1 && lastCame === onDate)

function notesOf(known: Known, onDate: DateOnly): string[] {
  const { medical, access, collect } = known.notes
  return [
    ...(isFirstTime(known, onDate) ? ['First time today. Say hello.'] : []),
    ...[medical, access].flatMap((note) => (note ? [note] : [])),
    ...(collect ? [`May collect: ${collect}`] : []),
  ]
}

/** The rows of a register in the order of those who take part: who, what to know, and how they are marked. */
export function rowsOf(
  people: readonly Known[],
  marked: ReadonlyMap<string, Marked>,
  session: Pick<Session, 'onDate'>,
): Row[] {
  const names = toldApart(people.map(({ firstName }) => firstName))
  return people.map((known, at) => {
    const mark = marked.get(known.id)
    const tapped = mark !== undefined && mark.markedAt > beforeAnyTap(session)
    return {
      id: known.id,
      name: names[at] ?? known.firstName,
      notes: notesOf(known, session.onDate),
      said: mark?.said ?? 'not_marked',
      markedAt: tapped ? mark.markedAt : null,
    }
  })
}
