import type pg from 'pg'
import { errorCode } from '../../src/database/index.ts'
import { newId } from '../../src/words/index.ts'
import { joinedWith } from './closed.ts'
import type { Difference } from './comparing.ts'
import { type Asker, type Standing, standingOf } from './standing.ts'
import type { World } from './world.ts'

/** Compares what somebody reads in a world. */
type Compares = (world: World, standing: Standing) => Promise<Difference[]>

/** The first worker who has two records that are not one person's yet. */
function whoJoins(world: World): { by: string; person: string; other: string } | null {
  for (const { id: by } of world.workers) {
    const [person, ...others] = [...standingOf(world, { kind: 'worker', id: by }).known]
    const other = person && others.find((one) => !joinedWith(world, person).has(one))
    if (person && other) return { by, person, other }
  }
  return null
}

/** Goes on in the same transaction as another. */
const goOnAs = (app: pg.ClientBase, { kind, id }: Asker & { id: string }) =>
  app.query(`select set_config('trellis.actor', $1, true), set_config('trellis.actor_id', $2, true)`, [
    kind,
    id,
  ])

/**
 * "A receiving worker joins records by a reversible same-person link": joins two, and parts them, as somebody who has both; and
 * compares what everybody reads who works there, and then what they read themselves again. A join that the rules of the records refuse is none.
 */
export async function compareJoined(
  app: pg.ClientBase,
  world: World,
  begin: (asker: Asker) => Promise<void>,
  compares: Compares,
): Promise<Difference[]> {
  const pair = whoJoins(world)
  if (!pair) return []
  const me = { kind: 'worker', id: pair.by } as const
  const link = { ...pair, id: newId(), undone: false }
  const everybody = world.workers.map(({ id }) => ({ kind: 'worker', id }) as const)
  // Where somebody is kept apart it is taken out of every record of theirs, and not put back.
  const apart = new Set(
    world.protections
      .filter(
        ({ lifted, person }) =>
          !lifted && [pair.person, pair.other].some((one) => joinedWith(world, one).has(person)),
      )
      .flatMap(() => [...joinedWith(world, pair.person), ...joinedWith(world, pair.other)]),
  )
  const people = world.people.map((one) => (apart.has(one.id) ? { ...one, school: null } : one))
  const asIn = async (one: World, askers: readonly (typeof me)[]) => {
    const differences: Difference[] = []
    for (const asker of askers) {
      await goOnAs(app, asker)
      differences.push(...(await compares(one, standingOf(one, asker))))
    }
    return differences
  }
  await begin(me)
  try {
    const row = [link.id, link.person, link.other, link.by]
    await app.query(
      'insert into same_person_link (id, young_person_id, other_id, made_by) values ($1, $2, $3, $4)',
      row,
    )
    const joined = await asIn({ ...world, people, samePersons: [...world.samePersons, link] }, everybody)
    await goOnAs(app, me)
    const { rowCount } = await app.query(
      'update same_person_link set undone_at = trellis_now(), undone_by = $2 where id = $1',
      [link.id, link.by],
    )
    // Who joins somebody with whom they must not see has neither any more, and parts nothing.
    if (rowCount === 0) return joined
    const parted = { ...world, people, samePersons: [...world.samePersons, { ...link, undone: true }] }
    return [...joined, ...(await asIn(parted, [me]))]
  } catch (error) {
    if (errorCode(error)?.startsWith('23')) return []
    // Whoever has both may join and part them: an access rule that refuses it is a difference.
    if (errorCode(error) === '42501')
      return [{ asker: `worker ${me.id}`, table: 'same_person_link', act: 'writes', what: 'is refused' }]
    throw error
  } finally {
    await app.query('rollback')
  }
}
