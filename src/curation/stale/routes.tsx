import { curators } from '../../accounts/index.ts'
import { confirmEntry, countStale, staleEntries } from '../../directory/index.ts'
import { typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import { typedText } from '../../ui/questions/index.ts'
import { dateInLondon } from '../../words/index.ts'
import { aboutService, routes } from '../guard.ts'
import { StalePage } from './screens.tsx'

/** Entries that nobody made sure of for half a year, at /directory/stale, each with one tap. */
export const staleRoutes = () =>
  routes()
    .get('/directory/stale', curators, async (c) => {
      const page = Number(/^[1-9]\d{0,4}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
      const asked = { place: c.var.actor.place, today: dateInLondon(c.var.now), page }
      const [entries, total] = await c.var.act(async ({ tx }) => [
        await staleEntries(tx, asked),
        await countStale(tx, asked.place, asked.today),
      ])
      return c.var.page({
        title: 'Not checked lately',
        section: 'directory',
        before: <BackLink href="/directory" text="The directory" />,
        children: <StalePage {...{ entries, total, page }} />,
      })
    })
    .post('/directory/services/:id/confirmation', curators, (c) =>
      aboutService(c, async (service) => {
        const typed = await typedIn(c)
        await c.var.act((acting) => confirmEntry(acting, service.id))
        const list = typedText(typed, 'from') === 'stale'
        return c.redirect(list ? '/directory/stale' : `/directory/services/${service.id}`, 303)
      }),
    )
