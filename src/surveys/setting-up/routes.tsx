import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { FormPage, idOfSending, typedFrom, typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import { answerText, type Problems, readForm, type Typed, typedText } from '../../ui/questions/index.ts'
import { dateInLondon, newId } from '../../words/index.ts'
import { questionnaireOf } from '../part.ts'
import { openRound } from '../part-store.ts'
import { type Kind, type OtherRound, roundCan } from '../round.ts'
import { brokenPromise, closeRound, makeRound, otherRounds, roundsHere } from '../round-store.ts'
import { OpeningPage } from '../screens/opening.tsx'
import { SurveyPage } from '../screens/survey.tsx'
import { SurveysPage } from '../screens/surveys.tsx'
import type { SurveySettings } from '../settings.ts'
import { KEY_TAKEN, keyProblem, newRoundForm } from './forms.ts'
import { surveyLeads } from './guard.ts'
import { everyHindrance, hindrancesOf } from './hindrances.ts'
import { questionRoutes } from './question-routes.tsx'
import { onDraft, onRound, surveyPage } from './round-page.tsx'
import { schoolsAskedRoutes } from './schools-routes.tsx'
import { formSections } from './sections.ts'
import { readersOffered, type SetUp } from './whole.ts'

type C = Context<Visit>

type Tried = { typed: Typed; problems: Problems }

function newPage(c: C, others: readonly OtherRound[], { typed, problems }: Partial<Tried> = {}) {
  return c.var.page({
    title: 'Set up a survey',
    section: 'surveys',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        back={{ text: 'Surveys', href: '/surveys' }}
        heading="Set up a survey"
        lead="Nothing is sent to anybody until you open it."
        form={newRoundForm(others)}
        typed={typed ?? {}}
        problems={problems}
        action="/surveys"
        button="Go on"
        once={typedText(typed ?? {}, 'once') || newId()}
      />
    ),
  })
}

async function begin(c: C, acting: Acting, typed: Typed) {
  const id = idOfSending(typed)
  const others = await otherRounds(acting, id)
  const again = (problems: Problems) => newPage(c, others, { typed, problems })
  const read = readForm(newRoundForm(others), typed, dateInLondon(acting.now))
  if (!read.ok) return again(read.problems)
  const said = (name: string) => answerText(read.answers, name)
  const key = said('key')
  const wrong = keyProblem(key)
  if (wrong) return again({ key: wrong })
  const earlier = others.find((other) => other.key === said('earlier'))?.id ?? null
  const made = { id, key, name: said('name'), kind: said('kind') as Kind, earlier }
  return (await makeRound(acting, made)) ? c.redirect(`/surveys/${id}`, 303) : again({ key: KEY_TAKEN })
}

async function sectionPage(
  c: C,
  acting: Acting,
  whole: SetUp,
  { typed, problems }: { typed?: Typed; problems?: Problems } = {},
) {
  const name = c.req.param('section') as keyof typeof formSections
  const section = formSections[name]
  const form = section.form(whole, await readersOffered(acting))
  return c.var.page({
    title: section.title,
    section: 'surveys',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        back={{ text: whole.round.name, href: `/surveys/${whole.round.id}` }}
        heading={section.title}
        lead={section.lead}
        form={form}
        typed={typed ?? typedFrom(form, section.kept(whole))}
        problems={problems}
        action={`/surveys/${whole.round.id}/${name}`}
        button="Save"
      />
    ),
  })
}

async function keepSection(c: C, acting: Acting, whole: SetUp, typed: Typed) {
  const section = formSections[c.req.param('section') as keyof typeof formSections]
  const form = section.form(whole, await readersOffered(acting))
  const read = readForm(form, typed, dateInLondon(acting.now))
  const problems = read.ok ? (section.check?.(read.answers) ?? {}) : read.problems
  if (Object.keys(problems).length > 0) return sectionPage(c, acting, whole, { typed, problems })
  await section.keep(acting, whole, read.answers)
  // A kind that was changed asks for something else: the same page comes back with that.
  const other = answerText(read.answers, 'kind')
  const again = other !== '' && other !== whole.round.kind && other !== 'anonymous'
  return c.redirect(`/surveys/${whole.round.id}${again ? '/kind' : ''}`, 303)
}

async function open(c: C, acting: Acting, whole: SetUp) {
  const hindered = everyHindrance(hindrancesOf(whole, dateInLondon(acting.now)))
  if (hindered.length > 0) return openingPage(c, whole, hindered)
  await openRound(acting, whole.round.id, questionnaireOf(whole.parts))
  return c.redirect(`/surveys/${whole.round.id}?done=opened`, 303)
}

const openingPage = (c: C, whole: SetUp, hindered: string[] | null) =>
  surveyPage(c, whole, {
    title: 'Open the survey',
    wrong: hindered !== null && hindered.length > 0,
    children: (
      <OpeningPage
        {...whole}
        hindered={hindered ?? everyHindrance(hindrancesOf(whole, dateInLondon(c.var.now)))}
        tried={hindered !== null}
      />
    ),
  })

const SECTION = ':section{kind|dates|law|telling}'

/** Setting up a survey, opening and closing it: /surveys */
export function settingUpRoutes({ beside }: SurveySettings): Hono<Visit> {
  return new Hono<Visit>()
    .use('/surveys/*', signedIn, surveyLeads)
    .get('/surveys', signedIn, surveyLeads, (c) =>
      c.var.act(async (acting) =>
        c.var.page({
          title: 'Surveys',
          section: 'surveys',
          children: <SurveysPage rounds={await roundsHere(acting)} today={dateInLondon(acting.now)} />,
        }),
      ),
    )
    .post('/surveys', signedIn, surveyLeads, async (c) => {
      const typed = await typedIn(c)
      return c.var.act((acting) => begin(c, acting, typed))
    })
    .get('/surveys/new', (c) => c.var.act(async (acting) => newPage(c, await otherRounds(acting, null))))
    .get('/surveys/:id', (c) =>
      onRound(c, (acting, whole) => {
        const today = dateInLondon(acting.now)
        return c.var.page({
          title: whole.round.name,
          section: 'surveys',
          before: <BackLink href="/surveys" text="Surveys" />,
          children: (
            <SurveyPage
              {...whole}
              today={today}
              hindrances={hindrancesOf(whole, today)}
              done={c.req.query('done') ?? ''}
              beside={beside?.(whole.round)}
            />
          ),
        })
      }),
    )
    .get(`/surveys/:id/${SECTION}`, (c) => onDraft(c, (acting, whole) => sectionPage(c, acting, whole)))
    .post(`/surveys/:id/${SECTION}`, async (c) => {
      const typed = await typedIn(c)
      return onDraft(c, (acting, whole) => keepSection(c, acting, whole, typed))
    })
    .get('/surveys/:id/opening', (c) => onDraft(c, (_, whole) => openingPage(c, whole, null)))
    .post('/surveys/:id/opening', async (c) => {
      try {
        return await onDraft(c, (acting, whole) => open(c, acting, whole))
      } catch (error) {
        // Somebody changed it at the same moment: the page says what is missing now.
        if (brokenPromise(error) !== 'round_opens_whole') throw error
        return onDraft(c, (_, whole) => openingPage(c, whole, null))
      }
    })
    .post('/surveys/:id/closing', (c) =>
      onRound(c, async (acting, { round }) => {
        if (roundCan.beClosed(round)) await closeRound(acting, round.id)
        return c.redirect(`/surveys/${round.id}`, 303)
      }),
    )
    .route('/', questionRoutes())
    .route('/', schoolsAskedRoutes())
}
