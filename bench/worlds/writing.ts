import { hash } from 'node:crypto'
import type pg from 'pg'
import { constraintOf, errorCode } from '../../src/database/index.ts'
import { attemptsOf } from './attempts.ts'
import type { Act, Attempt } from './attempts-of-cases.ts'
import type { Difference } from './comparing.ts'
import { actsOnEnds } from './ends-in-words.ts'
import { actsOnOffers } from './families-in-words.ts'
import { actsOnKept } from './kept-in-words.ts'
import { actsOnIdentities } from './sealings-in-words.ts'
import type { Standing } from './standing.ts'
import type { World } from './world.ts'

const REFUSED = '42501'
/** What is refused by a record that is kept and not used. */
const BY_RECORD = /^restricted_is_not_shared$/

/**
 * Tries each row in turn and takes it back: true where the rules let it in, whatever else is wrong with it (that is found
 * after them). Each kind of row is named, so that a connection plans it once, and all of them go in one trip.
 */
async function letIn(app: pg.ClientBase, attempts: readonly Attempt[]): Promise<boolean[]> {
  const tried = attempts.map(async ({ table, row }) => {
    const given = JSON.stringify(row)
    const columns = Object.keys(JSON.parse(given)).join(', ')
    const [, done] = await Promise.all([
      app.query('savepoint try'),
      app
        .query({
          name: `writes ${hash('md5', `${table} ${columns}`)}`,
          text: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`,
          values: [given],
        })
        .then(
          () => true,
          (error: unknown) => errorCode(error) !== REFUSED && !BY_RECORD.test(constraintOf(error) ?? ''),
        ),
      app.query('rollback to savepoint try'),
    ])
    return done
  })
  return Promise.all(tried)
}

/** Does each of these in turn and takes it back: true where the rules let it be done. */
const letBeDone = (app: pg.ClientBase, acts: readonly Act[]): Promise<boolean[]> =>
  Promise.all(
    acts.map(async ({ table, id, set }) => {
      const [, done] = await Promise.all([
        app.query('savepoint act'),
        app
          .query({
            name: `acts ${hash('md5', `${table} ${set}`)}`,
            text: `update ${table} set ${set} where id = $1`,
            values: [id],
          })
          .then(
            ({ rowCount }) => rowCount === 1,
            (error: unknown) => errorCode(error) !== REFUSED,
          ),
        app.query('rollback to savepoint act'),
      ])
      return done
    }),
  )

/** Tries to do, as this asker, what only some may do with a row in the state it is in. */
export async function compareActs(
  app: pg.ClientBase,
  world: World,
  standing: Standing,
  only?: string,
): Promise<Difference[]> {
  const all = [
    ...actsOnOffers(world, standing),
    ...actsOnKept(world, standing),
    ...actsOnEnds(world, standing),
    ...actsOnIdentities(world, standing),
  ]
  const acts = all.filter(({ table }) => !only || table === only)
  const answers = await letBeDone(app, acts)
  return acts.flatMap(({ table, id, set, allowed }, at) => {
    if (answers[at] === allowed) return []
    const what = `${set} of ${id}, ${allowed ? 'not done, and may' : 'and may not'}`
    return [{ asker: standing.asker.kind, table, act: 'changes' as const, what }]
  })
}

/** Tries to write, as this asker, what may and may not be written about one person of the world. */
export async function compareWrites(
  app: pg.ClientBase,
  world: World,
  standing: Standing,
  nth: number,
  only?: string,
): Promise<Difference[]> {
  // One person for each asker in turn: all of them are met, in many worlds.
  const person = world.people[nth % world.people.length]
  const attempts = (person ? attemptsOf(world, standing, person.id) : []).filter(
    ({ table }) => !only || table === only,
  )
  if (attempts.length === 0) return []
  const answers = await letIn(app, attempts)
  return attempts.flatMap(({ table, row, allowed }, at) =>
    answers[at] === allowed
      ? []
      : [
          {
            ...{ asker: standing.asker.kind, table, act: 'writes' as const },
            what: `${JSON.stringify(row)}, ${answers[at] ? 'and may not' : 'not let in, and may'}`,
          },
        ],
  )
}
