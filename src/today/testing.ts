import type pg from 'pg'
import { addDays, addWorkingDays, type DateOnly, dateInLondon, newId, weekdaysOnly } from '../words/index.ts'

/** Whose work is planted, and when it is. The pool is the owner's: the past cannot be lived through by a test. */
export type Planting = { owner: pg.Pool; place: string; now: Date }

type Row = Record<string, unknown>

const names = [
  'Tobi Adeyemi',
  'Saoirse Quinn',
  'Mikołaj Dąbrowski',
  'Phoebe Tran',
  'Kezia Mensah-Thornbury',
  'Leo Castellanos',
]
const schools = ['Sallowfield High School', 'Eastbrook Academy', 'Quarry Hill Primary School']

async function put(owner: pg.PoolClient, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).join(', ')
  await owner.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

async function planting(given: Planting, work: (owner: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await given.owner.connect()
  try {
    await client.query(`begin; select set_config('trellis.now', '${given.now.toISOString()}', true)`)
    await work(client)
    await client.query('commit')
  } finally {
    client.release()
  }
}

const person = (place: string, team: string, at: number) => {
  const name = `${names[at % names.length]}${at < names.length ? '' : ` ${at}`}`
  return {
    id: newId(),
    place_id: place,
    team_id: team,
    name,
    name_key: name.toLowerCase(),
    date_of_birth: `${2009 + (at % 9)}-04-${String((at % 28) + 1).padStart(2, '0')}`,
    school_name: schools[at % schools.length],
    no_fixed_address: false,
    contact_safe: false,
    interpreter: false,
    made_at: '2026-09-01T09:00:00Z',
  }
}

export type ReferralPlanted = {
  from: { worker: string; team: string } | null
  to: string
  name?: string
  wayIn?: string
  state?: 'sent' | 'returned' | 'declined'
  answerBy: DateOnly
  /** Who has it now, when not its sender; and by when. */
  holder?: string
  dueOn?: DateOnly
  acknowledged?: boolean
  sentOn?: DateOnly
}

/** A referral as it stands on a day, with its letter and its circle. Answers the young person's id. */
export async function plantReferral(given: Planting, one: ReferralPlanted): Promise<string> {
  const { from, to, state = 'sent', answerBy, wayIn = from ? 'school' : 'young_person' } = one
  const who = { ...person(given.place, to, 0), ...(one.name ? { name: one.name } : {}) }
  const id = newId()
  const decision = newId()
  const sentAt = `${one.sentOn ?? addDays(answerBy, -14)}T09:00:00Z`
  const about = { young_person_id: who.id, referral_id: id }
  const entry = { ...about, place_id: given.place, starts_at: sentAt }
  const holder = one.holder ?? from?.worker ?? null
  await planting(given, async (owner) => {
    await put(owner, 'young_person', [who])
    await put(owner, 'referral', [
      {
        id,
        place_id: given.place,
        young_person_id: who.id,
        way_in: wayIn,
        from_worker_id: from?.worker ?? null,
        from_team_id: from?.team ?? null,
        to_team_id: to,
        state,
        sent_at: sentAt,
        answer_by: answerBy,
        holder_worker_id: holder,
        holder_team_id: holder ? null : to,
        due_on: one.dueOn ?? answerBy,
        acknowledged_at: one.acknowledged ? sentAt : null,
        decision_id: decision,
      },
    ])
    await put(owner, 'referral_decision', [
      {
        id: decision,
        ...about,
        act: state,
        state,
        at: state === 'sent' ? sentAt : `${addDays(answerBy, 1)}T06:00:00Z`,
        actor_kind: 'worker',
        reason: state === 'declined' ? 'full' : null,
      },
    ])
    const letter = { name: who.name, date_of_birth: who.date_of_birth, school_name: who.school_name }
    await put(owner, 'referral_letter', [{ ...about, typed: letter }])
    await put(owner, 'circle_member', [
      { ...entry, id: newId(), team_id: to, worker_id: null, opens: 'referral', basis: 'asked_to_take_on' },
      ...(from
        ? [
            {
              ...entry,
              id: newId(),
              team_id: from.team,
              worker_id: from.worker,
              opens: 'progress',
              basis: 'sent_referral',
            },
          ]
        : []),
      ...(holder && holder !== from?.worker
        ? [{ ...entry, id: newId(), team_id: null, worker_id: holder, opens: 'progress', basis: 'handed_on' }]
        : []),
    ])
  })
  return who.id
}

export type CaseloadPlanted = {
  worker: string
  team: string
  supports: number
  /** Open steps of each support, falling due from two weeks ago to six weeks ahead. */
  steps: number
  /** Sets every date to this one, for a story about one day. */
  dueOn?: DateOnly
}

/** A worker's supports with the steps of their plans. Answers the young people's ids. */
export async function plantCaseload(given: Planting, load: CaseloadPlanted): Promise<string[]> {
  const today = dateInLondon(given.now)
  const started = '2026-10-01T09:00:00Z'
  const dueOn = (at: number): DateOnly =>
    load.dueOn ?? addWorkingDays(weekdaysOnly, addDays(today, -14), 1 + ((at * 7) % 40))
  const stepDates = (at: number) => Array.from({ length: load.steps }, (_, nth) => dueOn(at + nth * 3))
  const made = Array.from({ length: load.supports }, (_, at) => ({
    at,
    who: person(given.place, load.team, at),
    support: newId(),
    referral: newId(),
    decision: newId(),
  }))
  await planting(given, async (owner) => {
    await put(
      owner,
      'young_person',
      made.map(({ who }) => who),
    )
    const shared = (one: (typeof made)[number]) => ({ young_person_id: one.who.id, place_id: given.place })
    await put(
      owner,
      'support',
      made.map((one) => ({
        ...shared(one),
        id: one.support,
        team_id: load.team,
        referral_id: one.referral,
        state: 'open',
        worker_id: load.worker,
        // The nearest of all that is due with it, as every act on a support leaves it.
        due_on: stepDates(one.at).sort()[0] ?? dueOn(one.at),
        due_what: 'A step of the plan',
        opened_at: started,
        first_contact_at: started,
      })),
    )
    await put(
      owner,
      'referral',
      made.map((one) => ({
        ...shared(one),
        id: one.referral,
        way_in: 'young_person',
        to_team_id: load.team,
        state: 'accepted',
        sent_at: started,
        answer_by: '2026-10-15',
        decision_id: one.decision,
      })),
    )
    await put(
      owner,
      'referral_decision',
      made.map((one) => ({
        id: one.decision,
        referral_id: one.referral,
        young_person_id: one.who.id,
        act: 'accepted',
        state: 'accepted',
        at: started,
        actor_kind: 'worker',
        worker_id: load.worker,
      })),
    )
    await put(
      owner,
      'circle_member',
      made.map((one) => ({
        ...shared(one),
        id: newId(),
        worker_id: load.worker,
        team_id: load.team,
        opens: 'support',
        basis: 'accepted_referral',
        referral_id: one.referral,
        support_id: one.support,
        starts_at: started,
      })),
    )
    await put(
      owner,
      'plan',
      made.map((one) => ({
        support_id: one.support,
        young_person_id: one.who.id,
        what_matters: '',
        strengths: '',
        how_to_meet: '',
        agreed_on: '2026-10-05',
        review_on: addDays(dueOn(one.at), 21),
        changed_at: started,
      })),
    )
    await put(
      owner,
      'step',
      made.flatMap((one) =>
        stepDates(one.at).map((due_on, nth) => ({
          id: newId(),
          support_id: one.support,
          young_person_id: one.who.id,
          what:
            nth % 2 ? 'Ask the club about a quiet first visit' : 'Ring the library about the comics group',
          who: 'worker',
          due_on,
        })),
      ),
    )
  })
  return made.map(({ who }) => who.id)
}
