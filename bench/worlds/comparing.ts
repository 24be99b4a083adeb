import { hash } from 'node:crypto'
import type pg from 'pg'
import { errorCode } from '../../src/database/index.ts'
import { everything } from './asking.ts'
import { without } from './closed.ts'
import { takenAway } from './groups-in-words.ts'
import { changeable, readable } from './in-words.ts'
import { compareJoined } from './joining.ts'
import { policySees } from './policy-rows.ts'
import { heldIn, nameIn, setting, swept, takenBack, takenFrom } from './rows.ts'
import { type Asker, type Standing, standingOf } from './standing.ts'
import { NOW, type World } from './world.ts'
import { compareActs, compareWrites } from './writing.ts'

/** What the database did and the sentences do not say, or the other way round. */
export type Difference = {
  asker: string
  table: string
  act: 'reads' | 'policy' | 'changes' | 'writes' | 'takes'
  what: string
}

/**
 * Begins a transaction as this asker, as the program does; but one that sees the same to its end, so that what was tried and taken back
 * ends nothing of what is kept of the circle. Nobody else writes there.
 */
async function begin(app: pg.ClientBase, world: World, asker: Asker): Promise<void> {
  const nobody = asker.kind === 'nobody'
  const begun = app.query('begin isolation level repeatable read')
  await app.query(
    `select set_config('trellis.actor', $1, true), set_config('trellis.actor_id', $2, true),
       set_config('trellis.place', $3, true), set_config('trellis.now', $4, true),
       set_config('trellis.answering', $5, true)`,
    [
      ...[nobody ? '' : asker.kind, 'id' in asker ? asker.id : '', nobody ? '' : world.place],
      ...[NOW.toISOString(), asker.kind === 'worker' ? (asker.answering ?? '') : ''],
    ],
  )
  await begun
}

/** Every id that is in this world. */
const idsIn = (world: World): Set<string> =>
  new Set(
    Object.values(world).flatMap((all) =>
      Array.isArray(all) ? all.map((one) => (typeof one === 'string' ? one : 'id' in one ? one.id : '')) : [],
    ),
  )

const everywhere = (asker: Asker) => asker.kind.startsWith('job:') || asker.kind.startsWith('operator:')

async function compareReads(
  app: pg.ClientBase,
  world: World,
  standing: Standing,
  only?: string,
): Promise<Difference[]> {
  const said = readable(world, standing)
  const tables = Object.keys(said).filter((table) => !only || table === only)
  const parts = tables.map((table) => `select '${table}' as t, ${nameIn(table)} as id from ${heldIn(table)}`)
  // Named, so that a connection plans it once.
  const { rows } = await app.query<{ t: string; id: string }>({
    name: `reads ${hash('md5', tables.join())}`,
    text: parts.join(' union all '),
  })
  // Jobs and operators keep every place; of the others nobody reads a row of another world.
  const ours = idsIn(world)
  const found = new Map(tables.map((table) => [table, new Set<string>()]))
  for (const { t, id } of rows)
    if (!everywhere(standing.asker) || ours.has(id.split(' ')[0] ?? '')) found.get(t)?.add(id)
  const { sees, speaksOf } = policySees(world, standing)
  return tables.flatMap((table) => [
    ...differing(standing.asker, table, 'reads', said[table], found.get(table)),
    ...differing(
      standing.asker,
      table,
      'policy',
      sees.get(table),
      both(found.get(table), speaksOf.get(table)),
    ),
  ])
}

const both = (one: Set<string> = new Set(), other: Set<string> = new Set()) =>
  new Set([...one].filter((id) => other.has(id)))

function differing(
  asker: Asker,
  table: string,
  act: Difference['act'],
  said: Set<string> = new Set(),
  done: Set<string> = new Set(),
): Difference[] {
  const who = asker.kind
  return [
    ...[...done]
      .filter((id) => !said.has(id))
      .map((id) => ({ asker: who, table, act, what: `${id}, and may not` })),
    ...[...said]
      .filter((id) => !done.has(id))
      .map((id) => ({ asker: who, table, act, what: `not ${id}, and may` })),
  ]
}

