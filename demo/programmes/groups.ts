import type { GroupKind } from '../../src/groups/group.ts'
import { weeklyDays } from '../../src/groups/group.ts'
import { sessionsOf } from '../../src/groups/index.ts'
import { addSessions, cancelSession, moveSession } from '../../src/groups/session-store.ts'
import { addLeader, makeGroup } from '../../src/groups/store.ts'
import { addDays, weekday } from '../../src/words/index.ts'
import { postcodeAt } from '../geography/saltmere.ts'
import { invented } from '../saltmere.ts'
import { asWorker, type Town } from '../telling/town.ts'
import { dayFrom, momentAgo } from '../telling/when.ts'
import { runId } from './runs.ts'

/** One group of a programme as it is told. `day` is of the week, `first` so many weeks from this one. */
export type ToldGroup = {
  programme: string
  name: string
  kind?: GroupKind
  seats?: number
  by: string
  where: string
  postcode?: string
  day: number
  first: number
  count: number
  from: string
  to: string
  /** Who leads it too, with which part. */
  beside?: { name: string; part: string }
  /** Why the session after next is called off. */
  calledOff?: string
  /** What those who come are asked at its end, yes or no. */
  asks?: string
  /** To where the next session is moved. */
  moved?: string
}

/** The groups of Saltmere. */
export const groups: readonly ToldGroup[] = [
  {
    ...{ programme: 'grit', name: 'Thursday pads', seats: 4, by: 'Delroy Banks' },
    ...{ where: 'The Tin Hall, the back room', day: 4, first: -4, count: 8, from: '17:30', to: '19:00' },
    calledOff: 'The hall is used for voting that day.',
  },
  {
    ...{ programme: 'safety-nets', name: 'Thursdays, south stand', seats: 8, by: 'Delroy Banks' },
    ...{ where: 'Saltmere Stadium, south stand', day: 4, first: -5, count: 8, from: '15:45', to: '17:45' },
    beside: { name: 'Dr Anouk Verhoeven', part: 'Clinician' },
  },
  {
    ...{ programme: 'talking-tactics', name: 'Mentors at the Rec', seats: 6, by: 'Tunde Alabi' },
    ...{ where: 'Linfield Rec, the clubhouse', day: 3, first: -6, count: 26, from: '16:00', to: '17:00' },
    moved: 'The stand by the car park',
  },
  {
    ...{ programme: 'streetgames', name: 'Kickabout by the quay', kind: 'drop_in', by: 'Tunde Alabi' },
    ...{ where: 'The quay pitch', postcode: postcodeAt(300, 120), day: 5, first: -4, count: 12 },
    ...{ from: '18:00', to: '19:30' },
  },
  {
    ...{ programme: 'ahead-of-the-game', name: 'An evening for the under-16s', kind: 'drop_in' },
    ...{ by: 'Tunde Alabi', where: 'Linfield Rec, the clubhouse', postcode: postcodeAt(-720, 910) },
    ...{ day: 2, first: -2, count: 3, from: '18:30', to: '20:00', asks: 'recognises-signs' },
  },
  {
    ...{ programme: 'turn-the-page', name: 'Tuesday table', seats: 8, by: 'Bea Lindqvist' },
    ...{ where: 'Inky Fingers studio', day: 2, first: -6, count: 12, from: '18:00', to: '20:00' },
  },
  {
    ...{ programme: 'rejuvenate', name: 'The fort, Wednesdays', seats: 10, by: 'Amari Fontaine' },
    ...{ where: 'The old fort, by the gate', day: 3, first: -5, count: 10, from: '13:30', to: '15:30' },
  },
  {
    ...{ programme: 'dandelion-time', name: 'Saturday families', seats: 4, by: 'Tom Ashdown' },
    ...{ where: 'Railway Garden, the big shed', day: 6, first: -6, count: 12, from: '10:00', to: '12:00' },
  },
]

/** The id of a group by its name. */
export const groupId = (name: string): string => invented(`group ${name}`)

/** A group by its name. */
export function groupCalled(name: string): ToldGroup {
  const found = groups.find((group) => group.name === name)
  if (!found) throw new Error(`there is no group called ${name}`)
  return found
}

/** Begins every group with its sessions, some weeks before its first. */
export async function tellGroups(town: Town): Promise<void> {
  for (const group of groups) await beginGroup(town, group)
}

async function beginGroup(town: Town, group: ToldGroup): Promise<void> {
  const id = groupId(group.name)
  const monday = addDays(town.today, 1 - weekday(town.today))
  const first = addDays(monday, 7 * group.first + group.day - 1)
  const times = { startsAt: group.from, endsAt: group.to }
  await asWorker(town, group.by, momentAgo(town, 62, '10:10'), async (acting) => {
    await makeGroup(acting, {
      ...{ id, runId: runId(group.programme), name: group.name, kind: group.kind ?? 'group' },
      ...{ atPlace: group.where, postcode: group.postcode ?? null, seats: group.seats ?? 0 },
    })
    const days = weeklyDays(first, group.count)
    await addSessions(
      acting,
      id,
      days.map((onDate) => ({ onDate, ...times })),
    )
    await addLeader(acting, { groupId: id, workerId: invented(group.by), part: '' })
    if (group.beside)
      await addLeader(acting, {
        ...{ groupId: id, workerId: invented(group.beside.name), part: group.beside.part },
      })
  })
}

/** A session is called off and another is moved, some days ago. */
export async function tellChangedSessions(town: Town): Promise<void> {
  for (const { name, by, calledOff, moved, from, to } of groups) {
    if (!calledOff && !moved) continue
    await asWorker(town, by, momentAgo(town, 2, '12:05'), async (acting) => {
      const tomorrow = dayFrom(town, 1)
      const ahead = (await sessionsOf(acting, groupId(name))).filter(({ onDate }) => onDate > tomorrow)
      const [next, after] = ahead
      if (calledOff && after) await cancelSession(acting, after.id, calledOff)
      if (moved && next)
        await moveSession(acting, next, {
          ...{ onDate: next.onDate, startsAt: from, endsAt: to, atPlace: moved },
        })
    })
  }
}
