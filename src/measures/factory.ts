import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { CoverHours } from '../accounts/index.ts'
import { type Measure, readMeasure } from '../blueprint/index.ts'
import { type Acting, type Actor, actorTransaction, type DB } from '../database/index.ts'
import { newId } from '../words/index.ts'
import { answerTogether } from './answering.ts'
import type { Occasion } from './ask.ts'
import { askById } from './ask-store.ts'
import { type Asking, askThem } from './asking.ts'
import { measureLibrary } from './library.ts'
import type { ItemAnswers } from './scoring.ts'
import { askableIn, supportedBy } from './supported.ts'

/** What was asked and answered on one occasion, beside the worker who acts. */
export type AnsweredTogether = {
  supportId: string
  measure: string
  occasion: Occasion
  answers: ItemAnswers
}

/** Asks as the acting worker would by the form, and answers the id of the ask. Throws where it may not be asked. */
export async function makeAsk(
  acting: Acting,
  made: { supportId: string; measure?: string; origin?: string; worker?: string } & Partial<
    Pick<Asking, 'id' | 'occasion' | 'how' | 'dueOn'>
  >,
): Promise<string> {
  const { id = newId(), occasion = 'baseline', how = 'together', dueOn = '2026-12-01' } = made
  const supported = await supportedBy(acting, made.supportId)
  if (!supported) throw new Error('the worker does not see the support')
  const { askable, notOffered } = await askableIn(acting, supported, measureLibrary())
  const chosen = askable.find(({ measure }) => measure.key === (made.measure ?? 'ons4'))
  if (!chosen) throw new Error(notOffered.join(' '))
  await askThem(acting, supported, {
    ...{ id, askable: chosen, occasion, how, dueOn },
    worker: { id: acting.actor.id as string, name: made.worker ?? 'Maryam Siddiqui' },
    origin: made.origin ?? 'https://trellis.saltmere.example',
  })
  return id
}

/** Asks and writes down the answers at once, as on a worker's screen. */
export async function makeAnswers(acting: Acting, made: AnsweredTogether): Promise<string> {
  const id = await makeAsk(acting, made)
  const ask = await askById(acting, id)
  const measure = measureLibrary().find(({ key }) => key === made.measure)
  if (!ask || !measure) throw new Error(`there is nothing called ${made.measure} to answer`)
  await answerTogether(acting, measure, { ask, picked: made.answers, onRisk: async () => {} })
  return id
}

/** A measure with one question about risk: invented, for tests of what such a measure must not do. */
export const riskMeasure = (): Measure =>
  readMeasure(
    `key: testrisk
version: 1
name: Test of risk
fullName: An invented measure with a question about risk
about: Invented.
ages: { from: 8 }
wording: ships
licence: { name: none, holder: nobody, terms: Invented., cite: Invented. }
choices: { from: 0, to: 3, labels: [Never, Sometimes, Often, Always] }
minutes: 1
items:
  - { id: i1, words: Did you sleep well? , reverse: true }
  - { id: i2, words: Did you feel unsafe?, riskAnswers: [2, 3] }
scores:
  - { key: raw, name: Sum, sum: all items, needs: every item, from: 0, to: 6, better: lower }
facts: [{ says: It is invented., from: us, checked: read }]
examples:
  - { what: worst, answers: { i1: 0, i2: 3 }, scores: { raw: 6 } }
`,
    'testrisk.yaml',
  )

/** A young person in support, whoever is around them, and one link worker who is not. */
export type MeasureScene = {
  place: string
  organisation: string
  team: string
  support: string
  person: string
  worker: string
  manager: string
  outsider: string
}

type SceneMade = { born?: string; phone?: string | null; coverHours?: readonly CoverHours[]; kind?: string }

/** Kezia, in Maryam's support; written as the owner. Fifteen years old and reached by her own phone unless told. */
export async function makeMeasureScene(owner: pg.Pool, made: SceneMade = {}): Promise<MeasureScene> {
  const { born = '2011-03-02', phone = '+447700900123', coverHours = [], kind = 'charity' } = made
  const [place, organisation, otherTeam, referral, decision] = [newId(), newId(), newId(), newId(), newId()]
  const scene: MeasureScene = {
    ...{ place, organisation, team: newId(), support: newId(), person: newId() },
    ...{ worker: newId(), manager: newId(), outsider: newId() },
  }
  const { team, support, person, worker, manager, outsider } = scene
  const role = (who: string, where: string, what: string) =>
    `('${newId()}', '${who}', '${where}', '${what}', '2026-01-01')`
  await owner.query(`
    begin;
    set local trellis.now = '2026-09-01T09:00:00Z';
    insert into place (id, name) values ('${place}', 'Saltmere');
    insert into organisation (id, place_id, kind, name, phone)
      values ('${organisation}', '${place}', '${kind}', 'Northside', '+441632960100');
    insert into team (id, place_id, organisation_id, name, cover_hours) values
      ('${team}', '${place}', '${organisation}', 'Northside Link Workers', '${JSON.stringify(coverHours)}'),
      ('${otherTeam}', '${place}', '${organisation}', 'Eastbrook Link Workers', '[]');
    insert into worker (id, place_id, organisation_id, name) values
      ('${worker}', '${place}', '${organisation}', 'Maryam Siddiqui'),
      ('${manager}', '${place}', '${organisation}', 'Tomasz Nowak'),
      ('${outsider}', '${place}', '${organisation}', 'Olu Outsider');
    insert into membership (id, worker_id, team_id, role, starts_on) values
      ${role(worker, team, 'link_worker')}, ${role(manager, team, 'manager')}, ${role(outsider, otherTeam, 'link_worker')};
    insert into young_person (id, place_id, team_id, name, name_key, date_of_birth, phone, phone_whose, contact_safe)
      values ('${person}', '${place}', '${team}', 'Kezia Thornbury', 'kezia thornbury', '${born}',
        ${phone ? `'${phone}', 'own', true` : 'null, null, false'});
    insert into referral (id, place_id, young_person_id, way_in, to_team_id, state, answer_by, decision_id)
      values ('${referral}', '${place}', '${person}', 'young_person', '${team}', 'accepted', '2026-09-15', '${decision}');
    insert into referral_decision (id, referral_id, young_person_id, act, state, actor_kind, worker_id)
      values ('${decision}', '${referral}', '${person}', 'accepted', 'accepted', 'worker', '${worker}');
    insert into support (id, place_id, young_person_id, team_id, referral_id, state, worker_id, due_on, due_what)
      values ('${support}', '${place}', '${person}', '${team}', '${referral}', 'open', '${worker}', '2026-12-01', 'Meet');
    insert into circle_member (id, place_id, young_person_id, worker_id, team_id, opens, basis, referral_id, support_id)
      values ('${newId()}', '${place}', '${person}', '${worker}', '${team}', 'support', 'accepted_referral', '${referral}', '${support}');
    commit`)
  return scene
}

/** Runs work as one of the closed list of actors, at a moment. */
export const actingAs = <T>(
  database: Kysely<DB>,
  actor: Actor,
  work: (acting: Acting) => Promise<T>,
  now = new Date('2026-11-24T09:00:00Z'),
): Promise<T> => actorTransaction(database, { actor, now, request: newId() }, work)
