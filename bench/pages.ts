import { fraction, inRounds, median } from './rounds.ts'
import type { Stand } from './stand.ts'

const ROUNDS = 5
const SECONDS = 0.7
const CONNECTIONS = 8

type Page = { name: string; path: string; as: string }

// Of the second team: the first is where the bench's own referrals go.
const worker = 'Bench link worker 2.1'
const manager = 'Bench manager 2'
const pages: readonly Page[] = [
  { name: 'Today, a link worker: 50 supports, 400 items', path: '/today', as: worker },
  { name: 'Today, a manager: 150 supports', path: '/today', as: manager },
  { name: 'Young people, a link worker’s caseload', path: '/young-people', as: worker },
  { name: 'Referrals, a team’s', path: '/referrals', as: worker },
]

/** One page in one town: pages a second, and the fraction of an empty page's. */
export type PageFigure = { name: string; people: number; pages: number; empty: number; fraction: number }

/** The pages that are not there, said in so many words, and the figures of those that are, in both towns. */
export async function measurePages({
  small,
  large,
}: {
  small: Stand
  large: Stand
}): Promise<{ figures: PageFigure[]; skipped: string[] }> {
  const skipped: string[] = []
  const there: Page[] = []
  for (const page of pages) {
    const status = await small.status(page.path, page.as)
    if (status === 200) there.push(page)
    else skipped.push(`${page.name}: skipped, because ${page.path} answers ${status}`)
  }
  const empty: Page = { name: 'empty', path: '/bench/empty', as: worker }
  const sides = [small, large].flatMap((stand) =>
    [empty, ...there].map((page) => [
      sideOf(stand, page),
      () =>
        stand.rate({
          kind: 'page',
          path: page.path,
          as: page.as,
          connections: CONNECTIONS,
          seconds: SECONDS,
        }),
    ]),
  )
  const rates = await inRounds<string>(ROUNDS, Object.fromEntries(sides))
  const ratesOf = (stand: Stand, page: Page) => rates[sideOf(stand, page)] ?? []
  const figures = there.flatMap((page) =>
    [small, large].map((stand) => ({
      name: page.name,
      people: stand.town.people,
      pages: median(ratesOf(stand, page)),
      empty: median(ratesOf(stand, empty)),
      fraction: fraction(ratesOf(stand, page), ratesOf(stand, empty)),
    })),
  )
  return { figures, skipped }
}

const sideOf = (stand: Stand, page: Page): string => `${page.name} ${stand.town.people}`
