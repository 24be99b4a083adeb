import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { newId } from '../../words/index.ts'
import type { Reached } from '../fetching/pages.ts'
import { reachedJson } from './going-on.ts'
import type { ImportReport } from './report.ts'

/** Only so many of each are kept with a run; the counts are whole. */
const MOST_LISTED = 2_000
/** Only so many runs of a source are kept. */
const MOST_RUNS = 20

/** Begins a run, or the one that waits under this id. */
export async function beginRun(
  { tx, now }: Acting,
  given: { id?: string; source: string; takenFrom: string },
): Promise<string> {
  const { id = newId(), source, takenFrom } = given
  await tx
    .insertInto('import_run')
    .values({ id, source_id: source, taken_from: takenFrom, state: 'running', taken_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ state: 'running', taken_at: now }))
    .execute()
  await tx
    .deleteFrom('import_run')
    .where('source_id', '=', source)
    .where('id', 'not in', (latest) =>
      latest
        .selectFrom('import_run')
        .select('id')
        .where('source_id', '=', source)
        .orderBy('asked_at', 'desc')
        .orderBy(sql`id = ${id}`, 'desc')
        .limit(MOST_RUNS),
    )
    .execute()
  // What stands as going on, and does not, was cut off: this one goes on from it.
  await tx
    .updateTable('import_run')
    .set({ state: 'failed', finished_at: now, problem: 'It was stopped before it had come to its end.' })
    .where('source_id', '=', source)
    .where('state', '=', 'running')
    .where('id', '<>', id)
    .execute()
  return id
}

/**
 * How far a run has come: the page, and where the next one could go on if this is cut off. `from` is when its list began
 * to be read, where that was before this run.
 */
export type Progress = {
  page: number
  pages: number | null
  on: { feed: URL; reached: Reached } | null
  from: Date | null
}

/** Writes down how far a run has come, in the transaction of what it has just taken in. */
export async function markProgress(
  { tx }: Acting,
  run: string,
  report: ImportReport,
  at: Progress | null,
): Promise<void> {
  await tx
    .updateTable('import_run')
    .set({
      ...countsOf(report),
      ...(at ? { page: at.page, pages: at.pages } : {}),
      ...(at?.on ? { reached: reachedJson(at.on.feed, at.on.reached) } : {}),
    })
    .where('id', '=', run)
    .execute()
}

/** Ends a run with its whole report. */
export async function endRun(
  { tx, now }: Acting,
  run: string,
  report: ImportReport,
  end: { whole: boolean; problem?: string },
): Promise<void> {
  const { held, refused, adjusted, shrunkFrom = null, note = null, notModified = false } = report
  const listed = { held, refused, adjusted }
  const first = Object.fromEntries(
    Object.entries(listed).map(([kind, rows]) => [kind, rows.slice(0, MOST_LISTED)]),
  )
  await tx
    .updateTable('import_run')
    .set({
      ...countsOf(report),
      state: end.problem ? 'failed' : 'done',
      finished_at: now,
      problem: end.problem ?? null,
      whole: end.whole,
      not_modified: notModified,
      shrunk_from: shrunkFrom,
      ...(end.problem ? {} : { reached: null }),
      note,
      report: JSON.stringify(first),
    })
    .where('id', '=', run)
    .execute()
}

const countsOf = (report: ImportReport) => ({
  read: report.read,
  added: report.new,
  changed: report.changed,
  unchanged: report.unchanged,
  held: report.held.length,
  refused: report.refused.length,
  adjusted: report.adjusted.length,
  vanished: report.vanished,
})
