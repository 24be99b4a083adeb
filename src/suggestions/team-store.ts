import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, normaliseName } from '../words/index.ts'

/** A note of a team on a service, which nobody outside the team reads. */
export type TeamNote = {
  id: string
  serviceId: string
  teamId: string
  team: string
  words: string
  author: string
  writtenOn: DateOnly
  until: DateOnly | null
  /** Whether the actor may take it away: it is theirs, or they lead the team. */
  mine: boolean
}

/** A team of the actor's, and whether this service is a favourite of it. */
export type TeamFavourite = { teamId: string; team: string; by: string | null }

/** What the actor's teams wrote about these services and still holds, latest first; at most 200. */
export async function notesOn(
  acting: Acting,
  services: readonly string[],
  today: DateOnly,
): Promise<TeamNote[]> {
  if (services.length === 0) return []
  return acting.tx
    .selectFrom('team_note as note')
    .innerJoin('team', 'team.id', 'note.team_id')
    .innerJoin('worker', 'worker.id', 'note.worker_id')
    .select([
      'note.id',
      'note.service_id as serviceId',
      'note.team_id as teamId',
      'team.name as team',
      'note.words',
      'worker.name as author',
      sql<DateOnly>`note.written_on`.as('writtenOn'),
      sql<DateOnly | null>`note.until`.as('until'),
      sql<boolean>`note.worker_id = actor_id() or note.team_id = any(actor_led_teams())`.as('mine'),
    ])
    .where('note.service_id', 'in', [...services])
    .where('note.ended_at', 'is', null)
    .where((where) => where.or([where('note.until', 'is', null), where('note.until', '>=', today)]))
    .orderBy('note.written_on', 'desc')
    .orderBy('note.id')
    .limit(200)
    .execute()
}

/** The actor's teams by name, with who made this service a favourite of each. */
export async function favouritesOn(acting: Acting, service: string): Promise<TeamFavourite[]> {
  const { rows } = await sql<TeamFavourite>`
    select t.id as "teamId", t.name as team, w.name as by
    from team t
    left join team_favourite f on f.team_id = t.id and f.service_id = ${service}
    left join worker w on w.id = f.worker_id
    where t.id = any(actor_teams()) and t.closed_on is null
    order by t.name`.execute(acting.tx)
  return rows
}

/** Makes a service a favourite of a team; doing it twice changes nothing. */
export async function addFavourite(acting: Acting, team: string, service: string): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('team_favourite')
    .values({ team_id: team, service_id: service, worker_id: acting.actor.id as string })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n)
    await record(acting, { act: 'added', subject: { kind: 'team_favourite', id: service } })
}

/** A service is a favourite of a team no more. */
export async function endFavourite(acting: Acting, team: string, service: string): Promise<void> {
  const { numDeletedRows } = await acting.tx
    .deleteFrom('team_favourite')
    .where('team_id', '=', team)
    .where('service_id', '=', service)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 1n)
    await record(acting, { act: 'ended', subject: { kind: 'team_favourite', id: service } })
}

/** Writes a note for a team. The same id counts once. */
export async function addNote(
  acting: Acting,
  note: { id: string; teamId: string; serviceId: string; words: string; until: string | null },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('team_note')
    .values({
      id: note.id,
      team_id: note.teamId,
      service_id: note.serviceId,
      worker_id: acting.actor.id as string,
      words: note.words,
      until: note.until,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n)
    await record(acting, { act: 'added', subject: { kind: 'team_note', id: note.id } })
}

/** A note is not true any more. */
export async function endNote(acting: Acting, id: string): Promise<void> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('team_note')
    .set({ ended_at: acting.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n) await record(acting, { act: 'ended', subject: { kind: 'team_note', id } })
}

/** Whether the words hold the whole name of a young person whom the actor knows. A first name alone may be any word. */
export async function namesSomebody(acting: Acting, words: string): Promise<boolean> {
  const text = ` ${normaliseName(words)} `
  const people = await acting.tx.selectFrom('young_person').select('name').limit(2000).execute()
  return people.some(({ name }) => {
    const whole = normaliseName(name)
    return whole.includes(' ') && text.includes(` ${whole} `)
  })
}

/** How many young people of the actor's teams went to a service and what came of it; nothing under three is told. */
export type Outcomes = {
  went: number | null
  going: number | null
  good: number | null
  notForThem: number | null
}

/** The database counts, and keeps every figure under three, and every split that would give one away, to itself. */
export async function outcomesAt(acting: Acting, service: string): Promise<Outcomes> {
  const { rows } = await sql<Outcomes>`
    select went, going, good, not_for_them as "notForThem" from team_outcomes(${service})`.execute(acting.tx)
  return rows[0] ?? { went: null, going: null, good: null, notForThem: null }
}
