import { Kysely, PostgresDialect } from 'kysely'
import { circleOf } from '../src/circle/index.ts'
import { type Acting, actorTransaction, appPool, type DB } from '../src/database/index.ts'
import { recordLook } from '../src/history/index.ts'
import { answersUnread, asksDue } from '../src/measures/index.ts'
import { missedSessions, referralsDue, referralsWaiting } from '../src/referrals/index.ts'
import { dueItems, planOf, supportsOf, supportsOfPerson, timelineOf } from '../src/support/index.ts'
import { addDays, dateInLondon, newId, systemClock } from '../src/words/index.ts'
import { fraction, inRounds, median } from './rounds.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'
import { makeTown, type Town } from './town.ts'

const ROUNDS = 7
/** So long a question is asked again and again, in milliseconds. */
const LONG = 400

/** One question: how often a second it is answered behind the walls and without them, and how many times as long it takes. */
export type WallsFigure = { name: string; people: number; walled: number; bare: number; times: number }

type Question = { name: string; ask: (acting: Acting) => Promise<unknown> }
type Asking = { database: Kysely<DB>; worker: string; place: string; person: string; now: Date }

/**
 * What row-level security and history cost: the questions of Today, of the lists and of a record, as a link worker asks them of a large
 * place, and by the owner of the same tables, who stands behind no wall. Void where the two do not find as much.
 */
export async function measureWalls(people: number, report: (line: string) => void): Promise<WallsFigure[]> {
  const town = await makeTown({ people, teams: Math.max(2, Math.round(people / 2_500)) }, report)
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(town.appUrl, 2) }) })
  const owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(town.ownerUrl, 2) }) })
  try {
    const { asking, questions } = await whatIsAsked(town)
    const walled = { ...asking, database: app }
    const bare = { ...asking, database: owner }
    const figures: WallsFigure[] = []
    for (const question of questions) {
      report(`${question.name}…`)
      await seeTheSame(question, walled, bare)
      const rates = await inRounds(ROUNDS, {
        walled: () => inOneTransaction(question, walled),
        bare: () => inOneTransaction(question, bare),
      })
      figures.push(figureOf(question.name, people, rates))
    }
    const record = questions.filter(({ name }) => name.startsWith('a record'))
    const rates = await inRounds(ROUNDS, {
      walled: () => often(() => opened(record, walled, { looked: true })),
      bare: () => often(() => opened(record, bare, { looked: false })),
    })
    return [...figures, figureOf('that record opened, and the look written down', people, rates)]
  } finally {
    await app.destroy()
    await owner.destroy()
    await town.stop()
  }
}

const figureOf = (
  name: string,
  people: number,
  { walled, bare }: Record<'walled' | 'bare', number[]>,
): WallsFigure => ({
  ...{ name, people, walled: median(walled), bare: median(bare) },
  times: 1 / fraction(walled, bare),
})

