import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { readAgainFrom } from '../measures/index.ts'
import { spokenMoment } from '../words/index.ts'
import type { Sitting } from './sitting.tsx'

/** Who reads a named survey now, and when they read next, in words: null where they read today. */
export type ReadBy = { people: readonly string[]; next: string | null }

/**
 * Who reads what the acting pupil answers, looked up each time: a reader can go from one page to the next. They read today
 * where one of them is there now, or their team has published no hours. Null where the survey is not named.
 */
export async function readBy({ acting, survey, words }: Sitting): Promise<ReadBy | null> {
  if (survey.kind !== 'named') return null
  const readers = await readersNow(acting, survey.id)
  const from = await readAgainFrom(
    acting,
    readers.map(({ id }) => id),
  )
  return {
    people: readers.map(({ name }) => name),
    next: from && spokenMoment(from, acting.now, words.dates),
  }
}

/**
 * Who reads this survey now. Where everybody who was named has gone: whoever was named in their place to read what the
 * acting pupil said; and nobody where there is none.
 */
export async function readersNow(acting: Acting, roundId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with able as (
      select n.worker_id from round_reader n where n.round_id = ${roundId} and may_read_surveys(n.worker_id)
    )
    select w.id, w.name from worker w where w.id in (select worker_id from able)
      or (not exists (select from able) and may_read_surveys(w.id) and w.id in (
        select n.worker_id from urgent_naming n where n.code_id = ${acting.actor.id}))
    order by w.name, w.id`.execute(acting.tx)
  return rows
}
