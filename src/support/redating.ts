import { sql } from 'kysely'
import { calendarOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type DateOnly, dateInLondon } from '../words/index.ts'
import { nextDue } from './next-due.ts'

type Facts = {
  organisationId: string
  pausedUntil: DateOnly | null
  openedAt: Date
  resumedAt: Date | null
  firstContactAt: Date | null
  lastContactAt: Date | null
  stepOn: DateOnly | null
  reviewOn: DateOnly | null
}

const dayOf = (at: Date | null): DateOnly | null => (at ? dateInLondon(at) : null)

/** Works out anew by when something happens with this support, in the transaction of the act that changed it. */
export async function redate(acting: Acting, supportId: string): Promise<void> {
  const asked = await sql<Facts>`
    select t.organisation_id as "organisationId", s.paused_until as "pausedUntil", s.opened_at as "openedAt",
      s.first_contact_at as "firstContactAt",
      (select max(c.at) from support_change c where c.support_id = s.id and c.act = 'resumed') as "resumedAt",
      (select max(c.at) from contact c where c.support_id = s.id and c.reached) as "lastContactAt",
      (select min(p.due_on) from step p where p.support_id = s.id and p.done_at is null and p.dropped_at is null) as "stepOn",
      (select p.review_on from plan p where p.support_id = s.id) as "reviewOn"
    from support s join team t on t.id = s.team_id
    where s.id = ${supportId} and s.state <> 'ended'
  `.execute(acting.tx)
  const facts = asked.rows[0]
  if (!facts) return
  const { on, what } = nextDue({
    calendar: await calendarOf(acting.tx, facts.organisationId),
    pausedUntil: facts.pausedUntil,
    since: dateInLondon(facts.resumedAt ?? facts.openedAt),
    firstContactDone: facts.firstContactAt !== null,
    lastContactOn: dayOf(facts.lastContactAt),
    stepOn: facts.stepOn,
    reviewOn: facts.reviewOn,
  })
  await acting.tx
    .updateTable('support')
    .set({ due_on: on, due_what: what })
    .where('id', '=', supportId)
    .execute()
}
