import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Acting } from '../database/index.ts'
import type { HistoryKey } from './chain.ts'
import { appendLines, linesOf } from './heads.ts'

const shape = z.object({
  table: z.string(),
  id: z.uuid(),
  /** From when it holds; null where the row was taken away. */
  since: z.string().nullable(),
  at: z.string(),
  signature: z.string(),
})

/** One thing that was taken back, as it stands in the log outside the database. */
export type Withdrawal = Omit<z.infer<typeof shape>, 'signature'>

const signedText = ({ table, id, since, at }: Withdrawal): string =>
  ['trellis withdrawal 1', table, id, since ?? '', at].join('\n')

const logFile = (folder: string): string => join(folder, 'withdrawals.jsonl')

/** So many are written at once. */
const BATCH = 1_000

/** Writes what was taken back and is not in the log yet. What is written twice, because the machine stopped, does no harm. */
export async function writeWithdrawals({ tx }: Acting, key: HistoryKey, folder: string): Promise<void> {
  const { rows } = await sql<{ id: number; table: string; of: string; since: Date | null; at: Date }>`
    select id, of_table as table, of_id as of, since, noted_at as at from withdrawal_log
    where written_at is null order by id limit ${BATCH}`.execute(tx)
  if (rows.length === 0) return
  const lines = rows.map(({ table, of, since, at }) => {
    const one = { table, id: of, since: since?.toISOString() ?? null, at: at.toISOString() }
    return JSON.stringify({ ...one, signature: key.sign(signedText(one)) })
  })
  appendLines(folder, logFile(folder), lines)
  const ids = rows.map(({ id }) => id)
  await sql`update withdrawal_log set written_at = clock_timestamp() where id = any(${ids}::bigint[])`.execute(
    tx,
  )
}

/** What the log says, one by one; null for a line that is none of ours, or was torn off. */
export function* withdrawalsIn(folder: string, key: HistoryKey): Generator<Withdrawal | null> {
  for (const line of linesOf(logFile(folder))) if (line !== '') yield withdrawalIn(line, key)
}

function withdrawalIn(line: string, key: HistoryKey): Withdrawal | null {
  try {
    const { signature, ...one } = shape.parse(JSON.parse(line))
    const signed = [key, ...key.before].some((each) => each.isSigned(signedText(one), signature))
    return signed ? one : null
  } catch {
    return null
  }
}
