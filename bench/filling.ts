import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { appPool, type DB } from '../src/database/index.ts'
import { fillGroup } from '../src/enrolments/index.ts'
import { addDays, dateInLondon } from '../src/words/index.ts'
import { asCoach, CONNECTIONS, plantClubs, rateOf } from './clubs.ts'
import { DoesNotCount } from './stand.ts'
import { asFraction, tableOf, whole } from './table.ts'
import { type Ground, makeGround } from './town.ts'

const CLUBS = 50
const GROUPS = 20
const SEATS = 10
const WAITING = 1_000
const PLACES = CLUBS * GROUPS * SEATS

/** Places given to those who wait, every group filled by two at once, beside the same rows written bare: places a second. */
export type FillingFigure = {
  waiting: number
  places: number
  filled: number
  bare: number
  fraction: number
}

type Group = { id: string; run: string; coach: string }

/** Fills ten thousand places from fifty thousand who wait. Void where a place is oversold, left free, or given out of turn. */
export async function measureFilling(report: (line: string) => void): Promise<FillingFigure> {
  const ground = await makeGround(async () => {})
  const pool = appPool(ground.appUrl, CONNECTIONS)
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  try {
    report(`${whole(PLACES)} places for ${whole(CLUBS * WAITING)} who wait…`)
    const groups = await plant(ground)
    // Each group twice, side by side: two workers press the button together.
    const twice = groups.flatMap((group) => [group, group])
    // Of two that fill one group, one gives its seats and one finds none.
    const filled = (SEATS / 2) * (await rateOf(twice, (group) => fill(app, group)))
    await count(ground)
    const bare = SEATS * (await rateOf(groups, (group) => write(pool, group)))
    return { waiting: CLUBS * WAITING, places: PLACES, filled, bare, fraction: filled / bare }
  } finally {
    await app.destroy()
    await ground.stop()
  }
}

const fill = (app: Kysely<DB>, { id, run, coach }: Group) =>
  asCoach(app, coach, (acting) => {
    const answerBy = addDays(dateInLondon(acting.now), 7)
    return fillGroup(acting, { id, runId: run }, { answerBy, most: SEATS })
  })

async function plant(ground: Ground): Promise<Group[]> {
  await plantClubs(ground, { clubs: CLUBS, groups: GROUPS, seats: SEATS, coming: 0, waiting: WAITING })
  const { owner } = ground
  await owner.query(`create table bench_enrolment as
      select id, run_id, state, group_id, seat, answer_by, change_id from enrolment;
    create unique index on bench_enrolment (id);
    create table bench_change (like enrolment_change);
    grant select, insert, update on bench_enrolment, bench_change to trellis_app`)
  const { rows } = await owner.query<Group>(
    'select id, run, coach from bench_group order by number % $1, number',
    [GROUPS],
  )
  return rows
}

/** The same rows with nothing asked and nothing checked: ten people's seats and ten changes, a group in one transaction. */
async function write(pool: pg.Pool, { id, run, coach }: Group): Promise<void> {
  const connection = await pool.connect()
  try {
    await connection.query('begin')
    const { rows } = await connection.query<{ id: string }>(
      `update bench_enrolment e set state = 'offered', group_id = $1, seat = 1, answer_by = current_date, change_id = e.id
       where e.id in (select id from bench_enrolment where run_id = $2 and state = 'waiting' limit $3 for update skip locked)
       returning e.id`,
      [id, run, SEATS],
    )
    await connection.query(
      `insert into bench_change (id, enrolment_id, young_person_id, act, state, actor_kind, group_id, worker_id, at)
       select id, id, id, 'offered', 'offered', 'worker', $2, $3, now() from unnest($1::uuid[]) id`,
      [rows.map((row) => row.id), id, coach],
    )
    await connection.query('commit')
  } finally {
    connection.release()
  }
}

/** Every seat has one person and every person one seat, each with one change; and whoever waited longest was asked. */
async function count({ owner }: Ground): Promise<void> {
  const { rows } = await owner.query<Record<string, number>>(
    `select count(*)::int as offered, count(distinct (group_id, seat))::int as seats,
       (select count(*)::int from enrolment_change where act = 'offered') as changes,
       (select count(*)::int from (select run_id from enrolment group by run_id
          having min(waiting_since) filter (where state = 'waiting') < max(waiting_since) filter (where state = 'offered')) late) as late
     from enrolment where state = 'offered'`,
  )
  const expected = { offered: PLACES, seats: PLACES, changes: PLACES, late: 0 }
  if (JSON.stringify({ ...rows[0] }) !== JSON.stringify(expected))
    throw new DoesNotCount(`there is ${JSON.stringify(rows[0])} and should be ${JSON.stringify(expected)}`)
}

/** The same as lines to print. */
export const fillingLines = (figure: FillingFigure): string[] => [
  `Places for those who wait, every group filled by two at once over ${CONNECTIONS} connections, in places a second`,
  ...tableOf(
    ['', 'given', 'bare rows', 'fraction'],
    [
      [
        `${whole(figure.places)} of ${whole(figure.waiting)} who wait, none oversold`,
        ...[whole(figure.filled), whole(figure.bare), asFraction(figure.fraction)],
      ],
    ],
  ),
]
