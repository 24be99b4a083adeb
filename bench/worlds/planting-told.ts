import type pg from 'pg'
import { put } from './planting-supports.ts'
import { hashed, keyOf } from './secrets.ts'
import { NOW, type World } from './world.ts'

const later = '2099-01-01T00:00:00Z'
const before = '2020-01-01T00:00:00Z'

/** What is written in history and told in messages, what somebody has begun to type, and own pages. */
export async function putWhatIsTold(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  await put(
    owner,
    'history',
    world.histories.map(({ id, about, people, subject }) => ({
      ...{
        id,
        at: NOW,
        place_id,
        actor_kind: 'operator:demo',
        act: 'looked',
        subject_kind: subject,
        people,
      },
      ...{ young_person_id: about, fields: [], request_id: 'world', schema_version: 1, canonical: '\\x00' },
    })),
  )
  await put(
    owner,
    'message',
    world.messages.map(({ id, toWorker, about }) => ({
      ...{
        id,
        place_id,
        young_person_id: about,
        audience: 'worker',
        to_worker_id: toWorker,
        channel: 'email',
      },
      ...{ address: 'a@example.org', template: 'one', subject: 'One', body: 'One', made_at: NOW },
    })),
  )
  await put(
    owner,
    'draft',
    world.drafts.map(({ id, owner: whose }) => ({
      ...{ id, place_id, owner_id: whose, form: 'school', typed: {}, saved_at: NOW },
    })),
  )
  await put(
    owner,
    'own_page',
    world.ownPages.map(({ id, person, by, lasts, takenBack }) => ({
      ...{ id, place_id, young_person_id: person, made_by: by, made_at: before, wrong_codes: 0 },
      ...{ token_hash: hashed(keyOf(id)), code_hash: '\\x00' },
      ...{ expires_at: lasts ? later : before, taken_back_at: takenBack ? NOW : null },
    })),
  )
}
