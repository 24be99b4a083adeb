import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { everyVersion } from '../measures/index.ts'
import { askedTogether, skipped, type Together } from '../surveys/index.ts'
import { asPage, formValues, type Packed, packed, sendPacked } from '../ui/index.ts'
import type { Typed } from '../ui/questions/index.ts'
import { answersGiven, finishAnswers, keepAnswer, type OneAnswer } from './answer-store.ts'
import { bytesOf, pickedBefore, pickedIn, type Unfit } from './answering.ts'
import { type Asked, askedAtOnce } from './asked.ts'
import { over } from './begin-routes.tsx'
import { leaveScreen } from './entry-routes.tsx'
import { oneMore } from './one-more.ts'
import { readBy } from './readers.ts'
import { End } from './screens/after.tsx'
import { HelpNow } from './screens/help.tsx'
import { namesIn } from './screens/names.ts'
import { QuestionPage } from './screens/question.tsx'
import type { FillingInSettings } from './settings.ts'
import { type Mind, pageIn, type Seat, type Sitting, seated, sitting } from './sitting.tsx'
import { isUrgent } from './survey.ts'
import { addresses, countAnswered, placeAfter, placeOf, placeOfQuestion } from './way.ts'

type C = Context<Visit>

/** A question of the survey: which one, from 1, of how many; its items, and the question before it. */
type Place = { nth: number; of: number; together: Together; before: Together | undefined; asked: Asked }

// An address counts items, from 1, so that it says which answer is kept; pupils read which question it is.
function placeIn(c: C, { survey, look }: Pick<Sitting, 'survey' | 'look'>): Place | null {
  const typed = c.req.param('at') ?? ''
  const at = /^\d{1,3}$/.test(typed) ? Number(typed) - 1 : -1
  const all = askedTogether(survey.questionnaire)
  const found = all.findIndex((one) => one.at === at)
  const together = all[found]
  if (!together) return null
  const asked = askedAtOnce(together, look.language)
  return { nth: found + 1, of: all.length, together, before: all[found - 1], asked }
}

/** The bytes of a question among all that were answered. */
const bytesAt = (answers: Uint8Array, { at, items }: Together): Uint8Array =>
  answers.subarray(at, at + items.length)

const asksForHelp = (c: C, { survey }: Pick<Sitting, 'survey'>): boolean =>
  c.req.query('help') === 'now' && survey.kind === 'named'

async function helpNow(c: C, sat: Sitting) {
  if (!asksForHelp(c, sat)) return undefined
  const read = await readBy(sat)
  return (
    read && <HelpNow words={sat.words} people={namesIn(sat.look.language, read.people)} next={read.next} />
  )
}

