import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { everyVersion } from '../measures/index.ts'
import { offerTo, replyWords } from '../screening/index.ts'
import type { Round } from '../surveys/index.ts'
import { BackLink } from '../ui/index.ts'
import { addresses } from './addresses.ts'
import { surveysRead } from './due-store.ts'
import { namingRoutes } from './naming-routes.tsx'
import { namedToRead, urgentWithoutReader } from './naming-store.ts'
import { calledHere } from './reading.ts'
import { ListPage } from './screens/list.tsx'
import { PupilPage } from './screens/pupil.tsx'
import { SurveysToReadPage } from './screens/surveys.tsx'
import { acknowledgeUrgent, handedIn, readAnswers, surveyNamedFor, surveyToRead } from './store.ts'

type C = Context<Visit>

/** Runs work on one survey for one of its readers; to anybody else there is nothing there. */
const asReader = (c: C, work: (acting: Acting, round: Round) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const round = await surveyToRead(acting, c.req.param('id') ?? '')
    return round ? work(acting, round) : c.notFound()
  })

/** The same on one pupil, also for whoever was named to read what is urgent of theirs: `all` says whether they read the rest. */
const onPupil = (c: C, work: (acting: Acting, round: Round, all: boolean) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const survey = await surveyToRead(acting, id)
    const round = survey ?? (await surveyNamedFor(acting, id, c.req.param('pupil') ?? ''))
    return round ? work(acting, round, survey !== null) : c.notFound()
  })

async function surveysPage(c: C, acting: Acting) {
  const done = c.req.query('done')
  return c.var.page({
    ...{ title: 'Surveys you read', section: 'reading' },
    children: (
      <SurveysToReadPage
        surveys={await surveysRead(acting)}
        named={await namedToRead(acting)}
        without={await urgentWithoutReader(acting)}
        now={acting.now}
        done={done === 'named' || done === 'acknowledged' ? done : null}
      />
    ),
  })
}

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

async function pupilPage(c: C, acting: Acting, round: Round, all: boolean) {
  const slip = c.req.param('pupil') ?? ''
  const read = await readAnswers(acting, round.id, slip, all)
  if (!read) return c.notFound()
  const offer = all ? await offerTo(acting, slip) : null
  return c.var.page({
    title: `${calledHere(read.pupil)}: ${round.name}`,
    section: 'reading',
    before: all ? (
      <BackLink href={addresses.survey(round.id)} text={round.name} />
    ) : (
      <BackLink href={addresses.surveys} text="Surveys you read" />
    ),
    children: (
      <PupilPage
        round={round}
        {...read}
        all={all}
        library={everyVersion()}
        support={offer && replyWords(offer)}
        now={acting.now}
      />
    ),
  })
}

async function sayRead(c: C, acting: Acting, round: Round, all: boolean) {
  const done = await acknowledgeUrgent(acting, round.id, c.req.param('pupil') ?? '')
  const to = all ? addresses.survey(round.id) : addresses.surveys
  return done ? c.redirect(`${to}?done=acknowledged`, 303) : c.notFound()
}

/** What the named readers of a survey read: /reading */
export function readingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/reading', signedIn)
    .use('/reading/*', signedIn)
    .get('/reading', (c) => c.var.act((acting) => surveysPage(c, acting)))
    .get('/reading/:id', (c) => asReader(c, (acting, round) => listPage(c, acting, round)))
    .get('/reading/:id/pupils/:pupil', (c) =>
      onPupil(c, (acting, round, all) => pupilPage(c, acting, round, all)),
    )
    .post('/reading/:id/pupils/:pupil/acknowledgement', (c) =>
      onPupil(c, (acting, round, all) => sayRead(c, acting, round, all)),
    )
    .route('/', namingRoutes())
}
