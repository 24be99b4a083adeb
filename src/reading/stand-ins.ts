import { sql } from 'kysely'
import { managersOf, teamIdsOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { StandIns } from '../measures/index.ts'
import { dateInLondon, listOf } from '../words/index.ts'
import { addresses } from './addresses.ts'

/** Everybody who was named to read this survey, and whether they may still. */
export const readersIn = (acting: Acting, roundId: string) =>
  acting.tx
    .selectFrom('round_reader as n')
    .innerJoin('worker as w', 'w.id', 'n.worker_id')
    .innerJoin('round as r', 'r.id', 'n.round_id')
    .select(['w.id', 'w.email', 'w.name', 'r.name as survey'])
    // Whether they have a role now for which somebody may read; those who have not are told nothing more.
    .select(sql<boolean>`may_read_surveys(w.id)`.as('reads'))
    .where('n.round_id', '=', roundId)
    .orderBy('w.name')
    .execute()

/**
 * Who stands in when no reader has said in time that they read an urgent answer, or none is left who may: the managers of
 * the readers' teams and whoever opened the survey; where they are gone as well, whoever leads safeguarding; and where
 * nobody does, whoever can give somebody that role. They are told whom to find, and where no reader is left, where they name
 * one; what was said they cannot read.
 */
export const standInsFor: StandIns = async (acting, { id, roundId }, origin) => {
  const readers = await readersIn(acting, roundId)
  const first = await stillStandIn(acting, await firstToStandIn(acting, roundId, readers))
  const behind = await behindThem(acting, id)
  const idsOf = (some: readonly { id: string }[]) => some.map((one) => one.id)
  const leads = behind.filter((one) => one.leads)
  const nobodyReads = ![...readers, ...first, ...leads].some((one) => 'leads' in one || one.reads)
  const workers = new Set([
    ...idsOf(first.length > 0 ? first : leads),
    ...(nobodyReads ? idsOf(behind.filter((one) => one.givesRoles)) : []),
  ])
  const values = {
    survey: readers[0]?.survey ?? '',
    readers: listOf(
      readers.filter(({ reads }) => reads).map(({ name }) => name),
      'or',
    ),
    link: `${origin}${addresses.surveys}`,
  }
  return { workers: [...workers], message: () => ({ template: 'coverUrgentUnread', values }) }
}

async function firstToStandIn(
  acting: Acting,
  roundId: string,
  readers: readonly { id: string; reads: boolean }[],
): Promise<string[]> {
  const today = dateInLondon(acting.now)
  const opening = await acting.tx
    .selectFrom('round_opening')
    .select(['opened_by', 'opened_at'])
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  // Of a reader who has left or lost the role, the managers of the teams they had since the opening.
  const since = opening ? dateInLondon(opening.opened_at) : today
  const workers = opening ? [opening.opened_by] : []
  for (const { id, reads } of readers)
    for (const team of await teamIdsOf(acting.tx, id, reads ? today : since))
      for (const manager of await managersOf(acting.tx, team, today)) workers.push(manager.id)
  return workers
}

async function stillStandIn(acting: Acting, workers: readonly string[]) {
  const { rows } = await sql<{ id: string; reads: boolean }>`
    select distinct id, may_read_surveys(id) as reads from unnest(${workers}::uuid[]) id where may_stand_in(id)
    order by id`.execute(acting.tx)
  return rows
}

/** Somebody behind those who stand in first: they lead safeguarding where it counts, or can give somebody that role. */
export type Behind = { id: string; name: string; worksAt: string; leads: boolean; givesRoles: boolean }

/**
 * Whoever leads safeguarding at the pupil's school, at the place's front door or where the survey was opened, and whoever
 * can give somebody that role: their administrators, the school's managers, and those of the front door, which it never lacks.
 */
export async function behindThem(acting: Acting, urgentId: string): Promise<Behind[]> {
  const { rows } = await sql<Behind>`
    select w.id, w.name, o.name as "worksAt", bool_or(m.role = 'safeguarding_lead') as leads,
      bool_or(m.role = 'administrator' or (m.role = 'manager' and (t.front_door or h.kind in ('school', 'college'))))
        as "givesRoles"
    from membership m join worker w on w.id = m.worker_id join team t on t.id = m.team_id
      join organisation h on h.id = t.organisation_id join organisation o on o.id = w.organisation_id
    where t.organisation_id in (select urgent_organisations(${urgentId})) and t.closed_on is null and w.left_on is null
      and m.role in ('safeguarding_lead', 'administrator', 'manager')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
    group by w.id, w.name, o.name order by w.name, w.id`.execute(acting.tx)
  return rows
}
