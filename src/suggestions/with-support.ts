import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { prescriptionCan, type Supported, supportedBy } from '../referrals/index.ts'
import { isUuid } from '../words/index.ts'

/** Runs the work of a page about a support (`:id`) for which something may be found; not found for anybody else. */
export function withSupport(
  c: Context<Visit>,
  work: (acting: Acting, supported: Supported) => Promise<Response> | Response,
): Promise<Response> | Response {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) return c.notFound()
  return c.var.act(async (acting) => {
    const supported = await supportedBy(acting, id)
    return supported && prescriptionCan.beBegun(supported) ? work(acting, supported) : c.notFound()
  })
}
