import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { acknowledgedBy, spokenBy, tellWorker } from '../measures/index.ts'
import { addresses } from './addresses.ts'
import { type Behind, behindThem, standInsFor } from './stand-ins.ts'

/** A pupil's urgent answers that nobody named for them can read any more: of which survey and school, and no more. */
export type WithoutReader = {
  roundId: string
  /** The slip's: what stands in addresses. */
  pupil: string
  survey: string
  school: string
  since: Date
}

const withoutReader = sql<WithoutReader>`
  select round_id as "roundId", code_id as pupil, survey, school, min(raised_at) as since
  from urgent_without_reader() group by round_id, code_id, survey, school order by since, code_id limit 100`

/** Those that the acting worker was told of in the readers' place, what waits longest first. */
export async function urgentWithoutReader(acting: Acting): Promise<WithoutReader[]> {
  return (await withoutReader.execute(acting.tx)).rows
}

/** Somebody who was named: by their name. */
export type Named = { id: string; name: string }
/** Somebody who may be named, and where they work. */
export type CanBeNamed = Named & { worksAt: string }

/** Who may be named to read what is urgent of this pupil, the school's own first: only the kind that pupils were promised. */
export async function canBeNamed(acting: Acting, { pupil }: WithoutReader): Promise<CanBeNamed[]> {
  const { rows } = await sql<CanBeNamed>`
    select w.worker_id as id, w.name, w.works_at as "worksAt"
    from urgent_without_reader() u, urgent_can_be_read_by(u.urgent_id) w
    where u.code_id = ${pupil} group by w.worker_id, w.name, w.works_at, u.school
    order by w.works_at <> u.school, w.name, id`.execute(acting.tx)
  return rows
}

/** Whom the acting worker has named for this pupil before, and who may read it still. */
export async function namedBefore(acting: Acting, { pupil }: WithoutReader): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select distinct w.id, w.name from urgent_naming n join worker w on w.id = n.worker_id
    where n.code_id = ${pupil} and may_read_surveys(w.id) order by w.name, w.id`.execute(acting.tx)
  return rows
}

/** Where nobody can be named: who can give somebody the role for which they could be. */
export async function whoGivesTheRole(acting: Acting, { pupil }: WithoutReader): Promise<Behind[]> {
  const { rows } = await sql<{ id: string }>`
    select urgent_id as id from urgent_without_reader() where code_id = ${pupil} limit 1`.execute(acting.tx)
  const behind = rows[0] ? await behindThem(acting, rows[0].id) : []
  return behind.filter(({ givesRoles }) => givesRoles)
}

/**
 * Names somebody to read what is urgent of this pupil: they read that and no more, are told at once by email and by text,
 * and have a clock of their own. Named twice, they are told once.
 */
export async function nameToRead(
  acting: Acting,
  { roundId, pupil, survey, school }: WithoutReader,
  { workerId, because, origin }: { workerId: string; because: string; origin: string },
): Promise<void> {
  const by = await acknowledgedBy(acting, workerId)
  const { rows } = await sql`
    insert into urgent_naming (urgent_id, worker_id, round_id, code_id, named_by, because, acknowledge_by)
    select u.urgent_id, ${workerId}::uuid, u.round_id, u.code_id, actor_id(), ${because}, ${by}
    from urgent_without_reader() u where u.code_id = ${pupil}
      and exists (select from urgent_can_be_read_by(u.urgent_id) w where w.worker_id = ${workerId}::uuid)
    on conflict do nothing returning urgent_id`.execute(acting.tx)
  if (rows.length === 0) return
  await record(acting, { act: 'named_reader', subject: { kind: 'round', id: roundId }, people: [pupil] })
  const link = `${origin}${addresses.pupil(roundId, pupil)}`
  const values = { survey, school, by: spokenBy(by), link }
  await tellWorker(acting, workerId, { template: 'readerNamed', values }, { roundId })
}

/** What the acting worker was named to read, and nobody has said yet that they read. */
export type NamedToRead = { roundId: string; pupil: string; survey: string; since: Date }

const named = sql<NamedToRead>`
  select n.round_id as "roundId", n.code_id as pupil, r.name as survey, min(n.named_at) as since
  from urgent_naming n join round r on r.id = n.round_id
  where n.worker_id = actor_id() and may_read_surveys(actor_id())
    and not exists (select from urgent_acknowledgement a where a.urgent_id = n.urgent_id)
  group by n.round_id, n.code_id, r.name order by since, n.code_id limit 100`

/** The urgent answers for which the acting worker was named, the oldest first. */
export async function namedToRead(acting: Acting): Promise<NamedToRead[]> {
  return (await named.execute(acting.tx)).rows
}

/** Both, with their moments as text: to be asked beside another question, as one value of JSON. */
export type ReadersGone = { named: AsText<NamedToRead>[]; without: AsText<WithoutReader>[] }
type AsText<Due extends { since: Date }> = Omit<Due, 'since'> & { since: string }

/** What Today asks of both. */
export const readersGone = (): RawBuilder<ReadersGone> => sql<ReadersGone>`
  select json_build_object('named', (select coalesce(json_agg(n), '[]') from (${named}) n),
    'without', (select coalesce(json_agg(w), '[]') from (${withoutReader}) w))`

/** Whether the acting worker was named to read what is urgent of this pupil, and of nobody else. */
export async function isNamedFor(acting: Acting, pupil: string): Promise<boolean> {
  const { rows } = await sql<{ named: boolean }>`select actor_named_to_read(${pupil}) as named`.execute(
    acting.tx,
  )
  return rows[0]?.named ?? false
}

/**
 * The clock of whoever was named goes on: where they have not said in time that they read it, or may not read it any more,
 * whoever stands in is told once more. Returns how many answers were passed on.
 */
export async function passOnNamed(acting: Acting, origin: string): Promise<number> {
  type Lapsed = { id: string; roundId: string; name: string | null; told: string[] }
  const { rows } = await sql<Lapsed>`
    with lapsed as (
      update urgent_naming n set passed_on_at = trellis_now()
      where n.passed_on_at is null and (n.acknowledge_by <= trellis_now() or not may_read_surveys(n.worker_id))
        and not exists (select from urgent_acknowledgement a where a.urgent_id = n.urgent_id)
      returning n.urgent_id, n.worker_id, n.round_id)
    select l.urgent_id as id, l.round_id as "roundId",
      case when may_read_surveys(l.worker_id) then w.name end as name,
      array(select t.worker_id from urgent_told t where t.urgent_id = l.urgent_id and t.stands = 'cover') as told
    from lapsed l join worker w on w.id = l.worker_id`.execute(acting.tx)
  for (const { id, roundId, name, told } of rows) {
    const { values } = (await standInsFor(acting, { id, roundId }, origin)).message(acting.now)
    for (const workerId of told)
      await tellWorker(acting, workerId, {
        template: 'coverUrgentUnread',
        values: { ...values, ...(name ? { readers: name } : {}) },
      })
  }
  return rows.length
}
