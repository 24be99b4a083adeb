import { measureLibrary } from '../src/measures/index.ts'
import { inventedRows, questionnaireOf, seeded } from '../src/publications/factory.ts'
import { publishRound } from '../src/publications/publish.ts'
import { roundCalled } from '../src/publications/round-store.ts'
import { keepAnswers, schoolsFor } from '../src/publications/taking-in/store.ts'
import { makeClosedRound } from '../src/surveys/closed-factory.ts'
import { localQuestion, whatMatters } from '../src/surveys/factory.ts'
import type { Questionnaire } from '../src/surveys/index.ts'
import { questionnaireOf as questionnaireOfParts } from '../src/surveys/part.ts'
import { type DateOnly, dateOnly, newId, startOfDay } from '../src/words/index.ts'
import { invented } from './saltmere.ts'
import { actAs, asWorker, type Town } from './telling/town.ts'

/** The schools, how many of their pupils answered, how much better or worse it is there, and how deprived it is: the more, the more. */
const schools: readonly [name: string, pupils: number, lift: number, deprived: number][] = [
  ['Sallowfield High School', 410, 0, 1.6],
  ['Eastbrook Academy', 330, -0.04, 1.5],
  ['Netherwold School', 290, 0.05, 0.8],
  ['Marram High School', 220, -0.02, 1.4],
  ['St Hild’s Catholic High School', 170, 0.02, 1.1],
  ['Lantern Bay Academy', 80, 0.03, 1.3],
  ['Harbourside Academy', 260, 0.1, 1.7],
  ['Wold End School', 190, 0.04, 0.7],
]

/** The neighbourhoods that pupils live in, each with the fifths of deprivation that its small areas lie in. */
const neighbourhoods: readonly [name: string, deprivation: number][] = [
  ['Quayside', 1],
  ['Quayside', 2],
  ['Northside', 2],
  ['Northside', 3],
  ['Quarry Hill', 3],
  ['Quarry Hill', 4],
  ['Stonegarth', 5],
]

/** The surveys that are over. */
export const rounds: readonly { key: string; name: string; opensOn: DateOnly; lift: number }[] = [
  {
    key: 'autumn-2024',
    name: 'How are you, Saltmere? Autumn 2024',
    opensOn: dateOnly('2024-10-07'),
    lift: 0,
  },
  {
    key: 'autumn-2025',
    name: 'How are you, Saltmere? Autumn 2025',
    opensOn: dateOnly('2025-10-06'),
    lift: 0.012,
  },
]

/** What both rounds ask: questions whose wording ships, and three that Saltmere's young people made. All of it invented. */
function questionnaire(): Questionnaire {
  const measures = measureLibrary().filter(({ key }) => key === 'ons4' || key === 'ons-loneliness')
  const asked = questionnaireOf(measures, ({ key }) => (key === 'ons4' ? 'meaning' : 'relationships'))
  const own = [
    localQuestion({ id: invented('question: somewhere to be'), domain: 'environment' }),
    localQuestion({
      ...{ id: invented('question: an adult at school'), domain: 'school' },
      words: { en: 'There is an adult at school I could talk to' },
    }),
    whatMatters({ id: invented('question: what matters') }),
  ]
  const { items } = questionnaireOfParts(
    own.map((local, nth) => ({ id: local.id, nth, domain: local.domain, local })),
  )
  return { ...asked, items: [...asked.items, ...items] }
}

/** Two rounds that are over, taken in from files of answers and published, so that there are results and trends to see. */
export async function tellPublishedRounds(town: Town): Promise<void> {
  const areas = await plantNeighbourhoods(town)
  let earlier: string | undefined
  for (const [nth, round] of rounds.entries()) {
    const at = new Date(startOfDay(round.opensOn).getTime() + 20 * 86_400_000)
    const asked = questionnaire()
    earlier = await asWorker(town, 'Judith Farrow', at, (acting) =>
      makeClosedRound(acting, {
        ...{ key: round.key, name: round.name, opensOn: round.opensOn, questionnaire: asked },
        schools: schools.map(([name]) => invented(name)),
        ...(earlier ? { earlier } : {}),
      }),
    )
    await answer(town, { ...round, nth, at, asked, areas })
    await actAs(town, { kind: 'operator:surveys-publish', id: null, place: town.place }, at, async (acting) =>
      publishRound(acting, await roundCalled(acting, round.key, undefined), { minimumBase: 10 }),
    )
  }
}

type Areas = { id: string; deprivation: number }[]

function plantNeighbourhoods(town: Town): Promise<Areas> {
  return asWorker(town, 'Judith Farrow', town.now, async ({ tx }) => {
    const names = [...new Set(neighbourhoods.map(([name]) => name))]
    const values = names.map((name) => ({
      id: invented(`neighbourhood: ${name}`),
      place_id: town.place,
      name,
    }))
    await tx
      .insertInto('neighbourhood')
      .values(values)
      .onConflict((conflict) => conflict.columns(['place_id', 'name']).doNothing())
      .execute()
    const planted = await tx
      .selectFrom('neighbourhood')
      .where('place_id', '=', town.place)
      .select(['id', 'name'])
      .execute()
    return neighbourhoods.flatMap(([name, deprivation]) => {
      const found = planted.find((one) => one.name === name)
      return found ? [{ id: found.id, deprivation }] : []
    })
  })
}

type Answering = { key: string; nth: number; at: Date; lift: number; asked: Questionnaire; areas: Areas }

async function answer(town: Town, { key, nth, at, lift, asked, areas }: Answering): Promise<void> {
  const attend = schools.map(([name, pupils, own, deprived]) => ({
    ...{ id: invented(name), pupils: pupils + nth * 7, years: [7, 8, 9, 10], lift: own + lift },
    deprived,
  }))
  const rows = [...inventedRows(asked, { schools: attend, neighbourhoods: areas }, seeded(2024 + nth))]
  await actAs(town, { kind: 'operator:surveys-import', id: null, place: town.place }, at, async (acting) => {
    const round = await roundCalled(acting, key, undefined)
    const { schoolFor } = await schoolsFor(acting, round)
    const placed = []
    for (const row of rows) placed.push({ ...row, roundSchool: await schoolFor(row.school) })
    await keepAnswers(acting, round.id, newId(), placed)
  })
}
