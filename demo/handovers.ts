import type { Acting } from '../src/database/index.ts'
import { type HandoverDue, handoversDue } from '../src/handovers/due.ts'
import type { HandoverKind, TakesOver } from '../src/handovers/handover.ts'
import { handoverById, planHandover, settleHandover } from '../src/handovers/store.ts'
import { addDays, londonInstant, newId } from '../src/words/index.ts'
import { invented, organisations } from './saltmere.ts'
import { asWorker, type Town } from './telling/town.ts'

const plans: Record<HandoverKind, { takesOver: TakesOver; plan: string }> = {
  year_7: {
    takesOver: 'we_stay',
    plan: 'We visit the new school together in June, and meet there in September.',
  },
  leaving_school: {
    takesOver: 'we_stay',
    plan: 'We look at two colleges, and stay until the first half term.',
  },
  sixteen: {
    takesOver: 'we_stay',
    plan: 'From then on they decide for themselves. We talked about what changes.',
  },
  eighteen: {
    takesOver: 'elsewhere',
    plan: 'We ask the young adults’ team in the new year, and go along once.',
  },
  leaving_care: {
    takesOver: 'elsewhere',
    plan: 'Their personal adviser and we meet every month until then.',
  },
  moving: { takesOver: 'elsewhere', plan: 'We ask the link workers there before they move.' },
}

/** What workers planned for the changes ahead of those they support. Each has one that is not planned yet, where there is one. */
export async function tellHandovers(town: Town): Promise<void> {
  const everybody = organisations.flatMap(({ teams }) => teams.flatMap(({ people }) => people))
  const at = londonInstant(addDays(town.today, -1), '16:20')
  for (const { name } of everybody.filter(({ roles }) => roles.includes('link_worker')))
    await asWorker(town, name, at, async (acting) => {
      const due = await handoversDue(acting, { workerIds: [invented(name)], until: addDays(town.today, 7) })
      for (const one of due.sort(byDay).slice(0, -1)) await tellHandover(acting, town, one)
    })
}

const byDay = (one: HandoverDue, other: HandoverDue): number => one.dueOn.localeCompare(other.dueOn)

/** It is planned; where its day has come, they are still with their worker. */
async function tellHandover(acting: Acting, town: Town, due: HandoverDue): Promise<void> {
  const id = newId()
  await planHandover(acting, { ...planned(due), id })
  const handover = due.onDate <= town.today ? await handoverById(acting, id) : null
  if (handover) await settleHandover(acting, handover, { outcome: 'we_stay', words: 'It went well.' })
}

const planned = ({ supportId, youngPersonId, kind, onDate }: HandoverDue) => ({
  ...{ supportId, youngPersonId, kind, onDate },
  ...plans[kind],
})
