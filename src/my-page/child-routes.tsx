import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { type Answers, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { holderOfSession } from './own-page-store.ts'
import { dropSession, sessionInHand } from './page-cookie.ts'
import { askingForm, checkAsking, decidedInWords } from './parents-forms.ts'
import {
  askedByParent,
  type DecidedForParent,
  decidedForParent,
  type ParentAsk,
  type ParentSees,
  parentAsks,
  parentSees,
} from './parents-store.ts'
import { Child } from './screens/child.tsx'
import { Nothing } from './screens/door.tsx'

type C = Context<Visit>
/** A parent or carer whose page is open, in one transaction of their own. */
type Parent = { acting: Acting; sees: ParentSees }

const words = en.parents
const path = '/my/child'

/** Works as the parent or carer whose page this browser has open; shut at the very request at which it is not theirs any more. */
async function asParent(c: C, work: (parent: Parent) => Promise<Response>): Promise<Response> {
  const session = sessionInHand(c)
  const actor = session === '' ? null : await c.var.act((acting) => holderOfSession(acting, session))
  if (actor?.kind === 'young-person') return c.redirect('/my', 303)
  const answer =
    actor &&
    (await c.var.actAs(actor, async (acting) => {
      const sees = await parentSees(acting)
      return sees ? work({ acting, sees }) : null
    }))
  if (answer) return answer
  if (session !== '') dropSession(c)
  const { shut } = en.myPage
  return c.var.page({
    ...{ title: shut.title, skin: 'public', width: 'reading', status: 403 },
    children: <Nothing {...shut} />,
  })
}

const look = (acting: Acting, sees: ParentSees) =>
  recordLook(acting, 'parents_page', { youngPerson: sees.youngPersonId, fields: ['decision'] })

async function show(c: C, { acting, sees }: Parent): Promise<Response> {
  await look(acting, sees)
  const [decided, asked] = await Promise.all([decidedForParent(acting), askedByParent(acting)])
  const notices: Record<string, string> = { asked: words.done, nobody: words.nobody }
  return c.var.page({
    ...{ title: words.title({ called: sees.called }), skin: 'public', width: 'reading' },
    children: (
      <Child sees={sees} decided={decided} asked={asked} notice={notices[c.req.query('done') ?? '']} />
    ),
  })
}

async function showAsking(c: C, { acting, sees }: Parent, sent?: ToPutRight) {
  await look(acting, sees)
  const form = askingForm(sees, await decidedForParent(acting))
  return showForm(
    c,
    {
      ...{ heading: words.form.title, form, skin: 'public', makes: true },
      ...{ action: `${path}/requests`, button: words.form.send, back: { text: words.back, href: path } },
    },
    sent,
  )
}

function asked(answers: Answers, decided: readonly DecidedForParent[], called: string) {
  const what = answerText(answers, 'what') as ParentAsk['what']
  const decision =
    what === 'no' ? decided.find(({ id }) => id === answerText(answers, 'decision')) : undefined
  const typed = answerText(answers, 'words')
  const said = {
    ...{ record: typed, tell: typed, agree: words.said.agree({ words: typed }) },
    no: decision ? words.said.no({ what: decidedInWords(decision, called), words: typed }) : '',
  }
  return { what, words: said[what], decisionId: decision?.id ?? null }
}

async function ask(c: C, parent: Parent, typed: Typed): Promise<Response> {
  const { acting, sees } = parent
  const decided = await decidedForParent(acting)
  const read = readForm(askingForm(sees, decided), typed, dateInLondon(acting.now))
  const problems = read.ok ? checkAsking(read.answers) : read.problems
  if (Object.keys(problems).length > 0) return showAsking(c, parent, { typed, problems })
  const one = { id: idOfSending(typed), ...asked(read.answers, decided, sees.called) }
  const outcome = await parentAsks(acting, sees.youngPersonId, one)
  return c.redirect(outcome === 'gone' ? path : `${path}?done=${outcome}`, 303)
}

/** A parent’s or carer’s page: /my/child. */
export function childRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get(path, (c) => asParent(c, (parent) => show(c, parent)))
    .get(`${path}/requests/new`, (c) => asParent(c, (parent) => showAsking(c, parent)))
    .post(`${path}/requests`, async (c) => {
      const typed = await typedIn(c)
      return asParent(c, (parent) => ask(c, parent, typed))
    })
}
