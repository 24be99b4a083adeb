import type { Context, MiddlewareHandler } from 'hono'
import { type About, mayCome } from '../policy/index.ts'
import { localPath } from './return-to.ts'
import { SignInAgain, SignInToSend } from './screens/sign-in-to-send.tsx'
import { sessionToken } from './session-cookie.ts'
import { provedLately } from './sessions.ts'
import { keepingTheDirectory, rolesOf, type Visit } from './visit.ts'

/** Lets signed-in workers through. A page asked for without a session comes after signing in; a form is not lost in silence. */
export const signedIn: MiddlewareHandler<Visit> = async (c, next) => {
  if (c.var.worker) return next()
  if (c.req.method === 'GET' || c.req.method === 'HEAD')
    return c.redirect(signInAddress(c.req.path + searchOf(c)), 303)
  return c.var.page({
    title: 'Sign in to send this',
    skin: 'public',
    status: 403,
    children: <SignInToSend href={signInAddress(pageBefore(c))} />,
  })
}

/**
 * Lets through whoever proved who they are in the last ten minutes; it stands behind `signedIn`. A page comes after signing
 * in again. A form is given back with everything that was typed, to be sent again once that is done.
 */
export const steppedUp: MiddlewareHandler<Visit> = async (c, next) => {
  const token = sessionToken(c)
  if (token && (await provedLately(c.var.database, token))) return next()
  if (c.req.method === 'GET' || c.req.method === 'HEAD')
    return c.redirect(signInAddress(c.req.path + searchOf(c), '/sign-in/again'), 303)
  const typed = [...new URLSearchParams(await c.req.text())]
  return c.var.page({
    title: 'Sign in again to send this',
    status: 403,
    children: (
      <SignInAgain
        href={signInAddress('/signed-in/again', '/sign-in/again')}
        action={c.req.path}
        typed={typed}
      />
    ),
  })
}

/**
 * Lets those kinds of worker through to whom the policy says yes. To anyone else there is nothing there: the same 404 as for
 * any address.
 */
export const whoMay =
  (about: About): MiddlewareHandler<Visit> =>
  async (c, next) =>
    c.var.worker && mayCome(rolesOf(c.var.worker), about) ? next() : c.notFound()

/** Lets curators through, as `whoMay` does. */
export const curators = whoMay(keepingTheDirectory)

const signInAddress = (path: string, by = '/sign-in'): string =>
  `${by}?${new URLSearchParams({ return_to: localPath(path) })}`

const searchOf = (c: Context<Visit>): string => new URL(c.req.url).search

// The page whose form was sent, when the browser says and it is ours.
function pageBefore(c: Context<Visit>): string {
  const before = URL.parse(c.req.header('referer') ?? '')
  return before && before.origin === c.var.origin ? before.pathname + before.search : '/'
}
