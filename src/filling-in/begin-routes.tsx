import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { askedTogether } from '../surveys/index.ts'
import { formValues } from '../ui/index.ts'
import { type Typed, typedText } from '../ui/questions/index.ts'
import { type AboutName, aboutYou, isAboutName, saidAbout } from './about-you.ts'
import { answersGiven, beginAnswers, keepAbout, refuseSurvey, slipInside } from './answer-store.ts'
import type { Asked } from './asked.ts'
import { leaveScreen } from './entry-routes.tsx'
import { readBy } from './readers.ts'
import { Over, SaidNo } from './screens/after.tsx'
import { Begin } from './screens/begin.tsx'
import { QuestionPage } from './screens/question.tsx'
import { type Mind, pageIn, type Sitting, sitting } from './sitting.tsx'
import { addresses, placeAfterAbout, placeOf } from './way.ts'

type C = Context<Visit>

/** The survey ended meanwhile: said once, and gone from the screen. */
export function over(c: C, { look, words }: Sitting): Response | Promise<Response> {
  leaveScreen(c)
  return pageIn(c, look, { title: words.survey.gone.closed, children: <Over words={words} /> })
}

async function showBegin(c: C, at: Sitting) {
  const given = await answersGiven(at.acting)
  if (given?.finished || at.opens === 'withdrawal') return c.redirect(addresses.finished, 303)
  const saidNo = (await slipInside(at.acting))?.saidNo ?? false
  return pageIn(c, at.look, {
    title: at.survey.name,
    children: <Begin sitting={at} begun={given !== null} saidNo={saidNo} readBy={await readBy(at)} />,
  })
}

async function begin(c: C, at: Sitting) {
  const begun = await beginAnswers(at.acting, at.survey.questionnaire.items.length, at.look.language)
  if (!begun) return over(c, at)
  return c.redirect(placeOf(await answersGiven(at.acting), at.about), 303)
}

async function refuse(c: C, at: Sitting) {
  const { acting, words, look, survey } = at
  if (!(await refuseSurvey(acting)))
    return (await answersGiven(acting))?.finished ? c.redirect(addresses.finished, 303) : over(c, at)
  leaveScreen(c)
  return pageIn(c, look, {
    title: words.survey.saidNo.title,
    children: <SaidNo words={words} instead={survey.instead} />,
  })
}

type Ask = { name: AboutName; problem?: string }

async function askAbout(c: C, at: Sitting, { name, problem }: Ask) {
  const { acting, look, words, about, survey } = at
  const given = await answersGiven(acting)
  if (!given || given.finished) return c.redirect(placeOf(given, about), 303)
  const question = aboutYou(name, survey, words)
  const said = saidAbout(name, given)
  const picked = question.choices.findIndex(({ value }) => value === said)
  const before = about[about.indexOf(name) - 1]
  const asked: Asked = {
    ...{ language: look.language, lead: null, words: question.words, ends: null, pictures: 'amounts' },
    most: null,
    choices: question.choices.map(({ label }, value) => ({ value, label })),
  }
  return pageIn(c, look, {
    title: words.survey.about.count,
    status: problem ? 422 : 200,
    children: (
      <QuestionPage
        words={words}
        look={{ ...look, pictures: false }}
        address={addresses.about(name)}
        back={before ? addresses.about(before) : addresses.begin}
        at={null}
        of={askedTogether(survey.questionnaire).length}
        asked={asked}
        picked={picked < 0 ? [] : [picked]}
        skipped={false}
        problem={problem}
        why={words.survey.about.why}
      />
    ),
  })
}

async function takeAbout(c: C, at: Sitting, { name, typed }: { name: AboutName; typed: Typed }) {
  const { acting, words, about, survey } = at
  const chosen = aboutYou(name, survey, words).choices[Number(typedText(typed, 'answer') || 'none')]
  const skips = typedText(typed, 'go') === 'skip'
  if (!chosen && !skips) return askAbout(c, at, { name, problem: words.survey.question.pickOne })
  const kept = await keepAbout(acting, name, skips ? null : (chosen?.value ?? null))
  if (kept) return c.redirect(placeAfterAbout(name, about), 303)
  const given = await answersGiven(acting)
  return given && !given.finished ? over(c, at) : c.redirect(placeOf(given, about), 303)
}

/** Before the first question: what it is, a yes or a no, and what is asked about oneself. */
export function beginRoutes(mind: Mind): Hono<Visit> {
  const about = (c: C, work: (at: Sitting, name: AboutName) => Promise<Response>) =>
    sitting(c, mind, async (at) => {
      const name = c.req.param('what') ?? ''
      if (!isAboutName(name) || !at.about.includes(name)) return c.redirect(addresses.on, 303)
      return work(at, name)
    })
  return new Hono<Visit>()
    .get(addresses.begin, (c) => sitting(c, mind, (at) => showBegin(c, at)))
    .post(addresses.begin, (c) => sitting(c, mind, (at) => begin(c, at)))
    .post(addresses.refusal, (c) => sitting(c, mind, (at) => refuse(c, at)))
    .get('/survey/about/:what', (c) => about(c, (at, name) => askAbout(c, at, { name })))
    .post('/survey/about/:what', async (c) => {
      const typed = formValues(await c.req.text()) as Typed
      return about(c, (at, name) => takeAbout(c, at, { name, typed }))
    })
}
