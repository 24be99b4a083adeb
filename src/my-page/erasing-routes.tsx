import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import {
  askToErase,
  type ErasureRequest,
  eraseForm,
  erasureRequestsOf,
  waitsOnOwnPage,
} from '../rights/index.ts'
import { answerList, answerOrNull, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { asMyself, type Myself } from './as-myself.tsx'

type C = Context<Visit>

const words = en.aboutMe.erase

async function show(c: C, { acting, person }: Myself, sent?: ToPutRight): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['erasure_request'] })
  return showForm(
    c,
    {
      ...{ heading: words.title, lead: words.lead, form: eraseForm, action: '/my/erasures', makes: true },
      ...{ back: { text: en.aboutMe.ask.title, href: '/my/everything' }, button: words.send, skin: 'young' },
    },
    sent,
  )
}

async function ask(c: C, me: Myself, typed: Typed): Promise<Response> {
  const today = dateInLondon(me.acting.now)
  const read = readForm(eraseForm, typed, today)
  if (!read.ok) return show(c, me, { typed, problems: read.problems })
  await askToErase(me.acting, {
    ...{ id: idOfSending(typed), youngPersonId: me.person.id, askedBy: 'young_person' },
    ...{ askerName: null, knownBy: null, receivedOn: today },
    parts: answerList(read.answers, 'parts') as ErasureRequest['parts'],
    words: answerOrNull(read.answers, 'words'),
  })
  return c.redirect('/my/everything', 303)
}

/** One waits at a time. */
const unlessOneWaits = (c: C, work: (me: Myself) => Response | Promise<Response>) =>
  asMyself(c, async (me) =>
    waitsOnOwnPage(await erasureRequestsOf(me.acting, me.person.id))
      ? c.redirect('/my/everything', 303)
      : work(me),
  )

/** What they ask to have deleted: /my/erasures. */
export function erasingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my/erasures/new', (c) => unlessOneWaits(c, (me) => show(c, me)))
    .post('/my/erasures', async (c) => {
      const typed = await typedIn(c)
      return unlessOneWaits(c, (me) => ask(c, me, typed))
    })
}
