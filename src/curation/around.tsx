import { isCurator } from '../accounts/index.ts'
import type { AroundService } from '../directory/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { Assured } from './assurance/screens.tsx'
import { assurancesOf } from './assurance/store.ts'
import { ShownFeedback } from './feedback/screens/shown.tsx'
import { feedbackShown } from './feedback/store.ts'

const { foot: words } = en.curation

/** What this room puts on a service's page: what was assured, how it was, and the ways to put the page right. */
export const aroundService: AroundService = {
  assured: async ({ service, database, visit }) => {
    const assurances = await assurancesOf(database, service.id)
    if (assurances.length === 0) return undefined
    return <Assured assurances={assurances} today={dateInLondon(visit.now)} />
  },
  below: async ({ service, database }) => (
    <ShownFeedback
      shown={await feedbackShown(database, service.id)}
      href={`/services/${service.id}/feedback`}
    />
  ),
  foot: async ({ service, visit }) => (
    <section class="app-page-foot">
      <h2>{words.heading}</h2>
      <ul>
        <li>
          <a href={`/services/${service.id}/report`}>{words.wrong}</a>
        </li>
        <li>
          <a href={`/services/${service.id}/claim`}>{words.yours}</a>
        </li>
        {isCurator(visit.worker) && (
          <li>
            <a href={`/directory/services/${service.id}`}>Look after this entry</a>
          </li>
        )}
      </ul>
    </section>
  ),
}
