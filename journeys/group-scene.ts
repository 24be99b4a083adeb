import { invented } from '../demo/saltmere.ts'
import { makeService } from '../src/directory/factory.ts'
import { newId } from '../src/words/index.ts'
import type { Caller } from './caller.ts'
import type { Saltmere } from './saltmere.ts'
import { dated, does } from './sending.ts'

/** What a coach types to begin a group. */
export const groupTyped = {
  ...{
    name: 'Thursday pads',
    kind: 'group',
    seats: '4',
    at_place: 'Ferry Road, the back hall',
    postcode: '',
  },
  ...{ ...dated('first_on', '2026-11-24'), count: '4', starts_at: '5.30pm', ends_at: '7pm' },
}

/** A programme runs as this service, with the team that answers for it. Gives the run's id. */
export async function runsHere(
  { database, clock }: Saltmere,
  service: string,
  programme = 'grit',
): Promise<string> {
  const id = newId()
  await database.owner.query(
    `insert into programme_run (id, place_id, programme, service_id, team_id, begun_on, made_at)
     select $1, place_id, $2, id, team_id, '2026-11-01', $4 from service where id = $3`,
    [id, programme, service, clock.now()],
  )
  return id
}

/** Begins a group of a run, through its form. Gives its id. */
export async function beginsGroup(
  coach: Caller,
  run: string,
  given: Record<string, string> = {},
): Promise<string> {
  const answer = await does(coach, `/runs/${run}/groups`, { ...groupTyped, ...given, once: newId() })
  return /\/groups\/([\w-]{36})/.exec(answer.location ?? '')?.[1] ?? ''
}

/** A workshop without names that met today, and is asked at its end; and clubs that ask for another. */
export async function holdsAWorkshop(saltmere: Saltmere, coach: Caller): Promise<void> {
  const { database } = saltmere
  const service = await makeService(database.kysely, {
    ...{ place: invented('Saltmere'), team: invented('Ferry Road coaches'), name: 'Ahead of the Game' },
  })
  const run = await runsHere(saltmere, service, 'ahead-of-the-game')
  const group = await beginsGroup(coach, run, { name: 'Players of Rovers', kind: 'drop_in' })
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from group_session where group_id = $1 order by on_date limit 1',
    [group],
  )
  await does(coach, `/sessions/${rows[0]?.id}/marks`, { came: '12', new_faces: '3' })
  // Two clubs ask for one: one is answered, and one waits.
  for (const club of ['Saltmere Rovers', 'Quay Swimmers']) await asksForAWorkshop(saltmere, club)
  const request = await workshopRequest(saltmere, 'Quay Swimmers')
  const said = { answer: 'no', words: 'We have nobody for swimmers.' }
  await does(coach, `/runs/${run}/workshops/${request}/answer`, said)
}

/** A club asks for a workshop, without an account. */
export async function asksForAWorkshop({ caller }: Saltmere, club: string): Promise<void> {
  await does(caller(), '/about/programmes/ahead-of-the-game/workshop', {
    ...{ club, 'asks-team': 'Under 16s', 'asks-players': '18', asked_by: 'Jo Tinsley' },
    ...{ email: 'jo@rovers.example', phone: '', once: newId() },
  })
}

/** The id of what a club asked for. */
export async function workshopRequest({ database }: Saltmere, club: string): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from workshop_request where club = $1',
    [club],
  )
  return rows[0]?.id ?? ''
}

/** Of four who wait one comes already, one said yes, one is offered a place, and one waits. */
export async function offersPlaces({ database }: Saltmere, coach: Caller, group: string): Promise<void> {
  await does(coach, `/groups/${group}/offers`, { most: '3', ...dated('answer_by', '2026-12-02') })
  const { rows } = await database.owner.query<{ id: string }>(
    `select id from enrolment where group_id = $1 order by seat`,
    [group],
  )
  for (const { id } of rows.slice(0, 2)) await does(coach, `/enrolments/${id}/yes`, {})
  await comes(database, rows[0]?.id ?? '')
  await does(coach, `/groups/${group}/leaders`, {
    email: await emailOf(database, 'Bea Lindqvist'),
    part: 'Artist',
  })
}

/** A commissioner gives money for a programme, and something is paid of it. */
export async function hasMoney({ database }: Saltmere, commissioner: Caller, run: string): Promise<void> {
  const days = { ...dated('starts_on', '2026-04-01'), ...dated('ends_on', '2027-03-31') }
  const given = { payer: 'Saltmere Council', amount: '2,000', ...days, once: newId() }
  await does(commissioner, `/runs/${run}/money/budgets`, given)
  const { rows } = await database.owner.query<{ id: string }>('select id from programme_budget')
  const paid = { what: 'The hall', amount: '120.50', ...dated('spent_on', '2026-11-03'), once: newId() }
  await does(commissioner, `/runs/${run}/money/budgets/${rows[0]?.id}/spending`, paid)
}

/** Somebody came for the first time. */
const comes = (database: Saltmere['database'], enrolment: string) =>
  database.owner.query(
    `with change as (insert into enrolment_change (id, enrolment_id, young_person_id, act, state, actor_kind, at)
       select gen_random_uuid(), id, young_person_id, 'began', 'attending', 'worker', waiting_since
       from enrolment where id = $1 returning id)
     update enrolment set state = 'attending', began_on = '2026-11-24', change_id = (select id from change) where id = $1`,
    [enrolment],
  )

async function emailOf(database: Saltmere['database'], name: string): Promise<string> {
  const { rows } = await database.owner.query<{ email: string }>('select email from worker where id = $1', [
    invented(name),
  ])
  return rows[0]?.email ?? ''
}