/**
 * Tries something and takes it back. Named, so that a connection plans it once; and all that is tried at once goes in one trip, where
 * the connection does not wait.
 */
async function tried(app: pg.ClientBase, query: pg.QueryConfig): Promise<pg.QueryResult<{ id: string }>> {
  const [, done] = await Promise.all([
    app.query('savepoint tried'),
    app.query<{ id: string }>(query),
    app.query('rollback to savepoint tried'),
  ])
  return done
}

async function compareChanges(
  app: pg.ClientBase,
  world: World,
  standing: Standing,
  only?: string,
): Promise<Difference[]> {
  const said = changeable(world, standing)
  const tables = Object.keys(said).filter((table) => !only || table === only)
  if (tables.length === 0) return []
  const themselves = standing.asker.kind === 'young-person'
  const ids = [...idsIn(world)].filter(Boolean)
  const asked = tables.map(async (table): Promise<Difference[]> => {
    const same = (standing.asker.kind === 'job:sweep' && swept[table]) || setting(table)
    const uses = table === 'link' && standing.asker.kind === 'link'
    const set = ((themselves || uses) && takenBack[table]) || same
    // What has not begun cannot end yet.
    const begun = table === 'circle_member' ? ' and starts_at <= trellis_now()' : ''
    const which = `split_part(${nameIn(table)}, ' ', 1) = any($1)${themselves ? begun : ''}`
    const text = `update ${table} set ${set} where ${which} returning ${nameIn(table)} as id`
    const { rows } = await tried(app, { name: `changes ${hash('md5', text)}`, text, values: [ids] })
    const changed = new Set(rows.map(({ id }) => id))
    return differing(standing.asker, table, 'changes', said[table], changed)
  })
  return (await Promise.all(asked)).flat()
}

/** How many rows of a table somebody changes who writes without looking, here and in every other world. */
async function compareBlind(
  app: pg.ClientBase,
  world: World,
  standing: Standing,
  only?: string,
): Promise<Difference[]> {
  const { kind } = standing.asker
  if (everywhere(standing.asker) || kind === 'young-person') return []
  const said = changeable(world, standing, true)
  const tables = Object.keys(said).filter((table) => !only || table === only)
  const asked = tables.map(async (table): Promise<Difference[]> => {
    const uses = table === 'link' && kind === 'link'
    const set = uses ? takenBack.link : setting(table, true)
    const text = `update ${table} set ${set}`
    const { rowCount } = await tried(app, { name: `blind ${table}${uses}`, text })
    if (rowCount === said[table]?.size) return []
    const what = `${rowCount} without looking, not ${said[table]?.size}`
    return [{ asker: kind, table, act: 'changes', what }]
  })
  return (await Promise.all(asked)).flat()
}

/** How many rows of a table somebody takes away, here and in every other world. */
async function compareTaken(
  app: pg.ClientBase,
  world: World,
  standing: Standing,
  only?: string,
): Promise<Difference[]> {
  if (everywhere(standing.asker)) return []
  const taken = Object.entries(takenAway(without(world, standing.closed), standing)).filter(
    ([table]) => !only || table === only,
  )
  const asked = taken.map(async ([table, ids]): Promise<Difference[]> => {
    const text = `delete from ${table}${takenFrom[table] ?? ''}`
    const { rowCount } = await tried(app, { name: `taken ${table}`, text })
    if (rowCount === ids.size) return []
    return [{ asker: standing.asker.kind, table, act: 'takes', what: `${rowCount} away, not ${ids.size}` }]
  })
  return (await Promise.all(asked)).flat()
}

const REFUSED = '42501'

