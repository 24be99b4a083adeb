import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { askerOf, keepPace } from '../accounts/index.ts'
import { isUuid, writeLog } from '../words/index.ts'
import { accepts, answer, openHeaders, preflight, problem } from './answers.ts'
import { openApi } from './document.ts'
import { type Giver, type ListEndpoint, lists, type OneEndpoint, ones } from './endpoints.ts'
import { linesOf } from './lines.ts'
import { pageAsked, pageOf } from './page.ts'
import { type Asked, askedIn, Nonsense } from './parameters.ts'

/** What is needed to give the directory out: who gives for the place a visit is about, and how much may be asked. */
export type GivingOut = {
  giver: (origin: string) => Promise<Giver>
  /** Where browsers see this server; else the host that was asked. */
  publicUrl?: string
  pointsAMinute?: number
}

type Asking = { Variables: { giver: Giver } }

/**
 * Open Referral UK 3.0, for everybody: no key, no cookie, no session. To be mounted under /oruk.
 */
export function openReferralRoutes({
  giver,
  publicUrl,
  pointsAMinute = POINTS_A_MINUTE,
}: GivingOut): Hono<Asking> {
  const app = new Hono<Asking>()
  app.onError(failed)
  app.use(opened)
  app.use(async (c, next) => {
    c.set('giver', await giver(publicUrl ?? new URL(c.req.url).origin))
    return next()
  })
  const spend = throttled(pointsAMinute)
  const get = (path: string, handle: (c: Context<Asking>) => Promise<Response>) => {
    for (const at of [path, `${path}/`]) {
      app.get(at, handle)
      app.all(at, notThatWay)
    }
  }
  get('/openapi.json', async (c) => (await spend(c, 1)) ?? answer(c, openApi(c.var.giver.origin)))
  for (const list of lists) get(list.path, (c) => giveList(c, list, spend))
  for (const one of ones) get(one.path, (c) => giveOne(c, one, spend))
  // The address to begin with, with its slash or without: a router that is mounted sees both as what is left over.
  return app.all('*', async (c) => {
    if (!/^\/oruk\/?$/.test(c.req.path)) return problem(c, 404, 'There is nothing at this address.')
    if (c.req.method !== 'GET') return notThatWay(c)
    return (await spend(c, 1)) ?? answer(c, about(c.var.giver.origin))
  })
}

const opened: MiddlewareHandler<Asking> = async (c, next) => {
  for (const [name, value] of Object.entries(openHeaders)) c.header(name, value)
  if (c.req.method !== 'OPTIONS') return next()
  return c.body(null, 204, preflight)
}

type Spending = (c: Context<Asking>, cost: number) => Promise<Response | undefined>

/** How much one network address may ask for in a minute: an answer costs 1, a long or full one more. */
const POINTS_A_MINUTE = 600

/** Takes the cost of an answer from what its asker may have; answers itself when that is used up. */
function throttled(points: number): Spending {
  const take = keepPace(points, 60)
  return async (c, cost) => {
    const { ok, left, seconds } = await take(askerOf(c), Math.ceil(cost))
    c.header('ratelimit-limit', String(points))
    c.header('ratelimit-remaining', String(left))
    c.header('ratelimit-reset', String(seconds))
    if (ok) return undefined
    c.header('retry-after', String(seconds))
    return problem(c, 429, `Too much was asked for within a minute. Try again in ${seconds} seconds.`)
  }
}

const JSON_KIND = 'application/json'
const LINES_KIND = 'application/x-ndjson'

async function giveList(c: Context<Asking>, list: ListEndpoint, spend: Spending): Promise<Response> {
  const { searchParams } = new URL(c.req.url)
  const asked = askedIn(searchParams, list.takes)
  const lines = asked.format === 'ndjson'
  const kind = lines ? LINES_KIND : JSON_KIND
  if (!accepts(c.req.header('accept'), kind)) return problem(c, 406, `This is given as ${kind} only.`)
  const form = formOf(asked)
  if (lines)
    return (
      (await spend(c, 50)) ?? c.body(linesOf(c.var.giver, list, asked, form), 200, { 'content-type': kind })
    )
  const page = pageAsked(asked)
  const cost = 1 + page.size / (form === 'full' ? 20 : form === 'minimal' ? 5_000 : 200)
  const stopped = await spend(c, cost)
  if (stopped) return stopped
  const stretch = { limit: page.size, offset: (page.page - 1) * page.size }
  const given = await list.give(c.var.giver, asked, stretch, form)
  const content = pageOf(given, page)
  return answer(c, content, { changedAt: given.changedAt, links: linksOf(c, content) })
}

const formOf = ({ minimal, full, full_service }: Asked) =>
  minimal ? 'minimal' : full || full_service ? 'full' : 'listed'

async function giveOne(c: Context<Asking>, one: OneEndpoint, spend: Spending): Promise<Response> {
  if (!accepts(c.req.header('accept'), JSON_KIND))
    return problem(c, 406, `This is given as ${JSON_KIND} only.`)
  const stopped = await spend(c, 1)
  if (stopped) return stopped
  const id = c.req.param('id') ?? ''
  const given = isUuid(id) ? await one.give(c.var.giver, id.toLowerCase()) : undefined
  if (!given) return problem(c, 404, 'There is nothing of this id here.')
  return answer(c, given.content, { changedAt: given.changedAt })
}

/** The pages before and after, for whoever follows links. */
function linksOf(
  c: Context<Asking>,
  { page_number, total_pages }: { page_number: number; total_pages: number },
) {
  const url = new URL(c.req.url)
  const to = (page: number, rel: string) => {
    url.searchParams.set('page', String(page))
    return `<${c.var.giver.origin}${url.pathname}${url.search}>; rel="${rel}"`
  }
  return [
    ...(page_number > 1 ? [to(Math.min(page_number - 1, Math.max(1, total_pages)), 'prev')] : []),
    ...(page_number < total_pages ? [to(page_number + 1, 'next')] : []),
  ].join(', ')
}

const about = (origin: string) => ({
  version: 'HSDS-UK-3.0',
  profile: 'https://openreferraluk.org',
  openapi_url: `${origin}/oruk/openapi.json`,
})

const notThatWay = (c: Context<Asking>) => {
  c.header('allow', 'GET, HEAD, OPTIONS')
  return problem(c, 405, 'This can be read and nothing else: use GET.')
}

function failed(error: Error, c: Context<Asking>): Response {
  if (error instanceof Nonsense) return problem(c, 400, error.message, error.parameter)
  const code = 'code' in error ? String(error.code) : ''
  // Names of things only: a message of the database may carry what somebody typed.
  writeLog(`open referral failed: ${error.name} ${code}`, { level: 'error' })
  if (code === '') writeLog(error.stack?.split('\n').slice(1, 8).join(' ') ?? '', { level: 'error' })
  return problem(c, 500, 'Something went wrong here. It is our fault, not yours.')
}
