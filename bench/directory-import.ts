import { giveServices, importDirectory } from '../src/directory/index.ts'
import { systemClock } from '../src/words/index.ts'
import { copyIn, copyOut } from './copying.ts'
import { count, type DirectoryTown, makeDirectoryTown } from './directory-town.ts'

/** Services taken in a second, and rows of the same services by COPY, both durable. */
export type ImportFigure = {
  services: number
  imported: number
  copied: number
  fraction: number
  again: number
}

const tables = [
  'directory_source',
  'provider',
  'taxonomy',
  'taxonomy_term',
  'service',
  'service_location',
  'service_schedule',
  'service_contact',
  'directory_word',
] as const

/**
 * Takes in so many records, as this directory gives them out itself, into an empty one; then once more, unchanged; then
 * puts the very rows that it made into the same tables by COPY, indexes and triggers in place.
 */
export async function measureImport(
  from: DirectoryTown,
  services: number,
  report: (line: string) => void,
): Promise<ImportFigure> {
  const giving = { database: from.app, place: from.place, origin: 'https://bench.example' }
  const records: unknown[] = []
  let after: string | undefined
  while (records.length < services) {
    const { contents, last } = await giveServices(
      giving,
      {},
      { limit: 500, offset: 0, ...(after ? { after } : {}) },
      'full',
    )
    records.push(...contents)
    after = last
  }
  const into = await makeDirectoryTown(0, report)
  try {
    const take = (minutes: number) =>
      importDirectory(into.app, records, {
        ...{ source: 'A feed of the bench', place: into.place, whole: true },
        now: new Date(systemClock().getTime() + minutes * 60_000),
      })
    const imported = await seconds(() => take(0))
    await count(into.owner, records.length)
    const again = await seconds(() => take(1))
    const copied = await copyAgain(into)
    await count(into.owner, records.length)
    const rate = (took: number) => records.length / took
    return {
      services: records.length,
      ...{ imported: rate(imported), copied: rate(copied), again: rate(again) },
      fraction: copied / imported,
    }
  } finally {
    await into.stop()
  }
}

async function copyAgain({ owner }: DirectoryTown): Promise<number> {
  const kept: { table: string; columns: string; rows: Buffer }[] = []
  for (const table of tables) {
    const { rows } = await owner.query<{ columns: string }>(
      `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
         from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    )
    const columns = rows[0]?.columns ?? ''
    kept.push({ table, columns, rows: await copyOut(owner, table, columns) })
  }
  await owner.query(`truncate ${tables.join(', ')} cascade`)
  return seconds(async () => {
    await owner.query('begin')
    for (const { table, columns, rows } of kept) await copyIn(owner, table, columns, rows)
    await owner.query('commit')
  })
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
