import type pg from 'pg'
import { newId } from '../../src/words/index.ts'
import { put } from './planting-supports.ts'
import { NOW, TODAY, type World } from './world.ts'

/** Sealings, and whom they name. */
export async function putSealings(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  await put(
    owner,
    'sealing',
    world.sealings.map(({ id, person, by, second, stands }) => ({
      ...{ id, place_id, young_person_id: person, called: 'Somebody', reason: 'x', review_on: TODAY },
      ...{ proposed_by: by, proposed_at: NOW, second_id: second, sealed_at: stands === 'asked' ? null : NOW },
      ...(stands === 'opened'
        ? {
            ...{ opening_because: 'x', opening_asked_by: by, opening_asked_at: NOW },
            ...{ opened_by: second, opened_at: NOW },
          }
        : {
            opening_because: null,
            opening_asked_by: null,
            opening_asked_at: null,
            opened_by: null,
            opened_at: null,
          }),
    })),
  )
  const readers = world.sealings.flatMap(({ id, by, stands, readers: named }) =>
    named.map(({ worker: worker_id, entry, leads }) => ({
      ...{
        id: newId(),
        sealing_id: id,
        worker_id,
        leads,
        because: leads ? null : 'x',
        added_by: by,
        added_at: NOW,
      },
      circle_id: stands === 'sealed' ? entry : null,
    })),
  )
  await put(owner, 'sealing_reader', readers)
}

/** Records that go on, or are to, as another: planted last, since whatever comes after is refused to a third person. */
export const putIdentities = (owner: pg.ClientBase, world: World): Promise<void> =>
  put(
    owner,
    'new_identity',
    world.identities.map(({ id, sealing, person, goesOn, by, second, knows: [one, other], agreed }) => ({
      ...{ id, place_id: world.place, sealing_id: sealing, young_person_id: person, goes_on_id: goesOn },
      ...{ reason: 'x', asked_by: by, asked_at: NOW, second_id: second, one_knows: one, other_knows: other },
      agreed_at: agreed ? NOW : null,
    })),
  )
