import type { Kysely } from 'kysely'
import { type Acting, actorTransaction, type DB } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { newId } from '../../words/index.ts'
import { type Reading, readRecord } from '../reading/record.ts'
import { keepVersions } from '../versions.ts'
import { decideOn } from './decide.ts'
import { keepServices } from './keep-services.ts'

/** What became of every record: `read` is the sum of new, changed, unchanged, held and refused. */
export type ImportReport = {
  read: number
  new: number
  changed: number
  unchanged: number
  held: { id: string; reason: string }[]
  refused: { id: string | null; reason: string }[]
  /** Services of this source that its list no longer has: flagged in public view, never deleted. */
  vanished: number
  /** New and changed services of which something was left out or cut, and what. */
  adjusted: { id: string; what: string[] }[]
}

export type ImportOptions = {
  /** The source's name: the same name finds its services again. */
  source: string
  /** What relative web addresses in it are relative to. */
  base?: string | null
  place: string | null
  now: Date
  /** Whether the records are the source's whole list, so that what is missing has vanished. */
  whole: boolean
  /** How many go into one transaction. */
  batch?: number
  report?: (line: string) => void
}

type Source = { id: string; base: string | null; place: string | null }

/**
 * Takes records into the directory and accounts for each. In batches, each committed whole: stopped half-way and run
 * again it goes on, and a second run over the same records changes nothing.
 */
export async function importDirectory(
  database: Kysely<DB>,
  records: Iterable<unknown> | AsyncIterable<unknown>,
  options: ImportOptions,
): Promise<ImportReport> {
  const act = <T>(work: (acting: Acting) => Promise<T>) =>
    actorTransaction(
      database,
      {
        actor: { kind: 'operator:directory-import', id: null, place: options.place },
        now: options.now,
        request: newId(),
      },
      work,
    )
  const report: ImportReport = {
    ...{ read: 0, new: 0, changed: 0, unchanged: 0 },
    ...{ held: [], refused: [], vanished: 0, adjusted: [] },
  }
  const source = await act((acting) => sourceNamed(acting, options))
  const seen = new Map<string, number>()
  const readOne = (entry: unknown): Reading & { nth: number } => {
    const reading = readRecord(entry, { source: options.source, base: source.base, now: options.now })
    const id = reading.outcome === 'read' ? reading.service.id : reading.id
    const nth = id === null ? 1 : (seen.get(id) ?? 0) + 1
    if (id !== null && reading.outcome !== 'refused') seen.set(id, nth)
    return { ...reading, nth }
  }
  for await (const batch of inBatches(records, options.batch ?? 200)) {
    await act((acting) => takeIn(acting, batch.map(readOne), source, options, report))
    if (report.read % 2_000 === 0) options.report?.(`${report.read.toLocaleString('en-GB')} services read…`)
  }
  await act((acting) => finish(acting, source.id, options, report))
  return report
}

async function takeIn(
  acting: Acting,
  readings: readonly (Reading & { nth: number })[],
  source: Source,
  options: ImportOptions,
  report: ImportReport,
): Promise<void> {
  const { tx } = acting
  // Two imports of one source take turns.
  await tx.selectFrom('directory_source').select('id').where('id', '=', source.id).forUpdate().execute()
  const decided = await decideOn(acting, readings, source.id)
  await keepVersions(
    acting,
    decided.changed.map(({ id }) => id),
    'import',
  )
  await keepServices(tx, [...decided.new, ...decided.changed], {
    source: source.id,
    place: source.place,
    now: options.now,
  })
  if (decided.seen.length > 0)
    await tx
      .updateTable('service')
      .set({ last_seen: options.now })
      .where('id', 'in', decided.seen)
      .where('source_id', '=', source.id)
      .execute()
  report.read += readings.length
  report.new += decided.new.length
  report.changed += decided.changed.length
  report.unchanged += decided.unchanged
  report.held.push(...decided.held)
  report.refused.push(...decided.refused)
  for (const { originalId, notes } of [...decided.new, ...decided.changed])
    if (notes.length > 0) report.adjusted.push({ id: originalId, what: [...new Set(notes)] })
}

/** The source of this name in this place, else everybody's of that name; made when it is new. */
async function sourceNamed(acting: Acting, options: ImportOptions): Promise<Source> {
  const { source: name, place, base = null } = options
  const found = await acting.tx
    .selectFrom('directory_source')
    .select(['id', 'base_url as base', 'place_id as place'])
    .where('name', '=', name)
    .where((where) => where.or([where('place_id', 'is', null), where('place_id', '=', place)]))
    .orderBy('place_id', (order) => order.asc().nullsLast())
    .executeTakeFirst()
  if (!found) return newSource(acting, { name, place, base })
  if (base === null || base === found.base) return found
  await acting.tx.updateTable('directory_source').set({ base_url: base }).where('id', '=', found.id).execute()
  return { ...found, base }
}

async function newSource(
  acting: Acting,
  told: { name: string; place: string | null; base: string | null },
): Promise<Source> {
  const { name, place, base } = told
  // Two imports that both find it new wait for each other here, and the second takes the first one's.
  return acting.tx
    .insertInto('directory_source')
    .values({ id: newId(), name, place_id: place, base_url: base })
    .onConflict((conflict) => conflict.columns(['place_id', 'name']).doUpdateSet({ name }))
    .returning(['id', 'base_url as base', 'place_id as place'])
    .executeTakeFirstOrThrow()
}

async function finish(
  acting: Acting,
  source: string,
  options: ImportOptions,
  report: ImportReport,
): Promise<void> {
  const { tx } = acting
  if (options.whole && report.read > 0) {
    await tx
      .updateTable('directory_source')
      .set({ imported_at: options.now })
      .where('id', '=', source)
      .execute()
    const gone = await tx
      .selectFrom('service')
      .select((count) => count.fn.countAll<number>().as('count'))
      .where('source_id', '=', source)
      .where('last_seen', '<', options.now)
      .executeTakeFirstOrThrow()
    report.vanished = gone.count
  }
  await record(acting, { act: 'imported', subject: { kind: 'directory_source', id: source } })
}

async function* inBatches(
  records: Iterable<unknown> | AsyncIterable<unknown>,
  size: number,
): AsyncGenerator<unknown[]> {
  let batch: unknown[] = []
  for await (const entry of records) {
    batch.push(entry)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
