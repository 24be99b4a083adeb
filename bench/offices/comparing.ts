import { hash } from 'node:crypto'
import type pg from 'pg'
import { errorCode } from '../../src/database/index.ts'
import { put } from '../worlds/planting-supports.ts'
import { NOW } from '../worlds/world.ts'
import type { Office, Room, Row } from './office.ts'
import {
  covers,
  everybody,
  HERE,
  idOf,
  organisations,
  THERE,
  teams,
  type Who,
  workers,
  YESTERDAY,
} from './scene.ts'

/** Everything that stands in these rooms, written by the owner, whom no rule holds and no trigger. */
export async function plantRooms(owner: pg.ClientBase, rooms: readonly Room[]): Promise<void> {
  await owner.query('begin')
  await owner.query(
    "select set_config('trellis.now', $1, true), set_config('trellis.actor', 'operator:demo', true)",
    [NOW.toISOString()],
  )
  const parts = [
    { table: 'place', rows: [HERE, THERE].map((id) => ({ id, name: 'Somewhere' })) },
    ...whoIsWho(),
    ...rooms.flatMap(({ ground = [], offices }) => [...ground, ...offices]),
  ]
  for (const { table } of parts) await owner.query(`alter table ${table} disable trigger user`)
  const { rows: forced } = await owner.query<{ name: string }>(
    'select relname as name from pg_class where relforcerowsecurity and relname = any($1)',
    [parts.map(({ table }) => table)],
  )
  for (const { name } of forced) await owner.query(`alter table ${name} no force row level security`)
  for (const { table, rows } of parts) for (const row of rows) await put(owner, table, [{ ...row }])
  await owner.query('set constraints all immediate')
  for (const { name } of forced) await owner.query(`alter table ${name} force row level security`)
  await owner.query('commit')
}

function whoIsWho(): { table: string; rows: Row[] }[] {
  const placeOf = (of: string) => organisations.find(({ name }) => name === of)?.place
  return [
    {
      table: 'organisation',
      rows: organisations.map(({ name, kind, place }) => ({
        id: idOf(name),
        place_id: place,
        kind,
        name,
        open_days: [1],
      })),
    },
    {
      table: 'team',
      rows: teams.map(({ name, of, frontDoor = false, closed = false, takesReferrals = true }) => ({
        ...{
          id: idOf(name),
          place_id: placeOf(of),
          organisation_id: idOf(of),
          name,
          purpose: '',
          receives_referrals: takesReferrals,
        },
        ...{ front_door: frontDoor, answer_days: 10, cover_hours: [], closed_on: closed ? YESTERDAY : null },
      })),
    },
    {
      table: 'worker',
      rows: workers.map(({ name, of, left }) => ({
        ...{ id: idOf(name), place_id: placeOf(of), organisation_id: idOf(of), name, job_title: '' },
        left_on: left ? YESTERDAY : null,
      })),
    },
    {
      table: 'membership',
      rows: workers.flatMap(({ name, works }) =>
        works.map(({ role, team, from = '2026-01-01', to = null }, nth) => ({
          ...{
            id: idOf(`${name} ${nth}`),
            worker_id: idOf(name),
            team_id: idOf(team),
            role,
            starts_on: from,
            ends_on: to,
          },
        })),
      ),
    },
    {
      table: 'cover',
      rows: covers.map(({ by, of, to }) => ({
        ...{
          id: idOf(`${by} covers`),
          worker_id: idOf(of),
          covered_by: idOf(by),
          starts_on: '2026-01-01',
          ends_on: to,
        },
      })),
    },
  ]
}

const keyOf = ({ key = ['id'] }: Office, row: Row): string =>
  key.map((column) => String(row[column])).join(' ')
const keyIn = ({ key = ['id'] }: Office): string => `concat_ws(' ', ${key.join(', ')})`

/** What somebody is let do and the sentences do not say, or the other way round. */
export type Difference = { who: string; table: string; what: string }

type Asking = { app: pg.ClientBase; office: Office; who: Who; isTried: (nth: number) => boolean }

/** What the rules refuse; what is wrong in another way was let through by them. */
const REFUSED = '42501'

const named = (text: string, values: unknown[] = []): pg.QueryConfig => ({
  name: hash('md5', text),
  text,
  values,
})

/** To how many rows it was done; or that the rules refuse it, or let it through to something else that stopped it. */
type Done = number | 'refused' | 'stopped'

/** Tries something and takes it back. */
async function tried(app: pg.ClientBase, query: pg.QueryConfig): Promise<Done> {
  const [, done] = await Promise.all([
    app.query('savepoint tried'),
    app.query(query).then(
      ({ rowCount }) => rowCount ?? 0,
      (error: unknown) => (errorCode(error) === REFUSED ? 'refused' : 'stopped'),
    ),
    app.query('rollback to savepoint tried'),
  ])
  return done
}

