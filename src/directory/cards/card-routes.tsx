import { type Context, Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { Visit } from '../../accounts/index.ts'
import type { DB } from '../../database/index.ts'
import { dateInLondon, en, isUuid } from '../../words/index.ts'
import { calendarOf } from '../calendar/calendar.ts'
import { type Service, serviceCan } from '../entry.ts'
import { mapOnACard } from '../map/where.tsx'
import { CardPage, CardsPage } from '../screens/cards.tsx'
import { serviceById } from '../store.ts'
import { cardOf, MOST_CARDS } from './card.ts'

const { sharing: words } = en

/** What goes out from a service's page on paper and into calendars. */
export const cardPages = (database: Kysely<DB>): Hono<Visit> =>
  new Hono<Visit>()
    .get('/services/cards', (c) => sheet(c, database))
    .get('/services/:id/card', async (c) => {
      const service = await seen(database, c.req.param('id'))
      if (!service) return c.notFound()
      const size = c.req.query('size') === 'a5' ? 'a5' : 'a6'
      return c.var.page({
        title: words.cardOf(service),
        section: 'services',
        skin: 'public',
        children: (
          <CardPage
            card={cardOf(service, today(c), c.var.origin)}
            size={size}
            map={size === 'a5' && service.walkIn.length === 0 ? await mapOnACard(database, service) : null}
            {...around(c)}
          />
        ),
      })
    })
    .get('/services/:id/calendar.ics', async (c) => {
      const service = await seen(database, c.req.param('id'))
      const text = service && calendarOf(service, today(c), `${c.var.origin}/services/${service.id}`)
      if (!service || !text) return c.notFound()
      return c.body(text, 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName(service.name)}.ics"`,
        'cache-control': 'public, max-age=3600',
      })
    })

const today = (c: Context<Visit>) => dateInLondon(c.var.now)
const around = (c: Context<Visit>) => ({ placeName: c.var.placeName, today: today(c) })

async function seen(database: Kysely<DB>, id: string): Promise<Service | undefined> {
  const service = await serviceById(database, id)
  return service && serviceCan.beSeen(service) ? service : undefined
}

/** Plain letters only: some programs read no others in the name of a file. */
const fileName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'calendar'

async function sheet(c: Context<Visit>, database: Kysely<DB>) {
  const asked = new URL(c.req.url).searchParams
  const typed = (asked.get('more') ?? '').slice(0, 500)
  const given = [...new Set(asked.getAll('id').slice(0, MOST_CARDS).filter(isUuid))]
  const more = /\/services\/([0-9a-f-]{36})(?![0-9a-f-])/i.exec(typed)?.[1]?.toLowerCase()
  const added = more && isUuid(more) ? await seen(database, more) : undefined
  const isFull = given.length >= MOST_CARDS
  if (added && !isFull && !given.includes(added.id)) {
    const ids = [...given, added.id].map((id) => ['id', id])
    return c.redirect(`/services/cards?${new URLSearchParams(ids)}`, 303)
  }
  const services = (await Promise.all(given.map((id) => seen(database, id)))).filter(
    (one) => one !== undefined,
  )
  const isAsked = asked.has('more') && !(added && given.includes(added.id))
  const problem = isAsked ? (isFull ? words.moreFull : words.moreWrong) : undefined
  return c.var.page({
    title: words.cards,
    section: 'services',
    skin: 'public',
    errors: problem !== undefined,
    status: problem ? 422 : 200,
    children: (
      <CardsPage
        cards={services.map((service) => cardOf(service, today(c), c.var.origin))}
        missing={services.length < given.length}
        typed={typed}
        problem={problem}
        {...around(c)}
      />
    ),
  })
}
