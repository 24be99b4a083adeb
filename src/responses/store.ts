import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, isUuid } from '../words/index.ts'
import type { Finding, Response } from './response.ts'

type Row = {
  id: string
  organisation: string | null
  round: string
  round_name: string
  measure: string
  measure_name: string
  grouping: string
  value: string
  group_name: string
  what: string
  where: string
  responsible_id: string
  responsible: string
  works_in: string
  due_on: DateOnly
  made_by: string
  ended: 'done' | 'dropped' | null
  because: string | null
  ended_at: Date | null
  you_said: string | null
  we_do: string | null
  done: boolean | null
}

const responses = sql`
  select r.id, r.organisation_id as organisation, r.round_id as round, o.name as round_name, r.measure, r.measure_name,
    r.grouping, r.value, r.group_name, r.what, r.place_words as "where", r.responsible_id, w.name as responsible,
    w.organisation_id as works_in,
    r.due_on, m.name as made_by, e.ended, e.because, e.ended_at, t.you_said, t.we_do, t.done
  from response r
  join round o on o.id = r.round_id
  join worker w on w.id = r.responsible_id
  join worker m on m.id = r.made_by
  left join response_ending e on e.response_id = r.id
  left join response_telling t on t.response_id = r.id and t.taken_back_at is null`

const responseFrom = (row: Row): Response => ({
  ...{
    id: row.id,
    organisation: row.organisation,
    roundName: row.round_name,
    what: row.what,
    where: row.where,
  },
  finding: {
    ...{ round: row.round, measure: row.measure, measureName: row.measure_name },
    ...{ grouping: row.grouping, value: row.value, groupName: row.group_name },
  },
  ...{
    responsibleId: row.responsible_id,
    responsible: row.responsible,
    responsibleOrganisation: row.works_in,
    dueOn: row.due_on,
    madeBy: row.made_by,
  },
  ended: row.ended && row.ended_at ? { how: row.ended, because: row.because ?? '', at: row.ended_at } : null,
  told:
    row.you_said === null ? null : { youSaid: row.you_said, weDo: row.we_do ?? '', done: row.done ?? false },
})

/** One response; null where there is none for whoever asks. */
export async function responseById({ tx }: Acting, id: string): Promise<Response | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<Row>`${responses} where r.id = ${id}`.execute(tx)
  return rows[0] ? responseFrom(rows[0]) : null
}

/** The responses of a school, or of the whole place for null: open ones first, then the newest; at most 50. */
export async function responsesOf({ tx }: Acting, organisation: string | null): Promise<Response[]> {
  const { rows } =
    await sql<Row>`${responses} where r.organisation_id is not distinct from ${organisation}::uuid
    order by e.ended_at is not null, r.due_on, r.made_at limit 50`.execute(tx)
  return rows.map(responseFrom)
}

/** A response that somebody is responsible for and that is open, by a day; or that they are asked to take on. */
export type ResponseDue = {
  id: string
  what: string
  dueOn: DateOnly
  workerId: string
  workerName: string
  asked: boolean
}

/** The open responses of these workers that are due by a day, and those they are asked to take on, soonest first. */
export async function responsesDue(
  { tx }: Acting,
  { workerIds, until }: { workerIds: readonly string[]; until: DateOnly },
): Promise<ResponseDue[]> {
  const { rows } = await sql<ResponseDue>`
    select r.id, r.what, r.due_on as "dueOn", o.id as "workerId", w.name as "workerName", o.asked
    from response r, lateral (
      select r.responsible_id as id, false as asked
        where r.responsible_id = any(${[...workerIds]}::uuid[]) and r.due_on <= ${until}::date
      union all
      select h.to_id, true from response_handing h
        where h.response_id = r.id and h.came_to is null and h.to_id = any(${[...workerIds]}::uuid[])
    ) o join worker w on w.id = o.id
    where not exists (select from response_ending e where e.response_id = r.id)
    order by r.due_on, r.id limit 200`.execute(tx)
  return rows
}

/** Opens a response; the same sending twice opens one. */
export async function openResponse(
  acting: Acting,
  made: {
    id: string
    organisation: string | null
    finding: Finding
    what: string
    where: string
    responsible: string
    dueOn: DateOnly
  },
): Promise<void> {
  const { finding } = made
  const opened = await acting.tx
    .insertInto('response')
    .values({
      ...{ id: made.id, place_id: acting.actor.place as string, organisation_id: made.organisation },
      ...{ round_id: finding.round, measure: finding.measure, measure_name: finding.measureName },
      ...{ grouping: finding.grouping, value: finding.value, group_name: finding.groupName },
      ...{ what: made.what, place_words: made.where, responsible_id: made.responsible, due_on: made.dueOn },
      made_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(opened.numInsertedOrUpdatedRows ?? 0) > 0)
    await record(acting, { act: 'response opened', subject: { kind: 'response', id: made.id } })
}

/** Writes down that it was done, or why it was dropped; the first one counts. */
export async function endResponse(
  acting: Acting,
  id: string,
  { ended, because }: { ended: 'done' | 'dropped'; because: string },
): Promise<void> {
  const made = await acting.tx
    .insertInto('response_ending')
    .values({ response_id: id, ended, because, ended_by: acting.actor.id as string })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(made.numInsertedOrUpdatedRows ?? 0) > 0)
    await record(acting, { act: `response ${ended}`, subject: { kind: 'response', id } })
}

/** Tells the school's pupils, or tells them anew. */
export async function tellPupils(
  acting: Acting,
  { id, organisation }: { id: string; organisation: string },
  told: { youSaid: string; weDo: string; done: boolean },
): Promise<void> {
  const said = {
    you_said: told.youSaid,
    we_do: told.weDo,
    done: told.done,
    told_by: acting.actor.id as string,
  }
  await acting.tx
    .insertInto('response_telling')
    .values({
      ...said,
      response_id: id,
      place_id: acting.actor.place as string,
      organisation_id: organisation,
    })
    .onConflict((conflict) =>
      conflict.column('response_id').doUpdateSet({ ...said, told_at: acting.now, taken_back_at: null }),
    )
    .execute()
  await record(acting, { act: 'pupils told', subject: { kind: 'response', id } })
}

/** What a school has told its pupils, the newest first; at most 20. */
export const toldBy = (
  { tx }: Acting,
  organisation: string,
): Promise<{ youSaid: string; weDo: string; done: boolean }[]> =>
  tx
    .selectFrom('response_telling')
    .where('organisation_id', '=', organisation)
    .where('taken_back_at', 'is', null)
    .select(['you_said as youSaid', 'we_do as weDo', 'done'])
    .orderBy('told_at', 'desc')
    .limit(20)
    .execute()
