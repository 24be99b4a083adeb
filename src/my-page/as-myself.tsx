import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { personById, type YoungPerson } from '../people/index.ts'
import { en } from '../words/index.ts'
import { ownPerson } from './around-store.ts'
import { holderOfSession } from './own-page-store.ts'
import { dropSession, sessionInHand } from './page-cookie.ts'
import { Nothing } from './screens/door.tsx'

type C = Context<Visit>

/** The young person whose page is open, in one transaction of their own. */
export type Myself = { acting: Acting; person: YoungPerson }

const shut = en.myPage.shut

/**
 * Works as the young person whose page this browser has open, and never as a worker who is signed in beside it. A page that
 * was taken back, or lay there too long, is shut at this very request: 404 for an address with an id, as for anything else
 * that is not there, and a page that says how to open it again for the others, with a login where they are told its name.
 */
export async function asMyself(
  c: C,
  work: (me: Myself) => Promise<Response>,
  login?: string,
): Promise<Response> {
  const session = sessionInHand(c)
  const actor = session === '' ? null : await c.var.act((acting) => holderOfSession(acting, session))
  if (actor?.kind === 'parent')
    return c.req.param('id') === undefined ? c.redirect('/my/child', 303) : c.notFound()
  const answer =
    actor &&
    (await c.var.actAs(actor, async (acting) => {
      const id = await ownPerson(acting)
      const person = id && (await personById(acting, id))
      return person ? work({ acting, person }) : null
    }))
  if (answer) return answer
  if (session !== '') dropSession(c)
  if (c.req.param('id') !== undefined) return c.notFound()
  return c.var.page({
    ...{ title: shut.title, skin: 'young', width: 'reading', status: 403 },
    children: <Nothing {...shut} login={login} />,
  })
}
