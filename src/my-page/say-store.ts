import { sql } from 'kysely'
import { type Decision, wishFor, withdrawDecision } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { AroundMe } from './around-me.ts'

const BECAUSE = 'the young person took them out'

/**
 * Takes somebody out of the circle of whoever acts: from this moment they see nothing, their links open nothing, what was
 * agreed to share with them is taken back, and what waits to be sent to them is withheld when its turn comes. Who has the
 * support is told, so that nobody waits. Answers false when they are not the young person's to take out.
 */
export async function takeOut(acting: Acting, youngPersonId: string, entry: AroundMe): Promise<boolean> {
  const referral = entry.place ? entry.id : await referralOf(acting, entry.id)
  const goesThere = entry.opens === 'activity' ? referral : null
  if (!entry.place && !(await endsEntries(acting, youngPersonId, entry.id, goesThere))) return false
  await takesBackAgreed(acting, youngPersonId, { referral: goesThere, team: entry.teamId })
  if (goesThere) await endsLinks(acting, goesThere)
  await record(acting, {
    act: 'removed',
    subject: { kind: entry.place ? 'referral' : 'circle', id: entry.id },
    youngPerson: youngPersonId,
  })
  await wishFor(acting, {
    ...{ youngPersonId, kind: 'removed', who: entry.name },
    ...(entry.place ? {} : { memberId: entry.id }),
  })
  return true
}

async function referralOf(acting: Acting, member: string): Promise<string | null> {
  const row = await acting.tx
    .selectFrom('circle_member')
    .select('referral_id')
    .where('id', '=', member)
    .executeTakeFirst()
  return row?.referral_id ?? null
}

// With a place goes everybody who is there because of it: those who lead its group, and who goes along.
async function endsEntries(acting: Acting, person: string, member: string, goesThere: string | null) {
  const ended = await sql<{ id: string }>`
    update circle_member set ends_at = greatest(starts_at, ${acting.now}), ended_because = ${BECAUSE}
    where young_person_id = ${person} and (ends_at is null or ends_at > ${acting.now})
      and (id = ${member} or (referral_id = ${goesThere}::uuid and opens in ('activity', 'going_along')))
    returning id`.execute(acting.tx)
  return ended.rows.some(({ id }) => id === member)
}

async function takesBackAgreed(
  acting: Acting,
  person: string,
  { referral, team }: { referral: string | null; team: string | null },
): Promise<void> {
  await sql`
    update decision set withdrawn_at = ${acting.now}
    where young_person_id = ${person} and about = 'sharing' and answer = 'yes' and withdrawn_at is null
      and (share_with_team_id = ${team}::uuid
        or id in (select s.agreed_id from referral_share s where s.referral_id = ${referral}::uuid))`.execute(
    acting.tx,
  )
}

const endsLinks = (acting: Acting, referral: string) =>
  acting.tx
    .updateTable('link')
    .set({ used_at: acting.now })
    .where('referral_id', '=', referral)
    .where('used_at', 'is', null)
    .execute()

/** Takes a yes to sharing back, at once, and tells who has the support. */
export async function takeYesBack(acting: Acting, decision: Decision): Promise<void> {
  await withdrawDecision(acting, decision)
  await wishFor(acting, {
    ...{ youngPersonId: decision.young_person_id, kind: 'removed', decisionId: decision.id },
    who: decision.share_with,
  })
}
