import { type Context, Hono } from 'hono'
import { type SignedInWorker, signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { ResponseList, respondsForSchool, responsesOf } from '../responses/index.ts'
import { worksInSchool } from '../surveys/index.ts'
import { EmptyState, PageHeading } from '../ui/index.ts'
import { dateInLondon } from '../words/index.ts'
import { nextStepsFor } from './next-steps.ts'
import {
  choicesIn,
  readGroup,
  type SchoolChoice,
  type SchoolRound,
  schoolRounds,
  schoolRows,
} from './school-results.ts'
import { SchoolResults } from './screens/school.tsx'
import { whatStandsOut, whereToBegin } from './standing-out.ts'
import { pupilsOnRoll, yearsAsked } from './store.ts'

type C = Context<Visit>

/** How many things to do next are suggested. */
const STEPS = 3

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

function chosenIn(
  c: C,
  rounds: readonly SchoolRound[],
): { round: SchoolRound | undefined; choice: SchoolChoice } {
  const [round, group, account] = ['round', 'group', 'account'].map((name) => c.req.query(name) ?? '')
  const chosen = rounds.find(({ own }) => own.round.key === round) ?? rounds[0]
  return {
    round: chosen,
    choice: { round: chosen?.own.round.key ?? '', group: group ?? '', account: account ?? '' },
  }
}

async function show(c: C, acting: Acting, worker: SignedInWorker) {
  const school = worker.organisationId
  const rounds = await schoolRounds(acting, school)
  const { round, choice } = chosenIn(c, rounds)
  if (!round) return nothingYet(c, worker)
  const { grouping, value } = readGroup(choice.group, round.own)
  const group = grouping === 'all' ? '' : `${grouping}.${value}`
  const { rows, answered } = await schoolRows(acting, round, choice)
  const options = await choicesIn(acting, round.own)
  const account =
    group === '' && options.accounts.some((one) => one.value === choice.account) ? choice.account : ''
  const years = await yearsAsked(acting, round.own.round.id)
  const steps = await nextStepsFor(acting.tx, whereToBegin(rows, STEPS), {
    age: years === null ? null : Math.round((years.from + years.to) / 2) + 5,
    today: dateInLondon(acting.now),
    place: acting.actor.place,
  })
  return c.var.page({
    title: 'What our pupils told us',
    section: 'results',
    width: 'wide',
    children: (
      <SchoolResults
        school={worker.organisationName}
        path={`/schools/${school}/results`}
        round={round.own.round.name}
        before={round.before?.round.name ?? null}
        standsOut={whatStandsOut(rows)}
        who={{
          answered,
          onRoll: group ? null : await pupilsOnRoll(acting, { round: round.own.round.id, school }),
        }}
        rows={rows}
        choice={{
          ...{ ...options, round: choice.round, group, account },
          rounds: rounds.map(({ own }) => ({ value: own.round.key, text: own.round.name })),
        }}
        leastShown={round.own.minimumBase}
        steps={steps}
        respond={respondsForSchool(worker) ? respondTo({ school, round: choice.round, group }) : null}
        doing={<ResponseList responses={await responsesOf(acting, school)} heading="What we are doing" />}
      />
    ),
  })
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
  return new Hono<Visit>()
    .use('/results', signedIn)
    .use('/schools/*', signedIn)
    .get('/results', (c) => {
      const worker = workerOf(c)
      return worksInSchool(worker)
        ? c.redirect(`/schools/${worker.organisationId}/results`, 303)
        : c.notFound()
    })
    .get('/schools/:id/results', (c) => inOwnSchool(c, (acting, worker) => show(c, acting, worker)))
}
