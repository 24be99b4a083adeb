import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { AboutDeath, Death } from './death.ts'

/** The death that is written down of this young person and stands; null where there is none. */
export async function deathOf(acting: Acting, youngPersonId: string): Promise<Death | null> {
  const found = await acting.tx
    .selectFrom('death as d')
    .innerJoin('worker as writer', 'writer.id', 'd.recorded_by')
    .leftJoin('worker as second', 'second.id', 'd.confirmed_by')
    .select(['d.id', 'd.young_person_id as youngPersonId', 'd.said_by as saidBy'])
    .select([sql<DateOnly>`d.said_on`.as('saidOn'), sql<DateOnly | null>`d.died_on`.as('diedOn')])
    .select(['d.recorded_by as recordedBy', 'writer.name as recordedByName'])
    .select(['second.name as confirmedByName', 'd.taken_back_at as takenBackAt'])
    .leftJoin('worker as asker', 'asker.id', 'd.living_asked_by')
    .select(['d.living_because as livingBecause', 'd.living_asked_by as livingAskedBy'])
    .select('asker.name as livingAskedByName')
    .where('d.young_person_id', '=', youngPersonId)
    .where('d.taken_back_at', 'is', null)
    .executeTakeFirst()
  return found ?? null
}

const said = (acting: Acting, act: string, { id, youngPersonId }: Pick<Death, 'id' | 'youngPersonId'>) =>
  record(acting, { act, subject: { kind: 'death', id }, youngPerson: youngPersonId })

/**
 * Writes down that somebody has died. From this moment nothing goes out to them: the database closes their page, takes back
 * what was asked and frees what they waited for. A second time while one stands adds nothing.
 */
export async function recordDeath(
  acting: Acting,
  death: Pick<Death, 'id' | 'youngPersonId' | 'saidBy' | 'saidOn' | 'diedOn'>,
): Promise<void> {
  const added = await acting.tx
    .insertInto('death')
    .values({
      ...{ id: death.id, place_id: acting.actor.place as string, young_person_id: death.youngPersonId },
      ...{ said_by: death.saidBy, said_on: death.saidOn, died_on: death.diedOn },
      recorded_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 1n) await said(acting, 'recorded', death)
}

/** A second person, who leads, confirms it. */
export async function confirmDeath(acting: Acting, death: Death): Promise<void> {
  await acting.tx
    .updateTable('death')
    .set({ confirmed_by: acting.actor.id, confirmed_at: acting.now })
    .where('id', '=', death.id)
    .execute()
  await said(acting, 'confirmed', death)
}

/** It was wrong: they live. What was taken back meanwhile is not asked again by itself. */
export async function takeDeathBack(acting: Acting, death: Death, because: string): Promise<void> {
  await acting.tx
    .updateTable('death')
    .set({ taken_back_because: because, taken_back_by: acting.actor.id, taken_back_at: acting.now })
    .where('id', '=', death.id)
    .execute()
  await said(acting, 'taken_back', death)
}

/** Whom a confirmed death is about, for those who settle it: managers and safeguarding leads of the organisation; null for others. */
export async function settledBy(acting: Acting, id: string): Promise<AboutDeath | null> {
  const { rows } = await sql<AboutDeath>`select id, name, called from death_about(${id}::uuid)`.execute(
    acting.tx,
  )
  return rows[0] ?? null
}

/** Somebody asks to take a confirmed death back, with why. It stands until another agrees. */
export async function askWhetherTheyLive(acting: Acting, death: Death, because: string): Promise<void> {
  await acting.tx
    .updateTable('death')
    .set({ living_because: because, living_asked_by: acting.actor.id, living_asked_at: acting.now })
    .where('id', '=', death.id)
    .execute()
  await said(acting, 'asked_to_take_back', death)
}
