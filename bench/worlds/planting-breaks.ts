import type pg from 'pg'
import { put } from './planting-supports.ts'
import { NOW, TODAY, type World } from './world.ts'

const later = '2099-01-01T00:00:00Z'
const before = '2020-01-01T00:00:00Z'

/** Glass that was broken; two reviews where two organisations look at it, as the database demands; and who is named for it. */
export async function putBreaks(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const works = new Map(world.workers.map(({ id, organisation }) => [id, organisation]))
  const tries = world.breaks.map(({ id, by, person }) => ({
    ...{ id, place_id, worker_id: by, young_person_id: person, tried_at: before },
  }))
  // Found a moment ago, whenever it is that somebody asks.
  const founds = world.founds.map(({ id, worker, person }) => ({
    ...{ id, place_id, worker_id: worker, young_person_id: person, tried_at: later },
  }))
  await put(owner, 'glass_try', [...tries, ...founds])
  const [soon, over] = ['2099-01-01T00:30:00Z', '2020-01-01T00:30:00Z']
  await put(
    owner,
    'glass_break',
    world.breaks.map(({ id, by, person, lasts, ended }) => ({
      ...{ id, place_id, worker_id: by, organisation_id: works.get(by), young_person_id: person },
      ...{ kind: 'danger', reason: 'x', opened_at: lasts ? later : before, ends_at: lasts ? soon : over },
      ended_at: ended ? NOW : null,
    })),
  )
  const breakers = new Map(world.breaks.map(({ id, by }) => [id, by]))
  await put(
    owner,
    'glass_review',
    world.glassReviews.map(({ id, broken, organisation, late, by }) => ({
      ...{ id, break_id: broken, organisation_id: organisation, worker_id: breakers.get(broken) },
      ...{ due_on: late ? '2026-11-25' : TODAY, made_at: NOW, reviewed_by: by, words: by ? 'x' : null },
      ...{ justified: by ? true : null, reviewed_at: by ? NOW : null },
    })),
  )
  await putNamed(owner, world)
}

async function putNamed(owner: pg.ClientBase, world: World): Promise<void> {
  const named = ({ id, organisation, worker, by, ended }: World['officers'][number]) => ({
    ...{ id, organisation_id: organisation, worker_id: worker, named_by: by, made_at: NOW },
    ended_at: ended ? NOW : null,
  })
  await put(
    owner,
    'glass_eligible',
    world.eligibles.map((one) => ({
      ...named(one),
      suspended_at: one.suspended ? NOW : null,
      suspended_because: one.suspended ? 'unreviewed' : null,
    })),
  )
  await put(owner, 'privacy_officer', world.officers.map(named))
}
