import { attendanceDue } from '../enrolments/index.ts'
import type { DateOnly } from '../words/index.ts'
import { type WorkshopDue, workshopsDue } from '../workshops/index.ts'
import { attendanceThings } from './attendance-things.ts'
import type { Thing } from './today.ts'
import { workshopThings } from './workshop-things.ts'

/** What clubs ask of a worker's team, and what is asked of their school. */
export type TeamAsked = {
  workshops: WorkshopDue[]
  attendance: { pupils: number; on: DateOnly | null }
}

/** The questions that find it, to be asked with others. */
export const teamAsked = () => ({ workshops: workshopsDue(), attendance: attendanceDue() })

/** The same as things of the list. */
export const teamThings = (
  said: TeamAsked | null,
  eyes: { workerId: string; organisationId: string },
): Thing[] => [...workshopThings(said?.workshops ?? [], eyes), ...attendanceThings(said?.attendance, eyes)]
