import type { Acting } from '../database/index.ts'
import type { Content } from '../ui/index.ts'
import { dateInLondon, plainDate } from '../words/index.ts'
import { pathOf } from './act-routes.tsx'
import { plansOfPerson } from './store.ts'

/** The families' plans in which a young person is, on the page of their support; nothing where there are none. */
export async function familyPlansPart(acting: Acting, youngPersonId: string): Promise<Content> {
  const plans = await plansOfPerson(acting, youngPersonId)
  if (plans.length === 0) return null
  return (
    <section aria-labelledby="family-plans">
      <h2 id="family-plans">With their family</h2>
      <ul class="nhsuk-list">
        {plans.map(({ id, words, openedAt, endedAt }) => (
          <li>
            <a href={pathOf(id)}>The family’s plan of {plainDate(dateInLondon(openedAt))}</a>
            {endedAt ? `, ended on ${plainDate(dateInLondon(endedAt))}` : ''}: {words}
          </li>
        ))}
      </ul>
    </section>
  )
}
