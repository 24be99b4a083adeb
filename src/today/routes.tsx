import { Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import { recordLook } from '../history/index.ts'
import { calling, dateInLondon } from '../words/index.ts'
import { seesContent, surveyGroupsFor, todayFor } from './gathering.ts'
import { Today, TodayWithoutContent } from './screens/today.tsx'

/** GET /today, where everybody who works here begins. */
export function todayRoutes(): Hono<Visit> {
  return new Hono<Visit>().use('/today', signedIn).get('/today', async (c) => {
    const worker = workerOf(c)
    const content = { title: 'Today', section: 'today' }
    if (!seesContent(worker)) {
      const today = dateInLondon(c.var.now)
      return c.var.page({
        ...content,
        children: (
          <TodayWithoutContent
            today={today}
            name={calling(worker.name)}
            groups={await c.var.act((acting) => surveyGroupsFor(acting, worker))}
          />
        ),
      })
    }
    return c.var.act(async (acting) => {
      const shown = await todayFor(acting, worker)
      if (shown.people.length > 0) await recordLook(acting, 'today', { people: shown.people })
      return c.var.page({ ...content, children: <Today {...shown} /> })
    })
  })
}
