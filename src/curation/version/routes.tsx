import type { Context } from 'hono'
import { curators, type Visit } from '../../accounts/index.ts'
import { restoreVersion, type Service, versionsOf } from '../../directory/index.ts'
import { BackLink } from '../../ui/index.ts'
import { aboutService, routes } from '../guard.ts'
import { VersionsPage } from './screens.tsx'
import { told } from './told.ts'

async function show(c: Context<Visit>, service: Service) {
  const versions = await c.var.act(({ tx }) => versionsOf(tx, service.id))
  return c.var.page({
    title: `Versions of ${service.name}`,
    section: 'directory',
    before: <BackLink href={`/directory/services/${service.id}`} text={service.name} />,
    children: <VersionsPage {...{ service }} changes={told(service, versions)} now={c.var.now} />,
  })
}

/** How an entry stood before each change, and the way back: /directory/services/:id/versions. */
export const versionRoutes = () =>
  routes()
    .get('/directory/services/:id/versions', curators, (c) => aboutService(c, (service) => show(c, service)))
    .post('/directory/services/:id/versions/:nth{[1-9][0-9]{0,5}}/restoration', curators, (c) =>
      aboutService(c, async (service) => {
        const there = await c.var.act((acting) =>
          restoreVersion(acting, service.id, Number(c.req.param('nth'))),
        )
        return there ? c.redirect(`/directory/services/${service.id}/versions`, 303) : c.notFound()
      }),
    )
