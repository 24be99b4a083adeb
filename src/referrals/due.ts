import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'

/** A referral that asks something of somebody: its parties, who has it, by when, and how it came to be so. */
export type ReferralDue = {
  id: string
  youngPersonId: string
  /** As much of who it is about as is open to the actor: the record, else the letter, else what was shared. */
  name: string | null
  preferredName: string | null
  dateOfBirth: string | null
  school: string | null
  wayIn: string
  state: 'sent' | 'returned' | 'declined'
  sentAt: Date
  answerBy: string
  dueOn: string
  acknowledged: boolean
  fromWorkerId: string | null
  fromTeamId: string | null
  fromOrganisationKind: string | null
  senderName: string | null
  toTeamId: string | null
  /** The team asked, or the service where no team of ours answers. */
  toName: string | null
  toOrganisationId: string | null
  holderWorkerId: string | null
  holderName: string | null
  holderOrganisationId: string | null
  /** When it came to stand as it does, and the reason that was given. */
  since: Date
  reason: string | null
}

/** Whose work is asked after: the workers themselves, the teams they belong to, and those they manage. */
export type DueFor = {
  workers: readonly string[]
  teams: readonly string[]
  managedTeams: readonly string[]
  today: DateOnly
}

/** More than a day's work for anybody; a list this long says how many more there are elsewhere. */
const MOST = 400

/**
 * The open referrals that ask something of these workers, soonest first: those that wait for their teams' answer,
 * those that came back to them, those they wait to hear about, and, for the teams they manage, those that came back
 * and nobody acknowledged (either side) or that are late with whoever has them. One statement, bounded.
 */
export async function referralsDue(acting: Acting, asked: DueFor): Promise<ReferralDue[]> {
  const { workers, teams, managedTeams, today } = asked
  const { rows } = await sql<ReferralDue>`
    select r.id, r.young_person_id as "youngPersonId",
      coalesce(p.name, l.typed->>'name', asked.shared->>'name', asked.shared->>'first_name') as name,
      coalesce(p.preferred_name, l.typed->>'preferred_name') as "preferredName",
      coalesce(p.date_of_birth::text, l.typed->>'date_of_birth') as "dateOfBirth",
      coalesce(school.name, p.school_name, l.typed->>'school_name') as school,
      r.way_in as "wayIn", r.state, r.sent_at as "sentAt", r.answer_by as "answerBy", r.due_on as "dueOn",
      r.acknowledged_at is not null as acknowledged,
      r.from_worker_id as "fromWorkerId", r.from_team_id as "fromTeamId",
      from_organisation.kind as "fromOrganisationKind", sender.name as "senderName",
      r.to_team_id as "toTeamId", coalesce(to_team.name, asked.shared->>'service') as "toName",
      to_team.organisation_id as "toOrganisationId",
      r.holder_worker_id as "holderWorkerId", holder.name as "holderName",
      coalesce(holder.organisation_id, holder_team.organisation_id) as "holderOrganisationId",
      last.at as since, last.reason
    from referral r
    join referral_decision last on last.id = r.decision_id
    left join referral_letter l on l.referral_id = r.id
    left join referral_share asked on asked.referral_id = r.id and asked.stage = 'asked'
    left join young_person p on p.id = r.young_person_id
    left join organisation school on school.id = p.school_id
    left join worker sender on sender.id = r.from_worker_id
    left join organisation from_organisation on from_organisation.id = sender.organisation_id
    left join team to_team on to_team.id = r.to_team_id
    left join worker holder on holder.id = r.holder_worker_id
    left join team holder_team on holder_team.id = r.holder_team_id
    where (r.to_team_id = any(${teams}::uuid[]) and r.state in ('sent', 'returned'))
       or r.holder_worker_id = any(${workers}::uuid[])
       or (r.from_worker_id = any(${workers}::uuid[]) and r.state = 'sent')
       or (r.from_team_id = any(${managedTeams}::uuid[]) and r.state in ('returned', 'declined')
           and (r.acknowledged_at is null or r.due_on < ${today}::date))
       or (r.to_team_id = any(${managedTeams}::uuid[]) and r.state = 'declined' and r.acknowledged_at is null
           and r.id = any((select circle_referrals('referral'))::uuid[]))
    order by r.due_on, r.sent_at, r.id
    limit ${MOST}`.execute(acting.tx)
  return rows
}
