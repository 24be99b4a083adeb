import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { invented } from '../demo/saltmere.ts'
import { type Acting, actorTransaction, type DB, projectFolder } from '../src/database/index.ts'
import { seedProgrammes } from '../src/programmes/index.ts'
import { newId, systemClock } from '../src/words/index.ts'
import type { Ground } from './town.ts'

/** How many connections work at once. */
export const CONNECTIONS = 8

/** Clubs with groups of a programme, who comes to them and who waits: see clubs.sql. */
export type Clubs = {
  clubs: number
  /** Of each club. */
  groups: number
  waiting: number
  /** Of each group. */
  seats: number
  coming: number
}

/** Plants them on a ground. */
export async function plantClubs({ owner, app }: Ground, asked: Clubs): Promise<void> {
  await owner.query("insert into installation (kind) values ('demo') on conflict do nothing")
  const operator = { kind: 'operator:start', id: null, place: null } as const
  await actorTransaction(app, { actor: operator, now: systemClock(), request: newId() }, seedProgrammes)
  const settings = {
    ...{ 'trellis.now': systemClock().toISOString(), 'bench.place': invented('Saltmere') },
    'bench.programme': 'grit',
    ...Object.fromEntries(Object.entries(asked).map(([name, value]) => [`bench.${name}`, String(value)])),
  }
  await owner.query('select set_config(key, value, false) from json_each_text($1)', [
    JSON.stringify(settings),
  ])
  await owner.query(readFileSync(join(projectFolder(), 'bench', 'clubs.sql'), 'utf8'))
  await owner.query('vacuum analyze')
}

/** Works as a coach of one of them, at this moment. */
export const asCoach = <T>(
  app: Kysely<DB>,
  coach: string,
  work: (acting: Acting) => Promise<T>,
): Promise<T> =>
  actorTransaction(
    app,
    {
      actor: { kind: 'worker', id: coach, place: invented('Saltmere') },
      ...{ now: systemClock(), request: newId() },
    },
    work,
  )

/** How many things a second are worked, all of them over all connections: whoever is free takes the next. */
export async function rateOf<Thing>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<unknown>,
): Promise<number> {
  const waiting = [...things]
  const began = performance.now()
  const hand = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await work(next)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, hand))
  return (things.length * 1000) / (performance.now() - began)
}
