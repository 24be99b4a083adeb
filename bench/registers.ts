import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { appPool, type DB } from '../src/database/index.ts'
import { sessionById } from '../src/groups/index.ts'
import { type Mark, takeMarks } from '../src/registers/index.ts'
import { dateInLondon, newId, systemClock } from '../src/words/index.ts'
import { asCoach, CONNECTIONS, plantClubs, rateOf } from './clubs.ts'
import { DoesNotCount } from './stand.ts'
import { asFraction, tableOf, whole } from './table.ts'
import { type Ground, makeGround } from './town.ts'

const SESSIONS = 1_000
const CLUBS = 100
const PEOPLE = 12

/** Registers taken at once, each sent twice, beside the same rows in bare durable inserts: marks a second. */
export type RegistersFigure = {
  sessions: number
  marks: number
  taken: number
  sentAgain: number
  inserted: number
  fraction: number
}

type Planted = { coach: string; session: string; marks: Mark[] }

/** Takes a thousand registers at once, every one sent twice. Void when a mark is lost, doubled or out of place. */
export async function measureRegisters(report: (line: string) => void): Promise<RegistersFigure> {
  const ground = await makeGround(async () => {})
  const pool = appPool(ground.appUrl, CONNECTIONS)
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  try {
    report(`Registers of ${whole(SESSIONS)} sessions…`)
    const registers = await plant(ground)
    const take = ({ coach, session, marks }: Planted) =>
      asCoach(app, coach, async (acting) => {
        const here = await sessionById(acting, session)
        if (here) await takeMarks(acting, here, marks)
      })
    const first = PEOPLE * (await rateOf(registers, take))
    const again = PEOPLE * (await rateOf(registers, take))
    await count(ground)
    const bare = PEOPLE * (await rateOf(registers, (register) => insert(pool, register)))
    return {
      ...{ sessions: SESSIONS, marks: SESSIONS * PEOPLE },
      ...{ taken: first, sentAgain: again, inserted: bare, fraction: first / bare },
    }
  } finally {
    await app.destroy()
    await ground.stop()
  }
}

async function plant(ground: Ground): Promise<Planted[]> {
  await plantClubs(ground, {
    clubs: CLUBS,
    groups: SESSIONS / CLUBS,
    seats: PEOPLE,
    coming: PEOPLE,
    waiting: 0,
  })
  const { owner } = ground
  await owner.query(`create table bench_mark (like register_mark); create table bench_attendance (like attendance);
    grant select, insert on bench_mark, bench_attendance to trellis_app`)
  const { rows } = await owner.query<{ coach: string; session: string; people: string[] }>(
    'select coach, session, people from bench_register',
  )
  const at = systemClock()
  return rows.map(({ coach, session, people }) => ({
    ...{ coach, session },
    marks: people.map((person) => ({ id: newId(), said: 'came', person, at })),
  }))
}

/** The same rows with nothing asked and nothing checked: a mark and an attendance each, a session in one transaction. */
async function insert(pool: pg.Pool, { coach, session, marks }: Planted): Promise<void> {
  const connection = await pool.connect()
  const [ids, now] = [marks.map(({ id }) => id), systemClock()]
  try {
    await connection.query('begin')
    await connection.query(
      `insert into bench_mark (id, session_id, referral_id, said, marked_at, worker_id, received_at)
       select id, $2, id, 'came', $3, $4, $3 from unnest($1::uuid[]) id`,
      [ids, session, now, coach],
    )
    await connection.query(
      `insert into bench_attendance (id, referral_id, young_person_id, on_date, came, told_by, worker_id, made_at, session_id, marked_at)
       select id, id, id, $5, 'came', 'Bench coach', $4, $3, $2, $3 from unnest($1::uuid[]) id`,
      [ids, session, now, coach, dateInLondon(now)],
    )
    await connection.query('commit')
  } finally {
    connection.release()
  }
}

/** Everything was sent twice: every mark must be there once, everybody came once, and who was new began once. */
async function count({ owner }: Ground): Promise<void> {
  const { rows } = await owner.query<Record<'marks' | 'came' | 'began' | 'people', number>>(
    `select (select count(*)::int from register_mark) as marks,
       (select count(*)::int from attendance where came = 'came') as came,
       (select count(distinct referral_id)::int from attendance) as people,
       (select count(*)::int from enrolment_change where act = 'began') as began`,
  )
  const marks = SESSIONS * PEOPLE
  const expected = { marks, came: marks, people: marks, began: SESSIONS }
  const found = JSON.stringify({ ...rows[0] })
  if (found !== JSON.stringify({ marks, came: marks, people: marks, began: SESSIONS }))
    throw new DoesNotCount(`there is ${found} and should be ${JSON.stringify(expected)}`)
}

/** The same as lines to print. */
export const registersLines = (figure: RegistersFigure): string[] => [
  `Registers of ${whole(figure.sessions)} sessions at once over ${CONNECTIONS} connections, ${PEOPLE} marks each and each sent twice, in marks a second`,
  ...tableOf(
    ['', 'taken in', 'sent again', 'bare inserts', 'fraction'],
    [
      [
        `${whole(figure.marks)} marks, none doubled`,
        whole(figure.taken),
        whole(figure.sentAgain),
        whole(figure.inserted),
        asFraction(figure.fraction),
      ],
    ],
  ),
]
