import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { isUuid } from '../../words/index.ts'
import type { ImportReport } from '../import/report.ts'
import type { RunState } from './source-store.ts'

/** One import of a source: what it brought and when. */
export type Run = {
  id: string
  state: RunState
  takenFrom: string
  askedAt: Date
  takenAt: Date | null
  /** When its list began to be read, where an import before it began it. */
  listFrom: Date | null
  finishedAt: Date | null
  by: string | null
  page: number | null
  pages: number | null
  read: number
  added: number
  changed: number
  unchanged: number
  held: number
  refused: number
  adjusted: number
  vanished: number
  whole: boolean
  notModified: boolean
  shrunkFrom: number | null
  believedBy: string | null
  problem: string | null
  note: string | null
}

/** The imports of a source, newest first: the last 20. */
export async function runsOf({ tx }: Acting, source: string): Promise<Run[]> {
  const { rows } = await sql<Run>`
    select r.id, r.state, r.taken_from as "takenFrom", r.asked_at as "askedAt", r.taken_at as "takenAt", r.list_from as "listFrom",
           r.finished_at as "finishedAt", w.name as by, r.page, r.pages, r.read, r.added, r.changed, r.unchanged, r.held,
           r.refused, r.adjusted, r.vanished, r.whole, r.not_modified as "notModified", r.shrunk_from as "shrunkFrom",
           b.name as "believedBy", r.problem, r.note
      from import_run r left join worker w on w.id = r.worker_id left join worker b on b.id = r.believed_by
     where r.source_id = ${source}
     order by r.asked_at desc, r.taken_at desc nulls last limit 20`.execute(tx)
  return rows
}

type Lists = Pick<ImportReport, 'held' | 'refused' | 'adjusted'>

/** What one import held, refused and adjusted, with why: the first of each. */
export async function reportOf({ tx }: Acting, source: string, run: string): Promise<Lists | undefined> {
  if (!isUuid(run)) return undefined
  const row = await tx
    .selectFrom('import_run')
    .select('report')
    .where('id', '=', run)
    .where('source_id', '=', source)
    .executeTakeFirst()
  const { held = [], refused = [], adjusted = [] } = (row?.report ?? {}) as Partial<Lists>
  return row && { held, refused, adjusted }
}
