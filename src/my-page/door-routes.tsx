import { type Context, Hono } from 'hono'
import { askerOf, deviceOf, type Visit } from '../accounts/index.ts'
import { typedIn } from '../people/index.ts'
import { answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { readCode } from './own-page.ts'
import { type Asker, closeSession, doorOf, tryCode } from './own-page-store.ts'
import { browserInHand, dropSession, rememberBrowser, sessionInHand, takeSession } from './page-cookie.ts'
import { codeForm, Door, Nothing } from './screens/door.tsx'

type C = Context<Visit>

const words = en.myPage

/** A page that says that there is nothing to see; the same whatever the reason. */
const nothing = (c: C, said: { title: string; text: string }, status: 200 | 403 | 404) =>
  c.var.page({
    title: said.title,
    skin: 'young',
    width: 'reading',
    status: status as 200,
    children: <Nothing {...said} />,
  })

const door = (c: C, typed: Typed = {}, problems: Problems = {}) => {
  const wrong = Object.keys(problems).length > 0
  return c.var.page({
    ...{ title: words.door.title, skin: 'young', width: 'reading', errors: wrong, status: wrong ? 422 : 200 },
    children: <Door path={`/my/in/${c.req.param('token')}`} typed={typed} problems={problems} />,
  })
}

const askerIn = (c: C): Asker => ({ network: askerOf(c), browser: browserInHand(c) })

async function show(c: C, asker = askerIn(c)): Promise<Response> {
  const state = await c.var.act((acting) => doorOf(acting, c.req.param('token') ?? '', asker))
  if (state === null) return nothing(c, words.gone, 404)
  return state === 'closed' ? door(c) : nothing(c, words[state], 403)
}

async function open(c: C): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const [typed, asker] = [await typedIn(c), askerIn(c)]
  if ((await c.var.act((acting) => doorOf(acting, token, asker))) !== 'closed') return show(c, asker)
  const read = readForm(codeForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return door(c, typed, read.problems)
  const code = readCode(answerText(read.answers, 'code'))
  // What cannot be a code is a slip of the thumb, and no try.
  if (code === null) return door(c, typed, { code: words.door.notSix })
  const device = deviceOf(c.req.header('user-agent'))
  const tried = await c.var.act((acting) => tryCode(acting, { token, code, device, asker }))
  if (tried.outcome === 'wrong') return door(c, typed, { code: words.door.wrong })
  if (tried.outcome !== 'open') return show(c, asker)
  takeSession(c, tried.session)
  rememberBrowser(c, asker.browser)
  return c.redirect(tried.holder === 'parent' ? '/my/child' : '/my', 303)
}

async function close(c: C): Promise<Response> {
  await c.var.act((acting) => closeSession(acting, sessionInHand(c)))
  dropSession(c)
  return nothing(c, { title: words.closed, text: words.shut.text }, 200)
}

/** The way to a page and out of it: /my/in/:token and /my/closing. */
export function doorRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my/in/:token', (c) => show(c))
    .post('/my/in/:token', (c) => open(c))
    .post('/my/closing', (c) => close(c))
}
