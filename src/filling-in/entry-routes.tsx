import { type Context, Hono } from 'hono'
import { askerOf, keepPace, type Visit } from '../accounts/index.ts'
import { forgetForms } from '../referrals/index.ts'
import { codeHash, readCode } from '../surveys/index.ts'
import { formValues } from '../ui/index.ts'
import { type Typed, typedList, typedText } from '../ui/questions/index.ts'
import { isSurveyLanguage, type SurveyLanguage, spokenDay, surveyWords } from '../words/index.ts'
import { answersGiven } from './answer-store.ts'
import { forgetLook, keepLanguage, keepLook, type Look, lookIn } from './look.ts'
import { CameTooLate } from './screens/after.tsx'
import { CodePage } from './screens/code.tsx'
import { HelpPage } from './screens/help.tsx'
import { LookPage } from './screens/look.tsx'
import { hasSlip, type Mind, pageIn, sitting } from './sitting.tsx'
import { putAway, takeSlip } from './slip-cookie.ts'
import { type Slip, slipWithCode, type TooLate } from './slip-store.ts'
import { languagesOf } from './survey.ts'
import { addresses, cameFrom, fromHere, placeOf } from './way.ts'

type C = Context<Visit>

const TEN_MINUTES = 600
// A whole school types its codes from one address, one in ten of them wrong at first. At this pace nobody finds a code of
// nine letters by trying, and right codes count for nothing.
const WRONG_IN_TEN_MINUTES = 300

type Wrongs = ReturnType<typeof keepPace>
type Said = { typed?: string; problem?: string; status?: 422 | 429 }

async function codePage(c: C, mind: Mind, { typed, problem, status }: Said = {}): Promise<Response> {
  const look = lookIn(c, null)
  const words = surveyWords[look.language]
  const here = await hasSlip(c, mind)
  return pageIn(c, look, {
    title: words.survey.code.title,
    status: status ?? 200,
    children: <CodePage words={words} now={look.language} here={here} typed={typed} problem={problem} />,
  })
}

type Shut = Exclude<Extract<Slip, { opens: 'nothing' }>, { why: 'too_late' }>

function whyNot(slip: Shut, { language }: Look): string {
  const { survey, dates } = surveyWords[language]
  if (slip.why === 'not_yet')
    return slip.opensOn ? survey.code.notYet({ day: spokenDay(slip.opensOn, dates) }) : survey.code.notYetOpen
  return { wrong: survey.code.wrong, taken_back: survey.code.takenBack, closed: survey.code.closed }[slip.why]
}

/** Too late to take answers back is no mistake of whoever typed the code: it has a page of its own. */
function cameTooLate(c: C, look: Look, late: TooLate): Response | Promise<Response> {
  const words = surveyWords[look.language]
  return pageIn(c, look, {
    title: words.survey.tooLate.title,
    children: <CameTooLate words={words} late={late} />,
  })
}

async function enter(c: C, mind: Mind, wrongs: Wrongs): Promise<Response> {
  const typed = typedText(formValues(await c.req.text()) as Typed, 'code')
  const look = lookIn(c, null)
  const { code: words } = surveyWords[look.language].survey
  const refuse = (problem: string) => codePage(c, mind, { typed, problem, status: 422 })
  if (typed.trim() === '') return refuse(words.missing)
  const asker = askerOf(c)
  const pace = await wrongs(asker, 0)
  if (!pace.ok || pace.left === 0) {
    const problem = words.tooMany({ minutes: Math.ceil(pace.seconds / 60) })
    return codePage(c, mind, { typed, problem, status: 429 })
  }
  const code = readCode(typed)
  const slip: Slip = code
    ? await c.var.act((acting) => slipWithCode(acting, codeHash(code)))
    : { opens: 'nothing', why: 'wrong' }
  if (slip.opens === 'nothing' && slip.why === 'too_late') return cameTooLate(c, look, slip)
  if (slip.opens === 'nothing' || !code) {
    if (slip.opens === 'nothing' && slip.why === 'wrong') await wrongs(asker)
    return refuse(slip.opens === 'nothing' ? whyNot(slip, look) : words.wrong)
  }
  if (slip.opens === 'withdrawal' && !(await c.var.actAs(slip.pupil, answersGiven)))
    return refuse(words.closed)
  forgetForms(c)
  takeSlip(c, code)
  return c.redirect(addresses.on, 303)
}

/** The survey goes from this screen, and with it whatever was begun or chosen there. */
export function leaveScreen(c: C): void {
  putAway(c)
  forgetLook(c)
  forgetForms(c)
}

async function showLook(c: C, mind: Mind, { from, problem }: { from: string; problem?: string }) {
  const page = (look: Look, offered: readonly SurveyLanguage[]) => {
    const words = surveyWords[look.language]
    return pageIn(c, look, {
      title: words.survey.look.title,
      status: problem ? 422 : 200,
      children: <LookPage words={words} look={look} offered={offered} from={from} problem={problem} />,
    })
  }
  if (await hasSlip(c, mind))
    return sitting(c, mind, async ({ look, survey }) => page(look, languagesOf(survey)))
  return page(lookIn(c, null), Object.keys(surveyWords) as SurveyLanguage[])
}

async function setLook(c: C, mind: Mind): Promise<Response> {
  const typed = formValues(await c.req.text()) as Typed
  const language = typedText(typed, 'language')
  const from = typedText(typed, 'from')
  const back = cameFrom(from) ?? ((await hasSlip(c, mind)) ? addresses.begin : addresses.code)
  if (!isSurveyLanguage(language)) {
    const { languageMissing } = surveyWords[lookIn(c, null).language].survey.look
    return showLook(c, mind, { from: fromHere(back), problem: languageMissing })
  }
  const more = typedList(typed, 'more')
  if (typedText(typed, 'whole') === 'yes')
    keepLook(c, { language, pictures: more.includes('pictures'), large: more.includes('large') })
  else keepLanguage(c, language)
  return c.redirect(back, 303)
}

/** Typing a code, and what is there on every page: help, another language, and putting the survey away. */
export function entryRoutes(mind: Mind): Hono<Visit> {
  const wrongs = keepPace(WRONG_IN_TEN_MINUTES, TEN_MINUTES)
  return new Hono<Visit>()
    .get(addresses.code, (c) => codePage(c, mind))
    .post(addresses.code, (c) => enter(c, mind, wrongs))
    .get(addresses.on, (c) =>
      sitting(c, mind, async ({ acting, about, opens }) => {
        if (opens === 'withdrawal') return c.redirect(addresses.finished, 303)
        return c.redirect(placeOf(await answersGiven(acting), about), 303)
      }),
    )
    .post(addresses.ending, (c) => {
      leaveScreen(c)
      return c.redirect(addresses.code, 303)
    })
    .get(addresses.look, (c) => showLook(c, mind, { from: fromHere(cameFrom(c.req.query('from')) ?? '') }))
    .post(addresses.look, (c) => setLook(c, mind))
    .get(addresses.help, (c) => {
      const look = lookIn(c, null)
      const words = surveyWords[look.language]
      const back = cameFrom(c.req.query('from')) ?? addresses.code
      return pageIn(c, look, {
        title: words.survey.help.title,
        children: <HelpPage words={words} back={back} />,
      })
    })
}
