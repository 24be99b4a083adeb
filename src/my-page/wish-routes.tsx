import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { wishFor } from '../circle/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { type Support, supportsOfPerson } from '../support/index.ts'
import { answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en, listOf } from '../words/index.ts'
import { leadersOf } from './around-store.ts'
import { asMyself, type Myself } from './as-myself.tsx'
import { anotherForm, knowForm } from './forms.ts'

type C = Context<Visit>

const words = en.myPage

/** While somebody supports them: else there is nobody to do anything about it. */
const supported = (c: C, work: (me: Myself, support: Support) => Promise<Response>) =>
  asMyself(c, async (me) => {
    const [support] = await supportsOfPerson(me.acting, me.person.id)
    return support && support.state !== 'ended' ? work(me, support) : c.redirect('/my', 303)
  })

const back = { text: words.change.back, href: '/my/people' }

async function showKnow(c: C, { acting, person }: Myself, support: Support, sent?: ToPutRight) {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['wish'] })
  return showForm(
    c,
    {
      ...{ heading: words.know.title, form: knowForm, back, action: '/my/wishes', makes: true },
      ...{ lead: words.know.lead({ worker: support.workerName ?? '' }), button: words.know.send },
      skin: 'young',
    },
    sent,
  )
}

async function know(c: C, me: Myself, support: Support, typed: Typed): Promise<Response> {
  const read = readForm(knowForm, typed, dateInLondon(me.acting.now))
  if (!read.ok) return showKnow(c, me, support, { typed, problems: read.problems })
  await wishFor(me.acting, {
    ...{ id: idOfSending(typed), youngPersonId: me.person.id, kind: 'know' },
    ...{ who: answerText(read.answers, 'who'), words: answerOrNull(read.answers, 'words') },
  })
  return c.redirect('/my/people?done=know', 303)
}

async function showAnother(c: C, { acting, person }: Myself, support: Support, sent?: ToPutRight) {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['wish'] })
  const leaders = await leadersOf(acting, support.teamId)
  const said = { worker: support.workerName ?? '', by: listOf(leaders) || words.another.leader }
  return showForm(
    c,
    {
      ...{ heading: words.another.title, form: anotherForm, back, action: '/my/another-person', makes: true },
      ...{ lead: words.another.lead(said), above: <p>{words.another.until(said)}</p> },
      ...{ button: words.another.send, skin: 'young' },
    },
    sent,
  )
}

async function another(c: C, me: Myself, support: Support, typed: Typed): Promise<Response> {
  const read = readForm(anotherForm, typed, dateInLondon(me.acting.now))
  if (!read.ok) return showAnother(c, me, support, { typed, problems: read.problems })
  await wishFor(me.acting, {
    ...{ id: idOfSending(typed), youngPersonId: me.person.id, kind: 'another_worker' },
    words: answerOrNull(read.answers, 'words'),
  })
  return c.redirect('/my/people?done=another', 303)
}

/** What they wish that somebody does: /my/wishes and /my/another-person. */
export function wishRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my/wishes/new', (c) => supported(c, (me, support) => showKnow(c, me, support)))
    .post('/my/wishes', async (c) => {
      const typed = await typedIn(c)
      return supported(c, (me, support) => know(c, me, support, typed))
    })
    .get('/my/another-person', (c) => supported(c, (me, support) => showAnother(c, me, support)))
    .post('/my/another-person', async (c) => {
      const typed = await typedIn(c)
      return supported(c, (me, support) => another(c, me, support, typed))
    })
}
