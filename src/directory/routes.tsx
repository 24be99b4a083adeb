import { type Context, Hono } from 'hono'
import type { Kysely } from 'kysely'
import { curators, hourlyPace, type Visit, workerOf } from '../accounts/index.ts'
import type { DB } from '../database/index.ts'
import { BackLink, formValues } from '../ui/index.ts'
import { cleanLine } from '../words/index.ts'
import type { AroundService } from './around-service.ts'
import { cardPages } from './cards/card-routes.tsx'
import { embedPages } from './embed/embed-pages.tsx'
import { finderPages } from './finder-routes.tsx'
import { gapPages } from './gaps/gap-routes.tsx'
import { acceptHeld, heldRecords, refuseHeld } from './held.ts'
import { type HomeItem, homeLines, homeOfDirectory } from './home.ts'
import { photoPages } from './photos/photo-routes.tsx'
import { type HeldErrors, HeldPage } from './screens/held.tsx'
import { DirectoryHome } from './screens/home.tsx'
import { servicePages } from './service-page-routes.tsx'
import { sourceRoutes } from './sources/routes.tsx'
import { uploadRoutes } from './uploads/routes.tsx'

/** What the hall gives the directory from rooms to its right: what a curator's home has, what a service's page has. */
export type DirectorySettings = {
  database: Kysely<DB>
  home?: readonly HomeItem[]
  aroundService?: AroundService
}

/**
 * The directory's pages: for everybody, and for those who curate it. The public ones read straight from `database`:
 * nothing in them is about a person, so no actor is needed.
 */
export const directoryRoutes = ({
  database,
  home = [],
  aroundService = {},
}: DirectorySettings): Hono<Visit> => {
  const pace = hourlyPace({ gap: 30, search: 300 })
  return finderPages(database, pace)
    .route('/', gapPages(pace))
    .route('/', cardPages(database))
    .route('/', embedPages(database))
    .route('/', servicePages({ database, aroundService }))
    .route('/', photoPages(database))
    .route('/', curatorsHome(home))
    .route('/', curatorsPages())
    .route('/', sourceRoutes())
    .route('/', uploadRoutes(database))
}

const curatorsHome = (more: readonly HomeItem[]) =>
  new Hono<Visit>().get('/directory', curators, async (c) => {
    const lines = await c.var.act((acting) => homeLines(acting, [...more, ...homeOfDirectory]))
    return c.var.page({
      title: 'The directory',
      section: 'directory',
      children: <DirectoryHome lines={lines} />,
    })
  })

const curatorsPages = () =>
  new Hono<Visit>()
    .get('/directory/held', curators, (c) => heldPage(c))
    .post('/directory/held/:id/acceptance', curators, async (c) => {
      const id = c.req.param('id')
      const sent = formValues(await c.req.text()).name
      const typed = typeof sent === 'string' ? sent : (sent?.at(-1) ?? '')
      const name = cleanLine(typed, { max: 300 })
      if (!name.ok) {
        const problem =
          name.problem === 'empty' ? 'Enter a name to show' : 'The name must be 300 characters or fewer'
        return heldPage(c, { [id]: { typed, problem } })
      }
      const decision = await c.var.act((acting) => acceptHeld(acting, id, name.text, workerOf(c).id))
      if (!decision.ok) return decision.because === 'gone' ? c.redirect('/directory/held', 303) : c.notFound()
      return c.redirect(`/services/${decision.service}`, 303)
    })
    .post('/directory/held/:id/refusal', curators, async (c) => {
      await c.var.act((acting) => refuseHeld(acting, c.req.param('id'), workerOf(c).id))
      return c.redirect('/directory/held', 303)
    })

async function heldPage(c: Context<Visit>, errors: HeldErrors = {}) {
  const wrong = Object.keys(errors).length > 0
  const held = await c.var.act(({ tx }) => heldRecords(tx, c.var.actor.place))
  // Somebody has decided it meanwhile: there is nothing left to put right.
  if (wrong && !held.some(({ id }) => id in errors)) return c.redirect('/directory/held', 303)
  return c.var.page({
    title: 'Held records',
    section: 'directory',
    before: <BackLink href="/directory" text="The directory" />,
    errors: wrong,
    status: wrong ? 422 : 200,
    children: <HeldPage held={held} now={c.var.now} errors={errors} />,
  })
}
