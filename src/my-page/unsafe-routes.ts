import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { typedIn } from '../people/index.ts'
import { sendUnsafe, sentOnce, showSent, showUnsafe } from '../safety/index.ts'
import { asMyself } from './as-myself.tsx'

const path = '/my/unsafe'

/** "I don’t feel safe", from a young person’s own page. */
export function unsafeRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get(path, (c) => asMyself(c, ({ acting }) => showUnsafe(c, { acting, path })))
    .get(`${path}/sent`, (c) => asMyself(c, ({ acting }) => showSent(c, { acting, path })))
    .post(path, async (c) => {
      const typed = await typedIn(c)
      return sentOnce(c, path, () => asMyself(c, ({ acting }) => sendUnsafe(c, { acting, path }, typed)))
    })
}
