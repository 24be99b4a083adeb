import type { Measure } from '../../src/blueprint/index.ts'
import { choicesFor, hasRisk } from '../../src/blueprint/index.ts'
import type { Acting } from '../../src/database/index.ts'
import { type PointDue, pointsDue } from '../../src/enrolments/points/due-store.ts'
import { setPointAside, tieAsk } from '../../src/enrolments/points/store.ts'
import { enrolmentById } from '../../src/enrolments/store.ts'
import { answerTogether } from '../../src/measures/answering.ts'
import { askById } from '../../src/measures/ask-store.ts'
import { askableIn, askThem, measureLibrary, supportedBy } from '../../src/measures/index.ts'
import { addDays, londonInstant, newId } from '../../src/words/index.ts'
import { invented, organisations } from '../saltmere.ts'
import { asWorker, type Town } from '../telling/town.ts'

/** Nobody has asked them yet, and it is late. */
const notYet: readonly string[] = ['Dexter Amadi']

/** Their school is asked how often they came, and has not said yet. */
const schoolSays: readonly string[] = ['Luca Ó Murchú']

/** What programmes asked of those who take part, beside their workers and on its day; what cannot be asked has a reason. */
export async function tellWhatWasAsked(town: Town): Promise<void> {
  const yesterday = addDays(town.today, -1)
  const everybody = organisations.flatMap(({ teams }) => teams.flatMap(({ people }) => people))
  for (const worker of everybody.filter(({ roles }) => roles.includes('link_worker'))) {
    const due = await asWorker(town, worker.name, town.now, (acting) =>
      pointsDue(acting, { workerIds: [invented(worker.name)], until: addDays(town.today, 14) }),
    )
    // Who needs nobody else for it, as for what is counted from registers, does it ahead of its day.
    const settled = due.filter(
      ({ name, asked, measure, on }) =>
        measure !== '' &&
        asked !== 'in-the-plan' &&
        (asked === 'from-registers' ? !schoolSays.includes(name) : on <= yesterday && !notYet.includes(name)),
    )
    for (const [nth, point] of settled.entries())
      await asWorker(
        town,
        worker.name,
        londonInstant(point.on <= yesterday ? point.on : yesterday, '16:10'),
        (acting) => settle(acting, town, { point, worker: worker.name, nth }),
      )
  }
}

type Told = { point: PointDue; worker: string; nth: number }

async function settle(acting: Acting, town: Town, { point, worker, nth }: Told): Promise<void> {
  const supported = await supportedBy(acting, point.supportId)
  const enrolment = await enrolmentById(acting, point.enrolmentId)
  if (!supported || !enrolment) throw new Error(`${worker} does not see what ${point.name} is asked`)
  const { askable } = await askableIn(
    acting,
    supported,
    measureLibrary().filter(({ key }) => key === point.measure),
    point.who,
  )
  const [chosen] = askable
  if (!chosen) {
    const because = 'We have no licence for its wording yet.'
    return setPointAside(acting, enrolment, { id: point.id, because })
  }
  const id = newId()
  await askThem(acting, supported, {
    ...{ id, askable: chosen, how: 'together', dueOn: point.on, origin: town.origin },
    occasion: point.point === 'baseline' ? 'baseline' : 'follow_up',
    worker: { id: invented(worker), name: worker },
  })
  await tieAsk(acting, point.id, id)
  const asked = await askById(acting, id)
  if (!asked) throw new Error('the ask is not there for whoever acts')
  const picked = Object.fromEntries(
    asked.items.map((item, at) => [item, pickOf(chosen.measure, item, nth + at)]),
  )
  await answerTogether(acting, chosen.measure, { ask: asked, picked, onRisk: async () => {} })
}

/** Something in the middle; of what asks about risk, that there is none; of sessions, so many of 120. */
function pickOf(measure: Measure, id: string, nth: number): number {
  if (measure.kind === 'counted') return id === 'possible' ? 120 : 84 + ((nth * 7) % 30)
  const { from, to } = choicesFor(
    measure,
    measure.items.find((item) => item.id === id),
  )
  const middle = Math.round((from + to) / 2)
  return hasRisk(measure) ? from : Math.min(to, middle + (nth % 2))
}
