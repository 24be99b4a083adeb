import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { afterFile, testDatabase } from '../../src/database/testing.ts'
import { isNoticed } from '../worlds/mutants.ts'
import { tablesInWords } from '../worlds/rows.ts'
import { compareRooms, plantRooms } from './comparing.ts'
import { rooms, tablesOfRooms } from './index.ts'
import { mutantsOfRooms } from './mutants.ts'

describe('who may see and do what is in nobody’s record: the database and the sentences', () => {
  let owner: pg.PoolClient
  let app: pg.PoolClient

  beforeAll(async () => {
    const database = await testDatabase()
    owner = await database.owner.connect()
    app = await database.app.connect()
    afterFile(async () => {
      owner.release()
      app.release()
    })
    await plantRooms(owner, rooms)
  })

  // All that may be written is tried by everybody in `npm run prove -- --seed 1`.
  it('agree about every row of every table, whoever asks', async () => {
    const { asked, differences } = await compareRooms(app, rooms, { oneIn: 4 })
    expect(differences.slice(0, 20)).toEqual([])
    expect(asked).toBeGreaterThan(1_000)
  }, 60_000)

  it('speak of every table that has rules, here or in the worlds', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class
       where relrowsecurity and relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
    )
    const spokenOf = [...tablesInWords, ...tablesOfRooms]
    expect(rows.map(({ name }) => name).filter((name) => !spokenOf.includes(name))).toEqual([])
  })

  it('let be taken away only what the sentences say may be', async () => {
    const { rows } = await app.query<{ name: string }>(
      "select name from unnest($1::text[]) name where has_table_privilege(name, 'delete') order by name",
      [tablesOfRooms],
    )
    const taken = rooms.flatMap(({ offices }) =>
      offices.filter(({ takes }) => takes).map(({ table }) => table),
    )
    expect(rows.map(({ name }) => name)).toEqual(taken.sort())
  })

  it('would tell of a rule made wrong', async () => {
    const mutants = await mutantsOfRooms(owner)
    expect(mutants.length).toBeGreaterThan(200)
    // One in a hundred and twenty here; all of them are `npm run prove -- --mutants`.
    for (const mutant of mutants.filter((_, nth) => nth % 120 === 5)) {
      const tells = async () =>
        (await compareRooms(app, rooms, { only: mutant.table })).differences.length > 0
      expect(await isNoticed(owner, mutant, tells), mutant.name).not.toBe(false)
    }
  }, 60_000)
})
