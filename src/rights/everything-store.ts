import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { everyVersion, type Wording } from '../measures/index.ts'
import { type Known, type Part, type Piece, partsOf, pieceOf, type Row } from './everything.ts'
import { held } from './held.ts'
import type { Held } from './holding.ts'

/** For whom everything is read: the young person, or whoever asks in their place. */
export type ForWhom = 'young_person' | 'other'

// Whose row it is.
const whose = ({ how }: Held, table: string, id: string) => {
  if (how === 'self') return sql`t.id = ${id}`
  if (how === 'either') return sql`(t.young_person_id = ${id} or t.other_id = ${id})`
  if (how === 'enrolment')
    return sql`t.enrolment_id in (select e.id from enrolment e where e.young_person_id = ${id})`
  if (how === 'family') {
    const mine = (column: string) =>
      sql`select ${sql.ref(column)} from family_member m where m.young_person_id = ${id}`
    if (table === 'family_step') return sql`t.member_id in (${mine('m.id')})`
    return sql`${sql.ref(table === 'family_plan' ? 't.id' : 't.plan_id')} in (${mine('m.plan_id')})`
  }
  return sql`t.young_person_id = ${id}`
}

// What is there for safeguarding is given by nobody but a lead, and what is about somebody else to nobody.
const given = (table: string, only: Held['only']) => {
  if (only === 'about_them') return sql`t.supporter_id is null`
  if (only !== 'not_for_safety') return sql`true`
  return table === 'decision' ? sql`t.decided_by <> 'safeguarding_override'` : sql`t.basis <> 'safeguarding'`
}

// Whom a young person chose is told to nobody who asks in their place.
const chosen = (table: string) =>
  table === 'supporter' ? sql`t.kind <> 'trusted_adult'` : sql`t.basis <> 'chosen'`

/** Every row of one table that is given, in its order. */
async function rowsOf(acting: Acting, table: string, id: string, forWhom: ForWhom): Promise<Row[]> {
  const declared = held[table] as Held
  const { only, key = ['id'], shows, by, ownOnly } = declared
  const other = forWhom === 'other'
  if (other && ownOnly === true) return []
  const theirs = Array.isArray(ownOnly) ? ownOnly : []
  const columns = shows.filter((column) => !other || !theirs.includes(column))
  const beside = table === 'answer_set' ? ['ask_id', 'version'] : table === 'ask' ? ['version'] : []
  const list = sql.join([...columns, ...beside].map((column) => sql`t.${sql.ref(column)}`))
  const keys = sql.join(key.map((column) => sql`t.${sql.ref(column)}::text`))
  const when = by ?? shows.find((column) => /(_at|_on|^at)$/.test(column))
  const { rows } = await sql<Row>`
    select ${list}, concat_ws('.', ${keys}) as row_key from ${sql.table(table)} t
    where ${whose(declared, table, id)} and ${given(table, only)}
      and ${other && ownOnly === 'chosen' ? chosen(table) : sql`true`}
    order by ${when ? sql`t.${sql.ref(when)},` : sql``} row_key`.execute(acting.tx)
  return rows
}

/**
 * Who looked, as the young person is told: workers, and parents on their page; nothing about safeguarding, and no look that is
 * hidden; each once a day. Whoever asks in their place is not told of parents.
 */
async function looksAt(acting: Acting, id: string, forWhom: ForWhom): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with looks as (
      select h.at, coalesce(g.worker_id, p.supporter_id, h.actor_id) as actor_id, h.subject_kind,
        (h.at at time zone 'Europe/London')::date as on_day
      from history h left join glass_break g on h.actor_kind = 'glass' and g.id = h.actor_id
        left join own_page p on h.actor_kind = 'parent' and ${forWhom} = 'young_person' and p.id = h.actor_id
      where h.act = 'looked' and (h.actor_kind = 'worker' or g.id is not null or p.supporter_id is not null)
        and (h.young_person_id = ${id} or h.people @> array[${id}::uuid])
        and h.subject_kind !~ '(safeguarding|concern|supervision|hidden)'
    )
    select max(l.at) as at, l.actor_id, l.subject_kind, concat_ws('.', l.actor_id, l.on_day, l.subject_kind) as row_key
    from looks l
    where not exists (select from hidden_look x where x.young_person_id = ${id} and coalesce(x.worker_id, x.supporter_id) = l.actor_id
        and x.on_day = l.on_day and x.shown_again_at is null)
      and not exists (select from circle_member c
        where c.young_person_id = ${id} and c.worker_id = l.actor_id and c.basis = 'safeguarding')
    group by l.actor_id, l.subject_kind, l.on_day order by 1, row_key`.execute(acting.tx)
  return rows
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What ids in these rows are called: people who worked with them, and where. */
async function namesIn(acting: Acting, rows: readonly Row[]): Promise<Map<string, string>> {
  const values = rows.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) => (name === 'row_key' ? [] : [value])),
  )
  const ids = [
    ...new Set(values.filter((value) => typeof value === 'string' && uuid.test(value))),
  ] as string[]
  const { rows: named } = await sql<{ id: string; name: string }>`
    select w.id, w.name || ', ' || o.name as name from worker w join organisation o on o.id = w.organisation_id
      where w.id = any(${ids}::uuid[])
    union all select t.id, t.name from team t where t.id = any(${ids}::uuid[])
    union all select o.id, o.name from organisation o where o.id = any(${ids}::uuid[])
    union all select s.id, s.name from service s where s.id = any(${ids}::uuid[])
    union all select g.id, g.name from programme_group g where g.id = any(${ids}::uuid[])
    union all select p.id, p.name from supporter p where p.id = any(${ids}::uuid[])`.execute(acting.tx)
  return new Map(named.map(({ id, name }) => [id, name]))
}

/** The words of licensed measures in which this young person was asked. */
async function wordingsFor(acting: Acting, id: string): Promise<Map<string, Wording>> {
  const { rows } = await sql<Wording & { ask: string }>`
    select a.id as ask, w.id, w.lead, w.items, w.choices, w.licence
    from ask a join wording w on w.id = a.wording_id where a.young_person_id = ${id}`.execute(acting.tx)
  return new Map(rows.map(({ ask, ...wording }) => [ask, wording]))
}

/**
 * Everything that is written down about a young person, as far as this actor may read it: table by table as it is declared,
 * in this transaction and through its policies.
 */
export async function everythingAbout(acting: Acting, id: string, forWhom: ForWhom): Promise<Part[]> {
  const read: { table: string; rows: Row[] }[] = []
  for (const table of Object.keys(held))
    read.push({
      table,
      rows:
        table === 'history' ? await looksAt(acting, id, forWhom) : await rowsOf(acting, table, id, forWhom),
    })
  const wordings = await wordingsFor(acting, id)
  const known: Known = {
    names: await namesIn(
      acting,
      read.flatMap(({ rows }) => rows),
    ),
    measureIn: (key, version) =>
      everyVersion().find((one) => one.key === key && (one.version === version || Number.isNaN(version))),
    wordingOf: (ask) => wordings.get(ask) ?? null,
  }
  return partsOf(
    read.flatMap(({ table, rows }): Piece[] =>
      rows.map((row) => pieceOf(table as Parameters<typeof pieceOf>[0], row, known)),
    ),
  )
}
