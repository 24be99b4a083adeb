import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { ageToday, idOfSending } from '../people/index.ts'
import { formValues } from '../ui/index.ts'
import { answerText, type Form, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { addDays, dateInLondon, dateOnly, isUuid, newId, partsOf } from '../words/index.ts'
import { answerSetsOf, markRead } from './answer-store.ts'
import type { Occasion } from './ask.ts'
import { askCan } from './ask.ts'
import { asksOf } from './ask-store.ts'
import { inWords } from './asked-wording.ts'
import { askThem } from './asking.ts'
import { bandsOf } from './bands.ts'
import { compareOverTime } from './comparing.ts'
import { askingForm, checkAsking } from './forms/asking.ts'
import type { Answered } from './screens/answered.tsx'
import { MeasuresPage } from './screens/measures-page.tsx'
import type { UrgentShown } from './screens/urgent.tsx'
import { askedIn, type MeasureSettings } from './settings.ts'
import { askableIn, type Supported, supportedBy } from './supported.ts'
import { urgentIn } from './urgent/store.ts'
import { wordingById } from './wording-store.ts'

type C = Context<Visit>

/** The same not found for an id that is none, a support that is none, and one outside the circle. */
function aboutSupport(c: C, work: (acting: Acting, supported: Supported) => Promise<Response>) {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) return c.notFound()
  return c.var.act(async (acting) => {
    const supported = await supportedBy(acting, id)
    return supported ? work(acting, supported) : c.notFound()
  })
}

const notices: Record<string, string> = {
  sent: 'The link is on its way. You see here when they have answered.',
  asked: 'It waits here until you answer it together.',
  answered: 'The answers are saved.',
  already: 'They had answered already, so nothing was written over. These are their answers.',
  acknowledged: 'It is written down that you have read it. Write what you did under the contacts.',
  back: 'It is taken back, and a link to it does not work any more.',
}

/** A first look at the form: a first time unless there was one, a week from now. */
function suggested(occasions: readonly Occasion[], acting: Acting): Typed {
  const { day, month, year } = partsOf(addDays(dateInLondon(acting.now), 7))
  return {
    occasion: occasions.includes('baseline') ? 'follow_up' : 'baseline',
    'due-day': String(day),
    'due-month': String(month),
    'due-year': String(year),
  }
}

/** The filling-ins, the last first, each with the words it was asked in. */
async function answeredIn(acting: Acting, supported: Supported, settings: MeasureSettings) {
  const sets = await answerSetsOf(acting, supported.id)
  const asks = await asksOf(acting, supported.id)
  const answered: Answered[] = []
  for (const set of sets.toReversed()) {
    const measure = askedIn(settings, set)
    const ask = asks.find(({ id }) => id === set.askId)
    if (!measure || !ask) continue
    const wording = ask.wordingId ? await wordingById(acting, ask.wordingId) : null
    const age = ageToday(supported.person, dateInLondon(set.answeredAt))
    const banded = bandsOf(measure, set.score, { age })
    answered.push({ set, measure, banded, asked: inWords(measure, ask.items, wording) })
  }
  const urgent = await urgentIn(acting, supported.id)
  const shown = urgent.flatMap((one): UrgentShown[] => {
    const found = answered.find(({ set }) => set.askId === one.askId)
    if (!found) return []
    return [{ urgent: one, measureName: found.measure.name, asked: found.asked, answers: found.set.answers }]
  })
  return { sets, asks, answered, shown }
}

type Shown = { typed: Typed; problems: Problems; form: Form }

async function show(c: C, acting: Acting, supported: Supported, settings: MeasureSettings, failed?: Shown) {
  const { person, name, contact } = supported
  const { sets, asks, answered, shown } = await answeredIn(acting, supported, settings)
  const { askable, notOffered } = await askableIn(acting, supported, settings.measures)
  const nameOf = (key: string) => settings.measures.find((measure) => measure.key === key)?.name ?? key
  await recordLook(acting, 'measures', {
    youngPerson: person.id,
    subject: supported.id,
    fields: ['answers', 'scores'],
  })
  await markRead(acting, sets)
  return c.var.page({
    title: `Measures: ${name}`,
    section: 'young-people',
    errors: failed !== undefined,
    status: failed ? 422 : 200,
    children: (
      <MeasuresPage
        person={person}
        name={name}
        today={dateInLondon(acting.now)}
        notice={notices[c.req.query('done') ?? ''] ?? null}
        waiting={asks.filter(askCan.beAnswered).map((ask) => ({ ...ask, measureName: nameOf(ask.measure) }))}
        urgent={shown}
        now={acting.now}
        answered={answered}
        comparisons={compareOverTime(settings.everyVersion, sets)}
        asking={{
          action: `/supports/${supported.id}/asks`,
          once: newId(),
          form: failed?.form ?? askingForm(askable, contact),
          typed:
            failed?.typed ??
            suggested(
              sets.map(({ occasion }) => occasion),
              acting,
            ),
          problems: failed?.problems ?? {},
          notOffered,
          noContact: contact ? null : `We have no safe way to send ${name} a link, so you answer together.`,
        }}
      />
    ),
  })
}

async function ask(c: C, acting: Acting, supported: Supported, settings: MeasureSettings, typed: Typed) {
  const { askable } = await askableIn(acting, supported, settings.measures)
  const form = askingForm(askable, supported.contact)
  const today = dateInLondon(acting.now)
  const read = readForm(form, typed, today)
  const { answers } = read
  const chosen = askable.find(({ measure }) => measure.key === answerText(answers, 'measure'))
  const how = answerText(answers, 'how')
  const due = answerText(answers, 'due')
  const publishesHours = supported.team.coverHours.length > 0
  const problems = read.ok
    ? checkAsking({ how, due, askable: chosen }, { today, publishesHours })
    : read.problems
  if (!chosen || Object.keys(problems).length > 0)
    return show(c, acting, supported, settings, { typed, problems, form })
  await askThem(acting, supported, {
    id: idOfSending(typed),
    askable: chosen,
    occasion: answerText(answers, 'occasion') as Occasion,
    how: how === 'link' ? 'link' : 'together',
    dueOn: dateOnly(due),
    worker: workerOf(c),
    origin: c.var.origin,
  })
  return c.redirect(`/supports/${supported.id}/measures?done=${how === 'link' ? 'sent' : 'asked'}`, 303)
}

/** What is asked and answered in a support: /supports/:id/measures and /supports/:id/asks. */
export function supportMeasureRoutes(settings: MeasureSettings): Hono<Visit> {
  return new Hono<Visit>()
    .get('/supports/:id/measures', signedIn, (c) =>
      aboutSupport(c, (acting, supported) => show(c, acting, supported, settings)),
    )
    .post('/supports/:id/asks', signedIn, async (c) => {
      const typed = formValues(await c.req.text()) as Typed
      return aboutSupport(c, (acting, supported) => ask(c, acting, supported, settings, typed))
    })
}
