import type pg from 'pg'
import { put } from './planting-supports.ts'
import { BORN, NOW, TODAY, type World } from './world.ts'

const before = '2020-01-01T00:00:00Z'
const nobody = '00000000-0000-0000-0000-000000000000'

/** What is kept apart, ties, and who must not be together. */
export async function putWalls(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  await put(
    owner,
    'protection',
    world.protections.map(({ id, person, by, from, lifted }) => ({
      ...{
        id,
        place_id,
        young_person_id: person,
        from_supporter_id: from,
        protected_by: by,
        protected_at: lifted ? before : NOW,
      },
      ...{
        lifted_because: lifted ? 'x' : null,
        lifted_by: lifted ? by : null,
        lifted_at: lifted ? NOW : null,
      },
    })),
  )
  const readers = world.protections.flatMap(
    ({ id: protection_id, person: young_person_id, readers: named }) =>
      named.map((worker_id) => ({ protection_id, young_person_id, worker_id })),
  )
  await put(owner, 'protection_reader', readers)
  await put(
    owner,
    'protection_kept',
    world.protections.map(({ id, person }) => ({
      protection_id: id,
      young_person_id: person,
      reason: 'x',
      kept: {},
    })),
  )
  const works = new Map(world.workers.map(({ id, organisation }) => [id, organisation]))
  await put(
    owner,
    'personal_tie',
    world.ties.map(({ id, worker, person, byName, ended }) => {
      const other = world.workers.find((one) => one.id !== worker)?.id
      return {
        ...{
          id,
          place_id,
          worker_id: worker,
          organisation_id: works.get(worker),
          said_by: worker,
          said_at: before,
        },
        ...{ name_key: person, born: BORN, young_person_id: byName ? null : person },
        ...{
          ended_because: ended ? 'x' : null,
          ended_by: ended ? other : null,
          ended_at: ended ? NOW : null,
        },
      }
    }),
  )
  await putConcerns(owner, world)
  await putBars(owner, world)
  await putApart(owner, world)
}

async function putApart(owner: pg.ClientBase, { place: place_id, aparts }: World): Promise<void> {
  await put(
    owner,
    'not_together',
    aparts.map(({ id, person, other, by, ended }) => ({
      ...{ id, place_id, young_person_id: person, other_id: other, reason: 'x', set_by: by, set_at: NOW },
      ...{ review_on: TODAY, ended_because: ended ? 'x' : null },
      ...{ ended_by: ended ? by : null, ended_at: ended ? NOW : null },
    })),
  )
}

async function putConcerns(owner: pg.ClientBase, { place: place_id, concerns }: World): Promise<void> {
  const rows = concerns.map(
    ({ id, person, called, subject, raisedBy, organisation, closed, recipients }) => ({
      ...{
        id,
        place_id,
        young_person_id: person,
        called,
        words: 'x',
        danger: 'no',
        about_adult: subject !== null,
      },
      ...{ subject_worker_id: subject, raised_by: raisedBy, raised_as: raisedBy, step_id: id },
      ...{ raised_from: 'worker', raised_at: closed ? before : NOW },
      ...{ organisation_id: organisation, state: closed ? 'closed' : 'raised' },
      ...{ holder_worker_id: closed ? null : recipients[0]?.worker, due_at: closed ? null : NOW },
      awaits: closed ? null : 'acknowledgement',
    }),
  )
  await put(owner, 'safeguarding_concern', rows)
  const steps = concerns.map(({ id, closed }) => ({
    ...{
      id,
      concern_id: id,
      act: closed ? 'closed' : 'raised',
      state: closed ? 'closed' : 'raised',
      at: before,
    },
    ...{ actor_kind: 'worker', reported: false, reason: closed ? 'x' : null, words: closed ? 'x' : null },
  }))
  await put(owner, 'concern_step', steps)
  const recipients = concerns.flatMap(({ id: concern_id, subject, organisation, recipients: all }) =>
    all.map(({ worker, ended }) => ({
      ...{ concern_id, worker_id: worker, subject_key: subject ?? nobody, organisation_id: organisation },
      ...{ stands: 'first', told_at: before, ended_at: ended ? NOW : null },
    })),
  )
  await put(owner, 'concern_recipient', recipients)
  const receipts = concerns.map(({ id, raisedBy }) => ({ concern_id: id, raised_by: raisedBy, told: [] }))
  await put(
    owner,
    'concern_receipt',
    receipts.map((one) => ({ ...one, raised_at: before })),
  )
}

/** Decided before anybody's circle began, so that it ends no entry: what it closes stays closed by the rule alone. */
async function putBars(owner: pg.ClientBase, { bars, workers }: World): Promise<void> {
  const rows = bars.map(({ id, concern, person, worker, lifted }) => {
    const by = workers.find((one) => one.id !== worker)?.id
    const bar = {
      concern_id: concern,
      young_person_id: person,
      worker_id: worker,
      decided_by: by,
      reason: 'x',
    }
    const lifting = lifted
      ? { lifted_by: by, lifted_because: 'x', lifted_at: NOW }
      : { lifted_by: null, lifted_because: null, lifted_at: null }
    return { id, ...bar, decided_at: before, ...lifting }
  })
  await put(owner, 'circle_bar', rows)
}
