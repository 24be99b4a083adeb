import pg from 'pg'
import { copyRowsIn, poolConfig, Refusal } from '../database/index.ts'
import { type HistoryKey, matchHeads, verifyHistory } from '../history/index.ts'
import { BackupReader } from './frames.ts'
import { loosened } from './loosening.ts'
import type { Counts, Head, Part } from './saving.ts'
import { asOwnerOf, type Counter, columnsOf, levelOf, nameOf, type Table, tablesOf } from './tables.ts'
import { type TakenBack, takeBackAgain } from './taking-back.ts'

/** What was put back. */
export type Restored = TakenBack & { rows: Counts; records: number; made: string }

/** What a backup is put back from and into. */
export type Restoring = {
  ownerUrl: string
  key: HistoryKey
  heads: string
  file: string
  passphrase: string | null
  /** Whether what is in the database may go. */
  replace: boolean
}

/**
 * Puts a backup back, in one transaction: all of it, with its history proven, or nothing. What was taken back since it was made
 * is taken back again, and nobody is signed in. Throws a Refusal, and changes nothing, when anything is not as it should be.
 */
export async function restoreBackup(given: Restoring): Promise<Restored> {
  checkWhole(given)
  const reader = new BackupReader(given.file, given.passphrase)
  const client = new pg.Client(poolConfig(given.ownerUrl))
  client.on('error', () => {})
  try {
    const head = headOf(reader, given)
    await client.connect()
    await client.query(
      'begin; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0',
    )
    await checkFits(client, head, given)
    const restored = await putBack(client, reader, head, given)
    await client.query('commit')
    await matchHeads(client, given.heads, { records: head.history.records, moment: head.made })
    return restored
  } finally {
    reader.close()
    await client.end().catch(() => {})
  }
}

function checkWhole({ file, passphrase }: Restoring): void {
  const reader = new BackupReader(file, passphrase)
  try {
    reader.readThrough()
  } finally {
    reader.close()
  }
}

async function putBack(
  client: pg.Client,
  reader: BackupReader,
  head: Head,
  given: Restoring,
): Promise<Restored> {
  const tables = await tablesOf(client)
  const tighten = await loosened(client, tables)
  await emptyQueue(client, tables)
  const rows = await allRows(client, reader, tables)
  await client.query('delete from session; delete from sign_in')
  const since = new Date(head.made)
  const taken = await takeBackAgain(client, { folder: given.heads, key: given.key, since })
  await tighten()
  const verdict = await verifyHistory(client, given.key, null)
  if (!verdict.verified || verdict.records !== head.history.records)
    throw new Refusal(
      `The history in ${given.file} cannot be proven${verdict.verified ? '' : `: record ${verdict.record}: ${verdict.problem}`}. Nothing was put back.`,
    )
  return { ...taken, rows, records: verdict.records, made: head.made }
}

function headOf(reader: BackupReader, { key, file }: Restoring): Head {
  const head: Head = JSON.parse(nextPart(reader, 'H').toString('utf8'))
  if (head.history.key !== key.id)
    throw new Refusal(
      `The history in ${file} was sealed with another key (${head.history.key}, and this is ${key.id}): give that one with TRELLIS_HISTORY_KEY_FILE.`,
    )
  return head
}

async function checkFits(client: pg.Client, head: Head, { file, replace }: Restoring): Promise<void> {
  const level = await levelOf(client)
  if (level.join() !== head.level.join())
    throw new Refusal(
      level.length === head.level.length
        ? `${file} was made by a Trellis with other migrations than this one: use that one to put it back.`
        : `${file} was made at migration ${head.level.length}, and this database is at ${level.length}: use the version of Trellis that made it, and update afterwards.`,
    )
  const { rows } = await client.query<{ kind: string | null; others: string; empty: boolean }>(
    `select (select kind from installation) as kind,
       (select count(*) from pg_stat_activity where datname = current_database() and usename <> current_user) as others,
       not exists (select from place) and not exists (select from history) as empty`,
  )
  const [found] = rows
  if (found?.kind !== head.installation)
    throw new Refusal(
      head.installation === 'demo'
        ? `${file} was made of a demo, and a demo never becomes real.`
        : `${file} holds a real Trellis, and is never put back into a demo.`,
    )
  if (Number(found.others) > 0) throw new Refusal('Trellis is running on that database: stop it first.')
  if (!found.empty && !replace)
    throw new Refusal(
      'That database is not empty: give an empty one, or --replace to put the backup in its place.',
    )
}

async function emptyQueue(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const [first, ...others] = tables.filter(({ schema }) => schema !== 'public')
  if (first)
    await asOwnerOf(client, first, () =>
      client.query(`truncate ${[first, ...others].map(nameOf).join(', ')}`),
    )
}

async function allRows(client: pg.Client, reader: BackupReader, tables: readonly Table[]): Promise<Counts> {
  const rows: Counts = {}
  for (;;) {
    const { kind, bytes } = anyPart(reader)
    if (kind === 'C') {
      await setCounters(client, JSON.parse(bytes.toString('utf8')))
      const told = nextPart(reader, 'E').toString('utf8')
      reader.end()
      if (told !== JSON.stringify(rows)) throw wrong()
      await client.query(`set local role trellis_jobs;
        update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null;
        update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null;
        reset role`)
      return rows
    }
    const table: Table = JSON.parse(bytes.toString('utf8'))
    const known = tables.find(({ schema, name }) => schema === table.schema && name === table.name)
    if (kind !== 'T' || known?.columns.join() !== table.columns.join()) throw wrong()
    rows[`${table.schema}.${table.name}`] = await asOwnerOf(client, table, () =>
      copyRowsIn(client, `${nameOf(table)} (${columnsOf(table)})`, rowsIn(reader)),
    )
  }
}

// The parts of rows that come next; the first that is none is left for whoever reads on.
function* rowsIn(reader: BackupReader): Generator<Buffer> {
  while (reader.peek() === 'R') yield anyPart(reader).bytes
}

async function setCounters(client: pg.Client, counters: readonly Counter[]): Promise<void> {
  for (const { name, last } of counters) {
    const inQueue = name.startsWith('graphile_worker')
    const table = { schema: inQueue ? 'graphile_worker' : 'public', name, columns: [] }
    await asOwnerOf(client, table, () =>
      client.query('select setval($1::regclass, $2::bigint)', [name, last]),
    )
  }
}

function anyPart(reader: BackupReader): { kind: string; bytes: Buffer } {
  const head = reader.take(5)
  const kind = head.toString('latin1', 0, 1)
  return { kind, bytes: reader.take(head.readUInt32BE(1)) }
}

function nextPart(reader: BackupReader, wanted: Part): Buffer {
  const { kind, bytes } = anyPart(reader)
  if (kind !== wanted) throw wrong()
  return bytes
}

const wrong = () =>
  new Refusal('The backup holds something else than it should: it was not made by this version.')
