import type { Acting } from '../database/index.ts'
import { tellAll } from '../messages/index.ts'
import { spokenTime } from '../words/index.ts'
import type { UrgentAnswer } from './settings.ts'

/**
 * Tells every reader of a named survey, at once and in the answer's own transaction, in which class somebody answered what a
 * person must act on. No name and no answer is in the message.
 */
export async function tellReaders(acting: Acting, { roundId }: UrgentAnswer): Promise<void> {
  const readers = await acting.tx
    .selectFrom('round_reader as n')
    .innerJoin('worker as w', 'w.id', 'n.worker_id')
    .select(['w.id', 'w.email'])
    .where('n.round_id', '=', roundId)
    .where('w.left_on', 'is', null)
    .execute()
  const where = await acting.tx
    .selectFrom('round_code as c')
    .innerJoin('round_school as s', 's.id', 'c.round_school_id')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .select(['o.name as school', 'c.year_group as yearGroup', 'c.class'])
    .where('c.id', '=', acting.actor.id)
    .executeTakeFirstOrThrow()
  const group = [
    where.yearGroup === null ? '' : yearOf(where.yearGroup),
    where.class && `class ${where.class}`,
  ]
  const values = {
    school: where.school,
    group: group.filter(Boolean).join(', ') || 'in a class that was not named',
    time: spokenTime(acting.now),
  }
  await tellAll(
    acting,
    readers.flatMap(({ id, email }) =>
      email === null
        ? []
        : [
            {
              template: 'readerUrgentAnswer' as const,
              values,
              to: { audience: 'worker' as const, channel: 'email' as const, address: email, workerId: id },
            },
          ],
    ),
  )
}

const yearOf = (year: number): string => (year === 0 ? 'Reception' : `Year ${year}`)
