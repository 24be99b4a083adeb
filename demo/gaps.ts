import { saidIn } from '../src/directory/gaps/gap.ts'
import { countEmptySearch, keepGap } from '../src/directory/gaps/gap-store.ts'
import { newId } from '../src/words/index.ts'
import { actAs, type Town } from './telling/town.ts'

type Told = { words: string; district: string | null; age: number | null; ago: number }
type Searched = { words: string; district: string | null; ago: readonly number[] }

const told: readonly Told[] = [
  { words: 'somewhere to skate when it rains', district: 'ZS1', age: 14, ago: 40 },
  { words: 'skate indoors', district: 'ZS1', age: 13, ago: 22 },
  { words: 'Skating!', district: 'ZS1', age: null, ago: 6 },
  { words: 'a group for dads who are 19', district: 'ZS4', age: 19, ago: 15 },
  { words: 'anything on a Sunday evening', district: 'Saltmere', age: 16, ago: 3 },
]

const searched: readonly Searched[] = [
  { words: 'trampoline', district: 'ZS2', ago: [30, 21, 21, 9, 2] },
  { words: 'Dungeon master club', district: null, ago: [12, 8, 4] },
]

const said = (words: string) => saidIn({ words, helps: [], access: [] }) ?? words

/** What young people of Saltmere told us they could not find, and what they looked for in vain. All of it invented. */
export async function tellGaps(town: Town): Promise<void> {
  const anybody = { kind: 'public', id: null, place: town.place } as const
  const daysAgo = (days: number) => new Date(town.now.getTime() - days * 86_400_000)
  for (const { words, district, age, ago } of told)
    await actAs(town, anybody, daysAgo(ago), (acting) =>
      keepGap(acting, { id: newId(), words, said: said(words), district, age }),
    )
  for (const { words, district, ago } of searched)
    for (const days of ago)
      await actAs(town, anybody, daysAgo(days), (acting) =>
        countEmptySearch(acting, { id: newId(), said: said(words), district }),
      )
}
