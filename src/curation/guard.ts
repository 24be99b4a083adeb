import { type Context, Hono } from 'hono'
import { type Visit, whoMay } from '../accounts/index.ts'
import { type Service, serviceById } from '../directory/index.ts'

/** Lets through those who read what is said about safety as well. */
export const readersOfWords = whoMay({ about: 'feedback', act: 'see' })

/** Runs the work of a page about one service (`:id`) that is not withdrawn; not found for any other id. */
export async function aboutOpenService(
  c: Context<Visit>,
  work: (service: Service) => Response | Promise<Response>,
): Promise<Response> {
  const service = await aService(c)
  return service && service.withdrawnOn === null ? work(service) : c.notFound()
}

/** Runs a curator's work about one service (`:id`), withdrawn or not. */
export async function aboutService(
  c: Context<Visit>,
  work: (service: Service) => Response | Promise<Response>,
): Promise<Response> {
  const service = await aService(c)
  return service ? work(service) : c.notFound()
}

const aService = (c: Context<Visit>): Promise<Service | undefined> =>
  c.var.act(({ tx }) => serviceById(tx, c.req.param('id') ?? ''))

/** A room's routes, empty. */
export const routes = (): Hono<Visit> => new Hono<Visit>()