/** What nobody may make of a row that they may change: one of another place, or taken back from another moment on. */
function wrongChanges({ asker, own }: Standing): Record<string, string> {
  const tomorrow = (set: string) => set.replace('trellis_now()', "trellis_now() + interval '1 day'")
  // Nor does anybody lift or answer in another's name.
  const another = 'gen_random_uuid()'
  if (asker.kind === 'worker')
    return {
      young_person: `place_id = ${another}`,
      protection: setting('protection').replace('actor_id()', another),
      wish: setting('wish').replace('actor_id()', another),
      not_together: setting('not_together').replace('actor_id()', another),
      correction: setting('correction').replace('actor_id()', another),
      erasure_request: setting('erasure_request').replace('actor_id()', another),
      disposal_proposal: setting('disposal_proposal').replace('actor_id()', another),
      access_left_out: setting('access_left_out').replace('actor_id()', another),
      glass_review: setting('glass_review').replace('actor_id()', another),
      glass_break: 'ended_at = null',
      glass_eligible: 'suspended_at = null, suspended_because = null, ended_at = null',
      waiting_offer: "state = 'held'",
      access_request: `refused_because = 'x', answered_by = ${another}, answered_at = trellis_now()`,
    }
  // What is emptied because its time is over is not filled by whoever empties it.
  if (asker.kind === 'job:sweep') return { access_file: "content = '{}', emptied_at = null" }
  // Of help that is given as a trial, and of no other, it is said that somebody would rather not be drawn for it.
  if (asker.kind === 'pupil') return { screen_offer: "reply = 'declined', replied_at = trellis_now()" }
  // A link that was used is never as new again.
  if (asker.kind === 'link') return { link: 'used_at = null' }
  return own === null
    ? {}
    : Object.fromEntries(
        Object.entries({ ...takenBack, plan_point: setting('plan_point') }).map(([table, set]) => [
          table,
          tomorrow(set),
        ]),
      )
}

async function compareWrong(
  app: pg.ClientBase,
  world: World,
  standing: Standing,
  only?: string,
): Promise<Difference[]> {
  const may = changeable(world, standing)
  const differences: Difference[] = []
  for (const [table, set] of Object.entries(wrongChanges(standing))) {
    const ids = [...(may[table] ?? [])]
    if ((only && table !== only) || ids.length === 0) continue
    await app.query('savepoint wrong')
    const refused = await app
      .query(`update ${table} set ${set} where ${nameIn(table)} = any($1)`, [ids])
      .then(
        () => false,
        (error: unknown) => errorCode(error) === REFUSED,
      )
    await app.query('rollback to savepoint wrong')
    if (!refused) differences.push({ asker: standing.asker.kind, table, act: 'changes', what: `${set}` })
  }
  return differences
}

export type Compared = { asked: number; differences: Difference[] }

/**
 * Asks the database, as everybody in this world or as those who are named, for everything (or about one table only); and
 * says where it differs from the sentences.
 */
export async function compareWorld(
  app: pg.ClientBase,
  world: World,
  only?: string,
  { askers, writes, changes } = everything(world),
): Promise<Compared> {
  const differences: Difference[] = []
  for (const [nth, asker] of askers.entries()) {
    const standing = standingOf(world, asker)
    await begin(app, world, asker)
    try {
      differences.push(...(await compareReads(app, world, standing, only)))
      if (writes) {
        differences.push(...(await compareWrites(app, world, standing, nth, only)))
        differences.push(...(await compareActs(app, world, standing, only)))
        differences.push(...(await compareBlind(app, world, standing, only)))
      }
      if (changes) {
        differences.push(...(await compareWrong(app, world, standing, only)))
        differences.push(...(await compareChanges(app, world, standing, only)))
        differences.push(...(await compareTaken(app, world, standing, only)))
      }
    } catch (error) {
      // A rule that refuses the whole of what was tried: then what should have been done was not. Or what was let through is
      // impossible, such as to lift as nobody: then something was done that should not have been.
      const code = errorCode(error) ?? ''
      if (code !== REFUSED && !code.startsWith('23')) throw error
      differences.push({ asker: asker.kind, table: only ?? 'any', act: 'changes', what: `whole: ${code}` })
    } finally {
      await app.query('rollback')
    }
  }
  if (changes)
    differences.push(
      ...(await compareJoined(
        app,
        world,
        (asker) => begin(app, world, asker),
        (one, standing) => compareReads(app, one, standing, only),
      )),
    )
  return { asked: askers.length, differences }
}
