import { type Act, type Attempt, tries } from './attempts-of-cases.ts'
import { type Ids, idsOf, isKind, type Standing } from './standing.ts'
import { NOW, TODAY, type World } from './world.ts'

/** "Held from the moment of sending by the team that runs it, and by nobody else." */
export const workshopsRead = (world: World, { teams, asker }: Standing): Ids =>
  idsOf(asker.kind === 'worker' ? world.workshops : [], ({ run }) =>
    world.runs.some(({ id, team }) => id === run && teams.has(team)),
  )

/** "The first answer counts." */
export const workshopsChanged = (world: World, standing: Standing): Ids => {
  const theirs = workshopsRead(world, standing)
  return idsOf(world.workshops, ({ id, answered }) => theirs.has(id) && !answered)
}

/** "By anybody": with an account or without one; as asked, and not as answered. */
export function aboutWorkshops(world: World, standing: Standing, me: string): Attempt[] {
  const [run] = world.runs
  const asks = {
    place_id: world.place,
    run_id: run?.id,
    team_id: run?.team,
    club: 'x',
    asked_by: 'x',
    email: 'x',
  }
  const answered = { answer: 'yes', words: 'x', answered_by: me, answered_at: NOW }
  const anybody = isKind(standing, 'public', 'worker')
  return tries('workshop_request', { ...asks, said: [], answer_by: TODAY }, anybody, answered)
}

/** Nobody answers in another's name. */
export function actsOnWorkshops(world: World, standing: Standing): Act[] {
  const said = (by: string) => `answer = 'no', words = 'x', answered_by = ${by}, answered_at = trellis_now()`
  const theirs = workshopsChanged(world, standing)
  return world.workshops.flatMap(({ id }): Act[] => [
    { table: 'workshop_request', id, set: said('gen_random_uuid()'), allowed: false },
    { table: 'workshop_request', id, set: said('actor_id()'), allowed: theirs.has(id) },
  ])
}
