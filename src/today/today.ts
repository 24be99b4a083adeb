import {
  addDays,
  calling,
  type DateOnly,
  lateness,
  type OrganisationCalendar,
  shortDay,
  spokenDay,
  weekday,
  weekdaysOnly,
} from '../words/index.ts'

/** On whose account a thing is on the list: the worker's own, their team's, or of a colleague they cover. */
export type Side = 'mine' | 'team' | { covering: string }

/** One thing that asks something of somebody, in the words the list says it with. */
export type Thing = {
  key: string
  /** Null where it is about nobody in particular: a worker's own check. */
  youngPersonId: string | null
  who: string
  /** '13 · Eastbrook Academy' */
  note: string
  href: string | null
  /** A whole sentence. */
  what: string
  /** urgent: read it first. due: by its date. now: today, whatever its date. waiting: for others, since its date. */
  kind: 'urgent' | 'due' | 'now' | 'waiting'
  on: DateOnly
  /** Listed from the start, however far off its date. */
  openEnded?: boolean
  /** What else there is to know of the date: 'sent Tue 10 Nov'. */
  onNote: string | null
  /** Said in place of the date where there is an hour or another story: '8:52 this morning'. */
  since?: string
  /** The one next thing, with a verb that names whom. */
  action: { text: string; href: string }
  /** Whose it is: a worker, or a team when no name is there yet. The organisation's calendar says what is late. */
  owner: { workerId: string | null; name: string | null; organisationId: string | null }
  side: Side
}

/** A colleague whose work this worker does, until when, and the teams that come with it. */
export type Covering = {
  workerId: string
  name: string
  organisationId: string
  endsOn: DateOnly
  teams: readonly string[]
  managedTeams: readonly string[]
}

/** Whose eyes: themselves, the teams they belong to and manage, and whom they cover. */
export type Beholding = {
  workerId: string
  /** Where they work: its calendar says what of theirs is late. */
  organisationId: string
  teams: readonly string[]
  managedTeams: readonly string[]
  covering: readonly Covering[]
  today: DateOnly
}

/** What the list is made from, beside the things themselves. */
export type Around = {
  today: DateOnly
  calendars: ReadonlyMap<string, OrganisationCalendar>
  covering: readonly Covering[]
}

export type Tone = 'urgent' | 'overdue' | 'due' | 'later' | 'waiting' | 'cover'
export type Row = { thing: Thing; since: string; sinceNote: string | null }
export type Group = { tone: Tone; title: string; note?: string; rows: Row[]; empty?: string }

/** The Sunday that ends the week of a date. */
export const weekEnd = (today: DateOnly): DateOnly => addDays(today, 7 - weekday(today))

/**
 * How far ahead the list looks: to the end of the week, and from Thursday on to the Wednesday after, so that
 * whatever is due on a Monday was on the list before the weekend (rule 2, nobody unseen).
 */
export const horizon = (today: DateOnly): DateOnly =>
  weekday(today) >= 4 ? addDays(weekEnd(today), 3) : weekEnd(today)

/** Late by the calendar of whoever has it; a date that passed over closed days only is due, not late. */
export const isOverdue = (thing: Thing, { today, calendars }: Around): boolean =>
  thing.kind === 'due' && lateBy(thing, today, calendars) !== undefined

/**
 * Whether a thing is on the list yet. One's own is from a few days before its date; a colleague's is on a manager's list
 * once it is late or urgent. A referral is from the day it asks something: somebody waits for a yes or a no.
 */
export function isListed(thing: Thing, around: Around): boolean {
  if (thing.kind === 'urgent' || thing.openEnded) return true
  if (thing.side === 'team') return isOverdue(thing, around)
  if (thing.kind === 'waiting') return thing.side === 'mine'
  return thing.kind === 'now' || thing.on <= horizon(around.today)
}

function lateBy(thing: Thing, today: DateOnly, calendars: Around['calendars']): string | undefined {
  if (thing.on >= today) return undefined
  return lateness(calendars.get(thing.owner.organisationId ?? '') ?? weekdaysOnly, thing.on, today)
}

