import { Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import { measureLibrary } from '../measures/index.ts'
import type { Content } from '../ui/index.ts'
import { programmeCalled, programmesNow } from './library.ts'
import { ProgrammePage } from './screens/programme.tsx'
import { Programmes } from './screens/programmes.tsx'

/** What rooms to the right put on these pages: nothing, where they have nothing for this visitor. */
export type ProgrammeSettings = {
  /** On the page of a programme. */
  beside: (visit: Visit['Variables'], programme: Programme) => Promise<Content>
  /** Above the list. */
  above: (visit: Visit['Variables']) => Promise<Content>
}

/** Every programme by tier, and each blueprint as a page, for whoever is signed in: /programmes */
export const programmeRoutes = ({ beside, above }: ProgrammeSettings): Hono<Visit> =>
  new Hono<Visit>()
    .get('/programmes', signedIn, async (c) => {
      const { programmes } = await c.var.act(programmesNow)
      return c.var.page({
        ...{ title: 'Programmes', section: 'programmes' },
        children: <Programmes programmes={programmes} above={await above(c.var)} />,
      })
    })
    .get('/programmes/:key', signedIn, async (c) => {
      const known = await c.var.act((acting) => programmeCalled(acting, c.req.param('key')))
      if (!known) return c.notFound()
      const more = await beside(c.var, known.programme)
      return c.var.page({
        ...{ title: known.programme.public_name, section: 'programmes' },
        children: <ProgrammePage known={known} measures={measureLibrary()} beside={more} />,
      })
    })
