import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { Packed } from '../ui/index.ts'
import { type DateOnly, dateInLondon, languages, type SurveyWords, surveyWords } from '../words/index.ts'
import { type AboutName, askedAbout } from './about-you.ts'
import { type Once, slipInside } from './answer-store.ts'
import { type Look, lookIn } from './look.ts'
import { type Memory, rememberFor } from './memory.ts'
import { slipInHand } from './slip-cookie.ts'
import { type Pupil, slipWithCode } from './slip-store.ts'
import type { Groups, Survey } from './survey.ts'
import { surveyById } from './survey-store.ts'
import { addresses } from './way.ts'

type C = Context<Visit>

/** A slip in somebody's hand: whom it makes them, for which round, and what of it can still be done. */
type Held = { pupil: Pupil; opens: 'survey' | 'withdrawal'; roundId: string; groups: Groups }

/** One pupil at one screen: the survey, how they want to see it, and its words. */
export type Sitting = {
  acting: Acting
  today: DateOnly
  survey: Survey
  opens: Held['opens']
  look: Look
  words: SurveyWords
  about: readonly AboutName[]
}

/**
 * What every process keeps in mind for a minute, so that a morning of surveys asks for it once and not with each answer.
 * Nothing rests on it: the database asks again, with each answer, whether the code may and the survey is open.
 */
export type Mind = {
  slips: Memory<Held>
  surveys: Memory<Survey>
  pages: WeakMap<Survey, Map<string, Packed>>
}

const MINUTE = 60_000

/** A mind with nothing in it. */
export const emptyMind = (): Mind => ({
  slips: rememberFor(MINUTE, 50_000),
  surveys: rememberFor(MINUTE, 50),
  pages: new WeakMap(),
})

async function heldIn(c: C, mind: Mind): Promise<Held | null> {
  const slip = slipInHand(c)
  if (!slip) return null
  const { now } = c.var
  const key = slip.hash.toString('base64')
  const known = mind.slips.recall(key, now)
  if (known) return known
  const found = await c.var.act((acting) => slipWithCode(acting, slip.hash))
  if (found.opens === 'nothing') return null
  const inside = await c.var.actAs(found.pupil, slipInside)
  if (!inside) return null
  return mind.slips.keep(key, { pupil: found.pupil, opens: found.opens, ...inside }, now)
}

/** The same, without a transaction: asked one thing at a time (`once`), and `sit` opens one for whatever needs it. */
export type Seat = Omit<Sitting, 'acting'> & {
  once: Once
  sit: <T>(work: (sitting: Sitting) => Promise<T>) => Promise<T>
}

/** Works as whoever holds the slip that is open in this browser; without one, they are asked for their code. */
export async function seated(c: C, mind: Mind, work: (seat: Seat) => Promise<Response>): Promise<Response> {
  const held = await heldIn(c, mind)
  const survey = held && (await surveyOf(c, mind, held))
  if (!survey) return c.redirect(addresses.code, 303)
  const { now, request } = c.var
  const look = lookIn(c, survey)
  const about = askedAbout(survey, held.groups)
  const sat = {
    survey,
    look,
    about,
    words: surveyWords[look.language],
    opens: held.opens,
    today: dateInLondon(now),
  }
  return work({
    ...sat,
    once: { once: c.var.database, actor: held.pupil, now, request },
    sit: (inside) => c.var.actAs(held.pupil, (acting) => inside({ ...sat, acting })),
  })
}

/** The same in one transaction. */
export const sitting = (c: C, mind: Mind, work: (sitting: Sitting) => Promise<Response>): Promise<Response> =>
  seated(c, mind, ({ sit }) => sit(work))

async function surveyOf(c: C, { surveys }: Mind, { roundId, pupil }: Held): Promise<Survey | null> {
  const known = surveys.recall(roundId, c.var.now)
  if (known) return known
  const survey = await c.var.actAs(pupil, (acting) => surveyById(acting, roundId))
  return survey && surveys.keep(roundId, survey, c.var.now)
}

/** Whether a survey is open in this browser. */
export const hasSlip = async (c: C, mind: Mind): Promise<boolean> => (await heldIn(c, mind)) !== null

/** What a page needs to be in this language and to be seen as somebody wants it. */
export function pageIn(
  c: C,
  { language, large }: Look,
  { title, children, status = 200 }: { title: string; children: unknown; status?: 200 | 409 | 422 | 429 },
): Response | Promise<Response> {
  const { direction } = languages[language]
  return c.var.page({
    ...{ title, status, skin: 'young' },
    alone: { lang: language, dir: direction, skip: surveyWords[language].survey.page.skip },
    children: large ? <div class="app-survey--large">{children}</div> : children,
  })
}
