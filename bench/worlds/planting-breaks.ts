import type pg from 'pg'
import { newId } from '../../src/words/index.ts'
import { put } from './planting-supports.ts'
import { NOW, TODAY, type World } from './world.ts'

const later = '2099-01-01T00:00:00Z'
const before = '2020-01-01T00:00:00Z'

/** Glass that was broken; two reviews where two organisations look at it, as the database demands. */
export async function putBreaks(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const at = (team: string | undefined) => world.teams.find(({ id }) => id === team)?.organisation ?? ''
  const all = world.breaks.map((one) => ({
    ...one,
    own: world.workers.find(({ id }) => id === one.by)?.organisation ?? '',
    theirs: at(world.people.find(({ id }) => id === one.person)?.team),
  }))
  const tries = all.map(({ id, by, person }) => ({ id, place_id, worker_id: by, young_person_id: person }))
  await put(owner, 'glass_try', tries)
  const [soon, over] = ['2099-01-01T00:30:00Z', '2020-01-01T00:30:00Z']
  await put(
    owner,
    'glass_break',
    all.map(({ id, by, person, own, lasts, ended }) => ({
      ...{ id, place_id, worker_id: by, organisation_id: own, young_person_id: person, kind: 'danger' },
      ...{ reason: 'x', opened_at: lasts ? later : before, ends_at: lasts ? soon : over },
      ended_at: ended ? NOW : null,
    })),
  )
  const reviews = all.flatMap(({ id, by, own, theirs }) =>
    [...new Set([own, theirs])].map((organisation_id) => ({
      ...{ id: newId(), break_id: id, organisation_id, worker_id: by, due_on: TODAY },
    })),
  )
  await put(owner, 'glass_review', reviews)
}
