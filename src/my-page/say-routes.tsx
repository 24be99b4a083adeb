import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import {
  canBeLimited,
  type Decision,
  decisionById,
  limitDecision,
  limitedBefore,
  limitForm,
  limitKept,
  limitOf,
} from '../circle/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedFrom, typedIn } from '../people/index.ts'
import { supportsOfPerson } from '../support/index.ts'
import { readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en, isUuid } from '../words/index.ts'
import { agreedInMyWords } from './agreed.ts'
import type { AroundMe } from './around-me.ts'
import { aroundMe } from './around-store.ts'
import { asMyself, type Myself } from './as-myself.tsx'
import { takeOut, takeYesBack } from './say-store.ts'
import { Change, TakeBack } from './screens/change.tsx'

type C = Context<Visit>

const words = en.myPage

const idIn = (c: C): string => c.req.param('id') ?? ''

/** One of those around them; the same not found for an id that is none and for anybody else's. */
const about = (c: C, place: boolean, work: (me: Myself, entry: AroundMe) => Promise<Response>) =>
  asMyself(c, async (me) => {
    const entry = (await aroundMe(me.acting, me.person.id)).find(
      (one) => one.id === idIn(c) && one.place === place,
    )
    return entry ? work(me, entry) : c.notFound()
  })

async function showChange(c: C, { acting, person }: Myself, entry: AroundMe): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['circle'] })
  const [support] = await supportsOfPerson(acting, person.id)
  const title = entry.kept
    ? words.change.cannot({ name: entry.name })
    : words.change.heading({ name: entry.name })
  return c.var.page({
    ...{ title, skin: 'young', width: 'reading' },
    children: <Change entry={entry} worker={support?.workerName ?? null} today={dateInLondon(acting.now)} />,
  })
}

async function remove(c: C, me: Myself, entry: AroundMe): Promise<Response> {
  const out = entry.kept === null && (await takeOut(me.acting, me.person.id, entry))
  return out
    ? c.redirect('/my/people?done=out', 303)
    : c.redirect(`/my/${entry.place ? 'places' : 'people'}/${entry.id}`, 303)
}

/** One yes to sharing that holds still. */
const aboutYes = (c: C, work: (me: Myself, decision: Decision) => Promise<Response>) =>
  asMyself(c, async (me) => {
    const id = idIn(c)
    const decision = isUuid(id) ? await decisionById(me.acting, me.person.id, id) : null
    if (decision?.about !== 'sharing' || decision.answer !== 'yes') return c.notFound()
    return decision.withdrawn_at ? c.redirect('/my/people?done=taken-back', 303) : work(me, decision)
  })

async function showLimit(c: C, { acting, person }: Myself, decision: Decision, sent?: ToPutRight) {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['decision'] })
  const [form, whom] = [limitForm(decision), decision.share_with ?? words.agreed.somebody]
  return showForm(
    c,
    {
      ...{ heading: en.limits.heading({ whom }), lead: en.limits.lead({ whom }), form, skin: 'young' },
      ...{ kept: typedFrom(form, limitKept(decision)), makes: true, button: en.limits.button },
      action: `/my/decisions/${decision.id}/limits`,
      back: { text: words.change.back, href: '/my/people#agreed' },
    },
    sent,
  )
}

async function limit(c: C, me: Myself, decision: Decision, typed: Typed): Promise<Response> {
  const read = readForm(limitForm(decision), typed, dateInLondon(me.acting.now))
  const { took, problems } = limitOf(decision, read.answers)
  const [wrong, id] = [read.ok ? problems : read.problems, idOfSending(typed)]
  if (Object.keys(wrong).length > 0 && !(await limitedBefore(me.acting, id)))
    return showLimit(c, me, decision, { typed, problems: wrong })
  if (took.length > 0) await limitDecision(me.acting, decision, { id, took })
  return c.redirect('/my/people?done=limited', 303)
}

/** One that can be limited to less; where it cannot, the people around them say how things stand. */
const aboutLimit = (c: C, work: (me: Myself, decision: Decision) => Promise<Response>) =>
  aboutYes(c, async (me, decision) =>
    canBeLimited(decision) ? work(me, decision) : c.redirect('/my/people#agreed', 303),
  )

async function showTakeBack(c: C, { acting, person }: Myself, decision: Decision): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['decision'] })
  return c.var.page({
    ...{ title: words.agreed.heading, skin: 'young', width: 'reading' },
    children: (
      <TakeBack
        id={decision.id}
        whom={decision.share_with ?? words.agreed.somebody}
        agreed={agreedInMyWords(decision)}
      />
    ),
  })
}

/** What they may take out or take back: /my/people/:id, /my/places/:id and /my/decisions/:id. */
export function sayRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my/people/:id', (c) => about(c, false, (me, entry) => showChange(c, me, entry)))
    .post('/my/people/:id/removal', (c) => about(c, false, (me, entry) => remove(c, me, entry)))
    .get('/my/places/:id', (c) => about(c, true, (me, entry) => showChange(c, me, entry)))
    .post('/my/places/:id/removal', (c) => about(c, true, (me, entry) => remove(c, me, entry)))
    .get('/my/decisions/:id', (c) => aboutYes(c, (me, decision) => showTakeBack(c, me, decision)))
    .get('/my/decisions/:id/limits', (c) => aboutLimit(c, (me, decision) => showLimit(c, me, decision)))
    .post('/my/decisions/:id/limits', async (c) => {
      const typed = await typedIn(c)
      return aboutLimit(c, (me, decision) => limit(c, me, decision, typed))
    })
    .post('/my/decisions/:id/withdrawal', (c) =>
      aboutYes(c, async (me, decision) => {
        await takeYesBack(me.acting, decision)
        return c.redirect('/my/people?done=taken-back', 303)
      }),
    )
}
