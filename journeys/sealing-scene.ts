import { invented } from '../demo/saltmere.ts'
import { newId } from '../src/words/index.ts'
import type { Saltmere } from './saltmere.ts'

/**
 * Gareth asks Helen to seal a record; two others they sealed, and for one of them he asks that it be open again. Of that one Helen
 * keeps apart where they live, and with whom they must not be; gives the pages of both. Two more go on under another name: one waits for Helen's yes, one has it.
 */
export async function sealsRecords({ database }: Saltmere): Promise<string[]> {
  let page = ''
  const [place, team] = [invented('Saltmere'), invented('Northside Link Workers')]
  const [helen, gareth] = [invented('Helen Marchbank'), invented('Gareth Pugh')]
  for (const stands of ['asked', 'sealed', 'going on', 'gone on', 'opening'] as const) {
    const [person, sealing, after] = [newId(), newId(), newId()]
    const reader = (who: string) =>
      `insert into sealing_reader (id, sealing_id, worker_id, leads, added_by) values ('${newId()}', '${sealing}', '${who}', true, '${gareth}');`
    await database.owner.query(`
      begin; set local trellis.now = '2026-11-24T09:00:00Z';
      insert into young_person (id, place_id, team_id, name, name_key) values ('${person}', '${place}', '${team}', 'Ottoline Reyes', 'ottoline reyes');
      insert into sealing (id, place_id, young_person_id, called, reason, review_on, proposed_by, second_id)
        values ('${sealing}', '${place}', '${person}', 'Ottoline Reyes', 'x', '2027-02-01', '${gareth}', '${helen}');
      ${reader(helen)} ${reader(gareth)}
      ${stands === 'asked' ? '' : `update sealing set sealed_at = trellis_now() where id = '${sealing}';`}
      ${
        stands === 'opening'
          ? `set local trellis.actor = 'worker'; set local trellis.actor_id = '${gareth}'; update sealing set opening_because = 'x', opening_asked_by = '${gareth}', opening_asked_at = trellis_now() where id = '${sealing}';`
          : ''
      }
      ${
        stands === 'going on' || stands === 'gone on'
          ? `insert into young_person (id, place_id, team_id, name, name_key) values ('${after}', '${place}', '${team}', 'Marigold Stone', 'marigold stone');
             insert into new_identity (id, place_id, sealing_id, young_person_id, goes_on_id, reason, asked_by, second_id, one_knows, other_knows)
               values ('${newId()}', '${place}', '${sealing}', '${person}', '${after}', 'x', '${gareth}', '${helen}', '${gareth}', '${helen}');`
          : ''
      }
      ${
        stands === 'gone on'
          ? `set local trellis.actor = 'worker'; set local trellis.actor_id = '${helen}'; set local trellis.place = '${place}'; update new_identity set agreed_at = trellis_now() where sealing_id = '${sealing}';`
          : ''
      }
      commit`)
    page = `/young-people/${person}/protections`
  }
  const [protection, person] = [newId(), page.split('/')[2]]
  await database.owner.query(`
    begin; set local trellis.now = '2026-11-24T09:00:00Z';
    insert into protection (id, place_id, young_person_id, protected_by) values ('${protection}', '${place}', '${person}', '${helen}');
    insert into protection_reader (protection_id, young_person_id, worker_id) values ('${protection}', '${person}', '${helen}');
    insert into protection_kept (protection_id, young_person_id, reason) values ('${protection}', '${person}', 'x');
    insert into not_together (id, place_id, young_person_id, other_id, reason, set_by, review_on)
      select '${newId()}', '${place}', '${person}', s.young_person_id, 'x', '${helen}', '2027-02-01' from support s
      where s.team_id = '${team}' and s.state <> 'ended' order by s.id limit 1;
    commit`)
  // Somebody who works for the council knows a young person of nearly that name.
  await database.owner.query(
    `insert into personal_tie (id, place_id, worker_id, organisation_id, name_key, born, said_by, said_at)
     values ($1, $2, $3, $4, 'ottoline reyes', '2012-05-02', $3, '2026-11-20')`,
    [newId(), place, invented('Anthea Boyd'), invented('Saltmere Council')],
  )
  return [page, `/young-people/${person}/not-together`]
}
