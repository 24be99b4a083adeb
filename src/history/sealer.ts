import { type Kysely, sql } from 'kysely'
import { type Acting, actorTransaction, type DB, Refusal } from '../database/index.ts'
import { BEGINNING, type HistoryKey, keyNamed } from './chain.ts'
import { appendLines, type Head, headIn, headsFile, keyAfter, lastHead, signedLine } from './heads.ts'
import { record } from './history.ts'
import { RECORD } from './record-bytes.ts'
import { writeWithdrawals } from './withdrawals.ts'

/** So many rows are sealed in one transaction. */
const BATCH = 1_000
/** While rows keep coming a head is signed this often, and whenever the server stops. */
const SECONDS_BETWEEN_HEADS = 10

/** Seals what was committed, one process at a time. */
export type Sealer = {
  /** Seals everything that is committed and has no seal yet; signs a head when one is due, or when told. */
  round: (now: Date, given?: { sign?: boolean }) => Promise<void>
}

/** Whoever might still commit a row at or below a position: the transactions that were writing history just then. */
type Pending = { upTo: number; writers: ReadonlySet<string> }

/**
 * Numbers are given to rows before they commit, so that a lower position may appear after a higher one. A row below
 * `settled` can appear no more: all rows up to there have their seal, and nobody looks there again. It moves on to the
 * highest position of a moment once every transaction has ended that was writing history at that moment.
 */
export function historySealer(given: { database: Kysely<DB>; key: HistoryKey; folder: string }): Sealer {
  const { database, key, folder } = given
  const actor = { kind: 'job:seal', id: null, place: null } as const
  let settled = 0
  let pending: Pending | null = null
  return {
    round: async (now, { sign = false } = {}) => {
      const act = <T>(work: (acting: Acting) => Promise<T>) =>
        actorTransaction(database, { actor, now, request: 'seal' }, work)
      const { highest, sealed, head } = await act(howFar)
      const writer = writerAfter(head, key)
      refuseShorter(sealed, folder)
      settled = Math.max(settled, head?.settled ?? 0)
      if (writer !== key) await act((acting) => handOn(acting, { from: writer, to: key, settled }))
      if (highest > settled) {
        const writers = await act(writersNow)
        const done =
          pending && pending.upTo > settled && !anyIn(pending.writers, writers) ? pending.upTo : null
        if (pending === null || done !== null) pending = { upTo: highest, writers }
        let from = settled
        for (let last: number | null = from; last !== null; from = last ?? from)
          last = await act((acting) => sealBatch(acting, key, from))
        if (done !== null) settled = done
      }
      await act((acting) => signHead(acting, key, { settled, sign }))
      const lines = await act((acting) => headsAfter(acting, lastHead(folder)?.number ?? 0))
      appendLines(folder, headsFile(folder), lines)
      await act((acting) => writeWithdrawals(acting, key, folder))
    },
  }
}

const anyIn = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((one) => others.has(one))

async function howFar({ tx }: Acting): Promise<{ highest: number; sealed: number; head: Head | null }> {
  const { rows } = await sql<{ highest: number; sealed: number; line: string | null }>`
    select coalesce((select max(position) from history), 0) as highest,
      coalesce((select max(number) from history_seal), 0) as sealed,
      (select line from history_head order by number desc limit 1) as line`.execute(tx)
  const { highest = 0, sealed = 0, line = null } = rows[0] ?? {}
  return { highest, sealed, head: line === null ? null : headIn(line) }
}

/** The key that is to seal the next record: ours, or one that came before it, which hands on to it first. */
function writerAfter(head: Head | null, key: HistoryKey): HistoryKey {
  const named = head === null ? key : keyNamed(key, keyAfter(head))
  if (!named)
    throw new Refusal(
      `The history of this database was sealed with another key (${head && keyAfter(head)}, and this is ${key.id}), so that nothing is sealed now: give that key to every server with TRELLIS_HISTORY_KEY_FILE.`,
    )
  return named
}

/**
 * Seals everything that is there with the key before, and has it sign which key goes on: ours. That is a record of its own, so
 * that there is one to sign after.
 */
