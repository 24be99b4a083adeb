import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from './testing.ts'
import { actorTransaction } from './transaction.ts'

const { kysely, owner } = await testDatabase()

/** More often than it takes. */
const OFTEN = 30

const who = (request: string) =>
  actorTransaction(
    kysely,
    { actor: { kind: 'job:test', id: null, place: randomUUID() }, now: new Date(0), request },
    async ({ tx }) => {
      const asked = sql<{ who: string }>`select current_setting('trellis.request') as who where ${true}`
      return (await asked.execute(tx)).rows[0]?.who
    },
  )

/** How many statements with these words the connection keeps. */
const kept = async (words: string): Promise<number> => {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
    kysely,
  )
  return rows.filter(({ statement }) => statement.includes(words)).length
}

describe('what is kept ready', () => {
  it('is what is asked again and again, and who acts is read each time anew', async () => {
    await who('first')
    expect(await kept('trellis.request')).toBe(0)
    for (let n = 0; n < OFTEN; n++) expect(await who(`r${n}`)).toBe(`r${n}`)
    expect(await kept('trellis.request')).toBe(1)
  })

  it('is nothing that selects whatever there is', async () => {
    await owner.query('create table anything (one int); grant select on anything to public')
    const read = () => sql`select * from anything where ${true}`.execute(kysely)
    for (let n = 0; n < OFTEN; n++) await read()
    expect(await kept('from anything')).toBe(0)
    await owner.query('alter table anything add two int')
    await expect(read()).resolves.toBeDefined()
  })
})
