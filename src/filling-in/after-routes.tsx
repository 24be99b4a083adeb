import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { isSurveyLanguage, surveyWords } from '../words/index.ts'
import { answersGiven, figuresMade, withdrawAnswers } from './answer-store.ts'
import { leaveScreen } from './entry-routes.tsx'
import { type Look, lookIn } from './look.ts'
import { oneMore } from './one-more.ts'
import { Finished, Stopped, Thanks, Withdrawn } from './screens/after.tsx'
import type { FillingInSettings } from './settings.ts'
import { type Mind, pageIn, type Sitting, sitting } from './sitting.tsx'
import { withdrawalOf } from './survey.ts'
import { addresses, placeOf } from './way.ts'

type C = Context<Visit>

// The survey has gone from this screen, and with it the language: the address still knows it.
function lookAfter(c: C): Look {
  const language = c.req.query('in') ?? ''
  return { ...lookIn(c, null), ...(isSurveyLanguage(language) ? { language } : {}) }
}

async function showFinished(c: C, at: Sitting, settings: FillingInSettings) {
  const given = await answersGiven(at.acting)
  if (at.opens === 'survey' && !given?.finished) return c.redirect(placeOf(given, at.about), 303)
  if (!given) return c.redirect(addresses.code, 303)
  const { finished, tooLate } = at.words.survey
  const more = await oneMore(at, settings)
  const counted = await figuresMade(at.acting, at.survey.id)
  return pageIn(c, at.look, {
    title: given.finished ? finished.title : tooLate.title,
    children: <Finished sitting={at} more={more} handedIn={given.finished} counted={counted} />,
  })
}

async function withdraw(c: C, at: Sitting) {
  if (!withdrawalOf(at.survey, at.today).now) return c.redirect(addresses.finished, 303)
  await withdrawAnswers(at.acting)
  leaveScreen(c)
  return c.redirect(`${addresses.gone}?in=${at.look.language}`, 303)
}

/** Afterwards: stopped for now, handed in, or taken back. */
export function afterRoutes(mind: Mind, settings: FillingInSettings): Hono<Visit> {
  return new Hono<Visit>()
    .get(addresses.stopped, (c) =>
      sitting(c, mind, async ({ look, words }) =>
        pageIn(c, look, { title: words.survey.stopped.title, children: <Stopped words={words} /> }),
      ),
    )
    .get(addresses.finished, (c) => sitting(c, mind, (at) => showFinished(c, at, settings)))
    .post(addresses.withdrawal, (c) => sitting(c, mind, (at) => withdraw(c, at)))
    .get(addresses.thanks, (c) => {
      const look = lookAfter(c)
      const words = surveyWords[look.language]
      return pageIn(c, look, { title: words.survey.thanks.title, children: <Thanks words={words} /> })
    })
    .get(addresses.gone, (c) => {
      const look = lookAfter(c)
      const words = surveyWords[look.language]
      return pageIn(c, look, { title: words.survey.saidNo.title, children: <Withdrawn words={words} /> })
    })
}
