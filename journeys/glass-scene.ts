import { invented } from '../demo/saltmere.ts'
import { newId } from '../src/words/index.ts'
import type { Saltmere } from './saltmere.ts'

const NINE = "set local trellis.now = '2026-11-24T09:00:00Z';"

/** Somebody of Saltmere Council is named to break glass, and perhaps who looks at it; until then its administrator does. */
export async function namedForGlass({ database }: Saltmere, by: string, officer?: string): Promise<void> {
  const [council, ed] = [invented('Saltmere Council'), invented('Ed Tallis')]
  const named = (table: string, who: string) =>
    `insert into ${table} (id, organisation_id, worker_id, named_by) values ('${newId()}', '${council}', '${invented(who)}', '${ed}');`
  await database.owner.query(
    `begin; ${NINE} ${named('glass_eligible', by)} ${officer ? named('privacy_officer', officer) : ''} commit`,
  )
}

/** They break glass over this young person of the council's; gives the ids of the break and of what the council is asked. */
export async function breaksGlass(
  { database }: Saltmere,
  by: string,
  person: string,
): Promise<{ id: string; review: string }> {
  const [id, review, worker] = [newId(), newId(), invented(by)]
  const [place, council] = [invented('Saltmere'), invented('Saltmere Council')]
  await database.owner.query(`
    begin; ${NINE}
    insert into glass_try (id, place_id, worker_id, young_person_id) values ('${id}', '${place}', '${worker}', '${person}');
    insert into glass_break (id, place_id, worker_id, organisation_id, young_person_id, kind, reason)
      values ('${id}', '${place}', '${worker}', '${council}', '${person}', 'missing', 'Police ask.');
    insert into glass_review (id, break_id, organisation_id, worker_id, due_on)
      values ('${review}', '${id}', '${council}', '${worker}', '2026-11-26');
    commit`)
  return { id, review }
}
