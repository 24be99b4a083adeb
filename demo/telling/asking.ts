import type { Acting } from '../../src/database/index.ts'
import { answerSetsOf, markRead } from '../../src/measures/answer-store.ts'
import { answerTogether, sendPicks } from '../../src/measures/answering.ts'
import type { Ask, Occasion } from '../../src/measures/ask.ts'
import { askById, askOfLink } from '../../src/measures/ask-store.ts'
import { askThem } from '../../src/measures/asking.ts'
import { measureCalled, measureLibrary } from '../../src/measures/index.ts'
import { askableIn, supportedBy } from '../../src/measures/supported.ts'
import { keepPick } from '../../src/measures/unsent-store.ts'
import { newId } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { deliverWaiting } from './delivering.ts'
import { type Event, event, happens, type Life, moment, thing } from './life.ts'
import { actAs } from './town.ts'
import { dayFrom } from './when.ts'

const MEASURE = 'ons4'

/** How something is asked: by when (working days from today), for which occasion, on which way. */
type Asking = { by: number; occasion?: Occasion; how?: 'link' | 'together' }

async function ask(
  acting: Acting,
  life: Life,
  id: string,
  { by, occasion = 'baseline', how = 'link' }: Asking,
) {
  const supported = await supportedBy(acting, life.support)
  const { askable = [] } = supported ? await askableIn(acting, supported, measureLibrary()) : {}
  const chosen = askable.find(({ measure }) => measure.key === MEASURE)
  if (!supported || !chosen) throw new Error(`${life.person.name} is not asked ${MEASURE}`)
  await askThem(acting, supported, {
    ...{ id, askable: chosen, occasion, how, dueOn: dayFrom(life.town, by) },
    worker: { id: invented(life.worker), name: life.worker },
    origin: life.town.origin,
  })
}

const nobodyToTell = async () => {}

const measure = () => {
  const found = measureCalled(measureLibrary(), MEASURE)
  if (!found) throw new Error(`there is no measure called ${MEASURE}`)
  return found
}

const picksFor = (asked: Ask, picks: readonly number[]) =>
  Object.fromEntries(asked.items.map((item, at) => [item, picks[at] ?? null]))

/** They are asked the questions on personal well-being; by link unless told. The story calls it by the occasion. */
export const asked = (ago: number, told: Asking): Event =>
  event(ago, async (life) => {
    const id = newId()
    await happens(life, { ago }, (acting) => ask(acting, life, id, told))
    life.things.set(told.occasion ?? 'baseline', id)
  })

/** They answer by their link, on their phone: a number for each question, first to last. */
export const answered = (ago: number, occasion: Occasion, picks: readonly number[]): Event =>
  event(ago, async (life) => {
    const { town } = life
    const id = thing(life, occasion)
    const { linkId } = (await happens(life, { ago }, (acting) => askById(acting, id))) ?? {}
    if (!linkId) throw new Error(`${life.person.name} has no link to answer by`)
    const at = moment(life, ago)
    await actAs(town, { kind: 'link', id: linkId, place: town.place }, at, async (acting) => {
      const found = await askOfLink(acting)
      if (!found) throw new Error(`the link of ${life.person.name} opens nothing`)
      const picked = picksFor(found.ask, picks)
      for (const item of found.ask.items) await keepPick(acting, found.ask, item, picked[item] ?? null)
      await sendPicks(acting, measure(), found.ask, nobodyToTell)
    })
    await deliverWaiting(town, at)
  })

/** The worker asks and writes down the answers beside them. */
export const answeredTogether = (ago: number, occasion: Occasion, picks: readonly number[]): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => {
      const id = newId()
      await ask(acting, life, id, { by: -ago, occasion, how: 'together' })
      const found = await askById(acting, id)
      if (!found) throw new Error('the ask is not there for whoever acts')
      await answerTogether(acting, measure(), {
        ...{ ask: found, picked: picksFor(found, picks), onRisk: nobodyToTell },
      })
    }),
  )

/** The worker reads what came in by link. */
export const answersRead = (ago: number): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => markRead(acting, await answerSetsOf(acting, life.support))),
  )
