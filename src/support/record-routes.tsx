import { type Context, Hono } from 'hono'
import { calendarOf, type Visit } from '../accounts/index.ts'
import { circleOf } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { aboutPerson, calledName, type YoungPerson } from '../people/index.ts'
import type { AddListProps, Content } from '../ui/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { aboutSupport } from './about-support.ts'
import type { About } from './act.ts'
import { addItems } from './add-list.ts'
import { nextThing } from './due.ts'
import { journeyOf } from './journey-store.ts'
import { whoWords } from './plan.ts'
import { goalsOf, planOf, stepsOf } from './plan-store.ts'
import { Paper } from './screens/paper.tsx'
import { PlanPage } from './screens/plan.tsx'
import { Record } from './screens/record.tsx'
import { SupervisionPage } from './screens/supervision.tsx'
import { beholderOf, supportsOfPerson } from './store.ts'
import { supervisionsOf } from './supervision-store.ts'
import { supportCan } from './support.ts'
import { type Before, timelineOf } from './timeline-store.ts'

type C = Context<Visit>

/** What rooms to the right add to a record: more to do, and more to see. */
export type RecordExtras = {
  add?: (about: About) => AddListProps['items']
  more?: (acting: Acting, about: About) => Promise<Content>
}

const notices: { readonly [done: string]: string } = {
  contact: 'The contact is written up.',
  paused: 'The support is paused. It comes back on your list on the day you chose.',
  resumed: 'The support is open again from today.',
  ended: 'The support has ended. The record stays open until you have followed up.',
}

/** The nearest open step, in words for the next thing. */
async function nearestStep(acting: Acting, { support, called }: About) {
  const step = (await stepsOf(acting, support.id)).find(({ doneAt }) => doneAt === null)
  return step ? { id: step.id, what: step.what, who: whoWords(step, called, support.workerName) } : null
}

function beforeIn(c: C): Before | null {
  const at = new Date(c.req.query('before') ?? '')
  const id = c.req.query('id') ?? ''
  return Number.isNaN(at.getTime()) || !isUuid(id) ? null : { at: at.toISOString(), id }
}

async function showRecord(
  c: C,
  acting: Acting,
  person: YoungPerson,
  extras: RecordExtras,
): Promise<Response> {
  const [[support], who] = await Promise.all([supportsOfPerson(acting, person.id), beholderOf(acting)])
  if (!support) return c.notFound()
  const today = dateInLondon(acting.now)
  const about: About = { support, person, called: calledName(person), today, who }
  const before = beforeIn(c)
  const [timeline, plan, step, journey, circle, more] = await Promise.all([
    timelineOf(acting, person.id, before),
    planOf(acting, support.id),
    nearestStep(acting, about),
    journeyOf(acting, person.id),
    circleOf(acting, person.id),
    extras.more?.(acting, about),
    recordLook(acting, 'record', { youngPerson: person.id, subject: support.id }),
  ])
  const { items, next } = timeline
  const earlier =
    next && `/young-people/${person.id}?${new URLSearchParams({ before: next.at, id: next.id })}#timeline`
  return c.var.page({
    title: person.name,
    section: 'young-people',
    children: (
      <Record
        about={about}
        whatMatters={plan.whatMatters}
        next={nextThing(support, about.called, today, step)}
        journey={journey}
        circle={circle}
        timeline={items}
        earlier={earlier}
        later={before !== null}
        add={addItems(about, extras.add?.(about) ?? [])}
        more={more}
        notice={notices[c.req.query('done') ?? '']}
      />
    ),
  })
}

async function showPlan(c: C, acting: Acting, about: About): Promise<Response> {
  const { support, person, called, today } = about
  await recordLook(acting, 'plan', { youngPerson: person.id, subject: support.id })
  return c.var.page({
    title: `Plan and goals: ${called}`,
    section: 'young-people',
    children: (
      <PlanPage
        about={about}
        plan={await planOf(acting, support.id)}
        goals={await goalsOf(acting, support.id)}
        steps={await stepsOf(acting, support.id)}
        calendar={await calendarOf(acting.tx, support.organisationId)}
        next={nextThing(support, called, today, await nearestStep(acting, about))}
      />
    ),
  })
}

async function showPaper(c: C, acting: Acting, about: About): Promise<Response> {
  await recordLook(acting, 'plan', { youngPerson: about.person.id, subject: about.support.id })
  return c.var.page({
    title: 'On paper',
    section: 'young-people',
    children: <Paper about={about} goals={await goalsOf(acting, about.support.id)} />,
  })
}

async function showSupervision(c: C, acting: Acting, about: About): Promise<Response> {
  if (!supportCan.showSupervision(about.support, about.who)) return c.notFound()
  await recordLook(acting, 'supervision', { youngPerson: about.person.id, subject: about.support.id })
  return c.var.page({
    title: `Supervision about ${about.called}`,
    section: 'young-people',
    children: <SupervisionPage about={about} held={await supervisionsOf(acting, about.support.id)} />,
  })
}

/** The pages that are read: the record, the plan, the plan on paper, supervision. */
export function recordRoutes(extras: RecordExtras): Hono<Visit> {
  return new Hono<Visit>()
    .get('/young-people/:id', (c) =>
      aboutPerson(c, (acting, person) => showRecord(c, acting, person, extras)),
    )
    .get('/young-people/:id/plan', (c) =>
      aboutPerson(c, async (acting, person) => {
        const [support] = await supportsOfPerson(acting, person.id)
        return support ? c.redirect(`/supports/${support.id}/plan`, 303) : c.notFound()
      }),
    )
    .get('/supports/:id', (c) =>
      aboutSupport(c, (_acting, { person }) => c.redirect(`/young-people/${person.id}`, 303)),
    )
    .get('/supports/:id/plan', (c) => aboutSupport(c, (acting, about) => showPlan(c, acting, about)))
    .get('/supports/:id/plan/paper', (c) => aboutSupport(c, (acting, about) => showPaper(c, acting, about)))
    .get('/supports/:id/supervision', (c) =>
      aboutSupport(c, (acting, about) => showSupervision(c, acting, about)),
    )
}
