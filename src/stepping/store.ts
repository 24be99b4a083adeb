import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { programmesNow } from '../programmes/index.ts'
import { dateInLondon } from '../words/index.ts'
import type { Destination, Stepping, Tier } from './stepping.ts'

type Row = Omit<Destination, 'tier'> & { kind: string }

/**
 * Where somebody of this team may step to: each programme that another team of the place runs who takes people on (it has a link
 * worker or a clinician), and mental health and hospital teams that take people on and run none. By name, at most 200.
 */
export async function destinationsBeside(acting: Acting, teamId: string): Promise<Destination[]> {
  const today = dateInLondon(acting.now)
  const { rows } = await sql<Row>`
    select coalesce(run.id, t.id) as id, t.id as "teamId", t.name as team, run.id as "runId", run.programme, s.name as service,
      o.kind
    from team t
    join organisation o on o.id = t.organisation_id
    left join programme_run run on run.team_id = t.id and run.ended_on is null
    left join service s on s.id = run.service_id
    where t.place_id = ${acting.actor.place} and t.receives_referrals and t.closed_on is null and t.id <> ${teamId}
      and (run.id is not null or o.kind = 'trust')
      and exists (select from membership m join worker w on w.id = m.worker_id and w.left_on is null
        where m.team_id = t.id and m.role in ('link_worker', 'clinician') and m.starts_on <= ${today}::date
          and (m.ends_on is null or m.ends_on >= ${today}::date))
    order by coalesce(s.name, t.name), t.name limit 200`.execute(acting.tx)
  const tiers = await tiersOf(acting)
  return rows
    .map(({ kind: _, ...row }): Destination => ({ ...row, tier: tiers(row.programme) }))
    .filter(({ tier }) => tier !== 'measurement')
}

/** Says the first tier that a programme names; of none, that of a team that treats. */
async function tiersOf(acting: Acting): Promise<(programme: string | null) => Tier> {
  const { programmes } = await programmesNow(acting)
  return (key) => programmes.find(({ programme }) => programme.key === key)?.programme.tiers[0] ?? 'treatment'
}

/** Where a support stands now: the programme they began last in it, and its tier; else the tier of its team. */
export async function standsIn(
  acting: Acting,
  supportId: string,
): Promise<{ programme: string | null; tier: Tier }> {
  const { rows } = await sql<{ programme: string | null; kind: string }>`
    select o.kind, (select e.programme from enrolment e where e.support_id = s.id and e.state in ('taken_up', 'attending')
      order by e.began_on desc nulls last, e.id limit 1) as programme
    from support s join team t on t.id = s.team_id join organisation o on o.id = t.organisation_id
    where s.id = ${supportId}`.execute(acting.tx)
  const [row] = rows
  if (row?.programme) return { programme: row.programme, tier: (await tiersOf(acting))(row.programme) }
  return { programme: null, tier: row?.kind === 'trust' ? 'secondary_prevention' : 'early_intervention' }
}

/** A stepping as it is asked for. */
export type NewStepping = {
  referralId: string
  support: { id: string; youngPersonId: string }
  from: { programme: string | null; tier: Tier }
  to: Destination
  changes: string
  stays: string
}

/** Writes down that the referral is a stepping; in its own transaction, after it. */
export async function putStepping({ tx, actor }: Acting, made: NewStepping): Promise<void> {
  await tx
    .insertInto('stepping')
    .values({
      ...{ referral_id: made.referralId, place_id: actor.place as string, support_id: made.support.id },
      ...{ young_person_id: made.support.youngPersonId, made_by: actor.id as string },
      ...{ from_programme: made.from.programme, from_tier: made.from.tier },
      ...{
        to_team_id: made.to.teamId,
        to_run_id: made.to.runId,
        to_programme: made.to.programme,
        to_tier: made.to.tier,
      },
      ...{ changes: made.changes, stays: made.stays },
    })
    .execute()
}

/** How the steppings of a young person stand, the latest first; at most 50, and none for whoever does not support them. */
export async function steppingsOf({ tx }: Acting, youngPersonId: string): Promise<Stepping[]> {
  const { rows } = await sql<Stepping>`
    select s.referral_id as "referralId", s.to_team as "toTeam", s.to_service as "toService", s.from_tier as "fromTier",
      s.to_tier as "toTier", s.changes, s.stays, s.made_at as "madeAt", s.state, s.answer_by as "answerBy",
      s.answered_by as "answeredBy", exists (select from referral r where r.id = s.referral_id) as "isOurs"
    from steppings_of(${youngPersonId}) s order by s.made_at desc`.execute(tx)
  return rows
}

/** What a referral asked somebody to take part in, where it is a stepping to a programme that the team runs; else null. */
export async function askedBy(
  { tx }: Acting,
  { referralId, teamId }: { referralId: string; teamId: string },
): Promise<{ runId: string; programme: string } | null> {
  const { rows } = await sql<{ runId: string; programme: string }>`
    select run.id as "runId", run.programme from stepping s join programme_run run on run.id = s.to_run_id
    where s.referral_id = ${referralId} and run.team_id = ${teamId} and run.ended_on is null`.execute(tx)
  return rows[0] ?? null
}
