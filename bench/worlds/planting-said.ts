import type pg from 'pg'
import { PROGRAMME } from './planting-groups.ts'
import { put } from './planting-supports.ts'
import { NOW, TODAY, type World } from './world.ts'

/** Urgent answers, wishes, and places in a programme that this place runs. */
export async function putSaid(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const team_id = world.teams[0]?.id
  await put(
    owner,
    'urgent_answer',
    world.urgents.map(({ id, person, support }) => ({
      ...{
        id,
        place_id,
        support_id: support,
        young_person_id: person,
        team_id,
        items: ['one'],
        raised_at: NOW,
      },
      ask_id: id,
    })),
  )
  const told = world.urgents.flatMap(({ id: urgent_id, person: young_person_id, told: all }) =>
    all.map((worker_id) => ({
      ...{ urgent_id, young_person_id, worker_id, stands: 'reader', told_at: NOW, acknowledge_by: NOW },
    })),
  )
  await put(owner, 'urgent_told', told)
  await put(
    owner,
    'urgent_acknowledgement',
    world.urgents
      .filter(({ read }) => read)
      .map(({ id, person }) => ({
        ...{ urgent_id: id, young_person_id: person, worker_id: world.workers[0]?.id, at: NOW },
      })),
  )
  await put(
    owner,
    'wish',
    world.wishes.map(({ id, person, support, kind }) => ({
      ...{
        id,
        place_id,
        young_person_id: person,
        support_id: support,
        kind,
        who: 'x',
        made_at: NOW,
        due_on: TODAY,
      },
    })),
  )
  await put(
    owner,
    'decision_limit',
    world.limits.map(({ id, person, decision, by }) => ({
      ...{ id, decision_id: decision, young_person_id: person, took: ['x'], limited_by: by, made_at: NOW },
    })),
  )
  await putEnrolments(owner, world)
}

async function putEnrolments(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const run = world.runs[0]?.id
  const stateOf = (id: string) => (seats.has(id) ? 'offered' : 'waiting')
  const seats = new Map(world.seated.map(({ enrolment, group }) => [enrolment, group]))
  await put(
    owner,
    'enrolment_change',
    world.enrolments.map(({ id, person }) => ({
      ...{
        id,
        enrolment_id: id,
        young_person_id: person,
        act: seats.has(id) ? 'offered' : 'joined',
        state: stateOf(id),
        at: NOW,
        actor_kind: 'worker',
      },
    })),
  )
  await put(
    owner,
    'enrolment',
    world.enrolments.map(({ id, person, support, referral }) => ({
      ...{
        id,
        place_id,
        young_person_id: person,
        support_id: support,
        referral_id: referral,
        run_id: run,
        ...PROGRAMME,
      },
      ...{ state: stateOf(id), waiting_since: NOW, change_id: id },
      ...{ group_id: seats.get(id), seat: seats.has(id) ? 1 : null, answer_by: seats.has(id) ? TODAY : null },
    })),
  )
}
