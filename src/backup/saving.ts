import pg from 'pg'
import { copyRowsOut, poolConfig, Refusal } from '../database/index.ts'
import { type HeadsSoFar, type HistoryKey, headsSoFar, verifyHistory } from '../history/index.ts'
import { BackupWriter } from './frames.ts'
import { asOwnerOf, columnsOf, countersOf, levelOf, nameOf, type Table, tablesOf } from './tables.ts'

/** How many rows of each table were copied. */
export type Counts = Record<string, number>

/** What stands at the head of a backup. */
export type Head = {
  /** The moment whose state it holds, by the clock of the database. */
  made: string
  installation: 'demo' | 'real'
  level: string[]
  /** How many records were verified, and where the chain stood. */
  history: { records: number; chain: string | null; key: string }
}

/** What was saved, and is good. */
export type Saved = { rows: Counts; records: number; checksum: string }

/** Kinds of parts in a backup: its head, a table, rows of it, the counters, and the end with how many rows there were. */
export type Part = 'H' | 'T' | 'R' | 'C' | 'E'

/**
 * Copies the whole database as it is at one moment, as its owner, into an encrypted file, having proven its history in the same
 * moment. Throws a Refusal, and leaves no file, when the history cannot be proven.
 */
export async function saveBackup(given: {
  ownerUrl: string
  key: HistoryKey
  heads: string
  file: string
  passphrase: string | null
}): Promise<Saved> {
  const client = new pg.Client(poolConfig(given.ownerUrl))
  client.on('error', () => {})
  const writer = new BackupWriter(given.file, given.passphrase)
  try {
    await client.connect()
    const heads = headsSoFar(given.heads)
    await client.query(`begin isolation level repeatable read read only;
      set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`)
    const head = await headOf(client, { ...given, heads })
    part(writer, 'H', json(head))
    const rows: Counts = {}
    for (const table of await tablesOf(client))
      rows[`${table.schema}.${table.name}`] = await saveTable(client, writer, table)
    part(writer, 'C', json(await countersOf(client)))
    part(writer, 'E', json(rows))
    return { rows, records: head.history.records, checksum: writer.finish() }
  } catch (error) {
    writer.giveUp()
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

async function headOf(
  client: pg.Client,
  { key, heads, file }: { key: HistoryKey; heads: HeadsSoFar; file: string },
): Promise<Head> {
  const verdict = await verifyHistory(client, key, heads)
  if (!verdict.verified)
    throw new Refusal(
      `The history cannot be proven, so that ${file} would be a copy of something that was changed: record ${verdict.record}: ${verdict.problem}.`,
    )
  const { rows } = await client.query<{ made: Date; installation: 'demo' | 'real'; chain: string | null }>(
    `select clock_timestamp() as made, (select kind from installation) as installation,
       (select encode(chain, 'hex') from history_seal order by number desc limit 1) as chain`,
  )
  const found = rows[0]
  if (!found?.installation) throw new Refusal('This database was never finished: start Trellis on it once.')
  return {
    made: found.made.toISOString(),
    installation: found.installation,
    level: await levelOf(client),
    history: { records: verdict.records, chain: found.chain, key: key.id },
  }
}

/** Rows are gathered to about this size. */
const GATHERED = 131_072

async function saveTable(client: pg.Client, writer: BackupWriter, table: Table): Promise<number> {
  part(writer, 'T', json(table))
  let count = 0
  let waiting: Buffer[] = []
  let size = 0
  const flush = () => {
    if (size > 0) part(writer, 'R', Buffer.concat(waiting))
    waiting = []
    size = 0
  }
  await asOwnerOf(client, table, () =>
    copyRowsOut(client, `select ${columnsOf(table)} from ${nameOf(table)}`, (row) => {
      count += 1
      waiting.push(Buffer.from(row))
      size += row.length
      if (size >= GATHERED) flush()
    }),
  )
  flush()
  return count
}

function part(writer: BackupWriter, kind: Part, bytes: Buffer): void {
  const head = Buffer.alloc(5)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(bytes.length, 1)
  writer.write(head)
  writer.write(bytes)
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
