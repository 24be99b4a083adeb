import type { Acting } from '../database/index.ts'
import { newId } from '../words/index.ts'
import type { OrganisationKind } from './organisation.ts'
import type { Reading } from './worker.ts'

/** Where somebody works, by names: what a new installation is told on the command line. */
export type Workplace = { place: string; organisation: string; kind: OrganisationKind; team: string }

/** The place with this name; made when there is none. */
export async function placeNamed(db: Reading, name: string): Promise<string> {
  const found = await db.selectFrom('place').select('id').where('name', '=', name).executeTakeFirst()
  if (found) return found.id
  const id = newId()
  await db.insertInto('place').values({ id, name }).execute()
  return id
}

/** The organisation and team with these names in the actor's place; made when they are not there. */
export async function workplaceNamed(
  { tx, actor }: Acting,
  { organisation, kind, team }: Workplace,
): Promise<{ organisationId: string; teamId: string }> {
  const place = actor.place
  if (place === null) throw new Error('an organisation belongs to a place, and this actor has none')
  const there = await tx
    .selectFrom('organisation')
    .select('id')
    .where('place_id', '=', place)
    .where('name', '=', organisation)
    .executeTakeFirst()
  const organisationId = there?.id ?? newId()
  if (!there)
    await tx
      .insertInto('organisation')
      .values({ id: organisationId, place_id: place, kind, name: organisation })
      .execute()
  const teamThere = await tx
    .selectFrom('team')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('name', '=', team)
    .where('active', '=', true)
    .executeTakeFirst()
  const teamId = teamThere?.id ?? newId()
  if (!teamThere)
    await tx
      .insertInto('team')
      .values({ id: teamId, place_id: place, organisation_id: organisationId, name: team })
      .execute()
  return { organisationId, teamId }
}

/** The workers with this email address who work somewhere still. */
export const workersWithEmail = (
  db: Reading,
  email: string,
): Promise<{ id: string; placeId: string; name: string }[]> =>
  db
    .selectFrom('worker')
    .select(['id', 'place_id as placeId', 'name'])
    .where((w) => w.eb(w.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .where('left_on', 'is', null)
    .execute()
