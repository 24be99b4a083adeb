import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  accessRequestsOf,
  askForEverything,
  correctionsOf,
  EverythingShown,
  erasureRequestsOf,
  givenFileOf,
  restrictionOf,
  sendFile,
  sendJson,
} from '../rights/index.ts'
import { dateInLondon, en, newId } from '../words/index.ts'
import { asMyself, type Myself } from './as-myself.tsx'
import { Everything } from './screens/everything.tsx'

type C = Context<Visit>
type GivenFile = NonNullable<Awaited<ReturnType<typeof givenFileOf>>>

const words = en.aboutMe.ask

const looked = ({ acting, person }: Myself) =>
  recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['everything'] })

/** Whether what they asked for has no answer yet. */
export async function waitsForEverything(acting: Acting, youngPersonId: string): Promise<boolean> {
  const requests = await accessRequestsOf(acting, youngPersonId)
  return requests.some(({ askedBy, answeredAt }) => askedBy === 'young_person' && answeredAt === null)
}

async function show(c: C, me: Myself): Promise<Response> {
  const { acting, person } = me
  await looked(me)
  const requests = await accessRequestsOf(acting, person.id)
  return c.var.page({
    ...{ title: words.title, skin: 'young', width: 'reading' },
    children: (
      <Everything
        request={requests.find(({ askedBy }) => askedBy === 'young_person') ?? null}
        corrections={await correctionsOf(acting, person.id)}
        erasures={await erasureRequestsOf(acting, person.id)}
        restricted={await restrictionOf(acting, person.id)}
        today={dateInLondon(acting.now)}
      />
    ),
  })
}

async function ask(c: C, { acting, person }: Myself): Promise<Response> {
  await askForEverything(acting, {
    ...{ id: newId(), youngPersonId: person.id, askedBy: 'young_person' },
    ...{ askerName: null, knownBy: null, youngPersonSays: null, receivedOn: dateInLondon(acting.now) },
  })
  return c.redirect('/my/everything', 303)
}

/** What they were given on this page, while it is there; otherwise what became of it. */
const withFile = (c: C, send: (file: GivenFile) => Response | Promise<Response>) =>
  asMyself(c, async (me) => {
    const requests = await accessRequestsOf(me.acting, me.person.id)
    const given = requests.find(({ fileUntil, handed }) => fileUntil !== null && handed === 'own_page')
    const file = given && (await givenFileOf(me.acting, given.id))
    if (!file) return c.redirect('/my/everything', 303)
    await looked(me)
    return send(file)
  })

/** Everything about them, as themself: /my/everything and what it leads to. */
export function everythingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my/everything', (c) => asMyself(c, (me) => show(c, me)))
    .post('/my/everything', (c) => asMyself(c, (me) => ask(c, me)))
    .get('/my/everything/file', (c) =>
      withFile(c, (file) =>
        c.var.page({
          ...{ title: words.title, skin: 'young', width: 'reading' },
          children: <EverythingShown file={file} />,
        }),
      ),
    )
    .get('/my/everything/file.html', (c) => withFile(c, (file) => sendFile(c, file)))
    .get('/my/everything/file.json', (c) => withFile(c, (file) => sendJson(c, file)))
}
