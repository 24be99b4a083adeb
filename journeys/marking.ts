import type { QueryResult } from 'pg'
import type { Answer } from './caller.ts'
import { wordsOf } from './reading.ts'
import type { Saltmere } from './saltmere.ts'

// What is written by people and goes on its way by itself: that it is there counts, and not how far it has come.
const onTheirWay = ['message', 'withdrawal_log']

// What is kept apart from what people do: sessions, drafts, looks and their seals.
const aside = new Set([
  ...onTheirWay,
  'history',
  'history_seal',
  'history_head',
  'session',
  'own_page_session',
  'sign_in',
  'passkey_question',
  'draft',
  'trellis_migration',
  'installation',
])

async function namesOfKept({ database: { owner } }: Saltmere): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  return rows.map(({ name }) => name).filter((name) => !aside.has(name))
}

/** One number for everything that is kept, and one for how much. It reads everything: see `hangBell` for haste. */
export async function mark(saltmere: Saltmere): Promise<string> {
  const { owner } = saltmere.database
  const sums = (await namesOfKept(saltmere)).map(
    (name) => `select '${name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from "${name}" t`,
  )
  const counts = onTheirWay.map((name) => `select '${name}', count(*), 0 from ${name}`)
  const all = [...sums, ...counts].join(' union all ')
  return JSON.stringify((await owner.query({ text: all, rowMode: 'array' })).rows)
}

/**
 * Hangs a bell on everything that is kept, and gives how often it has rung: once for each statement that writes
 * there, also when that is taken back. A bell that has not rung says what two equal marks say, and at once.
 */
export async function hangBell(saltmere: Saltmere): Promise<() => Promise<string>> {
  const { owner } = saltmere.database
  await owner.query(`create sequence bell;
    create function ring_bell() returns trigger language plpgsql security definer set search_path = public
      as $$ begin perform nextval('bell'); return null; end $$`)
  for (const name of [...(await namesOfKept(saltmere)), ...onTheirWay])
    await owner.query(`create trigger bell after insert or delete or truncate ${onTheirWay.includes(name) ? '' : 'or update'}
      on "${name}" for each statement execute function ring_bell()`)
  return async () =>
    (await owner.query<{ rung: string }>('select last_value::text as rung from bell')).rows[0]?.rung ?? ''
}

/**
 * Waits until nobody is being told of anything any more: no job waits or runs, or will within two seconds, and the bell
 * is silent meanwhile. Gives up after ten seconds.
 */
async function whenQuiet({ database: { owner } }: Saltmere, rung: () => Promise<string>): Promise<void> {
  const until = performance.now() + 10_000
  for (let before = await rung(); performance.now() < until; ) {
    await new Promise((resolve) => setTimeout(resolve, 40))
    const [, jobs] = (await owner.query(
      `set role trellis_jobs;
       select from graphile_worker._private_jobs where run_at < now() + interval '2 seconds' limit 1;
       reset role`,
    )) as unknown as QueryResult[]
    const now = await rung()
    if (jobs?.rowCount === 0 && now === before) return
    before = now
  }
}

/**
 * Whether the same, sent again when all is quiet, changes what is kept: the queue may still have been telling
 * somebody of what was taken before, and what was written may have been taken back. Where something changed it is sent
 * once more, because the minute's sweep may have come between; what really writes does so each time.
 */
export async function writesWhenQuiet(
  saltmere: Saltmere,
  rung: () => Promise<string>,
  send: () => Promise<unknown>,
): Promise<boolean> {
  for (let tried = 0; tried < 2; tried++) {
    await whenQuiet(saltmere, rung)
    const before = await mark(saltmere)
    await send()
    if ((await mark(saltmere)) === before) return false
  }
  return true
}

/** What an error summary says, sentence by sentence. */
export const sentences = ({ text }: Answer): string[] => {
  const summary = /nhsuk-error-summary__list">(.*?)<\/ul>/s.exec(text)?.[1] ?? ''
  return [...summary.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) => wordsOf(item))
}
