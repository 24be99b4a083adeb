import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { newId } from '../words/index.ts'
import type { Frozen } from './figures.ts'
import type { Audience, Comparisons, FrozenPlan } from './publication.ts'
import type { Slot } from './slots.ts'

/**
 * Holds back anybody else who would publish the same round, until the transaction ends. What everybody may be told of some
 * thousand schools takes more than half a minute to work out, and the database waits for it.
 */
export async function holdRound({ tx }: Acting, round: string): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtext('publish ' || ${round}))`.execute(tx)
}

/** The newest version of a round. */
export async function newestVersion(
  { tx }: Acting,
  round: string,
): Promise<{ version: number; digest: Buffer } | undefined> {
  return tx
    .selectFrom('publication_version')
    .where('round_id', '=', round)
    .select(['version', 'digest'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Writes down a new version; gives its id. */
export async function keepVersion(
  { tx }: Acting,
  made: {
    round: string
    version: number
    digest: Buffer
    minimumBase: number
    answerSets: number
    plan: FrozenPlan
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('publication_version')
    .values({
      id,
      round_id: made.round,
      version: made.version,
      digest: made.digest,
      minimum_base: made.minimumBase,
      answer_sets: made.answerSets,
      plan: JSON.stringify(made.plan),
    })
    .execute()
  return id
}

/** One group as it is frozen. */
export type FrozenGroup = Slot & { figures: (Frozen | null)[] }

/** Writes down what one audience is told. */
export async function keepPublication(
  { tx }: Acting,
  made: {
    version: string
    audience: Audience
    organisation: string | null
    comparisons: Comparisons
    groups: readonly FrozenGroup[]
  },
): Promise<void> {
  const id = newId()
  await tx
    .insertInto('publication')
    .values({
      id,
      version_id: made.version,
      audience: made.audience,
      organisation_id: made.organisation,
      comparisons: JSON.stringify(made.comparisons),
    })
    .execute()
  const { groups } = made
  await sql`insert into publication_group (publication_id, nth, grouping, value, figures)
    select ${id}, g.nth, g.grouping, g.value, g.figures::json
    from unnest(${groups.map((_, at) => at)}::int[], ${groups.map(({ grouping }) => grouping)}::text[],
      ${groups.map(({ value }) => value)}::text[],
      ${groups.map(({ figures }) => JSON.stringify(figures))}::text[]) g (nth, grouping, value, figures)`.execute(
    tx,
  )
}
