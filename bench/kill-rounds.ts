import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { startSession } from '../src/accounts/index.ts'
import { actorTransaction, appPool, type DB, projectFolder } from '../src/database/index.ts'
import { looseBatons } from '../src/referrals/index.ts'
import { newId, systemClock } from '../src/words/index.ts'
import { type Ledger, nameFor, type Senders, startSenders } from './ledger.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'

/** What the rounds found. Everything but the first four must be nothing. */
export type KillReport = {
  rounds: { server: number; database: number }
  acknowledged: number
  /** In the database; more than acknowledged, when an answer was cut off and its sender had stopped. */
  stored: number
  /** From the kill until the server answered again, the longest of all rounds. */
  slowestSeconds: number
  lost: string[]
  doubled: string[]
  torn: string[]
  loose: number
  /** Whether messages waited after the last kill, and for a minute none went out. */
  queueStopped: boolean
  /** What bin/trellis history verify says at the end: that every record is as it was written. */
  history: string
}

/** How many times each is killed while referrals pour in, and where a line for each round goes. */
export type KillPlan = { server: number; database: number; report: (line: string) => void }

/**
 * Kills the server, or PostgreSQL with all its processes, at a random moment while referrals come in over HTTP; starts
 * it again, and asks of everything that was ever sent whether it is there, once and whole. The ledger is ours alone.
 */
export async function killRounds({ server, database, report }: KillPlan): Promise<KillReport> {
  const rehearsal = await rehearse()
  try {
    const cookies = await cookiesOf(rehearsal, ['Priya Raman', 'Marcus Doyle'])
    const senders = startSenders({ url: rehearsal.url(), cookies, connections: 8 })
    const found: KillReport = {
      ...{ rounds: { server, database }, acknowledged: 0, stored: 0, slowestSeconds: 0 },
      ...{ lost: [], doubled: [], torn: [], loose: 0, queueStopped: false, history: '' },
    }
    try {
      for (let round = 0; round < server + database; round++) {
        const victim =
          round % 2 === 0 && round / 2 < server ? 'server' : round < 2 * database ? 'database' : 'server'
        await oneRound(rehearsal, senders, victim, found)
        report(
          `Round ${round + 1}, ${victim}: ${found.acknowledged} acknowledged, ${found.lost.length} lost, ${found.doubled.length} doubled, ${found.torn.length} torn, ${found.loose} loose.`,
        )
      }
    } finally {
      await senders.stop()
    }
    await look(rehearsal, senders.ledger, found)
    found.queueStopped = !(await messagesGoOut(rehearsal))
    found.history = rehearsal.verified()
    return found
  } finally {
    await rehearsal.stop()
  }
}

async function oneRound(
  rehearsal: Rehearsal,
  senders: Senders,
  victim: 'server' | 'database',
  found: KillReport,
): Promise<void> {
  const before = senders.ledger.acknowledged.size
  while (senders.ledger.acknowledged.size < before + 10) await pause(20)
  await pause(Math.random() * 700)
  const killed = performance.now()
  if (victim === 'server') await rehearsal.killServer()
  else await rehearsal.killDatabase()
  found.slowestSeconds = Math.max(found.slowestSeconds, (performance.now() - killed) / 1000)
  senders.moveTo(rehearsal.url())
  await look(rehearsal, senders.ledger, found)
}

type Seen = { id: string; there: boolean; people: number; missing: string[] }

/** Asks the database, as its owner, about everything the ledger knows. */
async function look(rehearsal: Rehearsal, ledger: Ledger, found: KillReport): Promise<void> {
  const acknowledged = new Set(ledger.acknowledged)
  const ids = [...ledger.sent]
  const question = readFileSync(join(projectFolder(), 'bench', 'whole.sql'), 'utf8')
  const { rows } = await asOwner<Seen>(rehearsal, question, [ids, ids.map(nameFor)])
  const there = rows.filter((row) => row.there)
  const seen = new Set(there.map(({ id }) => id))
  found.acknowledged = acknowledged.size
  found.stored = there.length
  found.lost = [...acknowledged].filter((id) => !seen.has(id))
  found.doubled = rows.filter(({ people }) => people > 1).map(({ id }) => id)
  found.torn = rows
    .filter((row) => (row.there ? row.missing.length > 0 : row.people > 0))
    .map(({ id, missing }) => `${id}: ${missing.join(', ')}`)
  found.loose = await looseNow(rehearsal)
}

async function asOwner<Row extends pg.QueryResultRow>(
  { addresses }: Rehearsal,
  question: string,
  values: unknown[] = [],
): Promise<{ rows: Row[] }> {
  const owner = new pg.Client({ connectionString: addresses.ownerUrl })
  await owner.connect()
  try {
    return await owner.query<Row>(question, values)
  } finally {
    await owner.end()
  }
}

async function withApp<T>({ addresses }: Rehearsal, work: (app: Kysely<DB>) => Promise<T>): Promise<T> {
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(addresses.appUrl, 1) }) })
  try {
    return await work(app)
  } finally {
    await app.destroy()
  }
}

const looseNow = (rehearsal: Rehearsal): Promise<number> =>
  withApp(rehearsal, async (app) => {
    const actor = { kind: 'operator:check-batons', id: null, place: null } as const
    const as = { actor, now: systemClock(), request: newId() }
    const { loose, open, seen } = await actorTransaction(app, as, looseBatons)
    if (open !== seen || open === 0) throw new Error('the check of batons did not see what is open')
    return loose.length
  })

const cookiesOf = (rehearsal: Rehearsal, names: readonly string[]): Promise<string[]> =>
  withApp(rehearsal, async (app) => {
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

/** Whether everything that waits to be told is told in the end, also what a killed server was telling. */
async function messagesGoOut(rehearsal: Rehearsal): Promise<boolean> {
  let least = Number.POSITIVE_INFINITY
  for (let since = performance.now(); performance.now() < since + 60_000; await pause(200)) {
    const { rows } = await asOwner<{ waiting: number }>(
      rehearsal,
      `select count(*)::int as waiting from message
       where sent_at is null and withheld_because is null and failed_because is null`,
    )
    const waiting = rows[0]?.waiting ?? 0
    if (waiting === 0) return true
    if (waiting < least) since = performance.now()
    least = Math.min(least, waiting)
  }
  return false
}
