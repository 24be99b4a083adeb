import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { Visit } from '../accounts/index.ts'
import type { DB } from '../database/index.ts'
import { dateInLondon } from '../words/index.ts'
import { type AroundService, putAround } from './around-service.ts'
import { serviceCan } from './entry.ts'
import { firstWords } from './facts.ts'
import { whereOnTheMap } from './map/where.tsx'
import { keepsEntry } from './photos/photo.ts'
import { photosOf } from './photos/photo-store.ts'
import { ServicePage } from './screens/service-page.tsx'
import { serviceById } from './store.ts'

/** The page of one service, for everybody. */
export const servicePages = ({
  database,
  aroundService,
}: {
  database: Kysely<DB>
  aroundService: AroundService
}): Hono<Visit> =>
  new Hono<Visit>().get('/services/:id', async (c) => {
    const service = await serviceById(database, c.req.param('id'))
    if (!service || !serviceCan.beSeen(service)) return c.notFound()
    const around = await putAround(aroundService, { service, database, visit: c.var })
    const photos = await photosOf(database, service.id)
    const map = await whereOnTheMap(database, service, c.req.query('map'))
    return c.var.page({
      title: service.name,
      section: 'services',
      skin: 'public',
      shared: {
        description: service.summary ?? firstWords(service.description),
        address: `${c.var.origin}/services/${service.id}`,
        image: `${c.var.origin}/services/${service.id}/picture.png`,
      },
      children: (
        <ServicePage
          service={service}
          photos={photos}
          today={dateInLondon(c.var.now)}
          around={around}
          map={map}
          keeps={keepsEntry(c.var.worker, service)}
          origin={c.var.origin}
        />
      ),
    })
  })