async function questionPage(
  c: C,
  sat: Sitting,
  { nth, of, together, before, asked }: Place,
  given: { picked: readonly number[]; skipped: boolean; problem?: string },
) {
  const { words, look, about } = sat
  const last = about.at(-1)
  const first = last ? addresses.about(last) : addresses.begin
  return pageIn(c, look, {
    title: words.survey.question.count({ at: nth, of }),
    status: given.problem ? 422 : 200,
    children: (
      <QuestionPage
        words={words}
        look={look}
        address={placeOfQuestion(together)}
        back={before ? placeOfQuestion(before) : first}
        at={nth}
        of={of}
        asked={asked}
        {...given}
        above={await helpNow(c, sat)}
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
  seat: Seat,
  { place, bytes }: { place: Place; bytes: Uint8Array },
): Promise<Response> {
  const { survey, look, about } = seat
  const pages = mind.pages.get(survey) ?? new Map<string, Packed>()
  mind.pages.set(survey, pages)
  const given = { picked: pickedBefore(place.asked, bytes), skipped: bytes[0] === skipped }
  // Help says by the hour who reads, so that it is made anew.
  if (asksForHelp(c, seat)) return seat.sit(async (sat) => questionPage(c, sat, place, given))
  const name = [place.nth, bytes.join('.'), look.language, look.pictures, look.large, about].join(' ')
  const made = pages.get(name)
  if (made) return sendPacked(c, made, asPage)
  const page = await seat.sit(async (sat) => questionPage(c, sat, place, given))
  const kept = packed(await page.text())
  if (pages.size < MOST_PAGES) pages.set(name, kept)
  return sendPacked(c, kept, asPage)
}

async function showQuestion(c: C, mind: Mind, seat: Seat) {
  const place = placeIn(c, seat)
  if (!place) return c.redirect(addresses.on, 303)
  const given = await answersGiven(seat.once)
  if (!given || given.finished) return c.redirect(placeOf(given, seat.about), 303)
  return samePage(c, mind, seat, { place, bytes: bytesAt(given.answers, place.together) })
}

type Taking = { typed: Typed; settings: FillingInSettings }

async function takeAnswer(c: C, seat: Seat, { typed, settings }: Taking): Promise<Response> {
  const place = placeIn(c, seat)
  if (!place) return c.redirect(addresses.on, 303)
  const { survey, look } = seat
  const { at: item, items } = place.together
  const values = bytesOf(place.asked, typed)
  if (typeof values === 'string') return seat.sit((sat) => notYet(c, sat, place, { unfit: values, typed }))
  const next = placeAfter(item + items.length, survey.questionnaire.items.length)
  const answer = { item, values, language: look.language }
  const [value = skipped] = values
  if (isUrgent(survey, everyVersion(), item, value))
    return seat.sit((sat) => takeUrgent(c, sat, { answer, told: items[0].id, next, settings }))
  return (await keepAnswer(seat.once, answer)) ? c.redirect(next, 303) : seat.sit((sat) => notKept(c, sat))
}

type Urgent = { answer: OneAnswer; told: string; next: string; settings: FillingInSettings }

// Kept and told in one transaction.
async function takeUrgent(c: C, sat: Sitting, { answer, told, next, settings }: Urgent): Promise<Response> {
  const { acting, survey } = sat
  const before = (await answersGiven(acting))?.answers[answer.item]
  if (!(await keepAnswer(acting, answer))) return notKept(c, sat)
  if (before !== answer.values[0])
    await settings.onUrgentAnswer(acting, { roundId: survey.id, item: told }, c.var.origin)
  return c.redirect(`${next}?help=now`, 303)
}

/** Nothing picked, or too much: said so, with what was ticked still ticked. */
async function notYet(
  c: C,
  sat: Sitting,
  place: Place,
  { unfit, typed }: { unfit: Unfit; typed: Typed },
): Promise<Response> {
  const { question } = sat.words.survey
  const { asked, together } = place
  const ticked = pickedIn(asked, typed)
  if (unfit === 'many') {
    const problem = question.tooMany({ most: asked.most ?? 1, count: ticked.length })
    return questionPage(c, sat, place, { picked: ticked, skipped: false, problem })
  }
  const problem = asked.most === null ? question.pickOne : question.pickSome
  const given = await answersGiven(sat.acting)
  const bytes = given ? bytesAt(given.answers, together) : new Uint8Array()
  const picked = pickedBefore(asked, bytes)
  return questionPage(c, sat, place, { picked, skipped: bytes[0] === skipped || !given, problem })
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
    children: (
      <End
        words={sat.words}
        {...countAnswered(given, askedTogether(sat.survey.questionnaire))}
        above={await helpNow(c, sat)}
      />
    ),
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
    .get('/survey/questions/:at', (c) => seated(c, mind, (seat) => showQuestion(c, mind, seat)))
    .post('/survey/questions/:at', async (c) => {
      const typed = formValues(await c.req.text()) as Typed
      return seated(c, mind, (seat) => takeAnswer(c, seat, { typed, settings }))
    })
    .get(addresses.end, (c) => sitting(c, mind, (sat) => showEnd(c, sat)))
    .post(addresses.answers, (c) => sitting(c, mind, (sat) => finish(c, sat, settings)))
}
