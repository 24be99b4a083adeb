import { beforeAll, describe, expect, it } from 'vitest'
import { makeCover, makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { type Acting, type Actor, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { personFrom } from '../people/index.ts'
import { type DateOnly, dateInLondon, newId } from '../words/index.ts'
import { decline } from './coming-back.ts'
import { referralsDue } from './due.ts'
import { acknowledge } from './moving-on.ts'
import { sendReferral } from './sending.ts'
import { type ReferralWithNames, referralById } from './store.ts'
import { sweepUnanswered } from './sweep.ts'

const origin = 'http://localhost'
const monday = new Date('2026-11-16T09:00:00Z')
const later = new Date('2026-12-02T09:00:00Z')

let database: TestDatabase
let place: string
let people: Record<'teacher' | 'head' | 'linkWorker' | 'manager' | 'stranger' | 'stand_in', string>
let teams: Record<'pastoral' | 'northside', string>

beforeAll(async () => {
  database = await testDatabase()
  const db = database.kysely
  place = await makePlace(db)
  const school = await makeOrganisation(db, { place })
  const council = await makeOrganisation(db, { place, kind: 'council', name: 'Saltmere Council' })
  const pastoral = await makeTeam(db, { place, organisation: school })
  const northside = await makeTeam(db, {
    place,
    organisation: council,
    name: 'Northside Link Workers',
    receivesReferrals: true,
  })
  teams = { pastoral, northside }
  const worker = (
    organisation: string,
    name: string,
    team: string,
    role: 'referrer' | 'manager' | 'link_worker',
  ) =>
    makeWorker(db, {
      place,
      organisation,
      name,
      email: `${newId()}@saltmere.example`,
      roles: [{ team, role }],
    })
  people = {
    teacher: await worker(school, 'Priya Raman', pastoral, 'referrer'),
    head: await worker(school, 'Pauline Hartley', pastoral, 'manager'),
    linkWorker: await worker(council, 'Maryam Siddiqui', northside, 'link_worker'),
    manager: await worker(council, 'Helen Marchbank', northside, 'manager'),
    stranger: await worker(school, 'Marcus Doyle', pastoral, 'referrer'),
    stand_in: await worker(school, 'Gwen Abbott', pastoral, 'referrer'),
  }
})

const as = <T>(actor: Actor, now: Date, work: (acting: Acting) => Promise<T>): Promise<T> =>
  actorTransaction(database.kysely, { actor, now, request: newId() }, work)
const asWorker = <T>(id: string, now: Date, work: (acting: Acting) => Promise<T>) =>
  as({ kind: 'worker', id, place }, now, work)

async function send(
  name: string,
  answerBy = '2026-12-01',
  from: 'teacher' | null = 'teacher',
): Promise<string> {
  const id = newId()
  const letter = {
    name,
    date_of_birth: '2013-03-27',
    school_name: 'Sallowfield High School',
    tell_first: 'sender',
  }
  const actor: Actor = from
    ? { kind: 'worker', id: people.teacher, place }
    : { kind: 'public', id: newId(), place }
  await as(actor, monday, (acting) =>
    sendReferral(acting, {
      id,
      youngPersonId: newId(),
      wayIn: from ? 'school' : 'young_person',
      from: from ? { workerId: people.teacher, teamId: teams.pastoral } : null,
      toTeamId: teams.northside,
      answerBy,
      reRefersId: null,
      person: personFrom(letter),
      parent: null,
      decisions: [],
      letter,
    }),
  )
  return id
}

const found = (acting: Acting, id: string) => referralById(acting, id) as Promise<ReferralWithNames>

const sayNo = (id: string) =>
  asWorker(people.linkWorker, monday, async (acting) =>
    decline(acting, await found(acting, id), { reason: 'full', words: null, alternatives: null, origin }),
  )

type Asking = { now?: Date; teams?: string[]; led?: string[]; workers?: string[] }
const due = (worker: string, { now = monday, teams: of = [], led = [], workers = [] }: Asking = {}) =>
  asWorker(worker, now, (acting) =>
    referralsDue(acting, {
      workers: [worker, ...workers],
      teams: of,
      managedTeams: led,
      today: dateInLondon(now) as DateOnly,
    }),
  )
const namesOf = (rows: { name: string | null }[]) => rows.map(({ name }) => name).sort()

describe('what of referrals is due', () => {
  it('goes round: waits for the asked team, comes back with a no to its sender and before the manager', async () => {
    const id = await send('Tariq Hussain')
    const [waiting] = await due(people.linkWorker, { teams: [teams.northside] })
    expect(waiting).toMatchObject({
      id,
      name: 'Tariq Hussain',
      dateOfBirth: '2013-03-27',
      school: 'Sallowfield High School',
      state: 'sent',
      answerBy: '2026-12-01',
      senderName: 'Priya Raman',
      fromOrganisationKind: 'school',
      toName: 'Northside Link Workers',
      holderName: 'Priya Raman',
      acknowledged: false,
      reason: null,
    })
    expect(namesOf(await due(people.teacher))).toEqual(['Tariq Hussain'])
    expect(await due(people.head, { led: [teams.pastoral] })).toEqual([])

    await sayNo(id)
    expect((await due(people.teacher))[0]).toMatchObject({
      state: 'declined',
      reason: 'full',
      dueOn: '2026-11-23',
    })
    expect(await due(people.linkWorker, { teams: [teams.northside] })).toEqual([])
    expect(namesOf(await due(people.head, { led: [teams.pastoral] }))).toEqual(['Tariq Hussain'])
    expect(namesOf(await due(people.manager, { led: [teams.northside] }))).toEqual(['Tariq Hussain'])

    await asWorker(people.head, monday, async (acting) => acknowledge(acting, await found(acting, id)))
    expect(await due(people.head, { led: [teams.pastoral] })).toEqual([])
    expect(await due(people.manager, { led: [teams.northside] })).toEqual([])
    const late = await due(people.head, { now: later, led: [teams.pastoral] })
    expect(late[0]).toMatchObject({ name: 'Tariq Hussain', acknowledged: true, holderName: 'Priya Raman' })
  })

  it('goes up to the receiving manager when a young person asked and nobody answered', async () => {
    await send('Ola Nowak', '2026-11-20', null)
    await sweepUnanswered((work) => as({ kind: 'job:sweep', id: null, place }, later, work), origin)
    const [up] = (await due(people.manager, { now: later })).filter(({ name }) => name === 'Ola Nowak')
    expect(up).toMatchObject({ state: 'returned', fromWorkerId: null, holderName: 'Helen Marchbank' })
  })

  it('shows nobody what is outside their circle, whatever they ask for', async () => {
    const everything = {
      teams: Object.values(teams),
      led: Object.values(teams),
      workers: Object.values(people),
    }
    expect(await due(people.stranger, everything)).toEqual([])
  })

  it('shows whoever covers a colleague what is theirs', async () => {
    await makeCover(database.kysely, {
      worker: people.teacher,
      coveredBy: people.stand_in,
      startsOn: '2026-11-16',
      endsOn: '2026-11-20',
    })
    const during = await due(people.stand_in, { workers: [people.teacher] })
    expect(namesOf(during)).toContain('Tariq Hussain')
    expect(await due(people.stand_in, { now: later, workers: [people.teacher] })).toEqual([])
  })
})
