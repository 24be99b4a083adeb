import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { BackLink } from '../ui/index.ts'
import { dateInLondon, spokenDay } from '../words/index.ts'
import type { Meeting } from './meeting.ts'
import { meetingById, stepsFrom } from './meeting-store.ts'
import { MeetingPage, MeetingPaper } from './screens/meeting.tsx'
import type { PlanSeen } from './shared-plan.ts'
import { planSeen } from './store.ts'

type C = Context<Visit>

const aboutMeeting = (
  c: C,
  work: (acting: Acting, meeting: Meeting, seen: PlanSeen) => Promise<Response>,
): Promise<Response> =>
  c.var.act(async (acting) => {
    const meeting = await meetingById(acting, c.req.param('id') ?? '')
    const seen = meeting && (await planSeen(acting, meeting.planId))
    return meeting && seen ? work(acting, meeting, seen) : c.notFound()
  })

const show = (c: C, paper: boolean) =>
  aboutMeeting(c, async (acting, meeting, seen) => {
    const { plan } = seen
    await recordLook(acting, 'shared_plan', { youngPerson: plan.youngPersonId, subject: meeting.id })
    const shown = {
      meeting,
      seen,
      followed: await stepsFrom(acting, meeting.id),
      today: dateInLondon(acting.now),
    }
    const back = paper
      ? { href: `/plan-meetings/${meeting.id}`, text: 'The meeting' }
      : { href: `/shared-plans/${plan.id}`, text: `${plan.called}’s plan` }
    return c.var.page({
      title: `Meeting about ${plan.called}’s plan, ${spokenDay(dateInLondon(meeting.startsAt))}`,
      section: 'young-people',
      before: <BackLink {...back} />,
      children: paper ? <MeetingPaper {...shown} /> : <MeetingPage {...shown} />,
    })
  })

/** The pages of one meeting; what is done with it is among the acts of a plan. */
export function meetingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/plan-meetings/:id', (c) => show(c, false))
    .get('/plan-meetings/:id/paper', (c) => show(c, true))
}
