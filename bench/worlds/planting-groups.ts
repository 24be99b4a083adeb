import type pg from 'pg'
import { newId } from '../../src/words/index.ts'
import { put } from './planting-supports.ts'
import { putWorkshops } from './workshops.ts'
import { NOW, TODAY, type World } from './world.ts'

export const PROGRAMME = { programme: 'worlds', version: 1 }

/** Where a programme runs, with its groups; who came to a session; and what was seen of workers. */
export async function putGroups(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const made_by = world.workers[0]?.id
  await owner.query(
    `insert into blueprint_version (id, kind, key, version, digest, text, state) values ($1, 'programme', $2, $3, repeat('0', 64), 'x', 'proposed')
     on conflict do nothing`,
    [newId(), PROGRAMME.programme, PROGRAMME.version],
  )
  const begun = { programme: PROGRAMME.programme, begun_on: TODAY, made_at: NOW }
  // The entry of the directory is called as what runs there.
  await put(
    owner,
    'service',
    world.runs.map(({ id, team }) => ({ id, place_id, team_id: team, name: 'Somewhere to go' })),
  )
  await put(
    owner,
    'programme_run',
    world.runs.map(({ id, team }) => ({ ...begun, id, place_id, service_id: id, team_id: team })),
  )
  await put(
    owner,
    'programme_group',
    world.groups.map(({ id, run }) => ({
      ...{ id, place_id, run_id: run, name: 'x', kind: 'group', at_place: 'x', made_by, made_at: NOW },
    })),
  )
  const seats = world.groups.flatMap(({ id: group_id }) => [1, 2].map((seat) => ({ group_id, seat })))
  await put(owner, 'group_seat', seats)
  await put(
    owner,
    'group_leader',
    world.leaders.map(({ id, group, worker, ended }) => ({
      ...{ id, group_id: group, worker_id: worker, part: '', starts_at: NOW, made_by },
      ends_at: ended ? NOW : null,
    })),
  )
  const times = { on_date: TODAY, starts_at: '10:00', ends_at: '11:00' }
  await put(
    owner,
    'group_session',
    world.sessions.map(({ id, group }) => ({
      id,
      place_id,
      group_id: group,
      ...times,
      made_by,
      made_at: NOW,
    })),
  )
  await putMarks(owner, world)
  await putWorkshops(owner, world)
}

async function putMarks(owner: pg.ClientBase, world: World): Promise<void> {
  await put(
    owner,
    'register_mark',
    world.marks.map(({ id, session, referral, by }) => ({
      ...{ id, session_id: session, referral_id: referral, said: referral ? 'came' : 'new_face' },
      ...{ marked_at: NOW, worker_id: by, received_at: NOW },
    })),
  )
  await put(
    owner,
    'attendance',
    world.attendances.map(({ id, referral, person, session }) => ({
      ...{ id, referral_id: referral, young_person_id: person, on_date: TODAY, came: 'came' },
      ...{ told_by: 'Somebody', made_at: NOW, session_id: session, marked_at: session ? NOW : null },
    })),
  )
  await put(
    owner,
    'worker_check',
    world.checks.map(({ id, worker, by }) => ({
      ...{ id, worker_id: worker, kind: 'enhanced_dbs', seen_by: by, seen_on: TODAY, valid_until: TODAY },
      made_at: NOW,
    })),
  )
}

/** Who goes along with whom, by an entry of their circle. */
export async function putCompanions(owner: pg.ClientBase, world: World): Promise<void> {
  const day = (nth: number) => `2027-01-${String(nth + 1).padStart(2, '0')}`
  await put(
    owner,
    'companion',
    world.companions.map(({ id, person, referral, worker, entry, over }, nth) => ({
      ...{ id, place_id: world.place, young_person_id: person, referral_id: referral, worker_id: worker },
      ...{ support_id: world.supports[0]?.id, service_id: world.runs[0]?.id, on_date: day(nth) },
      ...{ meets: 'at_the_door', called: 'Somebody', told_name: false, circle_id: entry },
      ...{ assigned_by: world.workers[0]?.id, assigned_at: NOW },
      ...{ withdrawn_at: over ? NOW : null, withdrawn_because: over ? 'changed' : null },
    })),
  )
}
