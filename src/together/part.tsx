import type { Acting } from '../database/index.ts'
import type { Content } from '../ui/index.ts'
import { dateInLondon, plainDate } from '../words/index.ts'
import { pagePath } from './act-routes.tsx'
import { plansOfSupport } from './store.ts'

/** The plans of several agencies of a support, on its page; nothing where there are none. */
export async function sharedPlansPart(acting: Acting, supportId: string): Promise<Content> {
  const plans = await plansOfSupport(acting, supportId)
  if (plans.length === 0) return null
  return (
    <section aria-labelledby="shared-plans">
      <h2 id="shared-plans">With several agencies</h2>
      <ul class="nhsuk-list">
        {plans.map(({ id, words, openedAt, closedAt }) => (
          <li>
            <a href={pagePath(id)}>The plan of {plainDate(dateInLondon(openedAt))}</a>
            {closedAt ? `, closed on ${plainDate(dateInLondon(closedAt))}` : ''}: {words}
          </li>
        ))}
      </ul>
    </section>
  )
}
