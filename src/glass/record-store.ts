import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { personById, type Supporter, supportersOf, type YoungPerson } from '../people/index.ts'

/** A referral, as a line of what has happened. */
export type ReferralLine = {
  id: string
  sentAt: Date
  from: string | null
  to: string | null
  state: string
  why: string
}
/** A contact, with its note unless that is its worker's and their manager's alone. */
export type ContactLine = { at: Date; kind: string; reached: boolean; note: string | null; by: string }
/** A support with its plan. */
export type SupportLine = {
  id: string
  state: string
  team: string
  worker: string | null
  phone: string | null
  email: string | null
  matters: string
  strengths: string
  meeting: string
  goals: string[]
  steps: { what: string; dueOn: string }[]
  contacts: ContactLine[]
}
/** Everything that a glass opens, of one young person. */
export type OpenRecord = {
  person: YoungPerson
  supporters: Supporter[]
  referrals: ReferralLine[]
  supports: SupportLine[]
}

async function referralsOf(acting: Acting, person: string): Promise<ReferralLine[]> {
  const { rows } = await sql<ReferralLine>`
    select r.id, r.sent_at as "sentAt", r.state, f.name as "from", t.name as "to",
      coalesce(l.typed ->> 'why', '') as why
    from referral r left join referral_letter l on l.referral_id = r.id
    left join team f on f.id = r.from_team_id left join team t on t.id = r.to_team_id
    where r.young_person_id = ${person} order by r.sent_at desc limit 50`.execute(acting.tx)
  return rows
}

async function supportsOf(acting: Acting, person: string): Promise<SupportLine[]> {
  const { rows } = await sql<SupportLine>`
    select s.id, s.state, t.name as team, w.name as worker, w.phone, w.email,
      coalesce(p.what_matters, '') as matters, coalesce(p.strengths, '') as strengths, coalesce(p.how_to_meet, '') as meeting,
      array(select g.words from goal g where g.support_id = s.id and g.closed_on is null order by g.made_at, g.id) as goals,
      (select coalesce(json_agg(json_build_object('what', st.what, 'dueOn', st.due_on) order by st.due_on), '[]')
         from step st where st.support_id = s.id and st.done_at is null and st.dropped_at is null) as steps
    from support s join team t on t.id = s.team_id left join worker w on w.id = s.worker_id
    left join plan p on p.support_id = s.id
    where s.young_person_id = ${person} order by s.state = 'ended', s.id limit 20`.execute(acting.tx)
  const contacts = await sql<ContactLine & { support: string }>`
    select c.support_id as support, c.at, c.kind, c.reached, c.note, w.name as by
    from contact c join worker w on w.id = c.made_by
    where c.young_person_id = ${person} order by c.at desc limit 60`.execute(acting.tx)
  const of = Map.groupBy(contacts.rows, ({ support }) => support)
  return rows.map((row) => ({ ...row, contacts: of.get(row.id) ?? [] }))
}

/** What the glass in the actor's hand opens, written down as a look; null when it opens nothing any more. */
export async function recordUnderGlass(acting: Acting): Promise<OpenRecord | null> {
  const { rows } = await sql<{ id: string | null }>`select glass_person() as id`.execute(acting.tx)
  const id = rows[0]?.id ?? null
  const person = id ? await personById(acting, id) : null
  if (!person) return null
  await recordLook(acting, 'glass', { youngPerson: person.id, subject: person.id })
  return {
    person,
    supporters: await supportersOf(acting, person.id),
    referrals: await referralsOf(acting, person.id),
    supports: await supportsOf(acting, person.id),
  }
}
