import type { Acting } from '../database/index.ts'
import { openGaps } from './gaps/gap-store.ts'
import { heldRecords } from './held.ts'
import { sourcesToSee } from './sources/source-store.ts'

/** One line of the curator's home: what may wait there, and where to see to it. */
export type HomeItem = {
  title: string
  href: string
  /** One sentence: what it holds. */
  about: string
  /** How many wait, as the curator may see; without it the line is only a way there. */
  count?: (acting: Acting) => Promise<number>
  /** What is counted, as in 'record waits' and 'records wait'. */
  counted?: { one: string; many: string }
}

/** A line of the home with its count. */
export type HomeLine = Omit<HomeItem, 'count'> & { waiting: number | null }

/** What this room itself has for a curator. A room to the right adds its own through `directoryRoutes({ home })`. */
export const homeOfDirectory: readonly HomeItem[] = [
  {
    title: 'Held records',
    href: '/directory/held',
    about: 'What an import could not decide: take it in under a name, or turn it down.',
    count: async ({ tx, actor }) => (await heldRecords(tx, actor.place)).length,
    counted: { one: 'record waits', many: 'records wait' },
  },
  {
    title: 'What is missing',
    href: '/directory/gaps',
    about: 'What people could not find: see what to start, and write down what was done.',
    count: openGaps,
    counted: { one: 'gap waits', many: 'gaps wait' },
  },
  {
    title: 'Where services come from',
    href: '/directory/sources',
    about: 'What each list brought and when, what its entries lack, and what to act on first.',
    count: sourcesToSee,
    counted: { one: 'source went wrong', many: 'sources went wrong' },
  },
  {
    title: 'Lists that were sent',
    href: '/directory/uploads',
    about: 'Services that small organisations send as a file, each mistake beside its row.',
  },
]

/** Every line with its count, one after the other in the caller's transaction. */
export async function homeLines(acting: Acting, items: readonly HomeItem[]): Promise<HomeLine[]> {
  const lines: HomeLine[] = []
  for (const { count, ...item } of items) lines.push({ ...item, waiting: count ? await count(acting) : null })
  return lines
}
