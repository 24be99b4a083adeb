import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { FormPage, typedIn } from '../../people/index.ts'
import {
  askedTogether,
  frozenQuestionnaire,
  type Round,
  roundById,
  runsSurveys,
  type Together,
} from '../../surveys/index.ts'
import { BackLink, Button } from '../../ui/index.ts'
import { answerText, type Problems, readForm, type Typed } from '../../ui/questions/index.ts'
import { dateInLondon, figure, isUuid } from '../../words/index.ts'
import { isAgain } from '../taking-in/again.ts'
import { mendingForm } from './form.ts'
import { type Held, mendedFrom, whyHeld } from './held.ts'
import { Differences } from './screens/differences.tsx'
import { HeldPage } from './screens/held.tsx'
import { dismissRow, filesTaken, knownHere, mendRow, PAGE, rowsWaiting, rowWaiting } from './store.ts'

type C = Context<Visit>
type Work = (acting: Acting, round: Round) => Promise<Response> | Response

/** Runs work on one survey for whoever runs the surveys of its place; to anybody else there is nothing there. */
const onRound = (c: C, work: Work) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const round = isUuid(id) && runsSurveys(c.var.worker) ? await roundById(acting, id) : null
    return round ? work(acting, round) : c.notFound()
  })

const pathOf = ({ id }: Pick<Round, 'id'>): string => `/surveys/${id}/held-rows`

/** The same for one row that waits; one that was settled meanwhile leads back to the list. */
const onRow = (c: C, work: (acting: Acting, round: Round, row: Held) => Promise<Response> | Response) =>
  onRound(c, async (acting, round) => {
    const row = await rowWaiting(acting, round.id, c.req.param('row') ?? '')
    return row ? work(acting, round, row) : c.redirect(pathOf(round), 303)
  })

/** What a survey asks, as somebody meets it; nothing before it is opened. */
async function askedIn(acting: Acting, { id }: Round): Promise<Together[]> {
  const questionnaire = await frozenQuestionnaire(acting, id)
  return questionnaire ? askedTogether(questionnaire) : []
}

async function listPage(c: C, acting: Acting, round: Round) {
  const files = await filesTaken(acting, round.id)
  const waiting = files.reduce((sum, file) => sum + file.waiting, 0)
  const pages = Math.max(1, Math.ceil(waiting / PAGE))
  const asked = Number(/^[1-9]\d{0,4}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
  const page = Math.min(asked, pages)
  return c.var.page({
    title: `Answers from files: ${round.name}`,
    section: 'surveys',
    before: <BackLink href={`/surveys/${round.id}`} text={round.name} />,
    children: (
      <HeldPage
        round={round}
        files={files}
        rows={await rowsWaiting(acting, round.id, page)}
        asked={await askedIn(acting, round)}
        page={page}
        pages={pages}
      />
    ),
  })
}

type Said = { typed?: Typed; problems?: Problems }

async function rowPage(
  c: C,
  acting: Acting,
  { round, row, typed = {}, problems }: Said & { round: Round; row: Held },
) {
  const heading = `Line ${figure(row.line)} of ${row.file}`
  const path = `${pathOf(round)}/${row.id}`
  const asked = await askedIn(acting, round)
  return c.var.page({
    title: `${heading}: ${round.name}`,
    section: 'surveys',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        back={{ text: 'Answers from files', href: pathOf(round) }}
        heading={heading}
        lead={whyHeld(row, asked)}
        above={<Differences row={row} asked={asked} />}
        form={mendingForm(row.unread, await knownHere(acting))}
        typed={typed}
        problems={problems}
        action={`${path}/mending`}
        button={isAgain(row.reason) ? 'It is another pupil: take it in' : 'Take it in'}
      >
        <h2>Or leave it out</h2>
        <form method="post" action={`${path}/dismissal`}>
          <p>The row is not counted, and what was read of it is gone. That it was left out stays.</p>
          <Button text="Leave the row out" variant="secondary" preventDoubleClick />
        </form>
      </FormPage>
    ),
  })
}

async function mend(c: C, acting: Acting, { round, row, typed }: { round: Round; row: Held; typed: Typed }) {
  const form = mendingForm(row.unread, await knownHere(acting))
  const read = readForm(form, typed, dateInLondon(acting.now))
  if (!read.ok) return rowPage(c, acting, { round, row, typed, problems: read.problems })
  await mendRow(
    acting,
    round.id,
    row.id,
    mendedFrom(row.unread, (name) => answerText(read.answers, name)),
  )
  return c.redirect(pathOf(round), 303)
}

/** The rows of files of answers that wait for a person: /surveys/:id/held-rows, for those who run the survey. */
export function heldRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/surveys/:id/held-rows', signedIn)
    .use('/surveys/:id/held-rows/*', signedIn)
    .get('/surveys/:id/held-rows', (c) => onRound(c, (acting, round) => listPage(c, acting, round)))
    .get('/surveys/:id/held-rows/:row', (c) =>
      onRow(c, (acting, round, row) => rowPage(c, acting, { round, row })),
    )
    .post('/surveys/:id/held-rows/:row/mending', async (c) => {
      const typed = await typedIn(c)
      return onRow(c, (acting, round, row) => mend(c, acting, { round, row, typed }))
    })
    .post('/surveys/:id/held-rows/:row/dismissal', (c) =>
      onRow(c, async (acting, round, row) => {
        await dismissRow(acting, row.id)
        return c.redirect(pathOf(round), 303)
      }),
    )
}
