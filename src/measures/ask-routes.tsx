import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { calledName, personById } from '../people/index.ts'
import { formValues } from '../ui/index.ts'
import { type Typed, typedText } from '../ui/questions/index.ts'
import { isUuid } from '../words/index.ts'
import { answerTogether } from './answering.ts'
import { askCan, type ListedAsk } from './ask.ts'
import { askById, takeBack } from './ask-store.ts'
import { inWords, type Questions } from './asked-wording.ts'
import { type Problem, Together } from './screens/together.tsx'
import { askedIn, type MeasureSettings } from './settings.ts'
import type { Picked } from './unsent-store.ts'
import { acknowledge } from './urgent/store.ts'
import { wordingById } from './wording-store.ts'

type C = Context<Visit>
type Found = { acting: Acting; ask: ListedAsk; measure: Measure }

const listOf = ({ supportId }: ListedAsk, done: string): string =>
  `/supports/${supportId}/measures?done=${done}`

/** The same not found for an id that is none, and for what was asked outside the circle. */
function aboutAsk(c: C, settings: MeasureSettings, work: (found: Found) => Promise<Response>) {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) return c.notFound()
  return c.var.act(async (acting) => {
    const ask = await askById(acting, id)
    const measure = ask ? askedIn(settings, ask) : undefined
    return ask && measure ? work({ acting, ask, measure }) : c.notFound()
  })
}

async function wordsOf({ acting, ask, measure }: Found): Promise<Questions> {
  return inWords(measure, ask.items, ask.wordingId ? await wordingById(acting, ask.wordingId) : null)
}

async function show(c: C, found: Found, problem: Problem | null = null, typed: Typed = {}) {
  const { acting, ask, measure } = found
  if (!askCan.beAnswered(ask)) return c.redirect(listOf(ask, ask.answeredAt ? 'already' : 'back'), 303)
  const person = await personById(acting, ask.youngPersonId)
  if (!person) return c.notFound()
  await recordLook(acting, 'questions', { youngPerson: person.id, subject: ask.id })
  const name = calledName(person)
  return c.var.page({
    title: `${measure.name}: ${name}`,
    section: 'young-people',
    errors: problem !== null,
    status: problem === null ? 200 : 422,
    children: (
      <Together
        problem={problem}
        name={name}
        measureName={measure.name}
        asked={await wordsOf(found)}
        typed={typed}
        counted={measure.kind === 'counted'}
        back={`/supports/${ask.supportId}/measures`}
        action={`/asks/${ask.id}/answers`}
        note={
          measure.scores.some((score) => 'sum' in score && score.needs === 'every item')
            ? `${measure.name} has a score only when every question is answered.`
            : null
        }
      />
    ),
  })
}

const numberIn = (typed: Typed, id: string): string => typedText(typed, id).trim().replace(',', '.')

function picksIn({ questions }: Questions, typed: Typed): Picked {
  const picked = questions.map(({ id, choices, written }): [string, number | null] => {
    const given = written ? numberIn(typed, id) : typedText(typed, id)
    return [id, choices.find(({ value }) => given !== '' && value === Number(given))?.value ?? null]
  })
  return Object.fromEntries(picked)
}

/** The first number that is none: nothing that was typed is dropped without a word. */
function wrongNumber({ questions }: Questions, typed: Typed, picked: Picked): Problem | null {
  const wrong = questions.find(
    ({ id, written }) => written && numberIn(typed, id) !== '' && picked[id] === null,
  )
  if (!wrong) return null
  const [from, to] = [wrong.choices[0]?.value, wrong.choices.at(-1)?.value]
  const kind = wrong.written === 'mark' ? 'number' : 'whole number'
  const decimal = wrong.written === 'mark' ? ' with at most one decimal, as in 4.5' : ''
  return { at: wrong.id, text: `Enter a ${kind} from ${from} to ${to}${decimal}` }
}

/** What stands in the way of a count: a part of a whole needs both, and is never more than the whole. */
function wrongCount({ kind, scores }: Measure, { questions }: Questions, picked: Picked): Problem | null {
  if (kind !== 'counted') return null
  const empty = questions.find(({ id }) => picked[id] === null)
  if (empty) return { at: empty.id, text: `Enter: ${empty.words.toLowerCase()}` }
  for (const score of scores) {
    if (!('percent' in score)) continue
    const { of, outOf } = score.percent
    if (!picked[outOf]) return { at: outOf, text: 'Enter 1 or more: of none there is no share' }
    if ((picked[of] ?? 0) > picked[outOf])
      return { at: of, text: `Enter ${picked[outOf]} or fewer: there were no more that were possible` }
  }
  return null
}

const nothingChosen =
  'Choose at least one answer. If they would rather not answer anything, go back and take the questions back'

async function answer(c: C, found: Found, typed: Typed, { onRiskAnswer }: MeasureSettings) {
  const { acting, ask, measure } = found
  if (ask.takenBackAt) return c.redirect(listOf(ask, 'back'), 303)
  const asked = await wordsOf(found)
  const picked = picksIn(asked, typed)
  const nothing = Object.values(picked).every((value) => value === null)
  const problem =
    wrongNumber(asked, typed, picked) ??
    wrongCount(measure, asked, picked) ??
    (nothing ? { at: asked.questions[0]?.id ?? '', text: nothingChosen } : null)
  if (askCan.beAnswered(ask) && problem) return show(c, found, problem, typed)
  const saved = await answerTogether(acting, measure, {
    ...{ ask, picked },
    onRisk: (as, told) => onRiskAnswer(as, told, c.var.origin),
  })
  return c.redirect(listOf(ask, saved ? 'answered' : 'already'), 303)
}

/** One thing that was asked: answered together on the worker's screen, or taken back. /asks/:id */
export function askRoutes(settings: MeasureSettings): Hono<Visit> {
  return new Hono<Visit>()
    .get('/asks/:id', signedIn, (c) => aboutAsk(c, settings, (found) => show(c, found)))
    .post('/asks/:id/answers', signedIn, async (c) => {
      const typed = formValues(await c.req.text()) as Typed
      return aboutAsk(c, settings, (found) => answer(c, found, typed, settings))
    })
    .post('/asks/:id/acknowledgement', signedIn, (c) =>
      aboutAsk(c, settings, async ({ acting, ask }) => {
        await acknowledge(acting, ask.id, { kind: 'ask', id: ask.id })
        return c.redirect(listOf(ask, 'acknowledged'), 303)
      }),
    )
    .post('/asks/:id/taking-back', signedIn, (c) =>
      aboutAsk(c, settings, async ({ acting, ask }) => {
        if (!askCan.beTakenBack(ask)) return c.redirect(listOf(ask, ask.answeredAt ? 'already' : 'back'), 303)
        await takeBack(acting, ask)
        return c.redirect(listOf(ask, 'back'), 303)
      }),
    )
}
