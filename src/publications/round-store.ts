import type { Kysely } from 'kysely'
import { type Acting, type ActingAs, actorTransaction, type DB, Refusal } from '../database/index.ts'
import { type Questionnaire, questionnaireShape } from '../surveys/index.ts'
import { newId } from '../words/index.ts'

/** A round as far as publishing and taking answers in ask about it. */
export type RoundFound = {
  id: string
  place: string
  key: string
  name: string
  kind: string
  earlier: string | null
  madeBy: string
  questionnaire: Questionnaire | null
  yearGroups: number[]
  closed: boolean
}

/** What may look for a round: each command under its own name. */
export type Operator = 'operator:surveys-publish' | 'operator:surveys-import' | 'operator:surveys-results'

/** Runs work as a command, in one place or in none yet. */
export const asOperator = <T>(
  database: Kysely<DB>,
  { kind, place, now }: { kind: Operator; place: string | null; now: Date },
  work: (acting: Acting) => Promise<T>,
): Promise<T> => {
  const as: ActingAs = { actor: { kind, id: null, place }, now, request: newId() }
  return actorTransaction(database, as, work)
}

/** The round with this key, in the named place where there are several. Throws a Refusal, one sentence. */
export async function roundCalled(
  acting: Acting,
  key: string,
  place: string | undefined,
): Promise<RoundFound> {
  const rounds = await roundsWhere(acting, key)
  const [round, another] =
    place === undefined
      ? rounds
      : rounds.filter(({ placeName }) => placeName.toLowerCase() === place.toLowerCase())
  if (!round) {
    const all = (await acting.tx.selectFrom('round').select('key').orderBy('key').execute()).map(
      (one) => one.key,
    )
    throw new Refusal(
      `There is no round "${key}"${place ? ` in ${place}` : ''}: ${all.length > 0 ? `there is ${all.join(', ')}` : 'there is none yet'}.`,
    )
  }
  if (another) {
    const places = rounds.map(({ placeName }) => placeName).join(', ')
    throw new Refusal(`Several places have a round "${key}" (${places}): say which with --place.`)
  }
  return round
}

async function roundsWhere({ tx }: Acting, key: string): Promise<(RoundFound & { placeName: string })[]> {
  const rows = await tx
    .selectFrom('round as r')
    .innerJoin('place as p', 'p.id', 'r.place_id')
    .leftJoin('round_opening as o', 'o.round_id', 'r.id')
    .leftJoin('round_closing as c', 'c.round_id', 'r.id')
    .where('r.key', '=', key)
    .select(['r.id', 'r.place_id', 'r.key', 'r.name', 'r.kind', 'r.earlier_id', 'r.made_by'])
    .select(['p.name as place_name', 'o.questionnaire', 'c.round_id as closed', 'r.year_groups'])
    .orderBy('p.name')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, place: row.place_id, key: row.key, name: row.name, kind: row.kind },
    ...{ earlier: row.earlier_id, madeBy: row.made_by, placeName: row.place_name },
    questionnaire: row.questionnaire === null ? null : questionnaireShape.parse(row.questionnaire),
    yearGroups: row.year_groups,
    closed: row.closed !== null,
  }))
}
