import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { formValues } from '../ui/index.ts'
import type { Typed } from '../ui/questions/index.ts'
import { isUuid } from '../words/index.ts'
import type { YoungPerson } from './person.ts'
import { personById } from './store.ts'

/** What is typed in a sent form, exactly as it came. */
export const typedIn = async (c: Context<Visit>): Promise<Typed> => formValues(await c.req.text())

/**
 * Runs the work of a page about one young person (`:id`) in one transaction. An id that is none, one that never
 * existed and one outside the circle get the same not found.
 */
export function aboutPerson(
  c: Context<Visit>,
  work: (acting: Acting, person: YoungPerson) => Response | Promise<Response>,
): Response | Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) return c.notFound()
  return c.var.act(async (acting) => {
    const person = await personById(acting, id)
    return person ? work(acting, person) : c.notFound()
  })
}
