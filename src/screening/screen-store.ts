import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Screen, Trial } from './screen.ts'

const readable = (acting: Acting) =>
  acting.tx
    .selectFrom('screen as s')
    .innerJoin('team as m', 'm.id', 's.team_id')
    .leftJoin('screen_trial as t', 't.round_id', 's.round_id')
    .select([
      ...(['s.round_id as roundId', 's.measure', 's.version', 's.score'] as const),
      ...([
        's.threshold_from as thresholdFrom',
        's.team_id as teamId',
        'm.name as teamName',
        's.told',
      ] as const),
      ...(['s.signpost_name as signpostName', 's.signpost_address as signpostAddress'] as const),
      ...(['t.name as trialName', 't.registration', 't.about', 't.held_by as heldBy'] as const),
      ...(['t.to_referral as toReferral', 't.to_signposting as toSignposting'] as const),
      ...(['t.smallest_block as smallestBlock', 't.largest_block as largestBlock'] as const),
      sql<Screen['direction']>`s.direction`.as('direction'),
      sql<number>`s.threshold::float8`.as('threshold'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof readable>['execute']>>[number]

function asScreen(row: Row): Screen {
  const { trialName, registration, about, heldBy, toReferral, toSignposting, ...rest } = row
  const { smallestBlock, largestBlock, ...screen } = rest
  return {
    ...screen,
    trial:
      trialName === null
        ? null
        : ({
            ...{ name: trialName, registration, about, heldBy, toReferral, toSignposting },
            ...{ smallestBlock, largestBlock },
          } as Trial),
  }
}

/** Who of this survey is asked whether they want support; null where nobody is. */
export async function screenOf(acting: Acting, roundId: string): Promise<Screen | null> {
  const row = await readable(acting).where('s.round_id', '=', roundId).executeTakeFirst()
  return row ? asScreen(row) : null
}

/** What is decided of a screen, in the place of what was decided before. Only until the survey is opened. */
export async function setScreen(acting: Acting, screen: Omit<Screen, 'teamName'>): Promise<void> {
  const { roundId, trial } = screen
  await acting.tx.deleteFrom('screen').where('round_id', '=', roundId).execute()
  await acting.tx
    .insertInto('screen')
    .values({
      ...{ round_id: roundId, measure: screen.measure, version: screen.version, score: screen.score },
      ...{ direction: screen.direction, threshold: screen.threshold, threshold_from: screen.thresholdFrom },
      ...{ team_id: screen.teamId, told: screen.told, made_by: acting.actor.id as string },
      ...{ signpost_name: screen.signpostName, signpost_address: screen.signpostAddress },
    })
    .execute()
  if (trial)
    await acting.tx
      .insertInto('screen_trial')
      .values({
        ...{ round_id: roundId, name: trial.name, registration: trial.registration, about: trial.about },
        ...{ held_by: trial.heldBy, to_referral: trial.toReferral, to_signposting: trial.toSignposting },
        ...{ smallest_block: trial.smallestBlock, largest_block: trial.largestBlock },
        // Put right by the database, which draws the seed.
        seed_hash: Buffer.alloc(0),
      })
      .execute()
  await record(acting, { act: 'changed', subject: { kind: 'round', id: roundId }, fields: ['screen'] })
}

/** Nobody of this survey is asked any more; only until it is opened. */
export async function removeScreen(acting: Acting, roundId: string): Promise<void> {
  const gone = await acting.tx.deleteFrom('screen').where('round_id', '=', roundId).executeTakeFirst()
  if (gone.numDeletedRows > 0n)
    await record(acting, { act: 'changed', subject: { kind: 'round', id: roundId }, fields: ['screen'] })
}

/** A survey as far as its screen asks about it. */
export type ScreenedRound = {
  id: string
  name: string
  kind: string
  opened: boolean
  measures: { measure: string; version: number }[]
}

/** The survey with this id, for whoever runs the surveys of its place; to anybody else it is not there. */
export async function roundToScreen(acting: Acting, roundId: string): Promise<ScreenedRound | null> {
  const round = await acting.tx
    .selectFrom('round as r')
    .leftJoin('round_opening as o', 'o.round_id', 'r.id')
    .select(['r.id', 'r.name', 'r.kind', 'o.round_id as opening'])
    .where('r.id', '=', roundId)
    .where(sql<boolean>`actor_runs_surveys()`)
    .executeTakeFirst()
  if (!round) return null
  const parts = await acting.tx
    .selectFrom('round_part')
    .select(['measure', 'version'])
    .where('round_id', '=', roundId)
    .orderBy('nth')
    .execute()
  const measures = parts.flatMap(({ measure, version }) => (measure && version ? [{ measure, version }] : []))
  return { id: round.id, name: round.name, kind: round.kind, opened: round.opening !== null, measures }
}

/** Totals for those who run the survey, by name; null where there are too few to say. */
export async function countsOf(acting: Acting, roundId: string): Promise<Record<string, number | null>> {
  const { rows } = await sql<{ what: string; count: number | null }>`
    select what, count from screen_counts(${roundId})`.execute(acting.tx)
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]))
}
