import type { Acting } from '../database/index.ts'
import type { UrgentAnswer } from '../filling-in/index.ts'
import { readAtOnceInSurvey, spokenBy } from '../measures/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import { dateInLondon, spokenTime } from '../words/index.ts'
import { addresses } from './addresses.ts'
import { groupWords } from './reading.ts'
import { readersIn } from './stand-ins.ts'

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
