import { type Context, Hono } from 'hono'
import { answerList, answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { addDays } from '../words/index.ts'
import { coversOf } from './cover-store.ts'
import { answeringForm } from './forms.ts'
import { readTypedHours } from './hours.ts'
import { type Answer, forTeam, lookingAfter, teamsLookedAfter, todayOf } from './looking-after.ts'
import { shutHolderOf } from './organisation-store.ts'
import { FormPage } from './screens/form-page.tsx'
import { TeamPage } from './screens/team.tsx'
import { submitted } from './submitted.ts'
import type { Team } from './team.ts'
import { membersOf, setAnswering } from './team-store.ts'
import { type Visit, workerOf } from './visit.ts'
import type { Reading } from './worker.ts'
import { DAYS_BEFORE_END } from './worker-check.ts'
import { checksDue } from './worker-check-store.ts'
import { organisationCan } from './workplace.ts'

/** A team's page and when it answers, for its managers and its organisation's administrators. */
export function teamRoutes(database: Reading): Hono<Visit> {
  const app = new Hono<Visit>()

  app.get('/team', ...lookingAfter, async (c) => {
    const [first] = await teamsLookedAfter(c, database)
    return first ? c.redirect(`/teams/${first.id}`, 303) : c.notFound()
  })

  app.get(
    '/teams/:id',
    ...lookingAfter,
    forTeam(database, (c, team) => showTeam(c, database, team)),
  )

  app.get(
    '/teams/:id/answering',
    ...lookingAfter,
    forTeam(database, (c, team) => askWhen(c, team, asTyped(team))),
  )

  app.post(
    '/teams/:id/answering',
    ...lookingAfter,
    forTeam(database, async (c, team) => {
      const { typed } = await submitted(c)
      const read = readForm(answeringForm, typed, todayOf(c))
      const hours = readTypedHours(
        answerList(read.answers, 'read'),
        answerText(read.answers, 'opens'),
        answerText(read.answers, 'closes'),
      )
      if (!read.ok) return askWhen(c, team, typed, read.problems)
      if (!hours.ok) return askWhen(c, team, typed, hours.problems)
      const answerDays = Number(answerText(read.answers, 'days'))
      await c.var.act((acting) => setAnswering(acting, team.id, { answerDays, coverHours: hours.hours }))
      return c.redirect(`/teams/${team.id}`, 303)
    }),
  )

  return app
}

async function showTeam(c: Context<Visit>, database: Reading, team: Team): Promise<Response> {
  const today = todayOf(c)
  const members = await membersOf(database, team.id, today)
  const ids = [...new Set(members.map(({ id }) => id))]
  const children = (
    <TeamPage
      team={team}
      teams={await teamsLookedAfter(c, database)}
      members={members}
      covers={await coversOf(database, ids, today)}
      shutHolder={await shutHolderOf(database, team.organisationId)}
      today={today}
      administers={organisationCan.beAdministered(team.organisationId, workerOf(c))}
      checks={
        await c.var.act((acting) =>
          checksDue(acting, { teams: [team.id], by: addDays(today, DAYS_BEFORE_END) }),
        )
      }
    />
  )
  return c.var.page({ title: team.name, section: 'team', children })
}

function asTyped({ answerDays, coverHours }: Team): Typed {
  const [first] = coverHours
  return {
    days: String(answerDays),
    read: coverHours.map(({ day }) => String(day)),
    opens: first?.from ?? '',
    closes: first?.to ?? '',
  }
}

function askWhen(c: Context<Visit>, team: Team, typed: Typed, problems?: Problems): Answer {
  return c.var.page({
    title: 'When we answer',
    section: 'team',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        heading="When we answer"
        intro="Working days are those on which your organisation is open."
        back={{ href: `/teams/${team.id}`, text: team.name }}
        action={`/teams/${team.id}/answering`}
        form={answeringForm}
        typed={typed}
        problems={problems}
        submit="Save"
      />
    ),
  })
}
