import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { dateOnly } from '../../words/index.ts'
import { MOST_CANDIDATES, rank, rankingSql } from './candidates.ts'
import type { Looking } from './looking.ts'
import { readWords } from './search-words.ts'

let db: TestDatabase
const about = { today: dateOnly('2026-11-24'), place: null }
const there = { latitude: 53.3, longitude: 0.45, metres: 3_000 }

beforeAll(async () => {
  db = await testDatabase()
  // Five thousand invented services over a hundred kilometres, with what the finder asks of each.
  await db.owner.query(`
    insert into service (id, name, summary, description, minimum_age, maximum_age, free, helps_with, access_features, first_seen, last_seen, last_confirmed_on)
    select gen_random_uuid(), 'Crowd ' || n, (array['Football', 'Drawing', 'Choir', 'Chess', 'Cooking', 'Walking', 'Drama', 'Judo'])[1 + n % 8] || ' for all',
           repeat('An invented thing to do with others, number ' || n || '. ', 20), n % 12, 12 + n % 14, n % 2 = 0,
           (case n % 3 when 0 then '{loneliness,calm}' when 1 then '{being_active}' else '{creativity,learning}' end)::text[], array['step_free'],
           '2026-11-01', '2026-11-01', '2026-11-01'
      from generate_series(1, 5000) n`)
  await db.owner.query(`
    insert into service_location (id, service_id, position, name, latitude, longitude)
    select gen_random_uuid(), id, 0, 'There', 53.3 + (row_number() over () % 71) / 71.0 - 0.5, 0.45 + (row_number() over () % 73) / 50.0 - 0.7
      from service`)
  await db.owner.query(`
    insert into service_schedule (id, service_id, position, days, opens, closes, freq)
    select gen_random_uuid(), id, 0, array[1 + (row_number() over () % 7)::int], '16:00', '17:30', 'weekly' from service`)
  await db.owner.query('vacuum analyze')
})

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  Plans?: Node[]
}

async function planOf(looking: Looking, counted = true) {
  const asking = { said: readWords(looking.words ?? ''), fit: 'all', counted, page: 1, size: 20 } as const
  const { sql, parameters } = rankingSql(looking, asking).compile(db.kysely)
  const { rows } = await db.owner.query(`explain (analyze, format json) ${sql}`, [...parameters])
  const [{ Plan, 'Execution Time': took }] = rows[0]['QUERY PLAN'] as [
    { Plan: Node; 'Execution Time': number },
  ]
  const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]
  return { nodes: nodes(Plan), took }
}

describe('the plan of a search among 5,000 services', () => {
  it('takes words and a place from their indexes together, and looks at few rows', async () => {
    const { nodes } = await planOf({ ...about, words: 'football', near: there, age: 12 })
    const reads = nodes.filter((node) => node['Relation Name'] === 'service')
    expect(reads.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([])
    expect(nodes.map((node) => node['Index Name'])).toContain('service_at')
    for (const node of nodes) expect(node['Actual Rows'], node['Node Type']).toBeLessThan(700)
  })

  // Among few services the planner reads them all; among many it reads few, if it may take these indexes together: of
  // two that are partial by one condition it takes only one.
  it('may take what a service is good for, its access and its words together with where it lies', async () => {
    const { rows } = await db.owner.query<{ name: string; partial: boolean }>(`
      select i.indexrelid::regclass::text as name, i.indpred is not null as partial
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
       where i.indrelid = 'service'::regclass and m.amname in ('gin', 'gist') order by 1`)
    expect(rows.filter(({ partial }) => partial).map(({ name }) => name)).toEqual(['service_at'])
    const names = rows.map(({ name }) => name)
    for (const column of ['search', 'helps_with', 'access_features'])
      expect(names).toContain(`service_${column}_idx`)
  })

  it('reads each candidate once, and the places only of those that have several', async () => {
    const { nodes } = await planOf({ ...about, words: 'football', near: there, age: 12 })
    expect(nodes.filter((node) => node['Relation Name'] === 'service')).toHaveLength(1)
    const places = nodes.filter((node) => node['Relation Name'] === 'service_location')
    expect(places.map((node) => node['Actual Loops'])).toEqual([0])
  })

  it('puts no week together where there are more than can be counted', async () => {
    const { nodes } = await planOf(about)
    const times = nodes.filter((node) => node['Relation Name'] === 'service_schedule')
    expect(times.map((node) => node['Actual Loops'])).toEqual([0])
  })

  it('takes words alone from their index', async () => {
    const { nodes } = await planOf({ ...about, words: 'judo' })
    expect(nodes.map((node) => node['Index Name'])).toContain('service_search_idx')
  })

  it('never looks at more than so many, and says when there were more', async () => {
    await db.owner.query(`
      insert into service (id, name, first_seen, last_seen, last_confirmed_on)
      select gen_random_uuid(), 'One more ' || n, '2026-11-01', '2026-11-01', '2026-11-01' from generate_series(1, 40) n`)
    const all = { said: [], fit: 'all', counted: true, page: 1, size: 20 } as const
    const everything = await rank(db.kysely, about, all)
    expect(everything).toMatchObject({ more: true, counts: null })
    expect(everything.page).toHaveLength(20)
    // With a filter it is asked again with the filter before the cap, so that the total is right.
    const free = await rank(db.kysely, { ...about, free: true, days: [3] }, all)
    expect(free).toMatchObject({ more: false, counts: null })
    expect(free.total).toBeGreaterThan(300)
    expect(free.total).toBeLessThan(400)
    const { nodes } = await planOf(about)
    for (const node of nodes.filter(({ Plans }) => Plans))
      expect(node['Actual Rows']).toBeLessThanOrEqual(2 * MOST_CANDIDATES)
  })
})
