import { newId } from '../src/words/index.ts'
import type { Caller } from './caller.ts'
import { saysYes, sendsReferral } from './referring.ts'
import type { Saltmere } from './saltmere.ts'
import { dated, does } from './sending.ts'

/** A record of Maryam's whose support ended long ago and whose time is over; gives whose. */
export async function whoseTimeIsOver(
  { database }: Saltmere,
  teacher: Caller,
  maryam: Caller,
  name: string,
): Promise<string> {
  const referral = await sendsReferral(teacher, ['ending'], { name, preferred_name: '' })
  await saysYes(maryam, referral, 'Maryam Siddiqui')
  const { rows } = await database.owner.query<{ person: string }>(
    `with ended as (update support set state = 'ended', worker_id = null, opened_at = '2016-01-04', ended_at = '2016-11-01'
         where referral_id = $1 returning id, young_person_id),
       said as (insert into ending (support_id, young_person_id, reason, ended_on, made_by, made_at)
         select e.id, e.young_person_id, 'completed', '2016-11-01', w.id, '2016-11-01'
         from ended e, worker w where w.name = 'Maryam Siddiqui')
     update young_person p set date_of_birth = '2001-03-27' from ended e where p.id = e.young_person_id returning p.id as person`,
    [referral],
  )
  return rows[0]?.person ?? ''
}

/** Whoever leads the team proposes that a record is disposed of; gives the id of the proposal. */
export async function proposesDisposal(saltmere: Saltmere, manager: Caller, person: string): Promise<string> {
  const at = `/young-people/${person}/disposal-proposals`
  await does(manager, at, { looked: 'Nobody asks for it any more', once: newId() })
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    'select id from disposal_proposal where young_person_id = $1',
    [person],
  )
  return rows[0]?.id ?? ''
}

/** Somebody asks a worker that something about a young person is erased; gives the id of the request. */
export async function asksToErase(saltmere: Saltmere, worker: Caller, person: string): Promise<string> {
  const asking = { asked_by: 'young_person', known_by: 'She has met him', parts: 'wishes', once: newId() }
  const at = `/young-people/${person}/erasure-requests`
  await does(worker, at, { ...asking, ...dated('received_on', '2026-11-23') })
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    'select id from erasure_request where young_person_id = $1',
    [person],
  )
  return rows[0]?.id ?? ''
}
