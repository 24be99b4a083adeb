import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { startSession } from '../src/accounts/index.ts'
import { actorTransaction, appPool, type DB, projectFolder } from '../src/database/index.ts'
import { looseBatons } from '../src/referrals/index.ts'
import { newId, systemClock } from '../src/words/index.ts'
import { type Ledger, nameFor } from './ledger.ts'

/** The two logins of a database that is looked at from outside. */
export type Addresses = { appUrl: string; ownerUrl: string }

/** What the database has of everything in a ledger. All but the first two must be nothing. */
export type Count = {
  acknowledged: number
  /** In the database; more than acknowledged, when an answer was cut off and its sender had stopped. */
  stored: number
  lost: string[]
  doubled: string[]
  torn: string[]
  loose: number
}

type Seen = { id: string; there: boolean; people: number; missing: string[] }

/** Asks the database, as its owner, about everything that was ever sent (`whole.sql`). */
export async function countAgainst(addresses: Addresses, ledger: Ledger): Promise<Count> {
  const acknowledged = new Set(ledger.acknowledged)
  const ids = [...ledger.sent]
  const question = readFileSync(join(projectFolder(), 'bench', 'whole.sql'), 'utf8')
  const rows = await asOwner<Seen>(addresses, question, [ids, ids.map(nameFor)])
  const there = rows.filter((row) => row.there)
  const seen = new Set(there.map(({ id }) => id))
  return {
    acknowledged: acknowledged.size,
    stored: there.length,
    lost: [...acknowledged].filter((id) => !seen.has(id)),
    doubled: rows.filter(({ people }) => people > 1).map(({ id }) => id),
    torn: rows
      .filter((row) => (row.there ? row.missing.length > 0 : row.people > 0))
      .map(({ id, missing }) => `${id}: ${missing.join(', ')}`),
    loose: await looseNow(addresses),
  }
}

/** How many of a count are wrong. */
export const wrongIn = ({ lost, doubled, torn, loose }: Count): number =>
  lost.length + doubled.length + torn.length + loose

/** A count in words. */
export const inWords = ({ acknowledged, lost, doubled, torn, loose }: Count): string =>
  `${acknowledged} acknowledged, ${lost.length} lost, ${doubled.length} doubled, ${torn.length} torn, ${loose} loose`

/** Asks something as the owner, whom no wall holds. */
export async function asOwner<Row extends pg.QueryResultRow>(
  { ownerUrl }: Addresses,
  question: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    return (await owner.query<Row>(question, values)).rows
  } finally {
    await owner.end()
  }
}

async function withApp<T>({ appUrl }: Addresses, work: (app: Kysely<DB>) => Promise<T>): Promise<T> {
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(appUrl, 1) }) })
  try {
    return await work(app)
  } finally {
    await app.destroy()
  }
}

const looseNow = (addresses: Addresses): Promise<number> =>
  withApp(addresses, async (app) => {
    const actor = { kind: 'operator:check-batons', id: null, place: null } as const
    const as = { actor, now: systemClock(), request: newId() }
    const { loose, open, seen } = await actorTransaction(app, as, looseBatons)
    if (open !== seen || open === 0) throw new Error('the check of batons did not see what is open')
    return loose.length
  })

/** What browsers of these workers carry, who signed in just now. */
export const cookiesOf = (addresses: Addresses, names: readonly string[]): Promise<string[]> =>
  withApp(addresses, async (app) => {
    const cookies: string[] = []
    for (const name of names) {
      const { id } = await app
        .selectFrom('worker')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      cookies.push(`trellis_session=${await startSession(app, id)}`)
    }
    return cookies
  })
