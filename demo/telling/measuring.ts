import { answerTogether } from '../../src/measures/answering.ts'
import type { Occasion } from '../../src/measures/ask.ts'
import { askById } from '../../src/measures/ask-store.ts'
import { askThem } from '../../src/measures/asking.ts'
import { measureLibrary } from '../../src/measures/index.ts'
import { askableIn, supportedBy } from '../../src/measures/supported.ts'
import { newId } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { type Event, event, happens } from './life.ts'
import { dayFrom } from './when.ts'

const nobodyToTell = async () => {}

/** The worker asks any measure and writes down the same pick for each of its questions, beside them. */
export const measured = (ago: number, key: string, occasion: Occasion, pick: number): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => {
      const supported = await supportedBy(acting, life.support)
      const { askable = [] } = supported ? await askableIn(acting, supported, measureLibrary()) : {}
      const chosen = askable.find(({ measure }) => measure.key === key)
      if (!supported || !chosen) throw new Error(`${life.person.name} is not asked ${key}`)
      const id = newId()
      await askThem(acting, supported, {
        ...{ id, askable: chosen, occasion, how: 'together', dueOn: dayFrom(life.town, -ago) },
        worker: { id: invented(life.worker), name: life.worker },
        origin: life.town.origin,
      })
      const asked = await askById(acting, id)
      if (!asked) throw new Error('the ask is not there for whoever acts')
      const picked = Object.fromEntries(asked.items.map((item) => [item, pick]))
      await answerTogether(acting, chosen.measure, { ask: asked, picked, onRisk: nobodyToTell })
    }),
  )
