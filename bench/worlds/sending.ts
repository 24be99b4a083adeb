import type { Hono } from 'hono'
import type { Visit } from '../../src/accounts/index.ts'
import { newId } from '../../src/words/index.ts'
import type { OfRecord } from './addresses.ts'
import {
  type Asks,
  addressesOf,
  filled,
  isSaid,
  knownTo,
  ofAnother,
  opening,
  recordOf,
  secondOf,
  type Walked,
  walker,
} from './paths.ts'
import { type Ids, standingOf } from './standing.ts'
import type { World } from './world.ts'

// Forms that a worker sends to every address of a record to which none was sent before: to those of what is not there for them,
// and to those of what is.

type Address = {
  path: string
  record: OfRecord
  second: NonNullable<ReturnType<typeof secondOf>> | undefined
}

/** The addresses that take a form about a record and to which none was sent before, each with what it names. */
function unsent(app: Hono<Visit>, world: World, before: ReadonlySet<string>): Address[] {
  return addressesOf(app, 'POST').flatMap((path) => {
    const [record, second] = [recordOf(path), secondOf(path, world)]
    return record && second !== null && !before.has(path) ? [{ path, record, second }] : []
  })
}

/**
 * Sends a form to every address of a record that is not there for this worker: of each kind of record the two that are least like
 * others; and, of one that is there, to what another has.
 */
export async function sendAs(
  app: Hono<Visit>,
  worlds: readonly World[],
  world: World,
  worker: string,
  asks: Asks,
  before: ReadonlySet<string>,
): Promise<Walked> {
  const asker = { kind: 'worker', id: worker } as const
  const { closed: notThere } = standingOf(world, asker)
  const { walked, shut } = walker(worlds, world, knownTo(world, asker), asks)
  const [none, noneBeside] = [newId(), newId()]
  const mayOpen = opening(world, worker)
  for (const { path, record, second } of unsent(app, world, before)) {
    walked.reached.add(path)
    const { may } = mayOpen(record)
    const rows = record.rows(world)
    const outside = rows.filter(({ id }) => !may.has(id))
    // Who is closed to them by a rule, and who is simply not theirs.
    const closed = outside.find(({ of }) => notThere.has(of))
    const plain = outside.find(({ of }) => !notThere.has(of))
    for (const { id, of } of [closed, plain].filter((one) => one !== undefined)) {
      walked.sent.add(path)
      const beside = second?.rows.find((one) => one.of === of)?.id ?? noneBeside
      await shut(path, [id, second && beside].filter(isSaid), [none, noneBeside], { seen: id, note: 'x' })
    }
    for (const { id, of } of rows.filter((row) => may.has(row.id)).slice(0, 1)) {
      const another = second && ofAnother(second.rows, of)
      if (another) await shut(path, [id, another.id], [id, noneBeside], { note: 'x' })
    }
  }
  return walked
}

/** Sends a form in which hardly anything stands to every address of what is there for this worker: of each kind to the first. */
export async function sendWithin(
  app: Hono<Visit>,
  worlds: readonly World[],
  world: World,
  worker: string,
  asks: Asks,
  before: ReadonlySet<string>,
): Promise<Walked> {
  const known = knownTo(world, { kind: 'worker', id: worker })
  const { walked, look, seesAs } = walker(worlds, world, known, asks)
  const mayOpen = opening(world, worker)
  for (const { path, record, second } of unsent(app, world, before)) {
    const { may, mayBeside } = mayOpen(record)
    const first = record.rows(world).find(({ id }) => may.has(id))
    const beside = second?.rows.find((one) => (one.of === first?.of || one.of === '') && mayBeside(one))
    if (!first || (second && !beside)) continue
    walked.opened++
    walked.reached.add(path)
    walked.sent.add(path)
    // Whoever comes to it is told there whose it is, as when they open it.
    const form = { seen: first.id, note: 'x' }
    await look(filled(path, first.id, beside?.id), form, seesAs([...known, first.of]))
  }
  return walked
}

/** Of whom somebody reads anything at all: whoever else there is, no form of theirs changes a row of. */
export function peopleMet(world: World, worker: string): Ids {
  const known = new Set(knownTo(world, { kind: 'worker', id: worker }))
  // Whom they broke glass for they have met, also where nobody else is named for that.
  const broken = world.breaks.filter(({ by }) => by === worker).map(({ person }) => person)
  // That somebody they manage is tied they know without whom.
  const { ties: _, ...others } = world
  const rows: unknown[] = Object.values(others).flat()
  const met = rows.flatMap((row) => {
    const { id = '', person = null } = row as { id?: string; person?: string | null }
    return known.has(id) ? [person ?? id] : []
  })
  return new Set([...broken, ...met])
}
