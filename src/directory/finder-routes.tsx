import { type Context, Hono } from 'hono'
import type { Kysely } from 'kysely'
import { isCurator, ourCookie, type Pace, signedIn, type Visit } from '../accounts/index.ts'
import type { DB } from '../database/index.ts'
import { attributionsOf } from '../geography/index.ts'
import { dateInLondon, en, newId } from '../words/index.ts'
import { type Tier, tiers } from './facets.ts'
import { type Asked, addressOf, askedNothing, lookingFor, readAsked } from './finding/asked.ts'
import { countServices, type Found, findServices } from './finding/find-services.ts'
import { foundOnTheMap } from './finding/found-map.tsx'
import { timetableOf } from './finding/timetable.ts'
import { type Whereabouts, whereabouts } from './finding/where.ts'
import { everything, FEW, type Wider, waysWider, worthOffering } from './finding/widening.ts'
import { districtOf, saidIn } from './gaps/gap.ts'
import { countEmptySearch } from './gaps/gap-store.ts'
import { FindPage, firstOn } from './screens/find.tsx'

type C = Context<Visit>

const tiersCookie = ourCookie('trellis_tiers')
const MOST_IN_A_WEEK = 60

/** A worker's tiers. They stay in their browser (rule 11): nobody else's are read, whatever the browser sends. */
export function tiersOf(c: C): Tier[] {
  if (!c.var.worker) return []
  const kept = (tiersCookie.read(c) ?? '').split(' ')
  return tiers.filter((tier) => kept.includes(tier))
}

/** The finder, for everybody. It reads straight from `database`: nothing in it is about a person. */
export const finderPages = (database: Kysely<DB>, pace: Pace<'search'>): Hono<Visit> =>
  new Hono<Visit>()
    .get('/services', async (c) => {
      const asked = readAsked(new URL(c.req.url).searchParams)
      const { worker, now } = c.var
      const where = await whereabouts(database, asked.where, c.var.actor.place)
      const chosen = tiersOf(c)
      const week = asked.view === 'week'
      const found = await findServices(database, lookingAt(c, asked, where, chosen), {
        counted: true,
        ...(week ? { size: MOST_IN_A_WEEK } : {}),
      })
      if (found.total === 0) await tally(c, asked, pace)
      return c.var.page({
        title: en.directory.find.title,
        section: 'services',
        skin: 'public',
        children: (
          <FindPage
            {...{ found, asked, where, now }}
            wider={await widerThan(c, database, asked, where, found, chosen)}
            map={await mapOf(c, database, { found, asked, where })}
            attributions={where.kind === 'found' ? await attributionsOf(database) : []}
            timetable={week ? timetableOf(found.results, dateInLondon(now), asked) : null}
            worker={worker && { chosen, curates: isCurator(worker) }}
          />
        ),
      })
    })
    .post('/services/tiers', signedIn, async (c) => {
      const sent = new URLSearchParams(await c.req.text())
      const chosen = tiers.filter((tier) => sent.getAll('tier').slice(0, 20).includes(tier))
      tiersCookie.write(c, chosen.join(' '))
      const [path = '', query] = (sent.get('back') ?? '').slice(0, 4_000).split('?')
      const back = new URLSearchParams(query ?? '')
      const finding = /^\/supports\/[0-9a-f-]{36}\/prescriptions\/new$/.exec(path)?.[0]
      return c.redirect(finding ? `${finding}?${back}` : addressOf(readAsked(back)), 303)
    })

// On its own view the map stands with the list; beside the list it is for wide screens only.
const mapOf = (c: C, database: Kysely<DB>, shown: { found: Found; asked: Asked; where: Whereabouts }) =>
  shown.asked.view === 'week'
    ? null
    : foundOnTheMap(database, { ...shown, first: firstOn(shown.found) }, c.req.query('map'))

// A search that found nothing is counted, with no person and no address: it says what is missing. Whoever reads the
// counts looks into them with searches of their own, which are nobody's need.
async function tally(c: C, asked: Asked, pace: Pace<'search'>): Promise<void> {
  const said = isCurator(c.var.worker) ? null : saidIn(asked)
  if (said === null || asked.page > 1 || !(await pace(c, 'search'))) return
  await c.var.act((acting) =>
    countEmptySearch(acting, { id: newId(), said, district: districtOf(asked.where) }),
  )
}

const lookingAt = (c: C, asked: Asked, where: Whereabouts, chosen: readonly Tier[]) =>
  lookingFor(asked, where.kind === 'found' ? where : null, {
    today: dateInLondon(c.var.now),
    place: c.var.actor.place,
    tiers: chosen,
  })

async function widerThan(
  c: C,
  database: Kysely<DB>,
  asked: Asked,
  where: Whereabouts,
  found: Found,
  chosen: readonly Tier[],
): Promise<Wider[]> {
  const fitting = found.onlySome ? 0 : found.total
  if (fitting >= FEW) return []
  const located = where.kind === 'found'
  const ways = waysWider(asked, found.said, located)
  const last = everything(asked, found.said, askedNothing, located)
  return worthOffering(ways, last, fitting, (wider) =>
    countServices(database, lookingAt(c, wider, wider.where === '' ? { kind: 'not_said' } : where, chosen)),
  )
}
