import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { everyVersion } from '../measures/index.ts'
import { offerTo, replyWords } from '../screening/index.ts'
import type { Round } from '../surveys/index.ts'
import { BackLink } from '../ui/index.ts'
import { addresses } from './addresses.ts'
import { surveysRead } from './due-store.ts'
import { calledHere } from './reading.ts'
import { ListPage } from './screens/list.tsx'
import { PupilPage } from './screens/pupil.tsx'
import { SurveysToReadPage } from './screens/surveys.tsx'
import { acknowledgeUrgent, handedIn, readAnswers, surveyToRead } from './store.ts'

type C = Context<Visit>

/** Runs work on one survey for one of its readers; to anybody else there is nothing there. */
const asReader = (c: C, work: (acting: Acting, round: Round) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const round = await surveyToRead(acting, c.req.param('id') ?? '')
    return round ? work(acting, round) : c.notFound()
  })

async function listPage(c: C, acting: Acting, round: Round) {
  const pupils = await handedIn(acting, round.id)
  return c.var.page({
    title: `Answers to read: ${round.name}`,
    section: 'reading',
    before: <BackLink href={addresses.surveys} text="Surveys you read" />,
    children: (
      <ListPage
        round={round}
        pupils={pupils}
        now={acting.now}
        done={c.req.query('done') === 'acknowledged'}
      />
    ),
  })
}

async function pupilPage(c: C, acting: Acting, round: Round) {
  const slip = c.req.param('pupil') ?? ''
  const read = await readAnswers(acting, round.id, slip)
  if (!read) return c.notFound()
  const offer = await offerTo(acting, slip)
  return c.var.page({
    title: `${calledHere(read.pupil)}: ${round.name}`,
    section: 'reading',
    before: <BackLink href={addresses.survey(round.id)} text={round.name} />,
    children: (
      <PupilPage
        round={round}
        {...read}
        library={everyVersion()}
        support={offer && replyWords(offer)}
        now={acting.now}
      />
    ),
  })
}

async function sayRead(c: C, acting: Acting, round: Round) {
  const done = await acknowledgeUrgent(acting, round.id, c.req.param('pupil') ?? '')
  return done ? c.redirect(`${addresses.survey(round.id)}?done=acknowledged`, 303) : c.notFound()
}

/** What the named readers of a survey read: /reading */
export function readingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/reading', signedIn)
    .use('/reading/*', signedIn)
    .get('/reading', (c) =>
      c.var.act(async (acting) =>
        c.var.page({
          title: 'Surveys you read',
          section: 'reading',
          children: <SurveysToReadPage surveys={await surveysRead(acting)} />,
        }),
      ),
    )
    .get('/reading/:id', (c) => asReader(c, (acting, round) => listPage(c, acting, round)))
    .get('/reading/:id/pupils/:pupil', (c) => asReader(c, (acting, round) => pupilPage(c, acting, round)))
    .post('/reading/:id/pupils/:pupil/acknowledgement', (c) =>
      asReader(c, (acting, round) => sayRead(c, acting, round)),
    )
}
