import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { Handover } from './journey.ts'

/** Every referral about a young person, first to last: the places where somebody asked somebody else. At most 50. */
export async function journeyOf(acting: Acting, youngPersonId: string): Promise<Handover[]> {
  const asked = await sql<Handover>`
    select r.id as "referralId", r.sent_at as "sentOn", coalesce(fo.name, ft.name) as "from", coalesce(sv.name, tt.name) as "to",
      r.state, r.answer_by as "answerBy", case when d.act = 'sent' then null else d.at end as "answeredAt",
      w.name as "answeredBy", began.at as "beganAt",
      coalesce(s.ended_at, case when r.state = 'closed' then d.at end) as "endedAt",
      coalesce(sv.tiers, '{}') as "serviceTiers", og.kind as "organisationKind",
      exists (select from membership m where m.team_id = tt.id and m.role = 'link_worker') as "linkWorkers"
    from referral r
    join referral_decision d on d.id = r.decision_id
    left join lateral (select min(b.at) as at from referral_decision b where b.referral_id = r.id and b.act = 'accepted') began on true
    left join support s on s.referral_id = r.id
    left join worker w on w.id = d.worker_id
    left join worker fw on fw.id = r.from_worker_id
    left join organisation fo on fo.id = fw.organisation_id
    left join team ft on ft.id = r.from_team_id
    left join team tt on tt.id = r.to_team_id
    left join organisation og on og.id = tt.organisation_id
    left join service sv on sv.id = r.to_service_id
    where r.young_person_id = ${youngPersonId}
    order by r.sent_at limit 50
  `.execute(acting.tx)
  return asked.rows
}