function placed(thing: Thing, around: Around): { tone: Tone; row: Row } {
  const late = thing.kind === 'due' ? lateBy(thing, around.today, around.calendars) : undefined
  const day = shortDay(thing.on)
  const said = (tone: Tone, since: string, note: string | null = thing.onNote) => ({
    tone,
    row: { thing, since: thing.since ?? since, sinceNote: note },
  })
  if (thing.kind === 'urgent') return said('urgent', `Since ${day}`)
  if (thing.kind === 'waiting') return said('waiting', `Since ${day}`)
  if (late) return said('overdue', late, `due ${day}`)
  if (thing.kind === 'now') return said('due', `${thing.on > around.today ? 'By' : 'Since'} ${day}`)
  if (thing.on < around.today) return said('due', 'Today', `fell on ${day}`)
  return thing.on === around.today ? said('due', 'Today') : said('later', `By ${day}`)
}

// Oldest first everywhere: what was late first is first. The name keeps the order still between two looks.
const inOrder = (first: Row, second: Row): number =>
  first.thing.on.localeCompare(second.thing.on) ||
  first.thing.who.localeCompare(second.thing.who, 'en') ||
  first.thing.key.localeCompare(second.thing.key)

/**
 * One list by urgency: read this first, overdue, due today, later this week, waiting for others, covering for. An
 * empty group is left out, except cover, which says it is empty. What is urgent comes first whosever it is.
 */
export function groupsOf(things: readonly Thing[], around: Around): Group[] {
  const all = things.map((thing) => placed(thing, around))
  const rowsOf = (wanted: (tone: Tone, side: Side) => boolean): Row[] =>
    all
      .filter(({ tone, row }) => wanted(tone, row.thing.side))
      .map(({ row }) => row)
      .sort(inOrder)
  const own = (tone: Tone) => rowsOf((is, side) => is === tone && typeof side === 'string')
  const later = own('later')
  const groups: Group[] = [
    { tone: 'urgent', title: 'Read this first', rows: rowsOf((is) => is === 'urgent') },
    { tone: 'overdue', title: 'Overdue', rows: own('overdue') },
    { tone: 'due', title: 'Due today', rows: own('due') },
    { tone: 'later', title: laterTitle(later, around.today), rows: later },
    { tone: 'waiting', title: 'Waiting for others', rows: own('waiting') },
    ...around.covering.map((covering) =>
      coverGroup(
        covering,
        rowsOf(
          (is, side) => is !== 'urgent' && typeof side === 'object' && side.covering === covering.workerId,
        ),
        around.today,
      ),
    ),
  ]
  return groups.filter((group) => group.rows.length > 0 || group.empty)
}

/** Whether anything on the list needs somebody today, whosever it is: else the page says calmly that nothing does. */
export const needsToday = (groups: readonly Group[], today: DateOnly): boolean =>
  groups.some(
    ({ tone, rows }) =>
      tone === 'urgent' ||
      tone === 'overdue' ||
      tone === 'due' ||
      (tone === 'cover' && rows.some(({ thing }) => thing.kind === 'now' || thing.on <= today)),
  )

function laterTitle(rows: readonly Row[], today: DateOnly): string {
  const weekend = weekday(today) >= 6
  const title = weekend ? 'This coming week' : 'Later this week'
  const last = weekend ? addDays(weekEnd(today), 7) : weekEnd(today)
  return rows.some(({ thing }) => thing.on > last) ? `${title} and after` : title
}

function coverGroup({ name, endsOn }: Covering, rows: Row[], today: DateOnly): Group {
  const near = endsOn <= addDays(today, 6)
  const until =
    endsOn === today ? 'today' : near ? (spokenDay(endsOn).split(' ')[0] ?? '') : spokenDay(endsOn)
  return {
    tone: 'cover',
    title: `Covering for ${name}`,
    note: `until ${until}`,
    rows,
    empty: `Nothing of ${calling(name)}’s is due. If one of their young people needs somebody today, it comes to the top of this page.`,
  }
}
