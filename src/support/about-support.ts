import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { calledName, personById } from '../people/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import type { About } from './act.ts'
import { beholderOf, supportById } from './store.ts'

/**
 * Runs the work of a page about one support (`:id`) in one transaction, with whose it is and who looks. An id that is
 * none, one that never existed and one outside the circle get the same not found. Held against others when `toChange`.
 */
export function aboutSupport(
  c: Context<Visit>,
  work: (acting: Acting, about: About) => Response | Promise<Response>,
  toChange = false,
): Response | Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) return c.notFound()
  return c.var.act(async (acting) => {
    const support = await supportById(acting, id, toChange)
    const person = support && (await personById(acting, support.youngPersonId))
    if (!support || !person) return c.notFound()
    const about = { support, person, called: calledName(person), today: dateInLondon(acting.now) }
    return work(acting, { ...about, who: await beholderOf(acting) })
  })
}
