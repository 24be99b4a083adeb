import type { Context } from 'hono'
import { formValues } from '../ui/index.ts'
import type { Typed } from '../ui/questions/index.ts'
import { isUuid, newId } from '../words/index.ts'
import type { Visit } from './visit.ts'

/** What was typed, and the id that was made with the form; a form without a good one gets a new one. */
export async function submitted(c: Context<Visit>): Promise<{ typed: Typed; id: string }> {
  const { id, ...typed } = formValues(await c.req.text()) as Typed
  return { typed, id: typeof id === 'string' && isUuid(id) ? id : newId() }
}
