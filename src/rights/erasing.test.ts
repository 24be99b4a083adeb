import type pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { loosened } from '../backup/loosening.ts'
import { tablesOf } from '../backup/tables.ts'
import { testDatabase } from '../database/testing.ts'

// Somebody is planted in every table that reaches a young person, with a word that stands nowhere else in every column that can hold
// one, by the catalogue and not by our memory; then they are erased, and the whole database is searched.

const database = await testDatabase()
const WORD = 'Zanzibarquail'
const THEM = 'aaaaaaaa-0000-4000-8000-000000000001'
const SIBLING = 'bbbbbbbb-0000-4000-8000-000000000002'
/** Nobody’s: a worker, a place, whatever is only pointed at. */
const ROWS = 'dddddddd'
const FAMILY = 'eeeeeeee'
const OTHER = 'cccccccc-0000-4000-8000-000000000003'

type Column = { name: string; type: string; points: { table: string; column: string } | null; keyed: boolean }
type Table = { name: string; columns: Column[] }

const columns = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
    (select json_build_object('table', f.confrelid::regclass::text, 'column', b.attname) from pg_constraint f
      join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[array_position(f.conkey, a.attnum)]
      where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any(f.conkey) limit 1) as points,
    exists (select from pg_constraint f where f.contype = 'f'
      and (f.conrelid = c.oid and a.attnum = any(f.conkey) or f.confrelid = c.oid and a.attnum = any(f.confkey))) as keyed
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1, a.attnum`

const reaching = `
  with recursive reached (oid) as (
    select 'young_person'::regclass::oid
    union
    select c.conrelid from pg_constraint c join reached r on c.confrelid = r.oid
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
  )
  select oid::regclass::text as name from reached order by 1`

// Those, and whatever they point to, however far.
const needed = `
  with recursive needed (oid) as (
    select unnest($1::regclass[])::oid
    union
    select c.confrelid from pg_constraint c join needed n on c.conrelid = n.oid where c.contype = 'f'
  )
  select oid::regclass::text as name from needed`

/** What must be so, for a key that is worked out by the database to hold, or for somebody to have been there. */
const given: Record<string, unknown> = {
  'team.closed_on': null,
  'worker.left_on': null,
  'service.withdrawn_on': null,
  'blueprint_version.kind': 'programme',
  'plan_agency.kind': 'partner',
  'attendance.came': 'came',
  'safeguarding_concern.subject_worker_id': null,
  'concern_recipient.subject_key': '00000000-0000-0000-0000-000000000000',
  // A worker, as the program writes it.
  'family_step.done_by': OTHER,
  'same_person_link.other_id': SIBLING,
}

let reached: string[]
let known: (Column & { table: string })[]

/** The table whose id stands in a column: where its key leads, also through another. */
function pointedAt(table: string, points: Column['points']): string {
  if (!points) return table
  const next = known.find((one) => one.table === points.table && one.name === points.column)
  return points.column === 'id' || !next ? points.table : pointedAt(next.table, next.points)
}

/** What a plan of a family is for all in it: nobody’s alone. */
const shared = ['family_member', 'family_offer', 'family_plan', 'family_step']
/** Where they all want to get to: it names nobody, and goes with the plan. */
const goals = ['family_goal', 'family_goal_rating']

/** The id of the row that is planted in a table. */
function idOf(table: string): string {
  if (table === 'young_person') return THEM
  if (!reached.includes(table)) return OTHER
  // A glass that is broken has the id of its try.
  if (table === 'glass_break') return idOf('glass_try')
  return `${[...shared, ...goals].includes(table) ? FAMILY : ROWS}-0000-4000-8000-${String(reached.indexOf(table)).padStart(12, '0')}`
}

/** One value for a column: their word where it can stand, their id where an id stands that points at nothing. */
function valueOf(table: string, { name, type, points, keyed }: Column): unknown {
  const set = given[`${table}.${name}`]
  if (set !== undefined) return set
  const theirs = reached.includes(table)
  if (type === 'uuid') {
    if (name === 'id') return idOf(table)
    if (name === 'place_id') return OTHER
    return points ? idOf(pointedAt(table, points)) : theirs ? THEM : OTHER
  }
  if (type === 'uuid[]') return theirs ? [THEM] : [OTHER]
  const word = theirs && !keyed && !['family_plan', ...goals].includes(table) ? WORD : 'x'
  if (type === 'text') return word
  if (type === 'text[]') return [word]
  if (type === 'jsonb' || type === 'json') return JSON.stringify({ [word]: [word] })
  if (type === 'bytea') return Buffer.from(word)
  if (type === 'boolean') return true
  if (type === 'date' || type.startsWith('timestamp')) return '2001-02-03'
  if (type.startsWith('time')) return '10:00'
  if (type.endsWith('[]')) return [1]
  if (/^(small|big)?int|^numeric|^real|^double/.test(type)) return 1
  return null
}

async function plant(client: pg.PoolClient, { name, columns: of }: Table, whose = valueOf): Promise<void> {
  const set = of
    .map((column) => [column.name, whose(name, column)] as const)
    .filter(([, value]) => value !== null)
  await client.query(
    `insert into ${name} (${set.map(([column]) => `"${column}"`).join()}) overriding system value
     values (${set.map((_, at) => `$${at + 1}`).join()})`,
    set.map(([, value]) => value),
  )
}

/** Their brother: a record, in the same plan of their family, and referred after them. What he is told waits for what they are told. */
const asSibling = (table: string, column: Column): unknown => {
  if (['id', 'young_person_id', 'decision_id'].includes(column.name)) return SIBLING
  if (table === 'referral_decision' && column.name === 'referral_id') return SIBLING
  if (['referral_id', 'agreed_id', 'supporter_id', 'relationship', 'left_at'].includes(column.name))
    return null
  const value = valueOf(table, column)
  return JSON.parse(JSON.stringify(value ?? null).replaceAll(WORD, 'brother'))
}

async function search(): Promise<Record<string, number>> {
  const client = await database.owner.connect()
  const found: Record<string, number> = {}
  try {
    for (const { schema, name } of await tablesOf(client)) {
      if (schema !== 'public') await client.query('set role trellis_jobs')
      const { rows } = await client.query<{ many: number }>(
        `select count(*)::int as many from "${schema}"."${name}" t where t::text like any($1)`,
        [[`%${THEM}%`, `%${ROWS}-%`, `%${WORD}%`, `%${Buffer.from(WORD).toString('hex')}%`]],
      )
      if (rows[0]?.many) found[name] = rows[0].many
      await client.query('reset role')
    }
  } finally {
    client.release()
  }
  return found
}

beforeAll(async () => {
  reached = (await database.owner.query<{ name: string }>(reaching)).rows.map(({ name }) => name)
  const names = (await database.owner.query<{ name: string }>(needed, [reached])).rows.map(({ name }) => name)
  known = (await database.owner.query<Column & { table: string }>(columns)).rows
  const tables = names.map((name): Table => ({ name, columns: known.filter(({ table }) => table === name) }))
  const client = await database.owner.connect()
  try {
    await client.query('begin')
    const { rows: checks } = await client.query<{ drop: string }>(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop from pg_constraint
       where contype = 'c' and connamespace = 'public'::regnamespace`,
    )
    for (const { drop } of checks) await client.query(drop)
    const tighten = await loosened(client, await tablesOf(client))
    for (const table of tables) await plant(client, table)
    for (const table of tables)
      if (['young_person', 'family_member', 'message', 'referral', 'referral_decision'].includes(table.name))
        await plant(client, table, asSibling)
    await tighten()
    await client.query('commit')
  } finally {
    client.release(true)
  }
})

