import { renameSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { appendLines, headsFile, lastHead } from './heads.ts'

/**
 * Brings the file of heads to a history that was put back and ends at this record: one that goes on after it is put
 * aside under the name of the moment, and whatever heads it lacks are written.
 */
export async function matchHeads(
  client: pg.ClientBase,
  folder: string,
  { records, moment }: { records: number; moment: string },
): Promise<void> {
  if ((lastHead(folder)?.number ?? 0) > records)
    renameSync(headsFile(folder), join(folder, `heads-after-${moment.replaceAll(':', '-')}.jsonl`))
  const { rows } = await client.query<{ line: string }>(
    'select line from history_head where number > $1 order by number',
    [lastHead(folder)?.number ?? 0],
  )
  appendLines(
    folder,
    headsFile(folder),
    rows.map(({ line }) => line),
  )
}
