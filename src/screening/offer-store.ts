import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { newId } from '../words/index.ts'
import type { Arm, Offer, Reply } from './screen.ts'

/** Writes down that the acting pupil is asked; asked before, nothing changes. */
export async function askPupil(acting: Acting, roundId: string): Promise<void> {
  await acting.tx
    .insertInto('screen_offer')
    .values({ id: newId(), answers_id: acting.actor.id as string, round_id: roundId })
    .onConflict((conflict) => conflict.column('answers_id').doNothing())
    .execute()
}

/** What the acting pupil was asked and said; null where they were not asked. */
export const offerMade = (acting: Acting): Promise<Offer | null> => offerTo(acting, acting.actor.id as string)

/** What whoever gave these answers was asked and said, as far as the actor may know it. */
export async function offerTo(acting: Acting, answersId: string): Promise<Offer | null> {
  const row = await acting.tx
    .selectFrom('screen_offer as o')
    .leftJoin('screen_allocation as a', 'a.offer_id', 'o.id')
    .select([
      ...(['o.id', 'o.sent_at as sentAt'] as const),
      sql<Reply | null>`o.reply`.as('reply'),
      sql<Arm | null>`a.arm`.as('arm'),
    ])
    .where('o.answers_id', '=', answersId)
    .executeTakeFirst()
  return row ? { id: row.id, reply: row.reply, arm: row.arm, sent: row.sentAt !== null } : null
}

/** Keeps what the acting pupil said, as long as nothing was sent and nobody was allocated. */
export async function keepReply(acting: Acting, reply: 'no' | 'not_now' | 'declined'): Promise<void> {
  await acting.tx
    .updateTable('screen_offer')
    .set({ reply, replied_at: acting.now })
    .where('answers_id', '=', acting.actor.id)
    .where('sent_at', 'is', null)
    .where((where) => where.or([where('reply', 'is', null), where('reply', '=', 'not_now')]))
    .execute()
}

/** Their referral was sent: a yes where no trial runs; where one does, they joined before. */
export async function keepSent(acting: Acting): Promise<void> {
  await acting.tx
    .updateTable('screen_offer')
    .set({
      reply: sql`case when reply = 'joined' then reply else 'yes' end`,
      replied_at: sql`coalesce(replied_at, ${acting.now})`,
      sent_at: acting.now,
    })
    .where('answers_id', '=', acting.actor.id)
    .where('sent_at', 'is', null)
    .execute()
}

/** The acting pupil joins the trial: which way they go, the same however often they ask; null where they cannot join. */
export async function joinTrial(acting: Acting): Promise<Arm | null> {
  const { rows } = await sql<{ arm: Arm | null }>`select screen_allocate() as arm`.execute(acting.tx)
  return rows[0]?.arm ?? null
}

/** What the acting pupil's slip says of their year and school: what the page begins with, to be changed by them. */
export async function yearAndSchool(acting: Acting): Promise<{ year: string; school: string }> {
  const row = await acting.tx
    .selectFrom('round_code as c')
    .innerJoin('round_school as s', 's.id', 'c.round_school_id')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .select(['c.year_group as year', 'o.name as school'])
    .where('c.id', '=', acting.actor.id)
    .executeTakeFirst()
  if (!row) return { year: '', school: '' }
  return {
    year: row.year === null ? '' : row.year === 0 ? 'Reception' : `Year ${row.year}`,
    school: row.school,
  }
}