it('leaves nothing of a young person in any column of any table, and counts what it took from every table that reaches one', async () => {
  expect(Object.keys(await search()).sort()).toEqual(reached.filter((table) => !goals.includes(table)))
  const { rows } = await database.owner.query<{ rows: Record<string, number> }>(
    `select set_config('trellis.now', '2030-01-01', false), erase_record($1) as rows`,
    [THEM],
  )
  expect(await search()).toEqual({})
  // The plan of the family is the brother’s too: it stays, and knows that there was one more.
  expect(Object.keys(rows[0]?.rows ?? {}).sort()).toEqual(
    reached.filter((name) => ![...shared, ...goals].includes(name)),
  )
})

it('leaves what was shared, without them: a plan of the family, how many came, and what others are told', async () => {
  const { rows: members } = await database.owner.query(
    'select young_person_id as of, called, left_because as left from family_member order by young_person_id nulls first',
  )
  expect(members).toEqual([
    { of: null, called: 'Somebody', left: 'Their record is not kept any more' },
    { of: SIBLING, called: 'brother', left: expect.anything() },
  ])
  expect((await database.owner.query('select support_id from family_plan')).rows).toEqual([
    { support_id: null },
  ])
  const { rows: steps } = await database.owner.query(
    'select what, member_id is not null as theirs from family_step',
  )
  expect(steps).toEqual([{ what: 'Something whose record is not kept any more', theirs: true }])
  const came = 'came_disposed - 1 as more'
  expect((await database.owner.query(`select ${came} from group_session`)).rows).toEqual([{ more: 1 }])
  expect((await database.owner.query('select young_person_id as of, after_id from message')).rows).toEqual([
    { of: SIBLING, after_id: null },
  ])
  const pointers = 'young_person_id as of, re_refers_id as first, support_from_id as from'
  expect((await database.owner.query(`select ${pointers} from referral`)).rows).toEqual([
    { of: SIBLING, first: null, from: null },
  ])
})
