import { plantDirectory } from '../demo/directory.ts'
import { tellPublishedRounds } from '../demo/published-rounds.ts'
import { invented } from '../demo/saltmere.ts'
import { townAt } from '../demo/telling/town.ts'
import { startSession } from '../src/accounts/index.ts'
import { systemClock } from '../src/words/index.ts'
import type { LoadReport } from './load.ts'
import { answerFrom, ask, leave, type Start } from './processes.ts'
import { fraction, inRounds, median } from './rounds.ts'
import type { ServerSettings } from './server.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'
import { type Ground, makeGround } from './town.ts'

const ROUNDS = 5
const SECONDS = 0.7
const CONNECTIONS = 8

/** One page of results: pages a second, an empty page's, and how many times as long it takes. */
export type ResultsFigure = { name: string; pages: number; empty: number; times: number }

type Page = { name: string; path: string; as: 'teacher' | 'lead' | null }

const school = `/schools/${invented('Sallowfield High School')}/results`
const pages: readonly Page[] = [
  { name: 'a school’s results', path: school, as: 'teacher' },
  { name: 'a school’s results, like with like', path: `${school}?account=gender`, as: 'teacher' },
  { name: 'the public’s page', path: '/wellbeing', as: null },
  { name: 'who stands to benefit', path: '/wellbeing/needs', as: 'lead' },
  { name: 'the open figures, CSV', path: '/wellbeing/data.csv', as: null },
]

const emptyFor = (page: Page): Page => ({ name: `empty for ${page.as}`, path: '/bench/empty', as: page.as })

/** The pages of results, each beside an empty page of the same server for the same visitor, in turn. */
export async function measureResults(start: Start, report: (line: string) => void): Promise<ResultsFigure[]> {
  const ground = await makeGround(async () => {})
  const load = start('load', {})
  const server = start('server', { appUrl: ground.appUrl } satisfies ServerSettings)
  try {
    await plant(ground)
    const { url } = await answerFrom<{ url: string }>(server)
    report('Pages of results…')
    const cookies = await cookiesFor(ground)
    const rate = async ({ path, as }: Page): Promise<number> => {
      // Packed, as every browser asks for it.
      const about = { kind: 'page', packed: true } as const
      const sending = { ...about, connections: CONNECTIONS, seconds: SECONDS, url, path }
      const answer = await ask<LoadReport>(load, { ...sending, cookies: [as ? cookies[as] : ''] })
      if (answer.wrong) throw new DoesNotCount(answer.wrong)
      return answer.acknowledged / answer.seconds
    }
    const every = [...pages, ...new Map(pages.map((page) => [page.as, emptyFor(page)])).values()]
    const sides = Object.fromEntries(every.map((page) => [page.name, () => rate(page)]))
    const rates = await inRounds<string>(ROUNDS, sides)
    return pages.map((page) => {
      const [own, empty] = [rates[page.name] ?? [], rates[emptyFor(page).name] ?? []]
      return { name: page.name, pages: median(own), empty: median(empty), times: 1 / fraction(own, empty) }
    })
  } finally {
    await leave(load)
    await leave(server)
    await ground.stop()
  }
}

/** The demo's directory and its two surveys of eight schools, published. */
async function plant({ app, owner }: Ground): Promise<void> {
  const town = townAt(app, systemClock(), '')
  await plantDirectory(app, { place: town.place, now: town.now, id: invented, team: () => undefined })
  await tellPublishedRounds(town)
  await owner.query('vacuum analyze')
}

async function cookiesFor({ app }: Ground): Promise<Record<'teacher' | 'lead', string>> {
  const cookieOf = async (name: string) => `trellis_session=${await startSession(app, invented(name))}`
  return { teacher: await cookieOf('Priya Raman'), lead: await cookieOf('Judith Farrow') }
}

/** The same as lines to print. */
export const resultsLines = (figures: readonly ResultsFigure[]): string[] => [
  'Pages of results, beside an empty page of the same server, over 8 connections (aim: at most twice as long)',
  ...tableOf(
    ['', 'pages', 'empty pages', 'times as long'],
    figures.map(({ name, pages: own, empty, times }) => [name, whole(own), whole(empty), times.toFixed(1)]),
  ),
]
