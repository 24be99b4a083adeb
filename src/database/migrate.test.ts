import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Migration, migrate, ownMigrations } from './migrate.ts'
import { type OwnServer, startOwnServer } from './own-server-factory.ts'

let server: OwnServer
let count = 0

beforeAll(async () => {
  server = await startOwnServer()
  await server.admin.query('create role owner login createrole; create role app login')
})
afterAll(() => server.stop())

async function emptyDatabase() {
  const name = `village_${++count}`
  await server.admin.query(`create database ${name} owner owner`)
  const given = { ownerUrl: server.url('owner', name), appUrl: server.url('app', name), report: () => {} }
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: given.ownerUrl })
    await client.connect()
    const { rows } = await client.query(sql)
    await client.end()
    return rows
  }
  return { name, given, ask }
}

const migration = (number: number, sql: string): Migration => ({
  number,
  name: `step-${number}`,
  sql,
  checksum: sql,
})
const houses = migration(1, "create table house (id int); select grant_app('select', 'house')")

describe('migrating', () => {
  it('runs what is missing, in order, once', async () => {
    const { given, ask } = await emptyDatabase()
    const two = migration(2, 'alter table house add name text')
    expect(await migrate({ ...given, migrations: [houses] })).toBe(1)
    expect(await migrate({ ...given, migrations: [houses, two] })).toBe(1)
    expect(await migrate({ ...given, migrations: [houses, two] })).toBe(0)
    expect(await ask('select number from trellis_migration order by number')).toEqual([
      { number: 1 },
      { number: 2 },
    ])
  })

  it('refuses a migration that was changed after it ran', async () => {
    const { given } = await emptyDatabase()
    await migrate({ ...given, migrations: [houses] })
    const changed = { ...houses, checksum: 'another' }
    await expect(migrate({ ...given, migrations: [changed] })).rejects.toThrow(
      /0001-step-1 was changed after/,
    )
  })

  it('refuses a database that a newer Trellis made', async () => {
    const { given } = await emptyDatabase()
    await migrate({ ...given, migrations: [houses, migration(2, 'select 1')] })
    await expect(migrate({ ...given, migrations: [houses] })).rejects.toThrow(/made by a newer Trellis/)
  })

  it('undoes the one that fails, keeps those before it, and says the line', async () => {
    const { given, ask } = await emptyDatabase()
    const broken = migration(2, 'create table barn (id int);\nselect nonsense')
    await expect(migrate({ ...given, migrations: [houses, broken] })).rejects.toThrow(
      /0002-step-2 failed and was undone: .*nonsense.*line 2/,
    )
    expect(
      await ask("select to_regclass('house') is not null as house, to_regclass('barn') is not null as barn"),
    ).toEqual([{ house: true, barn: false }])
  })

  it('leaves old or new when it is cut off in the middle, and goes on next time', async () => {
    const { name, given, ask } = await emptyDatabase()
    const slow = migration(2, 'create table barn (id int); select pg_sleep(30)')
    const cut = expect(migrate({ ...given, migrations: [houses, slow] })).rejects.toThrow()
    const asleep = `select pid from pg_stat_activity where datname = '${name}' and query like '%pg_sleep(30)%'`
    while ((await server.admin.query(asleep)).rowCount === 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await server.admin.query(`select pg_terminate_backend(pid) from (${asleep}) as sleeping`)
    await cut
    expect(
      await ask("select to_regclass('barn') as barn, (select max(number) from trellis_migration) as at"),
    ).toEqual([{ barn: null, at: 1 }])
    const quick = { ...slow, sql: 'create table barn (id int)' }
    expect(await migrate({ ...given, migrations: [houses, quick] })).toBe(1)
  })

  it('runs each migration once when two start together', async () => {
    const { given } = await emptyDatabase()
    const both = await Promise.all([
      migrate({ ...given, migrations: [houses] }),
      migrate({ ...given, migrations: [houses] }),
    ])
    expect(both.sort()).toEqual([0, 1])
  })

  it('gives the app what migrations declare and nothing else', async () => {
    const { given, ask } = await emptyDatabase()
    const hidden = migration(
      2,
      'create table hidden (id int); create function f() returns int language sql return 1',
    )
    await migrate({ ...given, migrations: [houses, hidden] })
    const may =
      "has_table_privilege('app', 'house', 'select') as house, has_table_privilege('app', 'house', 'insert') as write, has_table_privilege('app', 'hidden', 'select') as hidden, has_function_privilege('app', 'f()', 'execute') as f"
    expect(await ask(`select ${may}`)).toEqual([{ house: true, write: false, hidden: false, f: false }])
  })

  it('finds its own migrations, numbered without a gap', () => {
    expect(ownMigrations().map(({ number }) => number)).toEqual(ownMigrations().map((_, index) => index + 1))
    expect(ownMigrations().length).toBeGreaterThan(0)
  })
})
