import { type Context, Hono } from 'hono'
import { answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { addDays, dateOnly, isUuid, newId } from '../words/index.ts'
import { arrangeCover, coverById, endCover } from './cover-store.ts'
import { coverForm } from './forms.ts'
import { forTeam, lookingAfter, todayOf } from './looking-after.ts'
import { FormPage } from './screens/form-page.tsx'
import { submitted } from './submitted.ts'
import type { Team } from './team.ts'
import { membersOf, teamIdsOf } from './team-store.ts'
import { type Visit, workerOf } from './visit.ts'
import type { Reading } from './worker.ts'
import { workerById, workersOf } from './worker-store.ts'
import { workerCan } from './workplace.ts'

// Longer than any leave that is known when it begins; after that somebody looks again.
const LONGEST_COVER = 366

/** Who does another's work while they are away. */
export function coverRoutes(database: Reading): Hono<Visit> {
  const app = new Hono<Visit>()
  app.get(
    '/teams/:id/covers/new',
    ...lookingAfter,
    forTeam(database, (c, team) => ask(c, database, team)),
  )
  app.post(
    '/teams/:id/covers',
    ...lookingAfter,
    forTeam(database, (c, team) => arrange(c, database, team)),
  )
  app.post('/covers/:id/ending', ...lookingAfter, (c) => end(c, database))
  return app
}

type Wrong = { typed: Typed; problems: Problems; id: string }

async function formFor(c: Context<Visit>, database: Reading, team: Team) {
  const members = await membersOf(database, team.id, todayOf(c))
  const once = [...new Map(members.map((member) => [member.id, member])).values()]
  return coverForm(once, await workersOf(database, team.organisationId))
}

async function ask(c: Context<Visit>, database: Reading, team: Team, wrong?: Wrong): Promise<Response> {
  return c.var.page({
    title: 'Arrange cover',
    section: 'team',
    errors: wrong !== undefined,
    status: wrong ? 422 : 200,
    children: (
      <FormPage
        heading="Arrange cover"
        back={{ href: `/teams/${team.id}`, text: team.name }}
        action={`/teams/${team.id}/covers`}
        form={await formFor(c, database, team)}
        typed={wrong?.typed ?? {}}
        problems={wrong?.problems}
        id={wrong?.id ?? newId()}
        submit="Arrange cover"
      />
    ),
  })
}

async function arrange(c: Context<Visit>, database: Reading, team: Team): Promise<Response> {
  const { typed, id } = await submitted(c)
  const read = readForm(await formFor(c, database, team), typed, todayOf(c))
  if (!read.ok) return ask(c, database, team, { typed, problems: read.problems, id })
  const text = (name: string) => answerText(read.answers, name)
  const cover = {
    id,
    worker: text('worker'),
    coveredBy: text('covered_by'),
    startsOn: text('from'),
    endsOn: text('to'),
  }
  const problems = wrongWith(cover)
  if (problems) return ask(c, database, team, { typed, problems, id })
  await c.var.act((acting) => arrangeCover(acting, cover))
  return c.redirect(`/teams/${team.id}`, 303)
}

function wrongWith(cover: {
  worker: string
  coveredBy: string
  startsOn: string
  endsOn: string
}): Problems | null {
  if (cover.worker === cover.coveredBy)
    return { covered_by: 'Choose somebody else than the person who is away' }
  if (cover.endsOn < cover.startsOn) return { to: 'The last day must not be before the first' }
  if (cover.endsOn > addDays(dateOnly(cover.startsOn), LONGEST_COVER))
    return { to: 'Cover can last a year at most' }
  return null
}

async function end(c: Context<Visit>, database: Reading): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const today = todayOf(c)
  const cover = isUuid(id) ? await coverById(database, id, today) : null
  const away = cover && (await workerById(database, cover.workerId))
  if (!cover || !away) return c.notFound()
  const teams = await teamIdsOf(database, away.id, today)
  if (!workerCan.beLookedAfter(away, teams, workerOf(c))) return c.notFound()
  await c.var.act((acting) => endCover(acting, cover))
  return c.redirect('/team', 303)
}
