import { type RawBuilder, sql } from 'kysely'
import type { Measure } from '../../blueprint/index.ts'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { measureLibrary, scoreAnswers } from '../../measures/index.ts'
import { type DateOnly, newId } from '../../words/index.ts'

/** How often a pupil came, which a school is asked. */
export type AttendanceAsked = {
  point: string
  person: string
  name: string
  /** As their school wrote it, where it did. */
  born: string | null
  yearGroup: string | null
  measure: string
  dueOn: DateOnly
}

/** What a school counts: how often somebody came. */
export const countedBySchools = (): Measure[] =>
  measureLibrary().filter(({ kind, domains }) => kind === 'counted' && domains.includes('school'))

const keys = (): string[] => countedBySchools().map(({ key }) => key)

/** Every pupil of whom the actor's school is asked it, whom they or those they lead referred; soonest first, at most 200. */
export async function attendanceAsked({ tx }: Acting): Promise<AttendanceAsked[]> {
  const { rows } = await sql<AttendanceAsked>`
    select point, person, name, born, year_group as "yearGroup", measure, due_on as "dueOn"
    from attendance_asked(${keys()}::text[])`.execute(tx)
  return rows
}

/** How many pupils that are, and since when, as one value for Today. */
export const attendanceDue = (): RawBuilder<{ pupils: number; on: DateOnly | null }> =>
  sql<{
    pupils: number
    on: DateOnly | null
  }>`(select json_build_object('pupils', count(*)::int, 'on', min(due_on)) from attendance_asked(${keys()}::text[]))`

/** A school says how often a pupil came, once. Nothing is written where it is not asked any more. */
export async function enterAttendance(
  acting: Acting,
  { point, person }: AttendanceAsked,
  measure: Measure,
  answers: Readonly<Record<string, number>>,
): Promise<boolean> {
  const [id, ask] = [newId(), newId()]
  const given = { id, ask, version: measure.version, answers, score: scoreAnswers(measure, answers) }
  const { rows } = await sql<{ written: boolean }>`
    select enter_attendance(${keys()}::text[], ${point}::uuid, ${JSON.stringify(given)}::jsonb) as written`.execute(
    acting.tx,
  )
  if (!rows[0]?.written) return false
  await record(acting, { act: 'answered', subject: { kind: 'answer_set', id }, youngPerson: person })
  return true
}
