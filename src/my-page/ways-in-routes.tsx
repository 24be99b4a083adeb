import { type Context, Hono } from 'hono'
import { isPressedHere, tokenHash, type Visit } from '../accounts/index.ts'
import { recordLook } from '../history/index.ts'
import { en, isUuid } from '../words/index.ts'
import { asMyself, type Myself } from './as-myself.tsx'
import { type LoginWay, setOutWith } from './login-routes.tsx'
import { sessionInHand } from './page-cookie.ts'
import { WaysIn } from './screens/ways-in.tsx'
import { closeThere, openPages, ownLogin, unbindLogin } from './ways-in-store.ts'

type C = Context<Visit>

const words = en.waysIn

async function show(c: C, { acting, person }: Myself, login: LoginWay | null): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['ways_in'] })
  const open = await openPages(acting, sessionInHand(c))
  const { boundAt, may } = await ownLogin(acting)
  const here = open.find((one) => one.here)
  return c.var.page({
    ...{ title: words.title, skin: 'young' },
    children: (
      <WaysIn
        login={login && may ? { name: login.provider.name, mayBind: here?.byLogin === false } : null}
        boundAt={boundAt}
        open={open}
        now={acting.now}
      />
    ),
  })
}

/** How a young person opens their page, and where it is open: /my/ways-in. */
export function waysInRoutes(login: LoginWay | null): Hono<Visit> {
  const app = new Hono<Visit>()
    .get('/my/ways-in', (c) => asMyself(c, (me) => show(c, me, login)))
    .post('/my/ways-in/:id/ending', (c) =>
      asMyself(c, async ({ acting, person }) => {
        const id = c.req.param('id')
        const closed = isUuid(id) && (await closeThere(acting, id, person.id))
        return closed ? c.redirect('/my/ways-in', 303) : c.notFound()
      }),
    )
  return login ? app.route('/', bindingRoutes(login)) : app
}

// Where there is no provider of logins there is none to bind, and none that opens anything.
const bindingRoutes = (login: LoginWay): Hono<Visit> =>
  new Hono<Visit>()
    .get('/my/ways-in/login', async (c) => {
      let may = false
      const back = await asMyself(c, async ({ acting }) => {
        may = (await ownLogin(acting)).may
        return c.redirect('/my/ways-in', 303)
      })
      if (!may || !isPressedHere(c)) return back
      return setOutWith(c, login, { for: 'binding', session: tokenHash(sessionInHand(c)) })
    })
    .post('/my/login/ending', (c) =>
      asMyself(c, async ({ acting, person }) => {
        await unbindLogin(acting, sessionInHand(c), person.id)
        return c.redirect('/my/ways-in', 303)
      }),
    )
