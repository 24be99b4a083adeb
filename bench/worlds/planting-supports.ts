import { hash } from 'node:crypto'
import type pg from 'pg'
import { newId } from '../../src/words/index.ts'
import { NOW, TODAY, type World } from './world.ts'

type Row = Record<string, unknown>

/** Writes rows as they are given, in one statement. */
export async function put(owner: pg.ClientBase, table: string, rows: Row[]): Promise<void> {
  if (!rows[0]) return
  const columns = Object.keys(rows[0]).join(', ')
  // Named, so that a connection plans it once.
  await owner.query({
    name: `put ${hash('md5', `${table} ${columns}`)}`,
    text: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    values: [JSON.stringify(rows)],
  })
}

/** What a link worker keeps about the supports of a world, a row of each kind. */
export async function putSupports(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  await put(
    owner,
    'support',
    world.supports.map(({ id, person, team, worker, referral }) => ({
      ...{ id, place_id, young_person_id: person, team_id: team, worker_id: worker, referral_id: referral },
      ...{ state: 'open', due_on: TODAY, due_what: 'first_contact', opened_at: NOW },
    })),
  )
  await put(
    owner,
    'contact',
    world.contacts.map((contact) => ({
      ...{ ...about(contact), kind: 'call', reached: true, at: NOW, made_at: NOW, made_by: contact.by },
      ...{ note: contact.noteFor && 'A note', note_for: contact.noteFor },
    })),
  )
  await put(
    owner,
    'goal',
    world.goals.map((goal) => ({
      ...about(goal),
      words: 'One',
      whose: 'together',
      set_on: TODAY,
      made_at: NOW,
    })),
  )
  await put(
    owner,
    'supervision',
    world.supervisions.map((one) => ({
      ...{
        ...about(one),
        supervisor_id: one.supervisor,
        held_on: TODAY,
        note: '',
        next_on: TODAY,
        made_at: NOW,
      },
    })),
  )
  await putOfSupports(owner, world)
  await putMeasures(owner, world)
}

const about = (one: { id: string; support: string; person: string }) => ({
  ...{ id: one.id, support_id: one.support, young_person_id: one.person },
})

async function putMeasures(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const measure = { measure: 'swemwbs', version: 1, occasion: 'baseline' }
  await put(
    owner,
    'ask',
    world.asks.map((ask) => ({
      ...{
        ...about(ask),
        ...measure,
        place_id,
        team_id: world.teams[0]?.id,
        items: ['one'],
        how: 'together',
      },
      ...{ asked_at: NOW, asked_by: ask.by, due_on: TODAY },
    })),
  )
  await put(
    owner,
    'answer_set',
    world.answerSets.map((set) => ({
      ...{ ...about(set), ...measure, ask_id: set.ask, answered_at: NOW, answered_by: 'young_person' },
      ...{ answers: {}, score: {}, missing: 0, risk: [] },
    })),
  )
}

/** One row of each kind that hangs on a support, named by it. */
async function putOfSupports(owner: pg.ClientBase, { supports, goals, workers }: World): Promise<void> {
  const made = { made_at: NOW, made_by: workers[0]?.id }
  const kinds: Record<string, Row> = {
    plan: { what_matters: '', strengths: '', how_to_meet: '', changed_at: NOW },
    support_change: { act: 'redated', at: NOW },
    support_participant: {},
    step: { what: 'One', who: 'worker', due_on: TODAY },
    review: { held_on: TODAY, words: '', ...made },
    ending: {
      ...{ reason: 'completed', words_for_referrer: '', words_for_young_person: '', ended_on: TODAY },
      ...made,
    },
  }
  for (const [table, row] of Object.entries(kinds)) {
    const keyed = ['support_change', 'step', 'review'].includes(table)
    const of = ({ id, person }: World['supports'][number]) => ({ support_id: id, young_person_id: person })
    await put(
      owner,
      table,
      // Called as the support is, each in its table.
      supports.map((support) => ({ ...of(support), ...row, ...(keyed ? { id: support.id } : {}) })),
    )
  }
  await put(
    owner,
    'goal_rating',
    goals.map(({ id, person }) => ({
      ...{ id: newId(), goal_id: id, young_person_id: person, rating: 5, rated_on: TODAY, made_at: NOW },
      rated_by: 'together',
    })),
  )
}