const isDone = (done: Done): boolean => done === 'stopped' || (done !== 'refused' && done > 0)

/** Whether it was done to as many rows as are said, as far as could be counted. */
const isAsMany = (done: Done, said: number): boolean =>
  typeof done === 'number' ? done === said : isDone(done) === said > 0

async function compareReads({ app, office, who }: Asking): Promise<string[]> {
  const { rows } = await app.query<{ key: string }>(
    named(`select ${keyIn(office)} as key from ${office.table}`),
  )
  const read = new Set(rows.map(({ key }) => key))
  const said = new Set(office.rows.filter((row) => office.reads(who, row)).map((row) => keyOf(office, row)))
  return [
    ...[...read].filter((key) => !said.has(key)).map((key) => `reads ${key}, and may not`),
    ...[...said].filter((key) => !read.has(key)).map((key) => `does not read ${key}, and may`),
  ]
}

/**
 * What is done to all rows at once, by whoever does not look; and to each row as it is found, unless there is none to which it
 * could be done.
 */
async function compareDone(
  { app, office, who }: Asking,
  text: string,
  may: (row: Row) => boolean,
): Promise<string[]> {
  const blind = await tried(app, named(text))
  const said = office.rows.filter(may).length
  const differs = isAsMany(blind, said) ? [] : [`${text}: ${blind} without looking, not ${said}`]
  if (blind === 0 && said === 0) return differs
  const each = office.rows.map(async (row) => {
    const done = await tried(app, named(`${text} where ${keyIn(office)} = $1`, [keyOf(office, row)]))
    const allowed = office.reads(who, row) && may(row)
    return isDone(done) === allowed
      ? []
      : [`${text}: ${keyOf(office, row)} ${allowed ? 'not, and may' : 'and may not'}`]
  })
  return [...differs, ...(await Promise.all(each)).flat()]
}

const compareActs = (asking: Asking): Promise<string[][]> =>
  Promise.all(
    (asking.office.acts ?? [])
      .filter((_, nth) => asking.isTried(nth))
      .map(({ set, may }) =>
        compareDone(asking, `update ${asking.office.table} set ${set}`, (row) => may(asking.who, row)),
      ),
  )

const compareTaken = async (asking: Asking): Promise<string[]> => {
  const { office, who } = asking
  const { takes } = office
  return takes ? compareDone(asking, `delete from ${office.table}`, (row) => takes(who, row)) : []
}

async function compareWrites({ app, office, who, isTried }: Asking): Promise<string[]> {
  const each = (office.writes ?? [])
    .filter((_, nth) => isTried(nth))
    .map(async ({ row, may }) => {
      const given = JSON.stringify(row(who))
      const columns = Object.keys(JSON.parse(given)).join(', ')
      const { table } = office
      const text = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`
      const done = await tried(app, named(text, [given]))
      return isDone(done) === may(who)
        ? []
        : [`${given}, ${may(who) ? 'not let in, and may' : 'and may not'}`]
    })
  return (await Promise.all(each)).flat()
}

/**
 * Asks the database as everybody here, about every table of these rooms or one, and says where it differs from the sentences. Of what
 * may be done and written each tries one in `oneIn`, in turns, so that every attempt is somebody's.
 */
export async function compareRooms(
  app: pg.ClientBase,
  rooms: readonly Room[],
  { only, oneIn = 1 }: { only?: string | undefined; oneIn?: number } = {},
): Promise<{ asked: number; differences: Difference[] }> {
  const offices = rooms.flatMap((room) => room.offices).filter(({ table }) => !only || table === only)
  const askers = [...everybody, ...rooms.flatMap((room) => room.askers ?? [])]
  const differences: Difference[] = []
  let asked = 0
  for (const [at, who] of askers.entries()) {
    const isTried = (nth: number) => (nth + at) % oneIn === 0
    await begin(app, who)
    try {
      for (const office of offices) {
        if (office.asks && !office.asks(who)) continue
        const asking = { app, office, who, isTried }
        const found = [
          ...(await compareReads(asking)),
          ...(await compareWrites(asking)),
          ...(await compareActs(asking)).flat(),
          ...(await compareTaken(asking)),
        ]
        differences.push(...found.map((what) => ({ who: who.name, table: office.table, what })))
        asked++
      }
    } finally {
      await app.query('rollback')
    }
  }
  return { asked, differences }
}

/** Begins a transaction as this asker, as the program does. */
async function begin(app: pg.ClientBase, { kind, id, place }: Who): Promise<void> {
  const nobody = kind === 'nobody'
  await app.query('begin isolation level repeatable read')
  await app.query(
    `select set_config('trellis.actor', $1, true), set_config('trellis.actor_id', $2, true),
       set_config('trellis.place', $3, true), set_config('trellis.now', $4, true)`,
    nobody ? ['', '', '', NOW.toISOString()] : [kind, id, place, NOW.toISOString()],
  )
}
