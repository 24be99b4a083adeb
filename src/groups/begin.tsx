import type { Context } from 'hono'
import { type Visit, workerOf } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { FormPage, idOfSending, ONCE } from '../people/index.ts'
import {
  answerOrNull,
  answerText,
  type Problems,
  readForm,
  type Typed,
  typedText,
} from '../ui/questions/index.ts'
import { dateInLondon, isUuid, newId } from '../words/index.ts'
import { kindIn, newGroupForm, sessionsIn, timesIn } from './forms.ts'
import { lookingAt, type Run } from './group.ts'
import { runById } from './run-store.ts'
import { addSessions } from './session-store.ts'
import { addLeader, makeGroup } from './store.ts'

type C = Context<Visit>

/** Runs work for whoever works in the team that runs a programme (`:id` is the run). For anybody else it is not there. */
const aboutRun = (c: C, work: (acting: Acting, run: Run) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const run = isUuid(id) ? await runById(acting, id) : null
    const { teams } = lookingAt(workerOf(c), [])
    return run && run.endedOn === null && teams.includes(run.teamId) ? work(acting, run) : c.notFound()
  })

async function ask(c: C, run: Run, sent?: { typed: Typed; problems: Problems }) {
  return c.var.page({
    title: `A new group of ${run.service}`,
    section: 'groups',
    ...{ errors: sent !== undefined, status: sent ? 422 : 200 },
    children: (
      <FormPage
        back={{ text: 'Groups', href: '/groups' }}
        heading={`A new group of ${run.service}`}
        form={newGroupForm}
        typed={sent?.typed ?? {}}
        problems={sent?.problems}
        action={`/runs/${run.id}/groups`}
        button="Begin this group"
        once={(sent && typedText(sent.typed, ONCE)) || newId()}
      />
    ),
  })
}

/** The page on which a group is begun. */
export const askGroup = (c: C) => aboutRun(c, (_acting, run) => ask(c, run))

/** Begins a group with its sessions; whoever begins it leads it. Pressed again it is the same group. */
export async function beginGroup(c: C, typed: Typed): Promise<Response> {
  const id = idOfSending(typed)
  try {
    return await aboutRun(c, async (acting, run) => {
      const read = readForm(newGroupForm, typed, dateInLondon(acting.now))
      const { answers } = read
      const problems = { ...(read.ok ? {} : read.problems), ...timesIn(answers).problems }
      if (Object.keys(problems).length > 0) return ask(c, run, { typed, problems })
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
