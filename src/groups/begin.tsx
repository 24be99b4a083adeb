import type { Context } from 'hono'
import { type Visit, workerOf } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { idOfSending, showForm, type ToPutRight } from '../people/index.ts'
import { groupHeld, programmeCalled } from '../programmes/index.ts'
import { answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { kindIn, newGroupForm, sessionsIn, timesIn } from './forms.ts'
import type { Run } from './group.ts'
import { runOfTeam } from './run-store.ts'
import { addSessions } from './session-store.ts'
import { addLeader, makeGroup } from './store.ts'

type C = Context<Visit>

/** Runs work for whoever works in the team that runs a programme (`:id` is the run). For anybody else it is not there. */
const aboutRun = (c: C, work: (acting: Acting, run: Run) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const run = await runOfTeam(acting, workerOf(c), c.req.param('id') ?? '')
    return run && run.endedOn === null ? work(acting, run) : c.notFound()
  })

async function ask(c: C, acting: Acting, run: Run, sent?: ToPutRight) {
  const known = await programmeCalled(acting, run.programme)
  const { sessions = null } = known ? groupHeld(known.programme) : {}
  return showForm(
    c,
    {
      back: { text: 'Groups', href: '/groups' },
      heading: `A new group of ${run.service}`,
      ...{ section: 'groups', form: newGroupForm, makes: true },
      kept: sessions === null ? {} : { count: String(sessions) },
      ...{ action: `/runs/${run.id}/groups`, button: 'Begin this group' },
    },
    sent,
  )
}

/** The page on which a group is begun. */
export const askGroup = (c: C) => aboutRun(c, (acting, run) => ask(c, acting, run))

/** Begins a group with its sessions; whoever begins it leads it. Pressed again it is the same group. */
export async function beginGroup(c: C, typed: Typed): Promise<Response> {
  const id = idOfSending(typed)
  try {
    return await aboutRun(c, async (acting, run) => {
      const read = readForm(newGroupForm, typed, dateInLondon(acting.now))
      const { answers } = read
      const problems = { ...(read.ok ? {} : read.problems), ...timesIn(answers).problems }
      if (Object.keys(problems).length > 0) return ask(c, acting, run, { typed, problems })
      await makeGroup(acting, {
        ...{ id, runId: run.id, name: answerText(answers, 'name'), kind: kindIn(answers) },
        ...{ atPlace: answerText(answers, 'at_place'), postcode: answerOrNull(answers, 'postcode') },
        seats: Number(answerText(answers, 'seats')),
      })
      await addSessions(acting, id, sessionsIn(answers))
      await addLeader(acting, { groupId: id, workerId: workerOf(c).id, part: '' })
      return c.redirect(`/groups/${id}?done=made`, 303)
    })
  } catch (error) {
    if (constraintOf(error) !== 'programme_group_pkey') throw error
    return c.redirect(`/groups/${id}?done=made`, 303)
  }
}
