import { sql } from 'kysely'
import type { Acting, Actor } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'

/** Whoever holds a slip, as an actor. */
export type Pupil = Extract<Actor, { kind: 'pupil' }>

/** What a code opens, or why nothing. */
export type Slip =
  | { opens: 'survey' | 'withdrawal'; pupil: Pupil }
  | { opens: 'nothing'; why: 'wrong' | 'taken_back' | 'closed' }
  | { opens: 'nothing'; why: 'not_yet'; opensOn: DateOnly | null }
  | ({ opens: 'nothing'; why: 'too_late' } & TooLate)

/** Until when answers could be taken back, and whether figures were made with them meanwhile. */
export type TooLate = { until: DateOnly; figuresMade: boolean }

const found = sql<{ id: string; place_id: string }>

/** Asks what the slip with this code opens: the survey, or only the way to take its answers back, or nothing. */
export async function slipWithCode(acting: Acting, hash: Buffer): Promise<Slip> {
  const { rows: open } = await found`select id, place_id from code_for_slip(${hash})`.execute(acting.tx)
  if (open[0]) return { opens: 'survey', pupil: pupilOf(open[0]) }
  const { rows: late } = await found`select id, place_id from code_for_withdrawing(${hash})`.execute(
    acting.tx,
  )
  if (late[0]) return { opens: 'withdrawal', pupil: pupilOf(late[0]) }
  const { rows } = await sql<{
    why: 'taken_back' | 'closed' | 'not_yet' | 'too_late'
    opensOn: DateOnly | null
    until: DateOnly
    figuresMade: boolean
  }>`select why, opens_on as "opensOn", withdraw_until as until, figures_made as "figuresMade"
    from why_slip_is_shut(${hash})`.execute(acting.tx)
  const [shut] = rows
  if (!shut) return { opens: 'nothing', why: 'wrong' }
  const { why, opensOn, until, figuresMade } = shut
  if (why === 'not_yet') return { opens: 'nothing', why, opensOn }
  if (why === 'too_late') return { opens: 'nothing', why, until, figuresMade }
  return { opens: 'nothing', why }
}

const pupilOf = ({ id, place_id }: { id: string; place_id: string }): Pupil => ({
  kind: 'pupil',
  id,
  place: place_id,
})
