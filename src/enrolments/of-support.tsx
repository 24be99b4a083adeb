import type { Acting } from '../database/index.ts'
import type { Content } from '../ui/index.ts'
import { stateWords } from './enrolment.ts'
import { enrolmentsOfSupport } from './store.ts'

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
