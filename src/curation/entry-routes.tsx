import { freshnessOf } from '../directory/index.ts'
import { BackLink } from '../ui/index.ts'
import { dateInLondon } from '../words/index.ts'
import { assurancesOf } from './assurance/store.ts'
import { aboutService, curators, routes } from './guard.ts'
import { EntryPage } from './screens/entry.tsx'

/** One entry as whoever keeps the directory sees it, with the ways to everything about it: /directory/services/:id. */
export const entryRoutes = () =>
  routes().get('/directory/services/:id', curators, (c) =>
    aboutService(c, async (service) => {
      const today = dateInLondon(c.var.now)
      const assurances = await c.var.act(({ tx }) => assurancesOf(tx, service.id))
      return c.var.page({
        title: service.name,
        section: 'directory',
        before: <BackLink href="/directory" text="The directory" />,
        children: <EntryPage {...{ service, assurances, today }} freshness={freshnessOf(service, today)} />,
      })
    }),
  )
