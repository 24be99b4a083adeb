import { type Insertable, sql } from 'kysely'
import { type Acting, type DB, insertRows } from '../../src/database/index.ts'
import { historyRow } from '../../src/history/index.ts'
import { newId } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import type { Met } from './ways.ts'

type Table = keyof DB & string

/** Puts rows into a table at once, as the actor. */
export async function put<T extends Table>(
  { tx }: Acting,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .with('put', () => insertRows(table, rows))
    .selectNoFrom(sql<number>`1`.as('done'))
    .execute()
}

/** Whose record and support it is. */
export const ids = (one: Met) => ({
  young_person_id: invented(`one of many ${one.nth}`),
  support_id: invented(`support of one of many ${one.nth}`),
})
/** The referral by which they came. */
export const referralOf = ({ nth }: Met): string => invented(`referral of one of many ${nth}`)
/** Their part in a programme. */
export const enrolmentOf = ({ nth }: Met, programme: string): string =>
  invented(`${programme} of one of many ${nth}`)

/** History of what was done with each of them. */
export const remember = (acting: Acting, act: string, kind: string, those: readonly [Met, string][]) =>
  put(
    acting,
    'history',
    those.map(([one, id]) =>
      historyRow(acting, { act, subject: { kind, id }, youngPerson: ids(one).young_person_id }),
    ),
  )

/** The worker who acts met them. */
export const meet = (acting: Acting, those: readonly Met[]) =>
  put(
    acting,
    'contact',
    those.map((one) => ({
      ...{ id: newId(), ...ids(one), kind: 'meeting', reached: true, at: acting.now, minutes: 45 },
      made_by: acting.actor.id as string,
    })),
  )
