import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, isUuid, newId } from '../words/index.ts'
import type { Session } from './group.ts'

const sessions = ({ tx }: Acting) =>
  tx
    .selectFrom('group_session as s')
    .select([
      's.id',
      's.group_id as groupId',
      sql<DateOnly>`s.on_date`.as('onDate'),
      sql<string>`to_char(s.starts_at, 'HH24:MI')`.as('startsAt'),
      sql<string>`to_char(s.ends_at, 'HH24:MI')`.as('endsAt'),
      's.at_place as atPlace',
      sql<DateOnly | null>`s.moved_from`.as('movedFrom'),
      's.cancelled_because as cancelledBecause',
      's.finished_at as finishedAt',
      's.came',
      's.new_faces as newFaces',
      's.came_disposed as cameDisposed',
    ])

/** The sessions of a group in their order, those called off among them; at most 200. */
export const sessionsOf = (acting: Acting, groupId: string): Promise<Session[]> =>
  sessions(acting).where('s.group_id', '=', groupId).orderBy('s.on_date').limit(200).execute()

/** One session; null where there is none in the actor's place. */
export async function sessionById(acting: Acting, id: string): Promise<Session | null> {
  if (!isUuid(id)) return null
  return (await sessions(acting).where('s.id', '=', id).executeTakeFirst()) ?? null
}

/** The next session of each of these groups from a day on, by group. */
export async function nextSessions(
  acting: Acting,
  groupIds: readonly string[],
  from: DateOnly,
): Promise<Map<string, Session>> {
  if (groupIds.length === 0) return new Map()
  const rows = await sessions(acting)
    .distinctOn('s.group_id')
    .where('s.group_id', 'in', [...groupIds])
    .where('s.on_date', '>=', from)
    .where('s.cancelled_at', 'is', null)
    .orderBy('s.group_id')
    .orderBy('s.on_date')
    .execute()
  return new Map(rows.map((session) => [session.groupId, session]))
}

/** A session to come, with the group whose it is. */
export type SessionAhead = Session & { group: string; meetsAt: string; isDropIn: boolean }

/** How many sessions of all groups are read at once. */
export const SESSIONS_AHEAD = 20

/** What comes next where a programme runs: the sessions of all its groups from a day on, soonest first; at most SESSIONS_AHEAD. */
export const sessionsAhead = (acting: Acting, runId: string, from: DateOnly): Promise<SessionAhead[]> =>
  sessions(acting)
    .innerJoin('programme_group as g', 'g.id', 's.group_id')
    .select([
      'g.name as group',
      sql<string>`coalesce(s.at_place, g.at_place)`.as('meetsAt'),
      sql<boolean>`g.kind = 'drop_in'`.as('isDropIn'),
    ])
    .where('g.run_id', '=', runId)
    .where('g.ended_at', 'is', null)
    .where('s.on_date', '>=', from)
    .where('s.cancelled_at', 'is', null)
    .orderBy('s.on_date')
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .limit(SESSIONS_AHEAD)
    .execute()

/** When a session is, and where if not where the group meets. */
export type When = { onDate: DateOnly; startsAt: string; endsAt: string; atPlace?: string | null }

/** Adds sessions to a group. Fails where one stands on that day already. */
export async function addSessions(acting: Acting, groupId: string, made: readonly When[]): Promise<void> {
  if (made.length === 0) return
  await acting.tx
    .insertInto('group_session')
    .values(
      made.map((one) => ({
        ...{ id: newId(), group_id: groupId, place_id: acting.actor.place as string },
        ...{ on_date: one.onDate, starts_at: one.startsAt, ends_at: one.endsAt },
        ...{ at_place: one.atPlace ?? null, made_by: acting.actor.id as string },
      })),
    )
    .execute()
  await record(acting, {
    act: 'added',
    subject: { kind: 'programme_group', id: groupId },
    fields: ['sessions'],
  })
}

/** Moves a session; nothing where its register was begun or it was called off meanwhile. Answers whether it moved. */
export async function moveSession(acting: Acting, session: Session, to: When): Promise<boolean> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('group_session')
    .set({
      ...{ on_date: to.onDate, starts_at: to.startsAt, ends_at: to.endsAt, at_place: to.atPlace ?? null },
      moved_from: to.onDate === session.onDate ? session.movedFrom : session.onDate,
    })
    .where('id', '=', session.id)
    .where('cancelled_at', 'is', null)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n)
    await record(acting, { act: 'moved', subject: { kind: 'group_session', id: session.id } })
  return numUpdatedRows > 0n
}

/** Calls a session off, with why. Answers whether it was not called off or taken before. */
export async function cancelSession(acting: Acting, sessionId: string, because: string): Promise<boolean> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('group_session')
    .set({ cancelled_at: acting.now, cancelled_because: because })
    .where('id', '=', sessionId)
    .where('cancelled_at', 'is', null)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n)
    await record(acting, { act: 'cancelled', subject: { kind: 'group_session', id: sessionId } })
  return numUpdatedRows > 0n
}
