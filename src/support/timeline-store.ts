import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { Happened } from './timeline.ts'

/** How many things a page of the timeline shows. */
export const TIMELINE_PAGE = 20

/** Where a page of the timeline begins: after this thing, which the page before showed last. */
export type Before = { at: string; id: string }

/** One page of everything that happened, newest first, and where the next one begins. */
export type TimelinePage = { items: Happened[]; next: Before | null }

// A day that somebody typed stands at the moment it was written down if that was the same day, else at midday.
const moment = (day: string, made: string): RawBuilder<unknown> => {
  const [typed, written] = [sql.raw(day), sql.raw(made)]
  return sql`case when (${written} at time zone 'Europe/London')::date = ${typed} then ${written}
    else (${typed} + time '12:00') at time zone 'Europe/London' end`
}

const referrals = (person: string) => sql`
  select d.at, 'referral' as kind, d.id, jsonb_build_object('act', d.act, 'who', w.name, 'from', fo.name,
    'to', coalesce(sv.name, dt.name, tt.name), 'words', d.words, 'answerBy', r.answer_by, 'referralId', r.id) as detail
  from referral r
  join referral_decision d on d.referral_id = r.id
  left join worker w on w.id = d.worker_id
  left join worker fw on fw.id = r.from_worker_id left join organisation fo on fo.id = fw.organisation_id
  left join team dt on dt.id = d.to_team_id left join team tt on tt.id = r.to_team_id
  left join service sv on sv.id = r.to_service_id
  where r.young_person_id = ${person} and d.act not in ('acknowledged', 'first_contact', 'ended')`

const changes = () => sql`
  select c.at, 'change' as kind, c.id,
    jsonb_build_object('act', c.act, 'who', m.name, 'to', w.name, 'words', c.reason) as detail
  from supports s join support_change c on c.support_id = s.id
  left join worker m on m.id = c.made_by left join worker w on w.id = c.worker_id
  where c.act in ('handed_on', 'paused', 'resumed')`

const contacts = () => sql`
  select c.at, 'contact' as kind, c.id, jsonb_build_object('how', c.kind, 'reached', c.reached, 'minutes', c.minutes,
    'place', c.at_place, 'words', c.note, 'readers', c.note_for, 'who', w.name) as detail
  from supports s join contact c on c.support_id = s.id join worker w on w.id = c.made_by`

const goals = () => sql`
  select g.made_at as at, 'goal' as kind, g.id, jsonb_build_object('goal', g.words, 'whose', g.whose) as detail
  from supports s join goal g on g.support_id = s.id`

const ratings = () => sql`
  select ${moment('r.rated_on', 'r.made_at')} as at, 'rating' as kind, r.id, jsonb_build_object('goal', g.words,
    'rating', r.rating, 'by', r.rated_by, 'words', r.words, 'before', (select b.rating from goal_rating b
      where b.goal_id = g.id and (b.rated_on, b.made_at, b.id) < (r.rated_on, r.made_at, r.id)
      order by b.rated_on desc, b.made_at desc, b.id desc limit 1)) as detail
  from supports s join goal g on g.support_id = s.id join goal_rating r on r.goal_id = g.id`

const steps = () => sql`
  select t.done_at as at, 'step' as kind, t.id, jsonb_build_object('what', t.what, 'doer', t.who, 'name', t.who_name) as detail
  from supports s join step t on t.support_id = s.id where t.done_at is not null`

const reviews = () => sql`
  select ${moment('r.held_on', 'r.made_at')} as at, 'review' as kind, r.id,
    jsonb_build_object('words', r.words, 'who', w.name) as detail
  from supports s join review r on r.support_id = s.id join worker w on w.id = r.made_by`

const endings = () => sql`
  select t.at, t.kind, e.support_id as id, t.detail
  from supports s join ending e on e.support_id = s.id
  cross join lateral (values
    (e.made_at, 'ending',
      jsonb_build_object('reason', e.reason, 'words', e.words_for_young_person, 'followUpOn', e.follow_up_on)),
    (e.followed_up_at, 'follow_up', '{}'::jsonb)) t (at, kind, detail)
  where t.at is not null`

const decisions = (person: string) => sql`
  select t.at, t.kind, d.id, to_jsonb(d) as detail
  from decision d cross join lateral (values (d.made_at, 'decision'), (d.withdrawn_at, 'withdrawal')) t (at, kind)
  where d.young_person_id = ${person} and t.at is not null`

const messages = (person: string) => sql`
  select m.made_at as at, 'message' as kind, m.id, jsonb_build_object('template', m.template, 'audience', m.audience,
    'channel', m.channel, 'sent', m.sent_at is not null, 'withheld', m.withheld_because, 'failed', m.failed_because) as detail
  from message m where m.young_person_id = ${person} and m.template ~ '^(youngPerson|parent|referrer|provider)'`

const answers = (person: string) => sql`
  select a.answered_at as at, 'answers' as kind, a.id, jsonb_build_object('by', a.answered_by, 'occasion', a.occasion,
    'supportId', a.support_id) as detail
  from answer_set a where a.young_person_id = ${person}`

const attendances = (person: string) => sql`
  select ${moment('a.on_date', 'a.made_at')} as at, 'attendance' as kind, a.id, jsonb_build_object('came', a.came,
    'what', coalesce(sv.name, t.name), 'words', a.words, 'who', a.told_by) as detail
  from attendance a join referral r on r.id = a.referral_id
  left join service sv on sv.id = r.to_service_id left join team t on t.id = r.to_team_id
  where a.young_person_id = ${person}`

const signposts = (person: string) => sql`
  select s.at, 'signpost' as kind, s.id, jsonb_build_object('what', sv.name, 'who', w.name, 'serviceId', sv.id) as detail
  from signpost s join service sv on sv.id = s.service_id join worker w on w.id = s.worker_id
  where s.young_person_id = ${person}`

const sources = [
  ...[referrals, changes, contacts, goals, ratings, steps],
  ...[reviews, endings, decisions, messages, answers, attendances, signposts],
]

/** One page of everything that happened with a young person, newest first: never more than a page is read from any table. */
export async function timelineOf(
  acting: Acting,
  youngPersonId: string,
  before: Before | null,
): Promise<TimelinePage> {
  const earlier = before ? sql`where (at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  const parts = sources.map(
    (source) =>
      sql`(select at, kind, id, detail from (${source(youngPersonId)}) each ${earlier}
        order by at desc, id desc limit ${TIMELINE_PAGE + 1})`,
  )
  // Whose supports they are is asked of the rules once, and not by each source of what belongs to one.
  const asked = await sql<Happened>`
    with supports as materialized (select id from support where young_person_id = ${youngPersonId})
    select at, kind, id, detail from (${sql.join(parts, sql` union all `)}) happened
    order by at desc, id desc limit ${TIMELINE_PAGE + 1}
  `.execute(acting.tx)
  const items = asked.rows.slice(0, TIMELINE_PAGE)
  const last = items.at(-1)
  const more = asked.rows.length > TIMELINE_PAGE && last !== undefined
  return { items, next: more ? { at: last.at.toISOString(), id: last.id } : null }
}
