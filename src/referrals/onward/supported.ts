import { sql } from 'kysely'
import { type Team, teamById } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { calledName, personById, type Supporter, supportersOf, type YoungPerson } from '../../people/index.ts'

/** A support as far as asking a service needs it: whom it is about, who has it, and whether it is the actor's work. */
export type Supported = {
  id: string
  state: string
  person: YoungPerson
  called: string
  supporters: Supporter[]
  team: Team
  workerId: string | null
  workerName: string | null
  /** The actor is its worker, covers them, or leads the team. */
  mine: boolean
  /** In whose name the actor asks: the worker they are or cover, else their own. */
  askerId: string
}

/** The support, or null where it does not exist for this actor. */
export async function supportedBy(acting: Acting, id: string): Promise<Supported | null> {
  const row = await acting.tx
    .selectFrom('support')
    .leftJoin('worker', 'worker.id', 'support.worker_id')
    .select([
      'support.id',
      'support.state',
      'support.young_person_id as youngPersonId',
      'support.team_id as teamId',
      'support.worker_id as workerId',
      'worker.name as workerName',
    ])
    .select(sql<boolean>`coalesce(support.worker_id = any(actor_workers()), false)`.as('theirs'))
    .select(sql<boolean>`support.team_id = any(actor_led_teams())`.as('led'))
    .where('support.id', '=', id)
    .executeTakeFirst()
  const person = row && (await personById(acting, row.youngPersonId))
  const team = row && (await teamById(acting.tx, row.teamId))
  if (!row || !person || !team) return null
  return {
    id,
    state: row.state,
    person,
    called: calledName(person),
    supporters: await supportersOf(acting, person.id),
    team,
    workerId: row.workerId,
    workerName: row.workerName,
    mine: row.theirs || row.led,
    askerId: row.theirs && row.workerId ? row.workerId : (acting.actor.id as string),
  }
}
