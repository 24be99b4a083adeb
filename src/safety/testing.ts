import type { Hono } from 'hono'
import { invented, plantWhoIsWho } from '../../demo/saltmere.ts'
import { startSession, type Visit, workplaceRoutes } from '../accounts/index.ts'
import { testHall } from '../accounts/testing.ts'
import { type Acting, type Actor, actorTransaction } from '../database/index.ts'
import { afterFile, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { safetyRoutes } from './routes.ts'

/** Tuesday morning, within everybody's hours. */
export const TUESDAY = new Date('2026-11-24T10:00:00Z')
export const place = invented('Saltmere')
export const school = invented('Sallowfield High School')

/** A day in the three boxes of a date. */
export const dated = (name: string, day: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** Who is who in Saltmere, in a database of the file's own, and whoever visits it by name. */
export async function safetyScene(more: Hono<Visit>[] = []) {
  const database = await testDatabase()
  await plantWhoIsWho(database.kysely)
  const rooms = [safetyRoutes(), workplaceRoutes({ database: database.kysely }), ...more]
  const halls = new Map<number, Awaited<ReturnType<typeof testHall>>>()
  const hallAt = async (now: Date) => {
    const hall = halls.get(now.getTime()) ?? (await testHall(database.kysely, rooms, now))
    if (!halls.has(now.getTime())) afterFile(() => hall.stop())
    halls.set(now.getTime(), hall)
    return hall
  }
  /** Opens a page, or sends a form, as somebody; nobody is signed in where no name is given. */
  const visit = async (
    name: string | null,
    path: string,
    form?: Record<string, string | string[]>,
    now = TUESDAY,
  ) => {
    const { origin } = await hallAt(now)
    const cookie = name ? `trellis_session=${await startSession(database.kysely, invented(name))}` : ''
    const body = new URLSearchParams()
    for (const [field, values] of Object.entries(form ?? {}))
      for (const value of [values].flat()) body.append(field, value)
    const answer = await fetch(origin + path, {
      ...{ method: form ? 'POST' : 'GET', headers: { cookie }, redirect: 'manual' },
      ...(form ? { body } : {}),
    })
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
  const acts = <T>(actor: Actor, work: (acting: Acting) => Promise<T>, now = TUESDAY): Promise<T> =>
    actorTransaction(database.kysely, { actor, now, request: newId() }, work)
  const as = (name: string): Actor => ({ kind: 'worker', id: invented(name), place })
  const own = async <T extends object>(query: string, values: unknown[] = []): Promise<T[]> =>
    (await database.owner.query<T>(query, values)).rows
  return { database, visit, acts, as, own }
}

type Own = (query: string, values?: unknown[]) => Promise<object[]>

/** Kezia: Priya of the school referred her, and Maryam of Northside supports her. Written as the owner. */
export async function kezia(own: Own) {
  const [person, referral, decision, support] = [newId(), newId(), newId(), newId()]
  const [team, from] = [invented('Northside Link Workers'), invented('Sallowfield pastoral team')]
  const [maryam, priya] = [invented('Maryam Siddiqui'), invented('Priya Raman')]
  await own(`
    begin;
    set local trellis.now = '2026-11-02T09:00:00Z';
    insert into young_person (id, place_id, team_id, name, name_key) values
      ('${person}', '${place}', '${team}', 'Kezia Thornbury', 'kezia thornbury');
    insert into referral (id, place_id, young_person_id, way_in, from_worker_id, from_team_id, to_team_id, state, answer_by, decision_id)
      values ('${referral}', '${place}', '${person}', 'school', '${priya}', '${from}', '${team}', 'accepted', '2026-11-16', '${decision}');
    insert into referral_decision (id, referral_id, young_person_id, act, state, actor_kind, worker_id)
      values ('${decision}', '${referral}', '${person}', 'accepted', 'accepted', 'worker', '${maryam}');
    insert into referral_letter (referral_id, young_person_id, typed) values ('${referral}', '${person}', '{"name": "Kezia Thornbury"}');
    insert into support (id, place_id, young_person_id, team_id, referral_id, state, worker_id, due_on, due_what)
      values ('${support}', '${place}', '${person}', '${team}', '${referral}', 'open', '${maryam}', '2026-12-01', 'Meet');
    insert into circle_member (id, place_id, young_person_id, worker_id, team_id, opens, basis, referral_id, support_id) values
      ('${newId()}', '${place}', '${person}', '${maryam}', '${team}', 'support', 'accepted_referral', '${referral}', '${support}'),
      ('${newId()}', '${place}', '${person}', '${priya}', '${from}', 'progress', 'sent_referral', '${referral}', null);
    commit`)
  return { person, referral, support }
}

/** The form of a concern, as somebody fills it in. */
export const said = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{
    danger: 'no',
    adult: 'no',
    words: 'She said that she is afraid to go home on Fridays.',
    once: newId(),
  },
  ...more,
})
