import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { newId } from '../../words/index.ts'
import type { RoundFound } from '../round-store.ts'
import type { HeldRow, OtherRow, TakenRow } from './row.ts'

/** An import that stands. */
export type StandingImport = {
  id: string
  file: string
  rows: number
  taken: number
  held: number
  refused: number
  isSame: boolean
}

/** Whether the answers of a round, or its names and key, were destroyed on their day. */
export async function areDestroyed(
  { tx }: Acting,
  round: string,
  what: 'answers' | 'names',
): Promise<boolean> {
  const destroyed = await tx
    .selectFrom('round_destruction')
    .select('round_id')
    .where('round_id', '=', round)
    .where('what', '=', what)
    .executeTakeFirst()
  return destroyed !== undefined
}

/** Holds back any other import into this round until the transaction ends. */
export async function holdImports({ tx }: Acting, round: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('answers of ' || ${round}))`.execute(tx)
}

/** The import of these very bytes, or else of a file with this name, that was not replaced. */
export async function standingImport(
  { tx }: Acting,
  { round, digest, file }: { round: string; digest: Buffer; file: string },
): Promise<StandingImport | undefined> {
  const found = await tx
    .selectFrom('answers_import')
    .where('round_id', '=', round)
    .where('replaced_at', 'is', null)
    .where((eb) => eb.or([eb('digest', '=', digest), eb('file_name', '=', file)]))
    .select(['id', 'file_name as file', 'rows', 'taken', 'held', 'refused'])
    .select((eb) => eb('digest', '=', digest).as('isSame'))
    .orderBy((eb) => eb('digest', '=', digest), 'desc')
    .orderBy('imported_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found && { ...found, isSame: found.isSame === true }
}

/** The reasons of an import, most frequent first, each with its first lines. */
export async function reasonsOf(
  { tx }: Acting,
  imported: string,
): Promise<{ reason: string; rows: number; first: number[] }[]> {
  const { rows } = await sql<{ reason: string; rows: number; first: number[] }>`
    select reason, count(*)::int as rows, (array_agg(line order by line))[1:5] as first
    from answers_import_line where import_id = ${imported} group by reason order by 2 desc, 1`.execute(tx)
  return rows
}

/** Takes an import back: its answers and what was held of it go, and that it was stays. */
export async function replaceImport({ tx, now }: Acting, id: string): Promise<void> {
  await tx.deleteFrom('round_answers').where('import_id', '=', id).execute()
  await tx.deleteFrom('answers_held').where('import_id', '=', id).execute()
  await tx.deleteFrom('answers_seen').where('import_id', '=', id).execute()
  await tx.updateTable('answers_import').set({ replaced_at: now }).where('id', '=', id).execute()
}

/** The round's school of each organisation, made where it was not among the round's schools yet; and the names of those made. */
export async function schoolsFor(
  { tx }: Acting,
  round: RoundFound,
): Promise<{ schoolFor: (organisation: string) => Promise<string>; added: () => Promise<string[]> }> {
  const rows = await tx
    .selectFrom('round_school')
    .where('round_id', '=', round.id)
    .select(['id', 'organisation_id'])
    .execute()
  const known = new Map(rows.map((row) => [row.organisation_id, row.id] as const))
  const made: string[] = []
  const schoolFor = async (organisation: string) => {
    const before = known.get(organisation)
    if (before) return before
    const id = newId()
    const values = { id, round_id: round.id, organisation_id: organisation, invited_by: round.madeBy }
    await tx.insertInto('round_school').values(values).execute()
    known.set(organisation, id)
    made.push(organisation)
    return id
  }
  const added = async () => {
    if (made.length === 0) return []
    const found = await tx
      .selectFrom('organisation')
      .select('name')
      .where('id', 'in', made)
      .orderBy('name')
      .execute()
    return found.map(({ name }) => name)
  }
  return { schoolFor, added }
}

/** Writes rows of answers, all at once. */
export async function keepAnswers(
  { tx, now }: Acting,
  round: string,
  imported: string,
  rows: readonly (TakenRow & { roundSchool: string })[],
): Promise<void> {
  const all = <K extends keyof TakenRow>(key: K) => rows.map((row) => row[key])
  await sql`insert into round_answers (id, round_id, round_school_id, answers, at_item, year_group, gender, ethnic_group,
      free_meals, special_needs, deprivation, neighbourhood_id, finished_at, import_id)
    select r.id, ${round}, r.school, r.answers, length(r.answers), r.year_group, r.gender, r.ethnic_group,
      r.free_meals, r.special_needs, r.deprivation, r.neighbourhood, ${now}, ${imported}
    from unnest(${rows.map(() => newId())}::uuid[], ${rows.map((row) => row.roundSchool)}::uuid[],
      ${all('answers')}::bytea[], ${all('year_group')}::smallint[], ${all('gender')}::text[],
      ${all('ethnic_group')}::text[], ${all('free_meals')}::boolean[], ${all('special_needs')}::text[],
      ${all('deprivation')}::smallint[], ${all('neighbourhood')}::uuid[])
      r (id, school, answers, year_group, gender, ethnic_group, free_meals, special_needs, deprivation, neighbourhood)`.execute(
    tx,
  )
}

/** The answers that files gave a school of a round, at most so many of them. */
export async function answersAt(
  { tx }: Acting,
  { round, school, most }: { round: string; school: string; most: number },
): Promise<Buffer[]> {
  const rows = await tx
    .selectFrom('round_answers')
    // Asked for by itself, so that it is found by index: ten million that this transaction wrote are in no statistics yet.
    .where('round_school_id', '=', (eb) =>
      eb
        .selectFrom('round_school')
        .where('round_id', '=', round)
        .where('organisation_id', '=', school)
        .select('id'),
    )
    .where('import_id', 'is not', null)
    .select('answers')
    .limit(most)
    .execute()
  return rows.map(({ answers }) => answers)
}

/** Writes down which lines somebody should look at. */
export async function keepLines(
  { tx }: Acting,
  imported: string,
  lines: readonly (Pick<OtherRow, 'outcome' | 'reason'> & { line: number })[],
): Promise<void> {
  await sql`insert into answers_import_line (import_id, line, outcome, reason)
    select ${imported}, l.* from unnest(${lines.map(({ line }) => line)}::int[],
      ${lines.map(({ outcome }) => outcome)}::text[], ${lines.map(({ reason }) => reason)}::text[]) l
    on conflict do nothing`.execute(tx)
}

/** Keeps what could be read of the rows that wait for a person, and what could not. */
export async function keepHeld(
  acting: Acting,
  { round, imported }: { round: string; imported: string },
  rows: readonly (HeldRow & { line: number })[],
): Promise<void> {
  const values = rows.map(
    ({ line, reason, known: { school, neighbourhood, ...known }, unread, differs }) => ({
      ...{ id: newId(), import_id: imported, round_id: round, line, reason, ...known },
      ...{
        organisation_id: school,
        neighbourhood_id: neighbourhood,
        unread: JSON.stringify(unread),
        differs: differs ?? null,
      },
    }),
  )
  for (let at = 0; at < values.length; at += 500)
    await acting.tx
      .insertInto('answers_held')
      .values(values.slice(at, at + 500))
      .execute()
}

/** Gives back, piece by piece, whose answers came into a round in the files that stand. */
export async function* marksOf({ tx }: Acting, round: string): AsyncGenerator<Buffer> {
  const pieces = await tx
    .selectFrom('answers_seen')
    .where('round_id', '=', round)
    .select(['import_id', 'nth'])
    .execute()
  for (const { import_id, nth } of pieces) {
    const { marks } = await tx
      .selectFrom('answers_seen')
      .where('import_id', '=', import_id)
      .where('nth', '=', nth)
      .select('marks')
      .executeTakeFirstOrThrow()
    yield marks
  }
}

/** Keeps whose answers came in a file, for the files after it. */
export async function keepMarks(
  { tx }: Acting,
  of: { import_id: string; nth: number; round_id: string; marks: Buffer },
): Promise<void> {
  if (of.marks.length > 0) await tx.insertInto('answers_seen').values(of).execute()
}

/** How many files that stand took answers into a round, and say of nobody whose they are. */
export async function filesUntold({ tx }: Acting, round: string): Promise<number> {
  const { rows } = await sql<{ files: number }>`
    select count(*)::int as files from answers_import i where i.round_id = ${round} and i.replaced_at is null and i.taken > 0
      and not exists (select from answers_seen s where s.import_id = i.id)`.execute(tx)
  return rows[0]?.files ?? 0
}
