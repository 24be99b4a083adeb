import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../../database/index.ts'
import { isUuid } from '../../words/index.ts'
import { aspects } from './quality.ts'

/** A feed that services come from, as its curators see it. */
export type Source = {
  id: string
  name: string
  placeId: string | null
  feedUrl: string | null
  daily: boolean
  importedAt: Date | null
  services: number
  /** When it was last asked, whatever came of it. */
  lastRun: { state: RunState; askedAt: Date } | null
  waiting: number
}

export type RunState = 'waiting' | 'running' | 'done' | 'failed'

/** The sources of this place, and everybody's; those that CSV uploads made among them. */
export async function sourcesOf({ tx, actor }: Acting): Promise<Source[]> {
  const rows = await sql<Source & { state: RunState | null; askedAt: Date | null }>`
    select d.id, d.name, d.place_id as "placeId", d.feed_url as "feedUrl", d.daily, d.imported_at as "importedAt",
           (select count(*) from service s where s.source_id = d.id and s.withdrawn_on is null) as services,
           (select count(*) from held_record h where h.source_id = d.id and h.decision is null
              and h.last_seen >= coalesce(d.imported_at, h.last_seen)) as waiting,
           run.state, run.asked_at as "askedAt"
      from directory_source d
      left join lateral (select r.state, r.asked_at from import_run r where r.source_id = d.id
                          order by r.asked_at desc, r.taken_at desc nulls last limit 1) run on true
     where d.place_id is null or d.place_id = ${actor.place}
     order by lower(d.name)`.execute(tx)
  return rows.rows.map(({ state, askedAt, ...source }) => ({
    ...source,
    lastRun: state && askedAt ? { state, askedAt } : null,
  }))
}

/** How many sources went wrong the last time. */
export async function sourcesToSee(acting: Acting): Promise<number> {
  return (await sourcesOf(acting)).filter(({ lastRun }) => lastRun?.state === 'failed').length
}

/** One source; undefined for one of another place. */
export async function sourceById(acting: Acting, id: string): Promise<Source | undefined> {
  if (!isUuid(id)) return undefined
  return (await sourcesOf(acting)).find((source) => source.id === id)
}

/** How complete a source's entries are: how many are listed now, and how many of them lack what. */
export type Completeness = {
  listed: number
  vanished: number
  /** Last checked more than a year ago. */
  old: number
  missing: Record<string, number>
}

/** Counts what the entries of a source tell and do not tell, in one look over them. */
export async function completenessOf({ tx, now }: Acting, source: string): Promise<Completeness> {
  const counts = aspects.map(
    ({ key, missing }) => sql`count(*) filter (where listed and ${missing}) as ${sql.ref(key)}`,
  )
  const { rows } = await sql<Record<string, number>>`
    select count(*) filter (where listed) as listed, count(*) filter (where not listed) as vanished,
           count(*) filter (where listed and s.assured_date < ${now}::timestamptz - interval '1 year') as old, ${sql.join(counts)}
      from service s
      join directory_source d on d.id = s.source_id
      left join provider p on p.id = s.provider_id,
           lateral (select d.imported_at is null or s.last_seen >= d.imported_at as listed) l
     where s.source_id = ${source} and s.withdrawn_on is null`.execute(tx)
  const { listed = 0, vanished = 0, old = 0, ...missing } = rows[0] ?? {}
  return { listed, vanished, old, missing }
}

/** An entry that something is to be done about. */
export type Affected = {
  id: string
  originalId: string | null
  name: string
  provider: string | null
  note: string
}

const affected = (database: Kysely<DB>, source: string, which: ReturnType<typeof sql>, note = sql`''`) =>
  sql<Affected>`
    select s.id, s.original_id as "originalId", s.name, p.name as provider, (${note})::text as note
      from service s
      join directory_source d on d.id = s.source_id
      left join provider p on p.id = s.provider_id
     where s.source_id = ${source} and s.withdrawn_on is null and ${which}
     order by lower(s.name), s.id`.execute(database)

const listed = sql`(d.imported_at is null or s.last_seen >= d.imported_at)`

/** The entries of a source behind one of its counts. */
export async function affectedBy({ tx, now }: Acting, source: string, key: string): Promise<Affected[]> {
  const aspect = aspects.find((one) => one.key === key)
  if (aspect) return (await affected(tx, source, sql`${listed} and ${aspect.missing}`)).rows
  if (key === 'vanished')
    return (
      await affected(
        tx,
        source,
        sql`not ${listed}`,
        sql`'last in its list on ' || to_char(s.last_seen, 'YYYY-MM-DD')`,
      )
    ).rows
  if (key === 'old')
    return (
      await affected(
        tx,
        source,
        sql`${listed} and s.assured_date < ${now}::timestamptz - interval '1 year'`,
        sql`'last checked on ' || to_char(s.assured_date, 'YYYY-MM-DD')`,
      )
    ).rows
  return duplicatesIn(tx, source)
}

/** Entries that are likely the same: of one name and one postcode, here or in another source. */
export async function duplicatesIn(database: Kysely<DB>, source: string): Promise<Affected[]> {
  const { rows } = await sql<Affected>`
    with named as (
      select distinct s.id, s.original_id, s.name, s.source_id, s.provider_id, l.postcode,
             lower(regexp_replace(s.name, '[^[:alnum:]]', '', 'g')) as plain
        from service s join service_location l on l.service_id = s.id
        join directory_source d on d.id = s.source_id
       where s.withdrawn_on is null and l.postcode is not null and ${listed}),
    twice as (
      select plain, postcode from named group by plain, postcode
      having count(distinct id) > 1 and bool_or(source_id = ${source}))
    select n.id, n.original_id as "originalId", n.name, p.name as provider,
           n.postcode || coalesce(', from ' || (select d.name from directory_source d where d.id = n.source_id), '') as note
      from named n join twice using (plain, postcode) left join provider p on p.id = n.provider_id
     order by plain, n.postcode, n.id`.execute(database)
  return rows
}
