import type { Context } from 'hono'
import { type Pace, type Visit, workerOf } from '../../accounts/index.ts'
import type { Service } from '../../directory/index.ts'
import { idOfSending, ONCE, typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import {
  answerOrNull,
  answerText,
  type Problems,
  readForm,
  type Typed,
  typedText,
} from '../../ui/questions/index.ts'
import { dateInLondon, en, isUuid, newId } from '../../words/index.ts'
import { aboutOpenService, readersOfWords, routes } from '../guard.ts'
import { tellSafety, whoReads } from '../safety.ts'
import { Helped } from '../screens/helped.tsx'
import { tooMany } from '../too-many.tsx'
import { type Again, type Moderation, type Welcome, whyNotDecided } from './feedback.ts'
import { feedbackForm, moderationForm } from './form.ts'
import { FeedbackPage, FeedbackThanks } from './screens/feedback-page.tsx'
import { DecidePage, ModerationPage } from './screens/moderation.tsx'
import { decideFeedback, feedbackToDecide, feedbackWaiting, keepFeedback } from './store.ts'

type C = Context<Visit>

const { feedback: words, help } = en.curation
const asPublic = { skin: 'public', width: 'reading', section: 'services' } as const

function show(c: C, service: Service, typed: Typed, problems: Problems = {}) {
  const wrong = Object.keys(problems).length > 0
  const sent = typedText(typed, ONCE)
  return c.var.page({
    title: words.title({ service: service.name }),
    ...{ ...asPublic, errors: wrong, status: wrong ? 422 : 200 },
    children: <FeedbackPage {...{ service, typed, problems }} once={isUuid(sent) ? sent : newId()} />,
  })
}

async function take(c: C, service: Service, pace: Pace<'feedback'>) {
  const typed = await typedIn(c)
  const read = readForm(feedbackForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return show(c, service, typed, read.problems)
  if (!(await pace(c, 'feedback'))) return tooMany(c)
  const { answers } = read
  const unsafe = answerText(answers, 'unsafe') === 'yes'
  const said = [answerText(answers, 'words'), unsafe ? answerText(answers, 'unsafe_words') : '']
  await c.var.act(async (acting) => {
    await keepFeedback(acting, {
      ...{ id: idOfSending(typed), serviceId: service.id, unsafe },
      welcome: answerText(answers, 'welcome') as Welcome,
      again: answerText(answers, 'again') as Again,
      words: said.filter(Boolean).join('\n\n') || null,
    })
    if (unsafe) await tellSafety(acting, service, `${c.var.origin}/directory/feedback`)
  })
  return c.redirect(`/services/${service.id}/feedback/${unsafe ? 'help' : 'thanks'}`, 303)
}

async function list(c: C) {
  const waiting = await c.var.act(feedbackWaiting)
  return c.var.page({
    title: 'How it was',
    section: 'directory',
    before: <BackLink href="/directory" text="The directory" />,
    children: <ModerationPage {...{ waiting }} now={c.var.now} />,
  })
}

async function showOne(c: C, id: string, typed: Typed = {}, problems: Problems = {}) {
  const feedback = isUuid(id) ? await c.var.act((acting) => feedbackToDecide(acting, id)) : undefined
  // Somebody has decided it meanwhile: there is nothing left to put right.
  if (!feedback) return c.redirect('/directory/feedback', 303)
  const wrong = Object.keys(problems).length > 0
  return c.var.page({
    title: `How it was at ${feedback.serviceName}`,
    ...{ section: 'directory', errors: wrong, status: wrong ? 422 : 200 },
    before: <BackLink href="/directory/feedback" text="How it was" />,
    children: <DecidePage {...{ feedback, typed, problems }} now={c.var.now} />,
  })
}

async function decide(c: C, id: string) {
  if (!isUuid(id)) return c.notFound()
  const typed = await typedIn(c)
  const read = readForm(moderationForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return showOne(c, id, typed, read.problems)
  const said = {
    decision: answerText(read.answers, 'decision') as Moderation,
    reason: answerOrNull(read.answers, 'reason'),
  }
  const problems = await c.var.act(async (acting) => {
    const feedback = await feedbackToDecide(acting, id)
    if (!feedback) return {}
    const why = whyNotDecided(feedback, said)
    if (Object.keys(why).length === 0) await decideFeedback(acting, id, { ...said, worker: workerOf(c).id })
    return why
  })
  if (Object.keys(problems).length > 0) return showOne(c, id, typed, problems)
  return c.redirect('/directory/feedback', 303)
}

/** How it was: from anybody at /services/:id/feedback, read first at /directory/feedback. */
export const feedbackRoutes = (pace: Pace<'feedback'>) =>
  routes()
    .get('/services/:id/feedback', (c) => aboutOpenService(c, (service) => show(c, service, {})))
    .post('/services/:id/feedback', (c) => aboutOpenService(c, (service) => take(c, service, pace)))
    .get('/services/:id/feedback/thanks', (c) =>
      aboutOpenService(c, (service) =>
        c.var.page({ title: words.thanks, ...asPublic, children: <FeedbackThanks service={service} /> }),
      ),
    )
    .get('/services/:id/feedback/help', (c) =>
      aboutOpenService(c, async () =>
        c.var.page({ title: help.title, ...asPublic, children: <Helped reader={await whoReads(c)} /> }),
      ),
    )
    .get('/directory/feedback', readersOfWords, (c) => list(c))
    .get('/directory/feedback/:id', readersOfWords, (c) => showOne(c, c.req.param('id')))
    .post('/directory/feedback/:id/decision', readersOfWords, (c) => decide(c, c.req.param('id')))
