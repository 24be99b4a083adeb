import { membersWith } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import type { Recipient } from '../../messages/index.ts'
import { dateInLondon, newId } from '../../words/index.ts'

/** Who looks after an entry: a team with an account, or an address. */
export type Keeper = {
  id: string
  serviceId: string
  teamId: string | null
  teamName: string | null
  email: string | null
  since: Date
}

export const keepersIn = (acting: Acting) =>
  acting.tx
    .selectFrom('keeper')
    .leftJoin('team', 'team.id', 'keeper.team_id')
    .select([
      'keeper.id',
      'keeper.service_id as serviceId',
      'keeper.team_id as teamId',
      'team.name as teamName',
    ])
    .select(['keeper.email', 'keeper.since'])
    .where('keeper.ended_at', 'is', null)

/** Who looks after this entry, the longest first; for those who keep the directory. */
export const keepersOf = (acting: Acting, service: string): Promise<Keeper[]> =>
  keepersIn(acting).where('keeper.service_id', '=', service).orderBy('keeper.since').execute()

/** The keeper with this id, or undefined when there is none that the actor may see. */
export const keeperById = (acting: Acting, id: string): Promise<Keeper | undefined> =>
  keepersIn(acting).where('keeper.id', '=', id).executeTakeFirst()

/** The keeper of this entry that one of these teams is. */
export const keeperAmong = (
  acting: Acting,
  service: string,
  teams: readonly string[],
): Promise<Keeper | undefined> =>
  teams.length === 0
    ? Promise.resolve(undefined)
    : keepersIn(acting)
        .where('keeper.service_id', '=', service)
        .where('keeper.team_id', 'in', [...teams])
        .executeTakeFirst()

type Begun = { serviceId: string; claimId: string } & ({ teamId: string } | { email: string })

/** From now on this team or this address looks after the entry; one that does already goes on. Gives the keeper's id. */
export async function beginKeeping(acting: Acting, begun: Begun): Promise<string> {
  const there = await keepersIn(acting)
    .where('keeper.service_id', '=', begun.serviceId)
    .where((where) =>
      'teamId' in begun
        ? where('keeper.team_id', '=', begun.teamId)
        : where((of) => of.fn<string>('lower', ['keeper.email']), '=', begun.email.toLowerCase()),
    )
    .executeTakeFirst()
  if (there) return there.id
  const id = newId()
  await acting.tx
    .insertInto('keeper')
    .values({
      ...{ id, place_id: acting.actor.place as string, service_id: begun.serviceId, claim_id: begun.claimId },
      ...('teamId' in begun ? { team_id: begun.teamId } : { email: begun.email }),
    })
    .execute()
  await record(acting, { act: 'entry has a keeper', subject: { kind: 'service', id: begun.serviceId } })
  return id
}

/** This keeper looks after the entry no more, and their links open nothing. */
export async function endKeeping(acting: Acting, id: string): Promise<void> {
  await acting.tx
    .updateTable('keeper')
    .set({ ended_at: acting.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
  await record(acting, { act: 'keeper ended', subject: { kind: 'keeper', id } })
}

/** Where a keeper is told: the address, or those of the team who run things there. */
export async function recipientsOf(acting: Acting, keeper: Keeper): Promise<Recipient[]> {
  if (keeper.email) return [{ audience: 'provider', channel: 'email', address: keeper.email }]
  if (!keeper.teamId) return []
  const roles = ['provider', 'manager'] as const
  const readers = await membersWith(acting.tx, keeper.teamId, roles, dateInLondon(acting.now))
  return readers.flatMap(({ id, email }): Recipient[] =>
    email
      ? [
          {
            audience: 'worker',
            channel: 'email',
            address: email,
            workerId: id,
            teamId: keeper.teamId as string,
          },
        ]
      : [],
  )
}
