import { type Context, Hono } from 'hono'
import { type Visit, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { measureLibrary } from '../../measures/index.ts'
import { FormPage, idOfSending, typedIn } from '../../people/index.ts'
import { type Problems, readForm, type Typed, typedText } from '../../ui/questions/index.ts'
import { dateInLondon, isUuid, newId } from '../../words/index.ts'
import { questionnaireOf } from '../part.ts'
import {
  addPart,
  endLocalQuestion,
  frozenQuestionnaire,
  howAsked,
  localQuestionsHere,
  makeLocalQuestion,
  removePart,
} from '../part-store.ts'
import { type Domain, domains } from '../questionnaire.ts'
import { PreviewPage } from '../screens/preview.tsx'
import type { Problem } from '../screens/problem.tsx'
import { type Offered, QuestionsPage } from '../screens/questions.tsx'
import { localQuestionForm } from './forms.ts'
import { onDraft, onRound, surveyPage } from './round-page.tsx'
import { readLocalQuestion } from './typed.ts'
import type { SetUp } from './whole.ts'

type C = Context<Visit>

/** Every measure a survey might ask, each with why it may not be in this one. */
async function offered(c: C, acting: Acting, { round, parts }: SetUp): Promise<Offered[]> {
  const chosen = new Set(parts.map(({ measure }) => measure?.key))
  const found: Offered[] = []
  for (const measure of measureLibrary()) {
    if (chosen.has(measure.key)) continue
    const { words, why } = await howAsked(acting, measure, round, workerOf(c).organisationId)
    found.push({ measure, items: words?.questions.length ?? measure.items.length, why })
  }
  return found
}

const questionsPage = (c: C, acting: Acting, whole: SetUp, problem?: Problem) =>
  Promise.all([offered(c, acting, whole), localQuestionsHere(acting)]).then(([measures, locals]) =>
    surveyPage(c, whole, {
      title: 'What is asked',
      wrong: problem !== undefined,
      children: (
        <QuestionsPage
          {...whole}
          offered={measures}
          locals={locals.filter(({ id }) => !whole.parts.some(({ local }) => local?.id === id))}
          problem={problem}
        />
      ),
    }),
  )

async function add(c: C, acting: Acting, whole: SetUp, typed: Typed) {
  const [what, domain] = [typedText(typed, 'what'), typedText(typed, 'domain')]
  const path = `/surveys/${whole.round.id}/questions`
  const local = (await localQuestionsHere(acting)).find(({ id }) => id === what)
  if (local) {
    await addPart(acting, whole.round.id, { id: newId(), domain: local.domain, localQuestionId: local.id })
    return c.redirect(path, 303)
  }
  const found = (await offered(c, acting, whole)).find(({ measure }) => measure.key === what)
  if (found?.why) return questionsPage(c, acting, whole, { at: 'add', says: found.why })
  if (found && !Object.hasOwn(domains, domain))
    return questionsPage(c, acting, whole, { at: `domain-${what}`, says: 'Choose what it is about' })
  if (found)
    await addPart(acting, whole.round.id, {
      ...{ id: newId(), domain: domain as Domain },
      measure: { key: found.measure.key, version: found.measure.version },
    })
  return c.redirect(path, 303)
}

const localPage = (c: C, whole: SetUp, typed: Typed, problems?: Problems) =>
  c.var.page({
    title: 'A question of your own',
    section: 'surveys',
    errors: problems !== undefined,
    status: problems ? 422 : 200,
    children: (
      <FormPage
        back={{ text: 'What is asked', href: `/surveys/${whole.round.id}/questions` }}
        heading="A question of your own"
        lead="Made with young people here. Once it is in a survey its words do not change: write a new one instead."
        form={localQuestionForm}
        typed={typed}
        problems={problems}
        action={`/surveys/${whole.round.id}/questions`}
        button="Add it to the survey"
        once={typedText(typed, 'once') || newId()}
      />
    ),
  })

async function write(c: C, acting: Acting, whole: SetUp, typed: Typed) {
  const read = readForm(localQuestionForm, typed, dateInLondon(acting.now))
  if (!read.ok) return localPage(c, whole, typed, read.problems)
  const question = readLocalQuestion(read.answers)
  if (!question.ok) return localPage(c, whole, typed, question.problems)
  const id = idOfSending(typed)
  await makeLocalQuestion(acting, { id, ...question.question })
  await addPart(acting, whole.round.id, {
    id: newId(),
    domain: question.question.domain,
    localQuestionId: id,
  })
  return c.redirect(`/surveys/${whole.round.id}/questions`, 303)
}

/** What a survey asks: /surveys/:id/questions, and how it looks to pupils. */
export function questionRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/surveys/:id/questions', (c) => onDraft(c, (acting, whole) => questionsPage(c, acting, whole)))
    .get('/surveys/:id/questions/new', (c) => onDraft(c, (_, whole) => localPage(c, whole, {})))
    .post('/surveys/:id/questions', async (c) => {
      const typed = await typedIn(c)
      return onDraft(c, (acting, whole) => write(c, acting, whole, typed))
    })
    .post('/surveys/:id/questions/:question/ending', (c) =>
      onDraft(c, async (acting, { round }) => {
        const question = c.req.param('question')
        if (isUuid(question)) await endLocalQuestion(acting, question)
        return c.redirect(`/surveys/${round.id}/questions#add`, 303)
      }),
    )
    .post('/surveys/:id/parts', async (c) => {
      const typed = await typedIn(c)
      return onDraft(c, (acting, whole) => add(c, acting, whole, typed))
    })
    .post('/surveys/:id/parts/:part/removal', (c) =>
      onDraft(c, async (acting, { round }) => {
        const part = c.req.param('part')
        if (isUuid(part)) await removePart(acting, round.id, part)
        return c.redirect(`/surveys/${round.id}/questions`, 303)
      }),
    )
    .get('/surveys/:id/preview', (c) =>
      onRound(c, async (acting, whole) => {
        const frozen = await frozenQuestionnaire(acting, whole.round.id)
        const questionnaire = frozen ?? (whole.parts.length > 0 ? questionnaireOf(whole.parts) : null)
        return surveyPage(c, whole, {
          title: 'As pupils see it',
          children: <PreviewPage questionnaire={questionnaire} />,
        })
      }),
    )
}
