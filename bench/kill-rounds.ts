import { setTimeout as pause } from 'node:timers/promises'
import { jobsPool } from '../src/database/index.ts'
import { asOwner, type Count, cookiesOf, countAgainst, inWords } from './counting.ts'
import { type Senders, startSenders } from './ledger.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'

/** What the rounds found. */
export type KillReport = Count & {
  rounds: { server: number; database: number }
  /** From the kill until the server answered again, the longest of all rounds. */
  slowestSeconds: number
  /** What waits still, and how its job stands, where after the last kill for a minute no message went out. */
  queueStopped: string[]
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
    const cookies = await cookiesOf(rehearsal.addresses, ['Priya Raman', 'Marcus Doyle'])
    const senders = startSenders({ url: rehearsal.url(), cookies, connections: 8 })
    let slowestSeconds = 0
    try {
      for (let round = 0; round < server + database; round++) {
        const victim =
          round % 2 === 0 && round / 2 < server ? 'server' : round < 2 * database ? 'database' : 'server'
        slowestSeconds = Math.max(slowestSeconds, await oneRound(rehearsal, senders, victim))
        const found = await countAgainst(rehearsal.addresses, senders.ledger)
        report(`Round ${round + 1}, ${victim}: ${inWords(found)}.`)
      }
    } finally {
      await senders.stop()
    }
    const count = await countAgainst(rehearsal.addresses, senders.ledger)
    const queueStopped = await stillWaiting(rehearsal)
    const rounds = { server, database }
    return { ...count, rounds, slowestSeconds, queueStopped, history: rehearsal.verified() }
  } finally {
    await rehearsal.stop()
  }
}

/** Gives how many seconds it took until the server answered again. */
async function oneRound(
  rehearsal: Rehearsal,
  senders: Senders,
  victim: 'server' | 'database',
): Promise<number> {
  const before = senders.ledger.acknowledged.size
  while (senders.ledger.acknowledged.size < before + 10) await pause(20)
  await pause(Math.random() * 700)
  const killed = performance.now()
  if (victim === 'server') await rehearsal.killServer()
  else await rehearsal.killDatabase()
  const seconds = (performance.now() - killed) / 1000
  senders.moveTo(rehearsal.url())
  return seconds
}

const waiting = 'sent_at is null and withheld_because is null and failed_because is null'

/** Everything that waits to be told is told in the end, also what a killed server was telling: nothing, or what is not. */
async function stillWaiting({ addresses }: Rehearsal): Promise<string[]> {
  let least = Number.POSITIVE_INFINITY
  for (let since = performance.now(); performance.now() < since + 60_000; await pause(200)) {
    const [found] = await asOwner<{ many: number }>(
      addresses,
      `select count(*)::int as many from message where ${waiting}`,
    )
    const many = found?.many ?? 0
    if (many === 0) return []
    if (many < least) since = performance.now()
    least = Math.min(least, many)
  }
  const left = await asOwner<{ id: string; template: string }>(
    addresses,
    `select id, template from message where ${waiting} limit 20`,
  )
  const queue = jobsPool(addresses.appUrl, 1)
  const { rows: jobs } = await queue.query<{ message: string; stands: string }>(
    `select payload->>'message' as message, concat_ws(', ', attempts || ' tries', 'again in ' || (run_at - clock_timestamp()),
       'taken for ' || (clock_timestamp() - locked_at), left(last_error, 200)) as stands from graphile_worker._private_jobs`,
  )
  await queue.end()
  return left.map(
    ({ id, template }) =>
      `${template}: ${jobs.find(({ message }) => message === id)?.stands ?? 'nobody is to send it'}`,
  )
}
