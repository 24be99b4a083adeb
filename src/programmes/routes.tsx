import { Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import { measureLibrary } from '../measures/index.ts'
import { programmeCalled, programmesNow } from './library.ts'
import { ProgrammePage } from './screens/programme.tsx'
import { Programmes } from './screens/programmes.tsx'

/** Every programme by tier, and each blueprint as a page, for whoever is signed in: /programmes */
export const programmeRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/programmes', signedIn, (c) =>
      c.var.act(async (acting) => {
        const { programmes } = await programmesNow(acting)
        return c.var.page({ title: 'Programmes', children: <Programmes programmes={programmes} /> })
      }),
    )
    .get('/programmes/:key', signedIn, (c) =>
      c.var.act(async (acting) => {
        const known = await programmeCalled(acting, c.req.param('key'))
        if (!known) return c.notFound()
        return c.var.page({
          title: known.programme.public_name,
          children: <ProgrammePage known={known} measures={measureLibrary()} />,
        })
      }),
    )
