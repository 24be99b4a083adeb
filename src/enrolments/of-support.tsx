import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { Content } from '../ui/index.ts'
import { type Enrolment, type EnrolmentState, stateWords } from './enrolment.ts'

/** A programme that somebody takes part in, or waits for, as their support shows it. */
type OfSupport = Pick<Enrolment, 'id' | 'state'> & { service: string }

/** Every part in a programme that belongs to a support, the latest first; at most 50. */
export function enrolmentsOfSupport({ tx }: Acting, supportId: string): Promise<OfSupport[]> {
  return tx
    .selectFrom('enrolment as e')
    .innerJoin('programme_run as run', 'run.id', 'e.run_id')
    .innerJoin('service', 'service.id', 'run.service_id')
    .select(['e.id', sql<EnrolmentState>`e.state`.as('state'), 'service.name as service'])
    .where('e.support_id', '=', supportId)
    .orderBy('e.waiting_since', 'desc')
    .limit(50)
    .execute()
}

/** The programmes of a support, on its page; nothing where there are none. */
export async function programmesOfSupport(acting: Acting, supportId: string): Promise<Content> {
  const all = await enrolmentsOfSupport(acting, supportId)
  if (all.length === 0) return null
  return (
    <section>
      <h2>Programmes</h2>
      <ul class="nhsuk-list">
        {all.map(({ id, state, service }) => (
          <li>
            <a href={`/enrolments/${id}`}>{service}</a>: {stateWords[state].toLowerCase()}
          </li>
        ))}
      </ul>
    </section>
  )
}
