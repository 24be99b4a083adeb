import type { Answer } from './caller.ts'
import { wordsOf } from './reading.ts'
import type { Saltmere } from './saltmere.ts'

// What is kept apart from what people do: sessions, drafts, looks, and how far a message has come on its way.
const aside = new Set([
  'history',
  'session',
  'sign_in',
  'draft',
  'message',
  'trellis_migration',
  'installation',
])

/** One number for everything that is kept, and one for how much. */
export async function mark({ database: { owner } }: Saltmere): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const sums = tables
    .filter(({ name }) => !aside.has(name))
    .map(
      ({ name }) =>
        `select '${name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from "${name}" t`,
    )
  const all = [...sums, `select 'message', count(*), 0 from message`].join(' union all ')
  return JSON.stringify((await owner.query({ text: all, rowMode: 'array' })).rows)
}

/** What an error summary says, sentence by sentence. */
export const sentences = ({ text }: Answer): string[] => {
  const summary = /nhsuk-error-summary__list">(.*?)<\/ul>/s.exec(text)?.[1] ?? ''
  return [...summary.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) => wordsOf(item))
}
