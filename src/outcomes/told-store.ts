import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { ToldFigure } from './told.ts'

/** What everybody reads of a programme's figures. */
export type Told = { figures: readonly ToldFigure[]; invented: boolean }

/** What everybody was told last; undefined where they were told nothing yet. */
export async function toldLast({ tx, actor }: Acting, programme: string): Promise<Told | undefined> {
  const row = await tx
    .selectFrom('programme_told')
    .select(['figures', 'invented'])
    .where('place_id', '=', actor.place as string)
    .where('programme', '=', programme)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { figures: row.figures as unknown as ToldFigure[], invented: row.invented }
}

/** Writes down what everybody is told from now on. */
export async function tell(acting: Acting, programme: string, { figures, invented }: Told): Promise<void> {
  const place = acting.actor.place as string
  await acting.tx
    .insertInto('programme_told')
    .values({ place_id: place, programme, figures: JSON.stringify(figures), invented })
    .execute()
  await record(acting, {
    act: 'figures told',
    subject: { kind: 'programme_told', id: null },
    fields: [programme],
  })
}

/** Lets one telling after another through. */
export async function oneTellingAtATime({ tx, actor }: Acting, programme: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`told ${actor.place} ${programme}`}))`.execute(tx)
}