/** Who asks, and what: a link worker with fifty supports, and one young person of theirs. Takes the walls away from the owner. */
async function whatIsAsked({
  owner,
}: Town): Promise<{ asking: Omit<Asking, 'database'>; questions: Question[] }> {
  const { rows: forced } = await owner.query<{ table: string }>(
    "select oid::regclass::text as table from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace",
  )
  for (const { table } of forced) await owner.query(`alter table ${table} no force row level security`)
  const { rows } = await owner.query<{ worker: string; place: string; team: string; person: string }>(
    `select s.worker_id as worker, s.place_id as place, s.team_id as team, s.young_person_id as person
     from support s join worker w on w.id = s.worker_id
     where w.name = 'Bench link worker 1.1' and s.state = 'open' order by s.id limit 1`,
  )
  const [one] = rows
  if (!one) throw new DoesNotCount('nobody is supported in this town')
  const { worker, place, team, person } = one
  const now = systemClock()
  const today = dateInLondon(now)
  const until = addDays(today, 7)
  const [workers, nobody] = [[worker], [] as string[]]
  const support = async (acting: Acting) => (await supportsOfPerson(acting, person))[0]?.id ?? ''
  const supportId =
    (await owner.query<{ id: string }>('select id from support where young_person_id = $1', [person])).rows[0]
      ?.id ?? ''
  const due = { workerIds: workers, today, until }
  const shown = { workerIds: workers, teamIds: nobody, name: '', shown: 'all', page: 1, today } as const
  return {
    asking: { worker, place, person, now },
    questions: [
      {
        name: 'Today: referrals',
        ask: (acting) => referralsDue(acting, { workers, teams: [team], managedTeams: nobody, today }),
      },
      { name: 'Today: supports', ask: (acting) => dueItems(acting, { ...due, teamIds: nobody }) },
      { name: 'Today: questions asked', ask: (acting) => asksDue(acting, due) },
      { name: 'Today: answers to read', ask: (acting) => answersUnread(acting, workers) },
      { name: 'Today: sessions missed', ask: (acting) => missedSessions(acting, due) },
      { name: 'a team’s referrals', ask: (acting) => referralsWaiting(acting, [team]) },
      { name: 'caseload', ask: (acting) => supportsOf(acting, shown) },
      { name: 'caseload, by a name', ask: (acting) => supportsOf(acting, { ...shown, name: 'a' }) },
      { name: 'a record: support', ask: support },
      { name: 'a record: timeline', ask: (acting) => timelineOf(acting, person, null) },
      { name: 'a record: plan', ask: (acting) => planOf(acting, supportId) },
      { name: 'a record: circle', ask: (acting) => circleOf(acting, person) },
    ],
  }
}

const asWorker = <T>(
  { database, worker, place, now }: Asking,
  work: (acting: Acting) => Promise<T>,
): Promise<T> =>
  actorTransaction(database, { actor: { kind: 'worker', id: worker, place }, now, request: newId() }, work)

async function seeTheSame({ name, ask }: Question, walled: Asking, bare: Asking): Promise<void> {
  const [one, other] = [await asWorker(walled, ask), await asWorker(bare, ask)]
  if (rowsIn(one) !== rowsIn(other))
    throw new DoesNotCount(`“${name}” finds ${rowsIn(one)} behind the walls and ${rowsIn(other)} without`)
}

// A name that is not theirs to read stands in one of them and not in the other; as many of everything stand in both.
const rowsIn = (answer: unknown): number =>
  Array.isArray(answer)
    ? answer.reduce((sum, one) => sum + 1 + rowsIn(one), 0)
    : Object.values(answer instanceof Object ? answer : {}).reduce((sum: number, one) => sum + rowsIn(one), 0)

/** How often a second something is done. */
async function often(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  let times = 0
  for (; performance.now() - begun < LONG; times++) await work()
  return (times / (performance.now() - begun)) * 1000
}

const inOneTransaction = ({ ask }: Question, asking: Asking): Promise<number> =>
  asWorker(asking, (acting) => often(() => ask(acting)))

/** A record as its page asks for it, in a transaction of its own. */
const opened = (
  questions: readonly Question[],
  asking: Asking,
  { looked }: { looked: boolean },
): Promise<unknown> =>
  asWorker(asking, async (acting) => {
    await Promise.all(questions.map(({ ask }) => ask(acting)))
    if (looked) await recordLook(acting, 'record', { youngPerson: asking.person })
  })

/** The same as lines to print. */
export const wallsLines = (figures: readonly WallsFigure[]): string[] => [
  `What the walls cost among ${whole(figures[0]?.people ?? 0)} young people: the same questions with row-level security and without (aim: at most twice as long)`,
  ...tableOf(
    ['', 'a second', 'without', 'times as long'],
    figures.map(({ name, walled, bare, times }) => [name, whole(walled), whole(bare), times.toFixed(1)]),
  ),
]
