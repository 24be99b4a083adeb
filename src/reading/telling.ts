import { sql } from 'kysely'
import { managersOf, teamIdsOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { UrgentAnswer } from '../filling-in/index.ts'
import { readAtOnceInSurvey, type StandIns, spokenBy } from '../measures/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import { dateInLondon, listOf, spokenTime } from '../words/index.ts'
import { addresses } from './addresses.ts'
import { groupWords } from './reading.ts'

const readersIn = (acting: Acting, roundId: string) =>
  acting.tx
    .selectFrom('round_reader as n')
    .innerJoin('worker as w', 'w.id', 'n.worker_id')
    .innerJoin('round as r', 'r.id', 'n.round_id')
    .select(['w.id', 'w.email', 'w.name', 'r.name as survey'])
    // Whether they have a role now for which somebody may read; those who have not are told nothing more.
    .select(sql<boolean>`may_read_surveys(w.id)`.as('reads'))
    .where('n.round_id', '=', roundId)
    .orderBy('w.name')
    .execute()

// Where the acting pupil is: as much as is on the slip.
const whereTheyAre = (acting: Acting) =>
  acting.tx
    .selectFrom('round_code as c')
    .innerJoin('round_school as s', 's.id', 'c.round_school_id')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .select(['s.id as schoolId', 'o.name as school', 'c.year_group as yearGroup', 'c.class'])
    .where('c.id', '=', acting.actor.id)
    .executeTakeFirstOrThrow()

/**
 * Rule 10 in a named survey: puts the acting pupil's answer on record as urgent and tells every reader, at once and in the
 * answer's own transaction, in which class it was given. No name and no answer is in the message.
 */
export async function tellReaders(
  acting: Acting,
  { roundId, item }: UrgentAnswer,
  origin: string,
): Promise<void> {
  const readers = await readersIn(acting, roundId)
  const where = await whereTheyAre(acting)
  const values = {
    school: where.school,
    group: groupWords(where) || 'in a class that was not named',
    time: spokenTime(acting.now),
    link: `${origin}${addresses.survey(roundId)}`,
  }
  await readAtOnceInSurvey(acting, { roundId, item, readers: readers.map(({ id }) => id) }, (by) => ({
    template: 'readerUrgentAnswer',
    values: { ...values, by: spokenBy(by) },
  }))
}

/** Tells the readers that pupils of a school hand in: with the first of each day, and without a word of what they said. */
export async function tellHandedIn(acting: Acting, roundId: string, origin: string): Promise<void> {
  const { schoolId, school } = await whereTheyAre(acting)
  const first = await acting.tx
    .insertInto('round_told')
    .values({ round_school_id: schoolId, told_on: dateInLondon(acting.now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (first.numInsertedOrUpdatedRows !== 1n) return
  const link = `${origin}${addresses.survey(roundId)}`
  const messages = (await readersIn(acting, roundId)).flatMap(({ id, email, reads, survey }): NewMessage[] =>
    email === null || !reads
      ? []
      : [
          {
            template: 'readerHandedIn',
            roundId,
            values: { survey, school, link },
            to: { audience: 'worker', channel: 'email', address: email, workerId: id },
          },
        ],
  )
  if (messages.length > 0) await tellAll(acting, messages)
}

/**
 * Who stands in when no reader has said in time that they read an urgent answer, or none is left who may: the managers of
 * the readers' teams and whoever opened the survey. They are told whom to find, and where none is left, where they name
 * somebody; what was said they cannot read.
 */
export const standInsFor: StandIns = async (acting, roundId, origin) => {
  const readers = await readersIn(acting, roundId)
  const today = dateInLondon(acting.now)
  const opening = await acting.tx
    .selectFrom('round_opening')
    .select(['opened_by', 'opened_at'])
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  // Of a reader who has left or lost the role, the managers of the teams they had since the opening.
  const since = opening ? dateInLondon(opening.opened_at) : today
  const workers = new Set<string>()
  for (const { id, reads } of readers)
    for (const team of await teamIdsOf(acting.tx, id, reads ? today : since))
      for (const manager of await managersOf(acting.tx, team, today)) workers.add(manager.id)
  if (opening) workers.add(opening.opened_by)
  const values = {
    survey: readers[0]?.survey ?? '',
    readers: listOf(
      readers.filter(({ reads }) => reads).map(({ name }) => name),
      'or',
    ),
    link: `${origin}${addresses.surveys}`,
  }
  return { workers: [...workers], message: () => ({ template: 'coverUrgentUnread', values }) }
}
