import { type Context, Hono } from 'hono'
import { signedIn, teamsReceiving, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { everyVersion } from '../measures/index.ts'
import { FormPage, typedFrom, typedIn } from '../people/index.ts'
import { BackLink } from '../ui/index.ts'
import { type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import type { Screen } from './screen.ts'
import {
  countsOf,
  removeScreen,
  roundToScreen,
  type ScreenedRound,
  screenOf,
  setScreen,
} from './screen-store.ts'
import { Removal, StandingPage } from './screens/standing.tsx'
import { checkSetUp, keptOf, scoreCalled, scoresOffered, screenFrom, setUpForm } from './set-up-form.ts'

type C = Context<Visit>
type Here = { acting: Acting; round: ScreenedRound; screen: Screen | null }
type Work = (here: Here) => Promise<Response> | Response

/** Runs work on one named survey for whoever runs the surveys of its place; to anybody else there is nothing there. */
const onNamed = (c: C, work: Work) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const round = isUuid(id) ? await roundToScreen(acting, id) : null
    if (!round || round.kind !== 'named') return c.notFound()
    return work({ acting, round, screen: await screenOf(acting, round.id) })
  })

const addressOf = (round: ScreenedRound) => `/surveys/${round.id}/support`

/** The same while it is not opened; afterwards it leads to the page that says what stands. */
const onDraft = (c: C, work: Work) =>
  onNamed(c, (here) => (here.round.opened ? c.redirect(addressOf(here.round), 303) : work(here)))

type Said = { typed?: Typed; problems?: Problems }

async function setUpPage(c: C, { acting, round, screen }: Here, said: Said = {}) {
  const form = await formHere(acting, round)
  const heading = 'Who is asked whether they want support'
  return c.var.page({
    title: `${heading}: ${round.name}`,
    section: 'surveys',
    errors: said.problems !== undefined,
    status: said.problems ? 422 : 200,
    children: (
      <FormPage
        back={{ text: round.name, href: `/surveys/${round.id}` }}
        heading={heading}
        lead={`${round.name}. Whoever hands it in with this score is told kindly that there is somebody to talk with, and asked.`}
        form={form}
        typed={said.typed ?? typedFrom(form, keptOf(screen))}
        problems={said.problems}
        action={addressOf(round)}
        button="Save"
      >
        {screen && <Removal roundId={round.id} />}
      </FormPage>
    ),
  })
}

async function formHere(acting: Acting, round: ScreenedRound) {
  const teams = await teamsReceiving(acting.tx, acting.actor.place as string)
  return setUpForm(scoresOffered(round.measures, everyVersion()), teams)
}

async function keep(c: C, here: Here, typed: Typed) {
  const { acting, round } = here
  const read = readForm(await formHere(acting, round), typed, dateInLondon(acting.now))
  const problems = read.ok
    ? checkSetUp(read.answers, scoresOffered(round.measures, everyVersion()))
    : read.problems
  if (!read.ok || Object.keys(problems).length > 0) return setUpPage(c, here, { typed, problems })
  await setScreen(acting, screenFrom(round.id, read.answers))
  return c.redirect(addressOf(round), 303)
}

async function standingPage(c: C, { acting, round, screen }: Here) {
  const counts = await countsOf(acting, round.id)
  const score = screen ? scoreCalled(screen, everyVersion()) : ''
  return c.var.page({
    title: `Who is asked whether they want support: ${round.name}`,
    section: 'surveys',
    before: <BackLink href={`/surveys/${round.id}`} text={round.name} />,
    children: <StandingPage round={round} screen={screen} score={score} counts={counts} />,
  })
}

/** Setting up who of a named survey is asked: /surveys/:id/support */
export function setUpRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/surveys/:id/support', signedIn)
    .use('/surveys/:id/support/*', signedIn)
    .get('/surveys/:id/support', (c) =>
      onNamed(c, (here) => (here.round.opened ? standingPage(c, here) : setUpPage(c, here))),
    )
    .post('/surveys/:id/support', async (c) => {
      const typed = await typedIn(c)
      return onDraft(c, (here) => keep(c, here, typed))
    })
    .post('/surveys/:id/support/removal', (c) =>
      onDraft(c, async ({ acting, round }) => {
        await removeScreen(acting, round.id)
        return c.redirect(addressOf(round), 303)
      }),
    )
}