async function handOn(
  acting: Acting,
  { from, to, settled }: { from: HistoryKey; to: HistoryKey; settled: number },
): Promise<void> {
  await record(acting, { act: 'changed_key', subject: { kind: 'history', id: null } })
  for (let at: number | null = settled; at !== null; ) at = await sealBatch(acting, from, at)
  await signHead(acting, from, { settled, sign: true, next: to.id })
}

/** What was signed is not there any more: to go on would cover it up. */
function refuseShorter(sealed: number, folder: string): void {
  const outside = lastHead(folder)?.number ?? 0
  if (outside > sealed)
    throw new Refusal(
      `The history of this database ends at record ${sealed}, and the heads in ${folder} go on to ${outside}: nothing is sealed until somebody has found out why (bin/trellis history verify).`,
    )
}

/** The transactions that are writing history: each holds a lock on the table from before it takes a number to its end. */
async function writersNow({ tx }: Acting): Promise<Set<string>> {
  const { rows } = await sql<{ writer: string }>`
    select virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = 'history'::regclass and mode = 'RowExclusiveLock'
      and database = (select oid from pg_database where datname = current_database())`.execute(tx)
  return new Set(rows.map(({ writer }) => writer))
}

/** Seals the next rows after a position; gives the position to go on from, or null when there are no more. */
async function sealBatch({ tx }: Acting, key: HistoryKey, from: number): Promise<number | null> {
  const { rows } = await sql<{ position: number; record: Buffer }>`
    select h.position, ${sql.raw(RECORD)} as record from history h
    where h.position > ${from} and not exists (select from history_seal s where s.position = h.position)
    order by h.position limit ${BATCH}`.execute(tx)
  if (rows.length === 0) return null
  let { number, chain } = await endOfChain(tx)
  const numbers: number[] = []
  const chains: Buffer[] = []
  for (const { record } of rows) {
    number += 1
    chain = key.link(chain, number, record)
    numbers.push(number)
    chains.push(chain)
  }
  const positions = rows.map(({ position }) => position)
  await sql`insert into history_seal (number, position, chain)
    select * from unnest(${numbers}::bigint[], ${positions}::bigint[], ${chains}::bytea[])`.execute(tx)
  return rows.length < BATCH ? null : (positions.at(-1) ?? null)
}

async function endOfChain(tx: Acting['tx']): Promise<{ number: number; chain: Buffer }> {
  const end = await tx
    .selectFrom('history_seal')
    .select(['number', 'chain'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return end ?? { number: 0, chain: BEGINNING }
}

/** Signs the end of the chain where it has gone on since the last head, and that is a while ago or it is wanted now. */
async function signHead(
  { tx }: Acting,
  key: HistoryKey,
  { settled, sign, next }: { settled: number; sign: boolean; next?: string },
): Promise<void> {
  const { rows } = await sql<{ line: string | null; due: boolean; at: Date }>`
    select h.line, clock_timestamp() as at,
      coalesce(h.signed_at < clock_timestamp() - make_interval(secs => ${SECONDS_BETWEEN_HEADS}), true) as due
    from (select) one left join (select * from history_head order by number desc limit 1) h on true`.execute(
    tx,
  )
  const [found] = rows
  if (!found || !(found.due || sign)) return
  const before = found.line ? headIn(found.line) : null
  const { number, chain } = await endOfChain(tx)
  if (number === (before?.number ?? 0)) return
  const line = signedLine(key, {
    number,
    chain: chain.toString('hex'),
    settled,
    at: found.at.toISOString(),
    previous: before?.signature ?? null,
    ...(next === undefined ? {} : { next }),
  })
  await tx.insertInto('history_head').values({ number, signed_at: found.at, line }).execute()
}

/** The heads that a file which ends at this record does not have yet. */
async function headsAfter({ tx }: Acting, number: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('history_head')
    .select('line')
    .where('number', '>', number)
    .orderBy('number')
    .execute()
  return rows.map(({ line }) => line)
}
