import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { formValues } from '../ui/index.ts'
import { type Typed, typedText } from '../ui/questions/index.ts'
import { isUuid } from '../words/index.ts'
import type { YoungPerson } from './person.ts'
import { personById } from './store.ts'

/** What is typed in a sent form, exactly as it came. */
export const typedIn = async (c: Context<Visit>): Promise<Typed> => formValues(await c.req.text())

/** A form with a list, as bytes: from the file that was chosen, and else as it was pasted. */
export type SentList = { typed: Typed; bytes: Uint8Array }

/** The same of a form with a list. */
export async function listSent(c: Context<Visit>): Promise<SentList> {
  const body = await c.req.formData().catch(() => new FormData())
  const typed = formValues(body as unknown as Iterable<readonly [string, unknown]>) as Typed
  const file = body.get('file')
  const bytes =
    file instanceof File && file.size > 0
      ? new Uint8Array(await file.arrayBuffer())
      : new TextEncoder().encode(typedText(typed, 'list').trim())
  return { typed, bytes }
}

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
