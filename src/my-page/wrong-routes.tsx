import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { restrict, sayWrong } from '../rights/index.ts'
import { answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { asMyself, type Myself } from './as-myself.tsx'
import { wrongForm } from './forms.ts'

type C = Context<Visit>

const words = en.aboutMe.wrong

async function show(c: C, { acting, person }: Myself, sent?: ToPutRight): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['correction'] })
  return showForm(
    c,
    {
      ...{ heading: words.title, lead: words.lead, form: wrongForm, action: '/my/corrections', makes: true },
      ...{ back: { text: en.aboutMe.ask.title, href: '/my/everything' }, button: words.send, skin: 'young' },
    },
    sent,
  )
}

async function say(c: C, me: Myself, typed: Typed): Promise<Response> {
  const read = readForm(wrongForm, typed, dateInLondon(me.acting.now))
  if (!read.ok) return show(c, me, { typed, problems: read.problems })
  await sayWrong(me.acting, {
    ...{ id: idOfSending(typed), youngPersonId: me.person.id, wrong: answerText(read.answers, 'wrong') },
    rightIs: answerOrNull(read.answers, 'right_is'),
  })
  if (read.answers.keep !== undefined)
    await restrict(me.acting, {
      ...{ id: idOfSending(typed), youngPersonId: me.person.id, reason: answerText(read.answers, 'wrong') },
    })
  return c.redirect('/my/everything', 303)
}

/** What they say is wrong: /my/corrections. */
export function wrongRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my/corrections/new', (c) => asMyself(c, (me) => show(c, me)))
    .post('/my/corrections', async (c) => {
      const typed = await typedIn(c)
      return asMyself(c, (me) => say(c, me, typed))
    })
}
