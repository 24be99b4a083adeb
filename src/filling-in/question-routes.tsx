import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { everyVersion } from '../measures/index.ts'
import { skipped } from '../surveys/index.ts'
import { formValues } from '../ui/index.ts'
import { type Typed, typedText } from '../ui/questions/index.ts'
import { answersGiven, finishAnswers, keepAnswer } from './answer-store.ts'
import { type Asked, askedIn } from './asked.ts'
import { over } from './begin-routes.tsx'
import { leaveScreen } from './entry-routes.tsx'
import { oneMore } from './one-more.ts'
import { End } from './screens/after.tsx'
import { HelpNow } from './screens/help.tsx'
import { namesIn } from './screens/names.ts'
import { QuestionPage } from './screens/question.tsx'
import type { FillingInSettings } from './settings.ts'
import { type Mind, type Page, pageIn, type Sitting, sitting } from './sitting.tsx'
import { isUrgent } from './survey.ts'
import { addresses, countAnswered, placeAfter, placeOf } from './way.ts'

type C = Context<Visit>

/** A question of the survey: which one, from 1. */
type Place = { at: number; asked: Asked }

function placeIn(c: C, { survey, look }: Sitting): Place | null {
  const typed = c.req.param('at') ?? ''
  const at = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
  const item = survey.questionnaire.items[at - 1]
  return item ? { at, asked: askedIn(item, look.language) } : null
}

const helpNow = (c: C, { words, look, survey }: Sitting) =>
  c.req.query('help') === 'now' && survey.kind === 'named' ? (
    <HelpNow words={words} people={namesIn(look.language, survey.readers)} />
  ) : undefined

function questionPage(
  c: C,
  sat: Sitting,
  { at, asked }: Place,
  { byte, problem }: { byte: number; problem?: string },
) {
  const { words, look, survey, about } = sat
  const of = survey.questionnaire.items.length
  const last = about.at(-1)
  const first = last ? addresses.about(last) : addresses.begin
  return pageIn(c, look, {
    title: words.survey.question.count({ at, of }),
    status: problem ? 422 : 200,
    children: (
      <QuestionPage
        words={words}
        look={look}
        address={addresses.question(at)}
        back={at > 1 ? addresses.question(at - 1) : first}
        at={at}
        of={of}
        asked={asked}
        picked={asked.choices.some(({ value }) => value === byte) ? byte : null}
        skipped={byte === skipped}
        problem={problem}
        above={helpNow(c, sat)}
      />
    ),
  })
}

const MOST_PAGES = 2_000

// The same question, in the same language and look and with the same answer, is the same page for everybody: it is made
// once, and no page of one pupil holds anything of another.
async function samePage(
  c: C,
  mind: Mind,
  sat: Sitting,
  { place, byte }: { place: Place; byte: number },
): Promise<Response> {
  const { survey, look, about } = sat
  const pages = mind.pages.get(survey) ?? new Map<string, Page>()
  mind.pages.set(survey, pages)
  const help = helpNow(c, sat) ? 'help' : ''
  const name = [place.at, byte, look.language, look.pictures, look.large, about, help].join(' ')
  const made = pages.get(name)
  if (made) return sent(c, made)
  const page = await questionPage(c, sat, place, { byte })
  const html = await page.text()
  const kept = { html, packed: gzipSync(html) }
  if (pages.size < MOST_PAGES) pages.set(name, kept)
  return sent(c, kept)
}

// Packed once, and not again for each pupil.
function sent(c: C, { html, packed }: Page): Response {
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.html(html) as Response
  return c.body(new Uint8Array(packed), 200, {
    'content-type': 'text/html; charset=UTF-8',
    'content-encoding': 'gzip',
    vary: 'accept-encoding',
  })
}

async function showQuestion(c: C, mind: Mind, sat: Sitting) {
  const place = placeIn(c, sat)
  if (!place) return c.redirect(addresses.on, 303)
  const given = await answersGiven(sat.acting)
  if (!given || given.finished) return c.redirect(placeOf(given, sat.about), 303)
  return samePage(c, mind, sat, { place, byte: given.answers[place.at - 1] as number })
}

type Taking = { typed: Typed; settings: FillingInSettings }

async function takeAnswer(c: C, sat: Sitting, { typed, settings }: Taking): Promise<Response> {
  const place = placeIn(c, sat)
  if (!place) return c.redirect(addresses.on, 303)
  const { acting, survey, look, words } = sat
  const said = typedText(typed, 'answer')
  const choice = place.asked.choices.find(({ value }) => String(value) === said)
  const skips = typedText(typed, 'go') === 'skip'
  if (!choice && !skips) {
    const byte = (await answersGiven(acting))?.answers[place.at - 1] ?? skipped
    return questionPage(c, sat, place, { byte, problem: words.survey.question.pickOne })
  }
  const item = place.at - 1
  const value = skips || !choice ? skipped : choice.value
  const urgent = isUrgent(survey, everyVersion(), item, value)
  const before = urgent ? (await answersGiven(acting))?.answers[item] : undefined
  if (!(await keepAnswer(acting, { item, value, language: look.language }))) return notKept(c, sat)
  const next = placeAfter(place.at, survey.questionnaire.items.length)
  if (!urgent) return c.redirect(next, 303)
  const told = { roundId: survey.id, item: survey.questionnaire.items[item]?.id ?? '' }
  if (before !== value) await settings.onUrgentAnswer(acting, told, c.var.origin)
  return c.redirect(`${next}?help=now`, 303)
}

async function notKept(c: C, sat: Sitting): Promise<Response> {
  const given = await answersGiven(sat.acting)
  return given && !given.finished ? over(c, sat) : c.redirect(placeOf(given, sat.about), 303)
}

async function showEnd(c: C, sat: Sitting) {
  const given = await answersGiven(sat.acting)
  if (!given || given.finished) return c.redirect(placeOf(given, sat.about), 303)
  return pageIn(c, sat.look, {
    title: sat.words.survey.end.title,
    children: <End words={sat.words} {...countAnswered(given)} above={helpNow(c, sat)} />,
  })
}

async function finish(c: C, sat: Sitting, settings: FillingInSettings) {
  if (!(await finishAnswers(sat.acting))) return notKept(c, sat)
  if (sat.survey.kind === 'named') await settings.onHandedIn(sat.acting, sat.survey.id, c.var.origin)
  const more = await oneMore(sat, settings)
  if (more) return c.redirect(more.href, 303)
  leaveScreen(c)
  return c.redirect(`${addresses.thanks}?in=${sat.look.language}`, 303)
}

/** The questions, one a page, each answer kept at once; and handing them in. */
export function questionRoutes(mind: Mind, settings: FillingInSettings): Hono<Visit> {
  return new Hono<Visit>()
    .get('/survey/questions/:at', (c) => sitting(c, mind, (sat) => showQuestion(c, mind, sat)))
    .post('/survey/questions/:at', async (c) => {
      const typed = formValues(await c.req.text()) as Typed
      return sitting(c, mind, (sat) => takeAnswer(c, sat, { typed, settings }))
    })
    .get(addresses.end, (c) => sitting(c, mind, (sat) => showEnd(c, sat)))
    .post(addresses.answers, (c) => sitting(c, mind, (sat) => finish(c, sat, settings)))
}
