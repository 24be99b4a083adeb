import { Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import { measureLibrary } from '../measures/index.ts'
import { programmeCalled, programmesNow } from './library.ts'
import { ProgrammePage } from './screens/programme.tsx'
import { Programmes } from './screens/programmes.tsx'

/** What a room to the right puts on the page of a programme: nothing, where it has nothing for this visitor. */
export type ProgrammeSettings = {
  beside: (visit: Visit['Variables'], programme: Programme) => Promise<unknown>
}

/** Every programme by tier, and each blueprint as a page, for whoever is signed in: /programmes */
export const programmeRoutes = ({ beside }: ProgrammeSettings): Hono<Visit> =>
  new Hono<Visit>()
    .get('/programmes', signedIn, (c) =>
      c.var.act(async (acting) => {
        const { programmes } = await programmesNow(acting)
        return c.var.page({ title: 'Programmes', children: <Programmes programmes={programmes} /> })
      }),
    )
    .get('/programmes/:key', signedIn, async (c) => {
      const known = await c.var.act((acting) => programmeCalled(acting, c.req.param('key')))
      if (!known) return c.notFound()
      const more = await beside(c.var, known.programme)
      return c.var.page({
        title: known.programme.public_name,
        children: <ProgrammePage known={known} measures={measureLibrary()} beside={more} />,
      })
    })
