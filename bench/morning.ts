import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { projectFolder } from '../src/database/index.ts'
import { systemClock } from '../src/words/index.ts'
import type { LoadReport } from './load.ts'
import { answerFrom, ask, leave, type Start } from './processes.ts'
import type { MorningOrder, MorningReport } from './pupils.ts'
import type { Spread } from './rounds.ts'
import type { ServerSettings } from './server.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'
import { type Ground, makeGround } from './town.ts'

/** Thirty thousand pupils in an hour: what a real morning brings, in starts a second. */
export const REAL_MORNING = 30_000 / 3_600

/** How many start a second, for how long, and how many questions each answers. */
export type Morning = { startsASecond: number; minutes: number; questions: number }

/** A line between pupils and server, and how often each of them sends what got no answer. */
export type Line = { open: (url: string) => Promise<{ url: string; close: () => void }>; tries: number }

/** A burst as lessons begin: more than three times what a real morning brings. */
export const burst = (minutes: number): Morning => ({ startsASecond: 30, minutes, questions: 24 })

/** What a morning came to: times in milliseconds, rates a second. */
export type MorningFigures = Morning & {
  pupils: number
  answers: number
  answersASecond: number
  bareInserts: number
  saving: Spread
  page: Spread
}

/**
 * Lets pupils come to a survey at a steady pace, whether or not the server keeps up, each answering one question after
 * another; and then looks for every acknowledged answer in the table. Throws DoesNotCount when one is missing, another, or
 * twice, and when anything was answered that should not be.
 */
export async function measureMorning(
  start: Start,
  { line, ...morning }: Morning & { line?: Line },
  report: (line: string) => void,
): Promise<MorningFigures> {
  const pupils = Math.round(morning.startsASecond * morning.minutes * 60)
  const codes = inventedCodes(pupils)
  const ground = await makeGround((owner) => plant(owner, morning.questions, codes))
  const server = start('server', { appUrl: ground.appUrl } satisfies ServerSettings)
  const load = start('load', {})
  try {
    const { url } = await answerFrom<{ url: string }>(server)
    const bare = await ask<LoadReport>(load, {
      ...{ kind: 'driver', appUrl: ground.appUrl, connections: 8, seconds: 5 },
    })
    report(`${whole(pupils)} pupils, ${morning.startsASecond.toFixed(1)} a second…`)
    const over = await line?.open(url)
    const order: MorningOrder = {
      ...{ ...morning, kind: 'morning', codes, pause: pauseIn(morning) },
      ...{ url: over?.url ?? url, tries: line?.tries ?? 1 },
    }
    const came = await ask<MorningReport>(load, order)
    over?.close()
    if (came.wrong) throw new DoesNotCount(came.wrong)
    const answers = await lookForEach(ground.owner, codes, came.acknowledged)
    return {
      ...{ ...morning, pupils, answers, saving: came.saving, page: came.page },
      answersASecond: came.answersASecond,
      bareInserts: bare.acknowledged / bare.seconds,
    }
  } finally {
    await leave(load)
    await leave(server)
    await ground.stop()
  }
}

// A pupil is at it for a third of the time, so that for two thirds as many finish as begin: the load is at its height.
const pauseIn = ({ minutes, questions }: Morning): number =>
  Math.min(15_000, (minutes * 60_000) / 3 / questions)

const letters = 'CDFGHJKMNPQRTWXY34679'

function inventedCodes(count: number): string[] {
  const codes = new Set<string>()
  while (codes.size < count)
    codes.add(Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join(''))
  return [...codes]
}

async function plant(owner: pg.Client, questions: number, codes: readonly string[]): Promise<void> {
  const { rows } = await owner.query<{ place: string; worker: string }>(
    'select place_id as place, id as worker from worker order by id limit 1',
  )
  await owner.query(
    `select set_config('trellis.now', $1, false), set_config('bench.place', $2, false),
       set_config('bench.worker', $3, false), set_config('bench.questions', $4, false)`,
    [systemClock().toISOString(), rows[0]?.place, rows[0]?.worker, String(questions)],
  )
  await owner.query(readFileSync(join(projectFolder(), 'bench', 'morning.sql'), 'utf8'))
  await owner.query(
    `with school as (select id, round_id, row_number() over (order by id) as nth from round_school)
     insert into round_code (id, round_id, round_school_id, code_hash, year_group, gender, ethnic_group)
     select gen_random_uuid(), s.round_id, s.id, sha256(c.code::bytea), 10, 'girl', 'white'
     from unnest($1::text[]) with ordinality as c (code, nth) join school s on s.nth = 1 + c.nth % 20`,
    [codes],
  )
  await owner.query('vacuum analyze')
}

type Stored = { code: number; answers: Buffer; finished: boolean }

/** Looks for every acknowledged answer; gives how many there are. */
async function lookForEach(
  owner: Ground['owner'],
  codes: readonly string[],
  acknowledged: readonly number[][],
): Promise<number> {
  const { rows } = await owner.query<Stored>(
    `select c.nth::int - 1 as code, a.answers, a.finished_at is not null as finished
     from unnest($1::text[]) with ordinality as c (code, nth)
       join round_code k on k.code_hash = sha256(c.code::bytea) join round_answers a on a.id = k.id`,
    [codes],
  )
  const count = await owner.query<{ n: number }>('select count(*)::int as n from round_answers')
  if (count.rows[0]?.n !== codes.length || rows.length !== codes.length)
    throw new DoesNotCount(`${codes.length} pupils began and ${count.rows[0]?.n} rows are there`)
  let found = 0
  for (const { code, answers, finished } of rows) {
    if (!finished) throw new DoesNotCount(`pupil ${code} handed in, and it does not stand`)
    const said = acknowledged[code] ?? []
    if (!Buffer.from(said).equals(answers))
      throw new DoesNotCount(`pupil ${code} was told ${said} and ${[...answers]} stand`)
    found += said.length
  }
  return found
}

/** The figures as lines. */
export function morningLines(figures: MorningFigures): string[] {
  const ms = (value: number) => `${Math.round(value)} ms`
  const row = (name: string, { p50, p95, p99, most }: Spread) => [name, ms(p50), ms(p95), ms(p99), ms(most)]
  const real = REAL_MORNING * figures.questions
  return [
    `A survey morning: ${whole(figures.pupils)} pupils, ${figures.startsASecond.toFixed(1)} starts a second, ${figures.questions} questions each, by hand and without script`,
    ...tableOf(
      ['', 'p50', 'p95', 'p99', 'most'],
      [
        row('an answer is kept (aim: p95 at most 300 ms)', figures.saving),
        row('the page that follows', figures.page),
      ],
    ),
    `${whole(figures.answers)} answers were acknowledged, and each stands once; ${whole(figures.answersASecond)} a second at the height.`,
    `Bare durable inserts in the same run: ${whole(figures.bareInserts)} a second, ${(figures.bareInserts / figures.answersASecond).toFixed(1)} times as many.`,
    `A real morning (30,000 pupils in an hour) brings ${whole(real)} a second: this was ${(figures.answersASecond / real).toFixed(1)} times as many.`,
  ]
}
