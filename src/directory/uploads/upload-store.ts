import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { isUuid, newId } from '../../words/index.ts'
import type { ImportReport } from '../import/report.ts'
import { importDirectory } from '../import/take-in.ts'
import { checkRows, isReady, recordOf, type UploadRow } from './row.ts'

/** A list that somebody of an organisation uploaded, and how it stands. */
export type Upload = {
  id: string
  organisation: { id: string; name: string }
  by: string
  placeId: string
  madeAt: Date
  fileName: string
  notes: string[]
  rows: UploadRow[]
  addedAt: Date | null
  report: ImportReport | null
}

const uploads = ({ tx }: Acting) =>
  tx
    .selectFrom('directory_upload')
    .innerJoin('organisation', 'organisation.id', 'directory_upload.organisation_id')
    .innerJoin('worker', 'worker.id', 'directory_upload.worker_id')
    .selectAll('directory_upload')
    .select(['organisation.name as organisation_name', 'worker.name as by'])

type Row = Awaited<ReturnType<ReturnType<typeof uploads>['execute']>>[number]

const toUpload = (row: Row): Upload => ({
  id: row.id,
  organisation: { id: row.organisation_id, name: row.organisation_name },
  by: row.by,
  placeId: row.place_id,
  madeAt: row.made_at,
  fileName: row.file_name,
  notes: row.notes,
  rows: row.rows as UploadRow[],
  addedAt: row.added_at,
  report: row.report as ImportReport | null,
})

/** The uploads that the actor may see, newest first: their organisation's, and every one of the place for its curators. */
export async function uploadsSeen(acting: Acting): Promise<Upload[]> {
  const rows = await uploads(acting).orderBy('made_at', 'desc').limit(50).execute()
  return rows.map(toUpload)
}

/** One upload; undefined for one that the actor may not see. */
export async function uploadById(acting: Acting, id: string): Promise<Upload | undefined> {
  if (!isUuid(id)) return undefined
  const row = await uploads(acting).where('directory_upload.id', '=', id).executeTakeFirst()
  return row && toUpload(row)
}

/** Keeps an upload as it was read. Nothing of it is in the directory yet. */
export async function keepUpload(
  acting: Acting,
  by: { id: string; organisationId: string; placeId: string },
  file: { name: string; notes: string[]; rows: UploadRow[] },
): Promise<string> {
  const id = newId()
  await acting.tx
    .insertInto('directory_upload')
    .values({
      ...{ id, worker_id: by.id, organisation_id: by.organisationId, place_id: by.placeId },
      ...{ file_name: file.name, notes: file.notes, rows: JSON.stringify(file.rows) },
    })
    .execute()
  await record(acting, { act: 'list uploaded', subject: { kind: 'directory_upload', id } })
  return id
}

/** Writes down rows that were put right; not once they have been added. */
export async function correctRows(acting: Acting, id: string, rows: readonly UploadRow[]): Promise<void> {
  await acting.tx
    .updateTable('directory_upload')
    .set({ rows: JSON.stringify(rows) })
    .where('id', '=', id)
    .where('added_at', 'is', null)
    .execute()
}

/**
 * Takes the ready rows of an upload into the directory, under its organisation's name as their source. Done twice it
 * changes nothing: a row is known again by its own number, or by its name and postcode.
 */
export async function addReadyRows(database: Kysely<DB>, upload: Upload, now: Date): Promise<ImportReport> {
  const { organisation, placeId, fileName } = upload
  const ready = checkRows(upload.rows).filter(isReady)
  return importDirectory(
    database,
    ready.map((row) => recordOf(row, organisation)),
    { source: `${organisation.name}, uploaded`, place: placeId, now, whole: false, takenFrom: fileName },
  )
}

/** Writes down what came of an upload's ready rows. */
export async function markAdded(acting: Acting, id: string, report: ImportReport): Promise<void> {
  await acting.tx
    .updateTable('directory_upload')
    .set({ added_at: acting.now, report: JSON.stringify(report) })
    .where('id', '=', id)
    .where('added_at', 'is', null)
    .execute()
  await record(acting, { act: 'uploaded list added', subject: { kind: 'directory_upload', id } })
}

/** Holds an upload until the end of the transaction, so that a button pressed twice adds once. */
export async function holdUpload({ tx }: Acting, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`upload ${id}`}))`.execute(tx)
}
