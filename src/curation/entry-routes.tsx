import { curators } from '../accounts/index.ts'
import { freshnessOf } from '../directory/index.ts'
import { BackLink } from '../ui/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { assurancesOf } from './assurance/store.ts'
import { aboutService, routes } from './guard.ts'
import { endKeeping, keepersOf } from './keeping/keepers.ts'
import { EntryPage } from './screens/entry.tsx'

/** One entry as whoever keeps the directory sees it, with the ways to everything about it: /directory/services/:id. */
export const entryRoutes = () =>
  routes()
    .get('/directory/services/:id', curators, (c) =>
      aboutService(c, async (service) => {
        const today = dateInLondon(c.var.now)
        const [assurances, keepers] = await c.var.act(async (acting) => [
          await assurancesOf(acting.tx, service.id),
          await keepersOf(acting, service.id),
        ])
        return c.var.page({
          title: service.name,
          section: 'directory',
          before: <BackLink href="/directory" text="The directory" />,
          children: (
            <EntryPage {...{ service, assurances, keepers, today }} freshness={freshnessOf(service, today)} />
          ),
        })
      }),
    )
    .post('/directory/services/:id/keepers/:keeper/ending', curators, (c) =>
      aboutService(c, async (service) => {
        const keeper = c.req.param('keeper')
        if (!isUuid(keeper)) return c.notFound()
        await c.var.act((acting) => endKeeping(acting, keeper))
        return c.redirect(`/directory/services/${service.id}`, 303)
      }),
    )
