import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'

/** A named survey whose answers the acting worker reads, and how much of it waits. */
export type SurveyToRead = {
  roundId: string
  name: string
  handedIn: number
  /** Handed in and read by nobody yet, but for those to read first; and since when the oldest of them waits. */
  unread: number
  unreadSince: Date | null
  /** Pupils with an urgent answer that nobody has said that they read, and since when the oldest of them waits. */
  urgent: number
  urgentSince: Date | null
}

/** The opened surveys that the acting worker was named to read, those with something urgent first; at most 100. */
export async function surveysRead(acting: Acting): Promise<SurveyToRead[]> {
  const { rows } = await sql<SurveyToRead>`
    select r.id as "roundId", r.name, a.handed_in as "handedIn", a.unread, a.since as "unreadSince",
      u.urgent, u.since as "urgentSince"
    from round_reader n join round r on r.id = n.round_id join round_opening o on o.round_id = r.id,
    lateral (
      select count(*)::int as handed_in, (count(*) filter (where unread))::int as unread,
        min(finished_at) filter (where unread) as since
      from (select a.finished_at, not exists (select from round_reading x where x.code_id = a.id)
          and not exists (select from urgent_answer u where u.code_id = a.id
            and not exists (select from urgent_acknowledgement k where k.urgent_id = u.id)) as unread
        from round_answers a where a.round_id = r.id and a.finished_at is not null) f
    ) a, lateral (
      select count(distinct u.code_id)::int as urgent, min(u.raised_at) as since from urgent_answer u
      where u.round_id = r.id and not exists (select from urgent_acknowledgement k where k.urgent_id = u.id)
    ) u
    where n.worker_id = actor_id() and actor_reads_round(r.id)
    order by u.urgent = 0, r.opens_on desc, r.id limit 100`.execute(acting.tx)
  return rows
}

/** Those of them in which something waits to be read. */
export const readingsDue = async (acting: Acting): Promise<SurveyToRead[]> =>
  (await surveysRead(acting)).filter(({ unread, urgent }) => unread + urgent > 0)
