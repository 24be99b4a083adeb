import { type Context, Hono } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { typedIn } from '../../people/index.ts'
import { type Typed, typedText } from '../../ui/questions/index.ts'
import { roundCan } from '../round.ts'
import { progressOf } from '../schools/progress-store.ts'
import { inviteSchools, schoolsCalled, takeBackInvitation } from '../schools/school-store.ts'
import { SchoolsAskedPage } from '../screens/schools-asked.tsx'
import { onRound, surveyPage } from './round-page.tsx'
import { typedUrns } from './typed.ts'
import type { SetUp } from './whole.ts'

type C = Context<Visit>

async function schoolsPage(c: C, acting: Acting, whole: SetUp, typed = '', problem?: string) {
  const progress = await progressOf(
    acting,
    whole.asked.map(({ id }) => id),
  )
  return surveyPage(c, whole, {
    title: 'Schools',
    wrong: problem !== undefined,
    children: <SchoolsAskedPage {...whole} progress={progress} typed={typed} problem={problem} />,
  })
}

/** Asks every school that was named, or none of them: a URN that nobody here has is said, and everything stays typed. */
async function invite(c: C, acting: Acting, whole: SetUp, typed: Typed) {
  const text = typedText(typed, 'urns')
  const { urns, others } = typedUrns(text)
  const found = await schoolsCalled(acting, urns)
  const unknown = [...urns.filter((urn) => !found.some((school) => school.urn === urn)), ...others]
  if (unknown.length > 0) return schoolsPage(c, acting, whole, text, unknownUrns(unknown))
  if (found.length === 0) return schoolsPage(c, acting, whole, text, 'Enter at least one URN')
  await inviteSchools(
    acting,
    whole.round.id,
    found.map(({ id }) => id),
  )
  return c.redirect(`/surveys/${whole.round.id}/schools`, 303)
}

const unknownUrns = (unknown: readonly string[]): string => {
  const shown = unknown.slice(0, 10).map((word) => `“${word.slice(0, 20)}”`)
  const more = unknown.length > shown.length ? ` and ${unknown.length - shown.length} more` : ''
  return `No school of this place has the URN ${shown.join(', ')}${more}. Nobody was asked yet.`
}

/** The schools a survey asks: /surveys/:id/schools */
export function schoolsAskedRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/surveys/:id/schools', (c) => onRound(c, (acting, whole) => schoolsPage(c, acting, whole)))
    .post('/surveys/:id/schools', async (c) => {
      const typed = await typedIn(c)
      return onRound(c, (acting, whole) =>
        roundCan.inviteSchools(whole.round)
          ? invite(c, acting, whole, typed)
          : c.redirect(`/surveys/${whole.round.id}/schools`, 303),
      )
    })
    .post('/surveys/:id/schools/:school/removal', (c) =>
      onRound(c, async (acting, { round, asked }) => {
        const school = asked.find(({ id }) => id === c.req.param('school'))
        if (school) await takeBackInvitation(acting, school.id)
        return c.redirect(`/surveys/${round.id}/schools`, 303)
      }),
    )
}
