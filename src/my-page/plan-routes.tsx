import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { addPoint, type OwnPlan, ownPlan, takePointBack } from '../together/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { asMyself, type Myself } from './as-myself.tsx'
import { pointForm } from './forms.ts'
import { MyPlan } from './screens/plan.tsx'

type C = Context<Visit>

const words = en.myPage.plan

/** While there is a plan with several people: else the page is not there, and the home page says how things are. */
const planned = (c: C, work: (me: Myself, plan: OwnPlan) => Promise<Response>) =>
  asMyself(c, async (me) => {
    const plan = await ownPlan(me.acting, me.person.id)
    return plan ? work(me, plan) : c.redirect('/my', 303)
  })

async function show(c: C, { acting, person }: Myself, plan: OwnPlan): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['shared_plan'] })
  return c.var.page({
    ...{ title: words.title, skin: 'young' },
    children: (
      <MyPlan
        plan={plan}
        today={dateInLondon(acting.now)}
        notice={c.req.query('done') === 'point' ? words.done : undefined}
      />
    ),
  })
}

async function ask(c: C, { acting, person }: Myself, sent?: ToPutRight): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['shared_plan'] })
  return showForm(
    c,
    {
      ...{ heading: words.point, form: pointForm, back: { text: words.title, href: '/my/plan' } },
      ...{ lead: words.pointLead, action: '/my/plan/points', button: words.send, makes: true, skin: 'young' },
    },
    sent,
  )
}

async function add(c: C, me: Myself, plan: OwnPlan, typed: Typed): Promise<Response> {
  const read = readForm(pointForm, typed, dateInLondon(me.acting.now))
  if (!read.ok) return ask(c, me, { typed, problems: read.problems })
  const point = { id: idOfSending(typed), words: answerText(read.answers, 'words'), agencyId: null }
  await addPoint(me.acting, plan, point)
  return c.redirect('/my/plan?done=point', 303)
}

/** Their plan with several people, and what they want talked about: /my/plan. */
export function planRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my/plan', (c) => planned(c, (me, plan) => show(c, me, plan)))
    .get('/my/plan/points/new', (c) => planned(c, (me) => ask(c, me)))
    .post('/my/plan/points', async (c) => {
      const typed = await typedIn(c)
      return planned(c, (me, plan) => add(c, me, plan, typed))
    })
    .post('/my/plan/points/:id/withdrawal', (c) =>
      planned(c, async (me, plan) => {
        const point = plan.points.find(({ id }) => id === c.req.param('id'))
        if (!point) return c.notFound()
        await takePointBack(me.acting, point.id)
        return c.redirect('/my/plan', 303)
      }),
    )
}
