import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { decisionById } from '../circle/index.ts'
import { type OwnFamilyPlan, ownFamilyPlan } from '../families/index.ts'
import { recordLook } from '../history/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { asMyself, type Myself } from './as-myself.tsx'
import { takeYesBack } from './say-store.ts'
import { LeaveFamily, MyFamily } from './screens/family.tsx'

type C = Context<Visit>

const words = en.myPage.family

/** While they are in a plan of their family: else the page is not there, and the home page says how things are. */
const inFamily = (c: C, work: (me: Myself, plan: OwnFamilyPlan) => Promise<Response>) =>
  asMyself(c, async (me) => {
    const plan = await ownFamilyPlan(me.acting, me.person.id)
    return plan ? work(me, plan) : c.redirect('/my', 303)
  })

async function show(c: C, { acting, person }: Myself, plan: OwnFamilyPlan): Promise<Response> {
  await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['family_plan'] })
  return c.var.page({
    ...{ title: words.title, skin: 'young' },
    children: <MyFamily plan={plan} today={dateInLondon(acting.now)} />,
  })
}

/** Their family's plan, and leaving it at once: /my/family. */
export function familyRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/my/family', (c) => inFamily(c, (me, plan) => show(c, me, plan)))
    .get('/my/family/departure', (c) =>
      inFamily(c, async ({ acting, person }, { lead }) => {
        await recordLook(acting, 'my_page', { youngPerson: person.id, fields: ['family_plan'] })
        return c.var.page({
          ...{ title: words.leaveTitle, skin: 'young', width: 'reading' },
          children: <LeaveFamily lead={lead} />,
        })
      }),
    )
    .post('/my/family/departure', (c) =>
      inFamily(c, async ({ acting, person }, { agreedId }) => {
        const agreed = await decisionById(acting, person.id, agreedId)
        if (agreed) await takeYesBack(acting, agreed)
        return c.redirect('/my/people?done=family', 303)
      }),
    )
}
