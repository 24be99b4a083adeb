import { type Kysely, sql } from 'kysely'
import { type Acting, actorTransaction, type DB, Refusal } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { newId } from '../../words/index.ts'
import { recognise } from '../reading/record.ts'
import { keepVersions } from '../versions.ts'
import { type Numbered, type Sorted, settle, sortOut } from './decide.ts'
import { stoodBefore } from './going-on.ts'
import { keepServices } from './keep-services.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { emptyReport, type ImportReport } from './report.ts'
import { beginRun, endRun, markProgress, type Progress } from './runs.ts'
import { type ImportSource, sourceNamed } from './source-named.ts'
import { seenWhole } from './whole-list.ts'

export type IntakeOptions = {
  /** The source's name: the same name finds its services again. */
  source: string
  /** What relative web addresses in it are relative to. */
  base?: string | null
  place: string | null
  now: Date
  /** The file or address, as it is shown afterwards. */
  takenFrom?: string
  /** The run that waits for this, if one does. */
  run?: string
  /** How many go into one transaction. */
  batch?: number
  report?: (line: string) => void
}

export type ImportOptions = IntakeOptions & {
  /** Whether the records are the source's whole list, so that what is missing has vanished. */
  whole: boolean
}

/** Takes some records of the source into the directory. */
export type Take = (records: Iterable<unknown> | AsyncIterable<unknown>, at?: Progress) => Promise<void>

/**
 * What is said at the end of an intake: whether all of the source was seen, and what is odd about it. `from` is when its
 * list began to be read, where that was before this run.
 */
export type Brought = { whole: boolean; note?: string | null; notModified?: boolean; from?: Date | null }

type Act = <T>(work: (acting: Acting) => Promise<T>) => Promise<T>

/**
 * Takes records into the directory and accounts for each. In batches, each committed whole: stopped half-way and run
 * again it goes on, and a second run over the same records changes nothing.
 */
export async function importDirectory(
  database: Kysely<DB>,
  records: Iterable<unknown> | AsyncIterable<unknown>,
  options: ImportOptions,
): Promise<ImportReport> {
  return intake(database, options, async (take) => {
    await take(records)
    return { whole: options.whole }
  })
}

/**
 * One run of an import: `bring` gets the records, from wherever, and has them taken in. However it ends, the run is
 * kept with its report; only one goes on for a source at a time.
 */
export async function intake(
  database: Kysely<DB>,
  options: IntakeOptions,
  bring: (take: Take, source: ImportSource, run: string) => Promise<Brought>,
): Promise<ImportReport> {
  const actor = { kind: 'operator:directory-import', id: null, place: options.place } as const
  const act: Act = (work) => actorTransaction(database, { actor, now: options.now, request: newId() }, work)
  const source = await act((acting) => sourceNamed(acting, options))
  return oneAtATime(database, source.id, async () => {
    const { takenFrom = options.source, run: waiting } = options
    const run = await act((acting) =>
      beginRun(acting, { source: source.id, takenFrom, ...(waiting ? { id: waiting } : {}) }),
    )
    const report = emptyReport()
    const take = taking(database, act, { run, source, options, report })
    try {
      const brought = await bring(take, source, run)
      await act((acting) => finish(acting, { run, source: source.id, report, brought }))
    } catch (error) {
      const problem = error instanceof Refusal ? error.message : 'It was stopped by a fault of this program.'
      await act((acting) => endRun(acting, run, report, { whole: false, problem }))
      throw error
    }
    return report
  })
}

type Going = { run: string; source: ImportSource; options: IntakeOptions; report: ImportReport }

function taking(database: Kysely<DB>, act: Act, going: Going): Take {
  const { source, options, report } = going
  const from = { source: options.source, sourceId: source.id, base: source.base, now: options.now }
  const seen = new Map<string, number>()
  const words = new Set<string>()
  const numbered = async (batch: readonly unknown[], began: Date | null): Promise<Numbered[]> => {
    const recognised = batch.map((entry) => recognise(entry, options.source))
    if (began) {
      const fresh = recognised.flatMap((one) => (one.outcome === 'refused' || seen.has(one.id) ? [] : [one]))
      const ids = fresh.map(({ id, originalId }) => ({ id, originalId }))
      for (const [id, times] of await act((acting) => stoodBefore(acting, source.id, began, ids)))
        seen.set(id, times)
    }
    return recognised.map((record) => {
      if (record.outcome === 'refused') return { ...record, nth: 1 }
      const nth = (seen.get(record.id) ?? 0) + 1
      seen.set(record.id, nth)
      return { ...record, nth }
    })
  }
  return async (records, at) => {
    let taken = at?.on?.reached.taken ?? 0
    // While the database writes one batch, the next is read: no two of a list write to the same service.
    let writing: Promise<void> = Promise.resolve()
    try {
      for await (const batch of inBatches(records, options.batch ?? 200)) {
        const sorted = await sortOut(database, await numbered(batch, at?.from ?? null), from)
        await writing
        taken += batch.length
        const come = at ? cameTo(at, taken) : null
        writing = act((acting) => takeIn(acting, { sorted, read: batch.length, words }, going, come))
        writing.catch(() => {})
        if (report.read > 0 && report.read % 2_000 === 0)
          options.report?.(`${report.read.toLocaleString('en-GB')} services read…`)
      }
    } finally {
      await writing
    }
  }
}

const cameTo = ({ on, ...at }: Progress, taken: number): Progress => ({
  ...at,
  on: on && { ...on, reached: { ...on.reached, taken } },
})

async function takeIn(
  acting: Acting,
  { sorted, read, words }: { sorted: Sorted; read: number; words: Set<string> },
  { run, source, options, report }: Going,
  at: Progress | null,
): Promise<void> {
  const { tx } = acting
  const settled = await settle(acting, sorted.doubtful, source.id)
  await keepVersions(
    acting,
    sorted.changed.map(({ id }) => id),
    'import',
  )
  await keepServices(tx, [...sorted.new, ...sorted.changed], {
    ...{ source: source.id, place: source.place, now: options.now, words },
  })
  await markSeen(acting, source.id, [...sorted.seen, ...settled.seen])
  report.read += read
  report.new += sorted.new.length
  report.changed += sorted.changed.length
  report.unchanged += sorted.unchanged + settled.unchanged
  report.held.push(...settled.held)
  report.refused.push(...sorted.refused, ...settled.refused)
  for (const { originalId, notes } of [...sorted.new, ...sorted.changed])
    if (notes.length > 0) report.adjusted.push({ id: originalId, what: [...new Set(notes)] })
  await markProgress(acting, run, report, at)
}

async function markSeen({ tx, now }: Acting, source: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update service set last_seen = ${now} where id = any(${ids}::uuid[]) and source_id = ${source}
    and last_seen is distinct from ${now}`.execute(tx)
}

async function finish(
  acting: Acting,
  ended: { run: string; source: string; report: ImportReport; brought: Brought },
): Promise<void> {
  const { run, source, report, brought } = ended
  if (brought.note) report.note = brought.note
  if (brought.notModified) report.notModified = true
  const { from = null } = brought
  const whole = brought.whole && (report.read > 0 || from !== null)
  if (whole) Object.assign(report, await seenWhole(acting, source, from ?? acting.now))
  await endRun(acting, run, report, { whole })
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
