import type pg from 'pg'
import { errorCode } from '../../src/database/index.ts'
import { changeable, readable } from './in-words.ts'
import { policySees } from './policy-rows.ts'
import { type Asker, type Standing, standingOf } from './standing.ts'
import { NOW, type World } from './world.ts'
import { compareWrites } from './writing.ts'

/** What the database did and the sentences do not say, or the other way round. */
export type Difference = {
  asker: string
  table: string
  act: 'reads' | 'policy' | 'changes' | 'writes'
  what: string
}

/** How a row is named in answers, where it has no id of its own. */
const named: Readonly<Record<string, string>> = {
  referral_decision: 'referral_id::text',
  referral_letter: 'referral_id::text',
  referral_share: "referral_id || ' ' || stage",
  ...Object.fromEntries(
    ['plan', 'support_change', 'support_participant', 'step', 'review', 'ending'].map((table) => [
      table,
      'support_id::text',
    ]),
  ),
  ...{ goal_rating: 'goal_id::text', concern_receipt: 'concern_id::text' },
  ...{ protection_kept: 'protection_id::text', protection_reader: "protection_id || ' ' || worker_id" },
  concern_recipient: "concern_id || ' ' || worker_id",
}

const nameIn = (table: string): string => named[table] ?? 'id::text'

const lifted = "lifted_because = 'x', lifted_by = actor_id(), lifted_at = trellis_now()"

/** A column of each table that the program may set, to be set to what it is; or what is set there at once. */
const settable: Readonly<Record<string, string>> = {
  ...{
    young_person: 'pronouns',
    supporter: 'note',
    same_person_link: 'undone_at',
    circle_member: 'ended_because',
  },
  ...{ decision: 'review_on', referral: 'acknowledged_at', link: 'used_at', support: 'due_what' },
  ...{
    goal: 'words',
    attendance: 'words',
    draft: 'typed',
    plan: 'review_on',
    step: 'done_at',
    ending: 'followed_up_at',
  },
  ...{ protection: lifted, circle_bar: lifted, protection_kept: 'kept', concern_receipt: 'acknowledged_at' },
  ...{
    safeguarding_concern: 'passed_on_step',
    referral_share: 'shared',
    answer_set: 'read_at',
    ask: 'taken_back_at',
    message: 'sent_at',
  },
}

/** What is set in a table: a column of it, or several at once. */
function setting(table: string, to?: string): string {
  const column = settable[table] ?? ''
  return column.includes('=') ? column : `${column} = ${to ?? column}`
}

/** A young person takes back and ends, from this moment on, and changes nothing else. */
const takenBack: Readonly<Record<string, string>> = {
  ...{ decision: 'withdrawn_at = trellis_now()', circle_member: 'ends_at = trellis_now()' },
  link: 'used_at = trellis_now()',
}

/** Every table that the sentences speak of. */
export const tablesInWords: readonly string[] = [
  ...['answer_set', 'ask', 'attendance', 'circle_member', 'contact', 'decision', 'draft', 'ending', 'goal'],
  ...[
    'goal_rating',
    'history',
    'link',
    'message',
    'plan',
    'referral',
    'referral_decision',
    'referral_letter',
  ],
  ...['referral_share', 'review', 'same_person_link', 'step', 'supervision', 'support', 'support_change'],
  ...[
    'support_participant',
    'supporter',
    'young_person',
    'protection',
    'protection_reader',
    'protection_kept',
  ],
  ...[
    'personal_tie',
    'safeguarding_concern',
    'concern_recipient',
    'concern_step',
    'concern_receipt',
    'circle_bar',
  ],
]

export const askersOf = (world: World): Asker[] => [
  ...world.workers.map(({ id }): Asker => ({ kind: 'worker', id })),
  ...world.links.map(({ id }): Asker => ({ kind: 'link', id })),
  ...world.ownPages.map(({ id }): Asker => ({ kind: 'young-person', id })),
  ...world.breaks.map(({ id }): Asker => ({ kind: 'glass', id })),
  { kind: 'public' },
  { kind: 'job:sweep' },
  { kind: 'job:deliver' },
  { kind: 'job:seal' },
  { kind: 'operator:check-batons' },
  { kind: 'operator:mailbox' },
  { kind: 'nobody' },
]

