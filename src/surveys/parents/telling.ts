import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { type NewMessage, tellAll } from '../../messages/index.ts'

/**
 * Tells a school that a parent has just said no by the public page: those who list its pupils, once they have listed them,
 * and with the first no of a day that waits. No name is in it: whom it is about they find out on their list.
 */
export async function tellOfParentNo(
  acting: Acting,
  { no, schoolId }: { no: string; schoolId: string },
  origin: string,
): Promise<void> {
  const { rows } = await sql<{ workerId: string; email: string; roundId: string; survey: string }>`
    select worker_id as "workerId", email, round_id as "roundId", survey from tell_of_parent_no(${no})`.execute(
    acting.tx,
  )
  const link = `${origin}/school-surveys/${schoolId}/opt-outs`
  const messages = rows.map(
    ({ workerId, email, roundId, survey }): NewMessage => ({
      ...{ template: 'schoolParentNo', values: { survey, link }, roundId },
      to: { audience: 'worker', channel: 'email', address: email, workerId },
    }),
  )
  if (messages.length > 0) await tellAll(acting, messages)
}
