import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { Visit } from '../../accounts/index.ts'
import type { DB } from '../../database/index.ts'
import { dateInLondon, en } from '../../words/index.ts'
import { serviceCan } from '../entry.ts'
import { EmbedPage } from '../screens/embed.tsx'
import { serviceById } from '../store.ts'
import { foundFor } from './found.ts'
import { framedFor } from './show.ts'

const { embedding: words } = en
const LINKS = 20

/** Where a school gets what it pastes into its own site. */
export const embedPages = (database: Kysely<DB>): Hono<Visit> =>
  new Hono<Visit>().get('/services/embed', async (c) => {
    const { origin, placeName, now, actor } = c.var
    const typed = (c.req.query('show') ?? '').slice(0, 2_000)
    const framed = framedFor(typed, origin)
    const about = { today: dateInLondon(now), place: actor.place }
    const links = framed?.service
      ? await linkTo(framed.service)
      : framed && (await foundFor(database, new URL(framed.page, origin).searchParams, about, LINKS)).results
    const wrong = !framed || !links || links.length === 0
    return c.var.page({
      title: words.title,
      section: 'services',
      skin: 'public',
      width: 'reading',
      errors: !framed,
      status: framed ? 200 : 422,
      children: (
        <EmbedPage
          typed={typed}
          problem={framed ? undefined : words.wrong}
          made={wrong ? undefined : { frame: framed.frame, links, origin, placeName }}
        />
      ),
    })
    async function linkTo(id: string) {
      const service = await serviceById(database, id)
      return service && serviceCan.beSeen(service) ? [service] : []
    }
  })
