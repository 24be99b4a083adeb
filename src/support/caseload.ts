import type { SupportState } from './support.ts'

/** What a caseload shows: all that are open, or some of them. */
export type Shown = 'all' | 'late' | 'new' | 'paused' | 'ended'

const shown: readonly string[] = ['all', 'late', 'new', 'paused', 'ended']

/** What was asked for in an address; all that are open when it is none of them. */
export const shownFrom = (text: string | undefined): Shown =>
  text !== undefined && shown.includes(text) ? (text as Shown) : 'all'

/** How many young people one page of a caseload shows. */
export const CASELOAD_PAGE = 50

/** One young person in a caseload. */
export type CaseloadRow = {
  supportId: string
  youngPersonId: string
  name: string
  preferred_name: string | null
  date_of_birth: string | null
  year_group: string | null
  school_name: string | null
  state: SupportState
  dueOn: string | null
  dueWhat: string | null
  pausedUntil: string | null
  openedAt: Date
  followUpOn: string | null
  workerName: string | null
  lastContactAt: Date | null
  died: boolean
}