/** Begins a transaction as this asker, as the program does. */
async function begin(app: pg.ClientBase, world: World, asker: Asker): Promise<void> {
  const nobody = asker.kind === 'nobody'
  const begun = app.query('begin')
  await app.query(
    `select set_config('trellis.actor', $1, true), set_config('trellis.actor_id', $2, true),
       set_config('trellis.place', $3, true), set_config('trellis.now', $4, true)`,
    [nobody ? '' : asker.kind, 'id' in asker ? asker.id : '', nobody ? '' : world.place, NOW.toISOString()],
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
  const parts = tables.map((table) => `select '${table}' as t, ${nameIn(table)} as id from ${table}`)
  // Named, so that a connection plans it once.
  const { rows } = await app.query<{ t: string; id: string }>({
    name: `reads ${only ?? 'all'}`,
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
  const each = tables.map((table) => {
    const same = setting(table)
    const uses = table === 'link' && standing.asker.kind === 'link'
    const set = ((themselves || uses) && takenBack[table]) || same
    // What has not begun cannot end yet.
    const begun = table === 'circle_member' ? ' and starts_at <= trellis_now()' : ''
    const which = `split_part(${nameIn(table)}, ' ', 1) = any($1)${themselves ? begun : ''}`
    return `${table}_changed as (update ${table} set ${set} where ${which} returning ${nameIn(table)} as id)`
  })
  const all = tables.map((table) => `select '${table}' as t, id from ${table}_changed`)
  await app.query('savepoint changes')
  const { rows } = await app.query<{ t: string; id: string }>({
    ...{
      name: `changes ${only ?? 'all'} ${standing.asker.kind}`,
      text: `with ${each.join(', ')} ${all.join(' union all ')}`,
    },
    values: [[...idsIn(world)].filter(Boolean)],
  })
  await app.query('rollback to savepoint changes')
  const changed = (table: string) => new Set(rows.filter(({ t }) => t === table).map(({ id }) => id))
  return tables.flatMap((table) => differing(standing.asker, table, 'changes', said[table], changed(table)))
}

/** What is written over everything, by somebody who does not look: the rules of reading are not asked then. */
const blindly: Readonly<Record<string, string>> = {
  goal: "'x'",
  draft: "'{}'",
  referral_share: "'{}'",
  protection_kept: "'{}'",
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
    const set = uses ? takenBack.link : setting(table, blindly[table] ?? 'null')
    const text = `update ${table} set ${set}`
    // Named, so that a connection plans it once; and all of them in one trip, where the connection does not wait.
    const [, { rowCount }] = await Promise.all([
      app.query('savepoint blind'),
      app.query({ name: `blind ${table}${uses}`, text }),
      app.query('rollback to savepoint blind'),
    ])
    if (rowCount === said[table]?.size) return []
    const what = `${rowCount} without looking, not ${said[table]?.size}`
    return [{ asker: kind, table, act: 'changes', what }]
  })
  return (await Promise.all(asked)).flat()
}

const REFUSED = '42501'

/** What nobody may make of a row that they may change: one of another place, or taken back from another moment on. */
function wrongChanges({ asker, own }: Standing): Record<string, string> {
  const tomorrow = (set: string) => set.replace('trellis_now()', "trellis_now() + interval '1 day'")
  if (asker.kind === 'worker') return { young_person: 'place_id = gen_random_uuid()' }
  // A link that was used is never as new again.
  if (asker.kind === 'link') return { link: 'used_at = null' }
  return own === null
    ? {}
    : Object.fromEntries(Object.entries(takenBack).map(([table, set]) => [table, tomorrow(set)]))
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
    const refused = await app.query(`update ${table} set ${set} where id = any($1)`, [ids]).then(
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
 * Asks the database, as everybody in this world, for everything (or about one table only); and says where it differs
 * from the sentences.
 */
export async function compareWorld(app: pg.ClientBase, world: World, only?: string): Promise<Compared> {
  const differences: Difference[] = []
  const askers = askersOf(world)
  for (const [nth, asker] of askers.entries()) {
    const standing = standingOf(world, asker)
    await begin(app, world, asker)
    try {
      differences.push(...(await compareReads(app, world, standing, only)))
      differences.push(...(await compareWrites(app, world, standing, nth, only)))
      differences.push(...(await compareWrong(app, world, standing, only)))
      differences.push(...(await compareChanges(app, world, standing, only)))
      differences.push(...(await compareBlind(app, world, standing, only)))
    } catch (error) {
      // A rule that refuses the whole of what was tried: then what should have been done was not.
      if (errorCode(error) !== REFUSED) throw error
      differences.push({ asker: asker.kind, table: only ?? 'any', act: 'changes', what: 'is refused whole' })
    } finally {
      await app.query('rollback')
    }
  }
  return { asked: askers.length, differences }
}
