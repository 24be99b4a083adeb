import { type Context, Hono } from 'hono'
import {
  calendarOf,
  isCovered,
  nextCovered,
  type PublishedHours,
  teamById,
  type Visit,
} from '../accounts/index.ts'
import { hasRisk, type Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { formValues } from '../ui/index.ts'
import { type Typed, typedText } from '../ui/questions/index.ts'
import { en, spokenMoment } from '../words/index.ts'
import { answersFrom, type RiskAnswered, sendPicks } from './answering.ts'
import type { Ask } from './ask.ts'
import { askOfLink } from './ask-store.ts'
import { riskIn } from './scoring.ts'
import { Closed, Gone, Help, type Reading, Stopped, Thanks } from './screens/around.tsx'
import { Begin } from './screens/begin.tsx'
import { Check } from './screens/check.tsx'
import { QuestionPage } from './screens/question.tsx'
import { askedIn, type MeasureSettings } from './settings.ts'
import { type Sitting, sittingOf } from './sitting.ts'
import { holderOf, keepPick, type Picked, pickedSoFar } from './unsent-store.ts'
import { acknowledgeBy } from './urgent/urgent.ts'

type C = Context<Visit>

/** One link, opened: who holds it, what is asked, and the pages' words. */
type Opened = { acting: Acting; measure: Measure; ask: Ask; used: boolean; sitting: Sitting }

const young = (c: C, title: string, children: unknown, status: 200 | 422 = 200) =>
  c.var.page({ title, skin: 'young', status, errors: status === 422, children })

// The same bytes whatever is wrong with the link.
const goneFor = (c: C) =>
  c.var.page({ title: en.measures.gone.title, skin: 'young', status: 404 as never, children: <Gone /> })

/** Works as the link's holder: the calm page for a token that opens nothing. */
async function opened(c: C, settings: MeasureSettings, work: (found: Opened) => Promise<Response>) {
  const token = c.req.param('token') ?? ''
  const holder = /^[\w-]{43}$/.test(token) ? await c.var.act((acting) => holderOf(acting, token)) : null
  if (!holder) return goneFor(c)
  return c.var.actAs(holder, async (acting) => {
    const found = await askOfLink(acting)
    const measure = found ? askedIn(settings, found.ask) : undefined
    if (!found || !measure || found.ask.takenBackAt || measure.askedWith) return goneFor(c)
    return work({ acting, measure, ...found, sitting: await sittingOf(acting, measure, found.ask, token) })
  })
}

/** The same, while the link is not used up; outside the hours of a measure with a risk item, when it opens. */
const answerable = (c: C, settings: MeasureSettings, work: (found: Opened) => Promise<Response>) =>
  opened(c, settings, async (found) => {
    if (found.used) return goneFor(c)
    const cover = await coverOf(found)
    if (!cover || isCovered(cover, c.var.now)) return work(found)
    const next = nextCovered(cover, c.var.now)
    const opens = next && spokenMoment(next, c.var.now)
    return young(c, en.measures.closed.title, <Closed sitting={found.sitting} opens={opens} />)
  })

/** When urgent answers are read, for a measure that can have one; null for any other. */
async function coverOf({ acting, measure, ask }: Opened): Promise<PublishedHours | null> {
  if (!hasRisk(measure)) return null
  const team = await teamById(acting.tx, ask.teamId)
  if (!team) return { hours: [], calendar: { closures: [] } }
  return { hours: team.coverHours, calendar: await calendarOf(acting.tx, team.organisationId) }
}

/** By when an urgent answer is read, for a measure that can have one: the same for everybody who answers it. */
async function readingOf(c: C, found: Opened): Promise<Reading> {
  const cover = await coverOf(found)
  if (!cover) return null
  const { now } = c.var
  if (isCovered(cover, now)) return { by: spokenMoment(acknowledgeBy(cover, now), now) }
  const next = nextCovered(cover, now)
  return { from: next ? spokenMoment(next, now) : en.measures.help.whenThere }
}

/** The first question that was neither answered nor skipped, from 1; one past the last when all were. */
function placeIn({ questions }: Sitting, picked: Picked): number {
  const index = questions.findIndex(({ id }) => !Object.hasOwn(picked, id))
  return index < 0 ? questions.length + 1 : index + 1
}

const addressOf = ({ path, questions }: Sitting, at: number): string =>
  at > questions.length ? `${path}/check` : `${path}/${at}`

async function begin(c: C, { acting, ask, sitting }: Opened) {
  await recordLook(acting, 'questions', { youngPerson: ask.youngPersonId, subject: ask.id })
  const at = Math.min(placeIn(sitting, await pickedSoFar(acting, ask)), sitting.questions.length)
  return young(c, en.measures.begin.title(sitting), <Begin sitting={sitting} at={at} />)
}

function questionAt(c: C, { sitting }: Opened) {
  const at = Number(c.req.param('at'))
  const question = Number.isInteger(at) ? sitting.questions[at - 1] : undefined
  return question ? { at, question } : null
}

async function showQuestion(c: C, found: Opened, problem?: string) {
  const asked = questionAt(c, found)
  if (!asked) return goneFor(c)
  const picked = (await pickedSoFar(found.acting, found.ask))[asked.question.id] ?? null
  const title = en.measures.question.count({ at: asked.at, of: found.sitting.questions.length })
  return young(
    c,
    title,
    <QuestionPage
      sitting={found.sitting}
      {...asked}
      picked={picked}
      problem={problem}
      told={c.req.query('told') === 'yes' && hasRisk(found.measure)}
    />,
    problem ? 422 : 200,
  )
}

async function pick(c: C, found: Opened, typed: Typed) {
  const asked = questionAt(c, found)
  if (!asked) return goneFor(c)
  const { question, at } = asked
  const given = typedText(typed, 'answer')
  const choice = question.choices.find(({ value }) => String(value) === given)
  const skips = typedText(typed, 'go') === 'skip'
  if (!choice && !skips) return showQuestion(c, found, en.measures.question.pickOne)
  const picked = skips || !choice ? null : choice.value
  await keepPick(found.acting, found.ask, question.id, picked)
  // Whoever picks an answer that has to be read at once sees help on the very next screen, before anything is sent.
  const urgent = riskIn(found.measure, { [question.id]: picked ?? Number.NaN }).length > 0
  return c.redirect(`${addressOf(found.sitting, at + 1)}${urgent ? '?told=yes' : ''}`, 303)
}

async function finish(c: C, { acting, measure, ask, used, sitting }: Opened, settings: MeasureSettings) {
  const onRisk = (as: Acting, told: RiskAnswered) => settings.onRiskAnswer(as, told, c.var.origin)
  if (!used) await sendPicks(acting, measure, ask, onRisk)
  return c.redirect(`${sitting.path}/thanks`, 303)
}

/** Answering on a phone, by a link and without signing in: /a/:token. */
export function linkRoutes(settings: MeasureSettings): Hono<Visit> {
  const words = en.measures
  return (
    new Hono<Visit>()
      .get('/a/:token', (c) => answerable(c, settings, (found) => begin(c, found)))
      .get('/a/:token/thanks', (c) =>
        opened(c, settings, async (found) => {
          const { used, sitting } = found
          if (!used) return c.redirect(sitting.path, 303)
          return young(
            c,
            words.thanks.title,
            <Thanks sitting={sitting} reading={await readingOf(c, found)} />,
          )
        }),
      )
      .get('/a/:token/check', (c) =>
        answerable(c, settings, async ({ acting, ask, measure, sitting }) => {
          const picked = await pickedSoFar(acting, ask)
          const urgent = answersFrom(measure, ask, picked, 'young_person').risk.length > 0
          return young(c, words.check.title, <Check sitting={sitting} picked={picked} urgent={urgent} />)
        }),
      )
      .get('/a/:token/stopped', (c) =>
        answerable(c, settings, async ({ acting, ask, sitting }) => {
          const at = addressOf(sitting, placeIn(sitting, await pickedSoFar(acting, ask)))
          return young(c, words.stopped.title, <Stopped sitting={sitting} at={at} />)
        }),
      )
      .get('/a/:token/help', (c) =>
        opened(c, settings, async ({ used, sitting }) => {
          const at = c.req.query('at') ?? ''
          const back = used ? '/' : /^(\d{1,2}|check)$/.test(at) ? `${sitting.path}/${at}` : sitting.path
          return young(c, words.help.title, <Help sitting={sitting} back={back} />)
        }),
      )
      .get('/a/:token/:at', (c) => answerable(c, settings, (found) => showQuestion(c, found)))
      // What is finished while the hours run out is taken in: a person reads it when the next hours begin.
      .post('/a/:token/answers', (c) => opened(c, settings, (found) => finish(c, found, settings)))
      .post('/a/:token/:at', async (c) => {
        const typed = formValues(await c.req.text()) as Typed
        return opened(c, settings, async (found) => (found.used ? goneFor(c) : pick(c, found, typed)))
      })
  )
}
