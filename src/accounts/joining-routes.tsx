import { type Context, Hono } from 'hono'
import { answerOrNull, answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { newId } from '../words/index.ts'
import { newWorkerForm, roleForm } from './forms.ts'
import { addWorker, emailJustTaken, endRole, giveRole, membershipById } from './joining-store.ts'
import { type Answer, forTeam, lookingAfter, todayOf } from './looking-after.ts'
import { FormPage } from './screens/form-page.tsx'
import { TeamNeedsSomebodyPage } from './screens/team-needs-somebody.tsx'
import { submitted } from './submitted.ts'
import type { Team } from './team.ts'
import { teamById } from './team-store.ts'
import { type Role, type Visit, workerOf } from './visit.ts'
import type { Reading } from './worker.ts'
import { workersOf } from './worker-store.ts'
import { mayGiveRoleTo, rolesGivenBy, teamCan } from './workplace.ts'

/** Joining a team and ceasing to be something in it. */
export function joiningRoutes(database: Reading): Hono<Visit> {
  const app = new Hono<Visit>()

  app.get(
    '/teams/:id/workers/new',
    ...lookingAfter,
    forTeam(database, (c, team) => askForWorker(c, team)),
  )
  app.post('/teams/:id/workers', ...lookingAfter, forTeam(database, addSomebody))

  app.get(
    '/teams/:id/memberships/new',
    ...lookingAfter,
    forTeam(database, (c, team) => askForRole(c, database, team)),
  )
  app.post(
    '/teams/:id/memberships',
    ...lookingAfter,
    forTeam(database, (c, team) => giveSomebodyARole(c, database, team)),
  )
  app.post('/memberships/:id/ending', ...lookingAfter, (c) => endSomebodysRole(c, database))

  return app
}

type Wrong = { typed: Typed; problems: Problems; id: string }

function askForWorker(c: Context<Visit>, team: Team, wrong?: Wrong): Answer {
  return c.var.page({
    title: 'Add somebody new',
    section: 'team',
    errors: wrong !== undefined,
    status: wrong ? 422 : 200,
    children: (
      <FormPage
        heading="Add somebody new"
        intro={`They join ${team.name} today. Next you make the link with which they sign in for the first time.`}
        back={{ href: `/teams/${team.id}`, text: team.name }}
        action={`/teams/${team.id}/workers`}
        form={newWorkerForm(rolesGivenBy(workerOf(c), team))}
        typed={wrong?.typed ?? {}}
        problems={wrong?.problems}
        id={wrong?.id ?? newId()}
        submit="Add them"
      />
    ),
  })
}

async function addSomebody(c: Context<Visit>, team: Team): Promise<Response> {
  const { typed, id } = await submitted(c)
  const read = readForm(newWorkerForm(rolesGivenBy(workerOf(c), team)), typed, todayOf(c))
  if (!read.ok) return askForWorker(c, team, { typed, problems: read.problems, id })
  const { answers } = read
  const worker = {
    id,
    organisationId: team.organisationId,
    teamId: team.id,
    role: answerText(answers, 'role') as Role,
    name: answerText(answers, 'name'),
    jobTitle: answerText(answers, 'job'),
    email: answerOrNull(answers, 'email'),
    phone: answerOrNull(answers, 'phone'),
  }
  const added = await c.var
    .act((acting) => addWorker(acting, worker))
    .catch((error: unknown) => {
      if (emailJustTaken(error)) return false
      throw error
    })
  if (added) return c.redirect(`/workers/${id}`, 303)
  const problems = { email: 'Somebody who works here already has this email address' }
  return askForWorker(c, team, { typed, problems, id })
}

async function askForRole(
  c: Context<Visit>,
  database: Reading,
  team: Team,
  wrong?: Wrong,
): Promise<Response> {
  return c.var.page({
    title: 'Give somebody a role',
    section: 'team',
    errors: wrong !== undefined,
    status: wrong ? 422 : 200,
    children: (
      <FormPage
        heading="Give somebody a role"
        intro={`The role is theirs from today, in ${team.name}.`}
        back={{ href: `/teams/${team.id}`, text: team.name }}
        action={`/teams/${team.id}/memberships`}
        form={await roleFormFor(c, database, team)}
        typed={wrong?.typed ?? {}}
        problems={wrong?.problems}
        submit="Give the role"
      />
    ),
  })
}

async function roleFormFor(c: Context<Visit>, database: Reading, team: Team) {
  const by = workerOf(c)
  const workers = await workersOf(database, team.organisationId)
  return roleForm(
    workers.filter(({ id }) => mayGiveRoleTo(by, id)),
    rolesGivenBy(by, team),
  )
}

async function giveSomebodyARole(c: Context<Visit>, database: Reading, team: Team): Promise<Response> {
  const { typed, id } = await submitted(c)
  const read = readForm(await roleFormFor(c, database, team), typed, todayOf(c))
  if (!read.ok) return askForRole(c, database, team, { typed, problems: read.problems, id })
  const workerId = answerText(read.answers, 'worker')
  const role = answerText(read.answers, 'role') as Role
  await c.var.act((acting) => giveRole(acting, { workerId, teamId: team.id, role }))
  return c.redirect(`/teams/${team.id}`, 303)
}

async function endSomebodysRole(c: Context<Visit>, database: Reading): Promise<Response> {
  const membership = await membershipById(database, c.req.param('id') ?? '', todayOf(c))
  const team = membership && (await teamById(database, membership.teamId))
  if (!membership || !team || !teamCan.beLookedAfter(team, workerOf(c))) return c.notFound()
  if (await c.var.act((acting) => endRole(acting, membership))) return c.redirect(`/teams/${team.id}`, 303)
  return c.var.page({
    title: 'This cannot be done yet',
    section: 'team',
    status: 409,
    children: <TeamNeedsSomebodyPage team={team} name={membership.workerName} />,
  })
}
