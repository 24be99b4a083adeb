import { type SelectQueryBuilder, sql } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { isForReaders, newsOf } from './message.ts'

/** A message as it is kept: what was said, to whom, and how it went. */
export type Message = {
  id: string
  place_id: string
  young_person_id: string | null
  referral_id: string | null
  round_id: string | null
  audience: string
  to_worker_id: string | null
  to_team_id: string | null
  channel: string
  address: string
  template: string
  subject: string
  body: string
  after_id: string | null
  made_at: Date
  sent_at: Date | null
  withheld_because: string | null
  failed_because: string | null
}

/** What a list of messages shows. */
export type Listed = Omit<Message, 'body'>

export const PAGE = 50

/** One page of a list, newest first, and whether there are older ones. */
export type Page<T> = { messages: T[]; older: boolean }

const paged = async <T>(query: SelectQueryBuilder<DB, 'message', T>, page: number): Promise<Page<T>> => {
  const rows = await query
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
    .execute()
  return { messages: rows.slice(0, PAGE), older: rows.length > PAGE }
}

const listed = [
  'id',
  'place_id',
  'young_person_id',
  'referral_id',
  'round_id',
  'audience',
  'to_worker_id',
  'to_team_id',
  'channel',
  'address',
  'template',
  'subject',
  'after_id',
  'made_at',
  'sent_at',
  'withheld_because',
  'failed_because',
] as const

/** The messages sent to a worker, newest first, 50 a page from page 1; read by that worker alone. */
export const messagesTo = (acting: Acting, workerId: string, page = 1): Promise<Page<Message>> =>
  paged(
    acting.tx
      .selectFrom('message')
      .select([...listed, 'body'])
      .where('to_worker_id', '=', workerId)
      .where('sent_at', 'is not', null),
    page,
  )

/** Every message the actor may see, newest first, to all addresses or to one. */
export function allMessages(acting: Acting, address: string | null, page = 1): Promise<Page<Listed>> {
  const all = acting.tx.selectFrom('message').select(listed)
  return paged(address === null ? all : all.where('address', '=', address), page)
}

/** One message, or undefined when there is none that the actor may see. */
export const messageById = (acting: Acting, id: string): Promise<Message | undefined> =>
  acting.tx
    .selectFrom('message')
    .select([...listed, 'body'])
    .where('id', '=', id)
    .executeTakeFirst()

/** One message, held so that nobody else sends it before this transaction ends; undefined when there is none. */
export const messageToSend = (acting: Acting, id: string): Promise<Message | undefined> =>
  acting.tx
    .selectFrom('message')
    .select([...listed, 'body'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The messages that wait for this one and were not sent yet. */
export async function messagesAfter(acting: Acting, id: string): Promise<string[]> {
  const rows = await acting.tx
    .selectFrom('message')
    .select('id')
    .where('after_id', '=', id)
    .where('sent_at', 'is', null)
    .where('withheld_because', 'is', null)
    .execute()
  return rows.map((row) => row.id)
}

/** Writes down that a message went, must not go, or cannot. */
export async function mark(
  acting: Acting,
  id: string,
  outcome: Partial<Pick<Message, 'sent_at' | 'withheld_because' | 'failed_because'>>,
): Promise<void> {
  await acting.tx.updateTable('message').set(outcome).where('id', '=', id).execute()
}

/**
 * What is true now about whom a message is for; `involved` follows the rule by which the circle opens referrals, and of a
 * survey that by which its readers read and a school lists its pupils.
 */
export async function circumstancesOf(acting: Acting, message: Message) {
  const { young_person_id: person, referral_id: referral, to_worker_id: worker, to_team_id: team } = message
  const [{ round_id: round }, news] = [message, newsOf(message.template)]
  const asked = await sql<{
    referralState: string | null
    workerActive: boolean | null
    teamActive: boolean | null
    involved: boolean | null
    takenBack: boolean
    limited: boolean
    closed: boolean
    died: boolean
  }>`
    with addressed as (
      select ${worker}::uuid as worker_id where ${worker}::uuid is not null
      union select c.worker_id from cover c
        where c.covered_by = ${worker} and trellis_today() between c.starts_on and c.ends_on
    ), theirs as (
      select m.team_id, m.role in ('manager', 'supervisor') as leads from membership m
      where m.worker_id in (select worker_id from addressed) and m.role not in ('administrator', 'commissioner')
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
    ), circle as (
      select c.worker_id, c.team_id, c.opens from circle_member c
      where ((c.referral_id = ${referral}::uuid and c.opens <> 'nothing')
          or (c.young_person_id = ${person}::uuid and c.opens = 'support')
          or (c.young_person_id = ${person}::uuid and c.opens <> 'nothing' and ${referral}::uuid is null))
        and c.starts_at <= trellis_now() and (c.ends_at is null or c.ends_at > trellis_now())
        and not is_barred(${worker}::uuid, c.young_person_id)
    )
    select
      (select state from referral where id = ${referral}) as "referralState",
      (select active from worker where id = ${worker}) as "workerActive",
      (select active from team where id = ${team}) as "teamActive",
      case when ${round}::uuid is not null then case when ${isForReaders(message.template)}::boolean
          then may_read_surveys(${worker}) and (exists (select from round_reader n
            where n.round_id = ${round}::uuid and n.worker_id = ${worker})
            or exists (select from urgent_naming n where n.round_id = ${round}::uuid and n.worker_id = ${worker}))
          else exists (select from membership m join worker w on w.id = m.worker_id
            join round_school s on s.organisation_id = w.organisation_id and s.round_id = ${round}::uuid
            where w.id = ${worker} and m.role in ('manager', 'administrator', 'safeguarding_lead')
              and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())) end
        when ${person}::uuid is null and ${referral}::uuid is null then null else exists (
        select from circle c where c.worker_id in (select worker_id from addressed)
            and (c.opens = 'progress' or sees_content(c.worker_id))
          or (${worker}::uuid is null and c.team_id = ${team}::uuid)
          or exists (select from theirs t where t.team_id = c.team_id and (c.worker_id is null or t.leads))
      ) end as involved,
      exists (select from referral_share s join decision d on d.id = s.agreed_id
        where s.referral_id = ${referral}::uuid and d.withdrawn_at is not null) as "takenBack",
      ${news}::text is not null and not exists (select from decision d where d.young_person_id = ${person}::uuid
        and d.about = 'sharing' and d.answer = 'yes' and d.withdrawn_at is null and ${news}::text = any(d.share_what)
        and (d.referral_id = ${referral}::uuid or d.share_with_team_id = ${team}::uuid)) as limited,
      address_closed(${person}, ${message.address}) or (${message.audience === 'provider'}::boolean
        and is_barred(null, coalesce(${person}::uuid, (select young_person_id from referral where id = ${referral}::uuid)))) as closed,
      is_about_the_dead(${person}, ${referral}) as died`.execute(acting.tx)
  const found = asked.rows[0]
  if (!found) throw new Error('a question without a row')
  return { audience: message.audience, template: message.template, ...found }
}
