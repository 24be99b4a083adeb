import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import { type Typed, typedText } from '../../ui/questions/index.ts'
import { dateInLondon } from '../../words/index.ts'
import { parentNoesOf } from '../lists/list-store.ts'
import { listCounts } from '../lists/pupil-store.ts'
import type { Round } from '../round.ts'
import { roundById } from '../round-store.ts'
import { InvitationPage } from '../screens/invitation.tsx'
import type { Problem } from '../screens/problem.tsx'
import { ProgressPage } from '../screens/progress.tsx'
import { SchoolSurveyPage } from '../screens/school-survey.tsx'
import { SchoolSurveysPage } from '../screens/school-surveys.tsx'
import { listsPupils, pupilListers, schoolStaff } from '../setting-up/guard.ts'
import { optOutRoutes } from './opt-out-routes.tsx'
import { classProgressOf } from './progress-store.ts'
import { pupilRoutes } from './pupil-routes.tsx'
import { type AtSchool, addressOf, atSchool, schoolPage, takingPart } from './school-page.tsx'
import { answerInvitation, invitationsOf } from './school-store.ts'
import { slipRoutes } from './slip-routes.tsx'

type C = Context<Visit>

async function list(c: C, acting: Acting) {
  const invitations = await invitationsOf(acting, workerOf(c).organisationId)
  const surveys: AtSchool[] = []
  for (const school of invitations) {
    const round = (await roundById(acting, school.roundId)) as Round
    surveys.push({ school, round })
  }
  return c.var.page({
    title: 'Surveys',
    section: 'school-surveys',
    children: (
      <SchoolSurveysPage
        surveys={surveys}
        lists={listsPupils(c.var.worker)}
        today={dateInLondon(acting.now)}
      />
    ),
  })
}

const invitationPage = (c: C, at: AtSchool, problem?: Problem, typed: Typed = {}) =>
  c.var.page({
    title: at.round.name,
    section: 'school-surveys',
    errors: problem !== undefined,
    status: problem ? 422 : 200,
    before: <BackLink href="/school-surveys" text="Surveys" />,
    children: <InvitationPage {...at} typed={typed} problem={problem} />,
  })

async function overview(c: C, acting: Acting, at: AtSchool) {
  if (at.school.answer !== 'takes_part') return invitationPage(c, at)
  const counts = await listCounts(acting, at.school.id, at.round.kind === 'named')
  const noes = await parentNoesOf(acting, at.school.id)
  return c.var.page({
    title: at.round.name,
    section: 'school-surveys',
    before: <BackLink href="/school-surveys" text="Surveys" />,
    children: (
      <SchoolSurveyPage
        {...at}
        counts={counts}
        parentNoes={noes.length}
        letter={`${c.var.origin}/survey-letters/${at.school.id}`}
        today={dateInLondon(acting.now)}
      />
    ),
  })
}

async function answer(c: C, acting: Acting, at: AtSchool, typed: Typed) {
  const said = typedText(typed, 'answer')
  const onRoll = typedText(typed, 'on_roll').trim()
  if (said !== 'takes_part' && said !== 'declined')
    return invitationPage(c, at, { at: 'answer', says: 'Choose whether your school takes part' }, typed)
  if (onRoll !== '' && !/^\d{1,5}$/.test(onRoll))
    return invitationPage(
      c,
      at,
      { at: 'on_roll', says: 'Enter the number of pupils as a whole number' },
      typed,
    )
  const { withCode } = await listCounts(acting, at.school.id, false)
  if (said === 'declined' && withCode > 0)
    return invitationPage(
      c,
      at,
      { at: 'answer', says: 'Slips have been made: ask whoever runs the survey.' },
      typed,
    )
  await answerInvitation(acting, at.school.id, {
    answer: said,
    onRoll: onRoll === '' ? null : Number(onRoll),
  })
  return c.redirect(addressOf(at), 303)
}

/** A survey at one school, for its own staff: /school-surveys */
export function schoolSurveyRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/school-surveys', signedIn, schoolStaff)
    .use('/school-surveys/*', signedIn, schoolStaff)
    .get('/school-surveys', (c) => c.var.act((acting) => list(c, acting)))
    .get('/school-surveys/:id/progress', (c) =>
      takingPart(c, async (acting, at) => {
        const classes = await classProgressOf(acting, at.school.id)
        await recordLook(acting, 'survey progress', { subject: at.school.id })
        return schoolPage(c, at, {
          title: 'How far we are',
          children: <ProgressPage {...at} classes={classes} />,
        })
      }),
    )
    .get('/school-surveys/:id', (c) =>
      listsPupils(c.var.worker)
        ? atSchool(c, (acting, at) => overview(c, acting, at))
        : takingPart(c, (_, at) => c.redirect(addressOf(at, '/progress'), 303)),
    )
    .use('/school-surveys/:id/*', pupilListers)
    .post('/school-surveys/:id/answer', async (c) => {
      const typed = await typedIn(c)
      return atSchool(c, (acting, at) => answer(c, acting, at, typed))
    })
    .route('/', pupilRoutes())
    .route('/', optOutRoutes())
    .route('/', slipRoutes())
}
