import { giveMoney, spend } from '../../src/budgets/store.ts'
import { runsToAsk } from '../../src/groups/run-store.ts'
import { addDays } from '../../src/words/index.ts'
import { askForWorkshop } from '../../src/workshops/store.ts'
import { invented } from '../saltmere.ts'
import { actAs, asWorker, type Town } from '../telling/town.ts'
import { momentAgo } from '../telling/when.ts'
import { runId } from './runs.ts'

/** Who gives what for which programme, and what those who run it spent of it: days ago, what for, pence. */
const money = [
  {
    ...{ programme: 'east-sussex', by: 'Yetunde Bakare', payer: 'Saltmere Council' },
    ...{ pence: 2_400_000, places: 96 },
    spent: [
      [61, 'Swimming for twelve, with the bus', 123_456],
      [40, 'Drums, a half-term of Tuesdays', 31_009],
      [12, 'Riding for six', 48_000],
    ],
  },
  {
    ...{
      programme: 'inact',
      by: 'Daniel Osei',
      payer: 'The funder of the trial',
      pence: 620_000,
      places: null,
    },
    spent: [[33, 'A day a week of a link worker', 204_060]],
  },
] as const

/** Money that a commissioner gave for programmes, and what was spent of it. */
export async function tellMoney(town: Town): Promise<void> {
  for (const { programme, by, payer, pence, places, spent } of money) {
    const id = invented(`money for ${programme}`)
    await asWorker(town, 'Judith Farrow', momentAgo(town, 90, '11:00'), (acting) =>
      giveMoney(acting, {
        ...{ id, runId: runId(programme), payer, pence, places },
        ...{ startsOn: addDays(town.today, -90), endsOn: addDays(town.today, 275) },
      }),
    )
    for (const [ago, what, paid] of spent)
      await asWorker(town, by, momentAgo(town, ago, '16:40'), (acting) =>
        spend(acting, {
          ...{ id: invented(`${programme}: ${what}`), budgetId: id, pence: paid, what },
          spentOn: addDays(town.today, -ago),
        }),
      )
  }
}

/** A club asks for a workshop, and waits for its answer. */
export const tellWorkshopAsked = (town: Town): Promise<void> =>
  actAs(
    town,
    { kind: 'public', id: null, place: town.place },
    momentAgo(town, 3, '19:25'),
    async (acting) => {
      const [run] = await runsToAsk(acting, 'ahead-of-the-game')
      if (!run) throw new Error('nobody holds workshops')
      await askForWorkshop(acting, {
        ...{
          id: invented('the swimmers ask for a workshop'),
          run,
          club: 'Quay Swimmers',
          askedBy: 'Jo Tinsley',
        },
        ...{ email: 'jo@quayswimmers.example', phone: null },
        said: [
          { asks: 'Which team is it?', says: 'The fourteens and fifteens' },
          { asks: 'How many players?', says: 'About 20' },
          { asks: 'Who else would come?', says: 'Parents and carers' },
        ],
      })
    },
  )
