import { type Context, Hono } from 'hono'
import { type SignedInWorker, signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { ResponseList, respondsForSchool, responsesOf } from '../responses/index.ts'
import { worksInSchool } from '../surveys/index.ts'
import { asPage, EmptyState, PageHeading, sendPacked } from '../ui/index.ts'
import { dateInLondon } from '../words/index.ts'
import { packedOnce } from './kept.ts'
import { rememberingSteps, type SuggestSteps } from './next-steps.ts'
import { drawnFor } from './school-drawn.tsx'
import { readChoice, type SchoolChoice, type SchoolRound, schoolRounds } from './school-results.ts'
import { SchoolResults } from './screens/school.tsx'
import { factsOf } from './store.ts'

type C = Context<Visit>

/** Runs the work of a page about the school (`:id`) in which whoever asks works; not found for anybody else. */
export async function inOwnSchool(
  c: C,
  work: (acting: Acting, worker: SignedInWorker) => Promise<Response> | Response,
): Promise<Response> {
  const worker = workerOf(c)
  return worksInSchool(worker) && worker.organisationId === c.req.param('id')
    ? c.var.act(async (acting) => work(acting, worker))
    : c.notFound()
}

/** What the address asks for, as far as there is such a thing. */
function chosenIn(
  c: C,
  rounds: readonly SchoolRound[],
): { round: SchoolRound; choice: SchoolChoice } | undefined {
  const asked = (name: string) => c.req.query(name) ?? ''
  const round = rounds.find(({ own }) => own.round.key === asked('round')) ?? rounds[0]
  return (
    round && { round, choice: readChoice(round.own, { group: asked('group'), account: asked('account') }) }
  )
}

async function show(c: C, acting: Acting, worker: SignedInWorker, suggest: SuggestSteps) {
  const school = worker.organisationId
  const [rounds, responses, facts] = await Promise.all([
    schoolRounds(acting, school),
    responsesOf(acting, school),
    factsOf(acting, school),
  ])
  const chosen = chosenIn(c, rounds)
  if (!chosen) return nothingYet(c, worker)
  const { round, choice } = chosen
  const { group } = choice
  const { onRoll, years } = facts.get(round.own.round.id) ?? { onRoll: null, years: null }
  const { figures, how, begin, drawn } = await drawnFor(acting, {
    ...{ rounds, round, choice, onRoll: group ? null : onRoll },
    school: { id: school, name: worker.organisationName },
  })
  const steps = await suggest(acting, begin, {
    age: years === null ? null : Math.round((years.from + years.to) / 2) + 5,
    today: dateInLondon(acting.now),
    place: acting.actor.place,
  })
  const whole = () =>
    c.var.page({
      title: 'What our pupils told us',
      section: 'results',
      width: 'wide',
      children: (
        <SchoolResults
          figures={figures}
          how={how}
          steps={steps}
          respond={respondsForSchool(worker) ? respondTo({ school, round: choice.round, group }) : null}
          doing={<ResponseList responses={responses} heading="What we are doing" />}
        />
      ),
    })
  // For the same worker it is the same page until something in it is another; it is long, and packing it takes a while.
  const key = ['school page', worker, drawn, steps, responses]
  return sendPacked(c, await packedOnce(key, async () => (await whole()).text()), asPage)
}

const respondTo =
  ({ school, round, group }: { school: string; round: string; group: string }) =>
  (measure: string): string =>
    `/schools/${school}/responses/new?${new URLSearchParams({ round, measure, group })}`

const nothingYet = (c: C, worker: SignedInWorker) =>
  c.var.page({
    title: 'What our pupils told us',
    section: 'results',
    children: (
      <>
        <PageHeading heading="What our pupils told us" below={worker.organisationName} />
        <EmptyState heading="No results yet">
          <p>
            They are here once a survey that your school took part in has closed and its figures are made.
          </p>
        </EmptyState>
      </>
    ),
  })

/** A school's own results: whoever works there, and nobody else. */
export function schoolRoutes(): Hono<Visit> {
  const suggest = rememberingSteps()
  return new Hono<Visit>()
    .use('/results', signedIn)
    .use('/schools/*', signedIn)
    .get('/results', (c) => {
      const worker = workerOf(c)
      return worksInSchool(worker)
        ? c.redirect(`/schools/${worker.organisationId}/results`, 303)
        : c.notFound()
    })
    .get('/schools/:id/results', (c) => inOwnSchool(c, (acting, worker) => show(c, acting, worker, suggest)))
}
