import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'

/** How far a school is: all that anybody is told while a survey runs. */
export type Progress = { codes: number; begun: number; finished: number }

/** How far each of these schools is, by its id. */
export async function progressOf(acting: Acting, schools: readonly string[]): Promise<Map<string, Progress>> {
  const { rows } = await sql<Progress & { id: string }>`
    select s.id, p.codes, p.begun, p.finished from unnest(${[...schools]}::uuid[]) as s (id),
      round_progress(s.id) as p`.execute(acting.tx)
  return new Map(rows.map(({ id, ...progress }) => [id, progress]))
}

/** How far one class is. */
export type ClassProgress = Progress & { yearGroup: number | null; class: string }

/** How far each class of one's own school is, by year group and name. */
export async function classProgressOf(acting: Acting, schoolId: string): Promise<ClassProgress[]> {
  const { rows } = await sql<ClassProgress>`
    select year_group as "yearGroup", class, codes, begun, finished from round_progress_by_class(${schoolId})
    order by year_group, class`.execute(acting.tx)
  return rows
}
