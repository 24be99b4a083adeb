import { sql } from 'kysely'
import { suiting } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { personById } from '../people/index.ts'
import { programmeCalled } from '../programmes/index.ts'
import type { Accepted } from '../referrals/index.ts'
import { dateInLondon, dateOnly, newId } from '../words/index.ts'
import { joinInSupport } from './joining.ts'

/** What a referral asked somebody to take part in, beside whoever takes them on. */
export type AskedFor = { runId: string; programme: string }

/**
 * Whoever is taken on takes part in what was asked for from that day, in the acceptance's own transaction. Where it is for
 * somebody of another age, or a colleague takes them on, it waits for their worker, who joins them by hand.
 */
export async function beginAskedFor(acting: Acting, accepted: Accepted, asked: AskedFor): Promise<void> {
  const { youngPersonId } = accepted
  const { rows } = await sql<{ open: boolean }>`
    select ${youngPersonId}::uuid = any(circle_people('support')) as open`.execute(acting.tx)
  const known = await programmeCalled(acting, asked.programme)
  const person = rows[0]?.open ? await personById(acting, youngPersonId) : null
  if (!person || known?.state !== 'published') return
  const dateOfBirth = person.date_of_birth === null ? null : dateOnly(person.date_of_birth)
  if (!suiting(known.programme, { dateOfBirth }, dateInLondon(acting.now)).fits) return
  await joinInSupport(acting, {
    ...{ id: newId(), support: { id: accepted.supportId, youngPersonId } },
    run: { id: asked.runId, programme: asked.programme },
    version: known.programme.version,
  })
}
