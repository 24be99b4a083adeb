import type pg from 'pg'
import { put } from './planting-supports.ts'
import { NOW, TODAY, type World } from './world.ts'

const [yesterday, tomorrow, later] = ['2026-11-25', '2026-11-27', '2099-01-01']

/** Surveys, their schools with lists and slips, and what was answered. */
export async function putSurveys(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const opens = { opens_on: yesterday, opt_out_by: yesterday, withdraw_until: later, retain_until: later }
  await put(
    owner,
    'round',
    world.surveys.map(({ id, kind, by: made_by, stands, online, namesGone }) => ({
      ...{ id, place_id, key: `s-${id}`, name: 'Survey', kind, made_by, ...opens, year_groups: [9] },
      ...{ closes_on: stands === 'over' ? yesterday : tomorrow, parents_say_no_online: online },
      names_destroyed_on: namesGone ? TODAY : later,
    })),
  )
  // Two questions, of which the first is the one to be read at once.
  const items = ['one', 'two'].map((id) => ({
    ...{ id, domain: 'emotions', words: { en: 'x' }, choices: { from: 0, to: 4 }, sensitive: false },
  }))
  await put(
    owner,
    'round_opening',
    world.surveys.map(({ id, by }) => ({
      round_id: id,
      questionnaire: { items, measures: [] },
      opened_by: by,
    })),
  )
  await put(
    owner,
    'round_closing',
    world.surveys
      .filter(({ stands }) => stands === 'closed')
      .map(({ id, by }) => ({ round_id: id, closed_by: by })),
  )
  await put(
    owner,
    'round_reader',
    world.surveys.flatMap(({ id, readers }) => readers.map((worker_id) => ({ round_id: id, worker_id }))),
  )
  await putSchools(owner, world)
  await putSlips(owner, world)
  await putUrgents(owner, world)
}

const called = (id: string) => ({ given_name: 'Somebody', family_name: id.slice(0, 8), year_group: 9 })

async function putSchools(owner: pg.ClientBase, world: World): Promise<void> {
  const by = world.workers[0]?.id
  await put(
    owner,
    'round_school',
    world.schoolsAsked.map(({ id, survey, organisation }) => ({
      ...{ id, round_id: survey, organisation_id: organisation, invited_by: by },
      ...{ answer: 'takes_part', answered_by: by, answered_at: NOW },
    })),
  )
  await put(
    owner,
    'round_pupil',
    world.pupils.map(({ id, school }) => ({
      ...{ id, round_school_id: school, reference: id, ...called(id) },
    })),
  )
  await put(
    owner,
    'round_parent_no',
    world.parentNoes.map(({ id, school }) => ({ id, round_school_id: school, ...called(id) })),
  )
}

async function putSlips(owner: pg.ClientBase, world: World): Promise<void> {
  const { slips } = world
  const of = ({ id, survey, school }: World['slips'][number]) => ({
    ...{ id, round_id: survey, round_school_id: school, year_group: 9 },
  })
  await put(
    owner,
    'round_code',
    slips.map((slip) => ({
      ...{ ...of(slip), code_hash: `\\x${slip.id.replaceAll('-', '')}` },
      taken_back_at: slip.takenBack ? NOW : null,
    })),
  )
  const keys = slips.filter(({ pupil }) => pupil !== null)
  await put(
    owner,
    'round_key',
    keys.map(({ id, pupil }) => ({ code_id: id, pupil_id: pupil })),
  )
  await put(
    owner,
    'round_answers',
    slips
      .filter(({ answers }) => answers !== null)
      .map((slip) => ({
        ...{ ...of(slip), answers: '\\x0101', finished_at: slip.answers === 'begun' ? null : NOW },
      })),
  )
  await put(
    owner,
    'round_refusal',
    slips.filter(({ refused }) => refused).map(({ id, survey }) => ({ code_id: id, round_id: survey })),
  )
  const readings = slips.flatMap(({ id, survey, readBy }) =>
    readBy.map((worker_id) => ({ code_id: id, round_id: survey, worker_id, read_at: NOW })),
  )
  await put(owner, 'round_reading', readings)
}

async function putUrgents(owner: pg.ClientBase, world: World): Promise<void> {
  const surveys = new Map(world.slips.map(({ id, survey }) => [id, survey]))
  await put(
    owner,
    'urgent_answer',
    world.urgentOnSlips.map(({ id, slip }) => ({
      ...{ id, place_id: world.place, round_id: surveys.get(slip), code_id: slip, items: ['one'] },
      raised_at: NOW,
    })),
  )
  const by = { told_at: NOW, acknowledge_by: NOW }
  await put(
    owner,
    'urgent_told',
    world.urgentOnSlips.flatMap(({ id: urgent_id, told, insteadOf }) => [
      ...told.map((worker_id) => ({ urgent_id, worker_id, stands: 'reader', ...by })),
      ...insteadOf.map((worker_id) => ({ urgent_id, worker_id, stands: 'cover', ...by })),
    ]),
  )
  await put(
    owner,
    'urgent_acknowledgement',
    world.urgentOnSlips
      .filter(({ read }) => read)
      .map(({ id }) => ({ urgent_id: id, worker_id: world.workers[0]?.id, at: NOW })),
  )
  await put(
    owner,
    'urgent_naming',
    world.urgentOnSlips.flatMap(({ id: urgent_id, slip, named }) =>
      named.map(({ worker, by: named_by, late }) => ({
        ...{ urgent_id, worker_id: worker, round_id: surveys.get(slip), code_id: slip, named_by },
        ...{ because: 'x', named_at: NOW, acknowledge_by: late ? NOW : later },
      })),
    ),
  )
  const named = world.surveys.filter(({ kind }) => kind === 'named')
  const asks = { measure: 'swemwbs', version: 1, score: 'total', direction: 'at_most', threshold: 20 }
  const told = { threshold_from: 'x', told: 'x', signpost_name: 'x', signpost_address: '/services' }
  const team_id = world.teams[0]?.id
  // Also its owner is asked whether the team is one of this place.
  await owner.query("select set_config('trellis.place', $1, true)", [world.place])
  await put(
    owner,
    'screen',
    named.map(({ id, by: made_by }) => ({ round_id: id, ...asks, ...told, team_id, made_by })),
  )
  await put(
    owner,
    'screen_offer',
    world.offers.map(({ id, slip, survey }) => ({ id, answers_id: slip, round_id: survey, offered_at: NOW })),
  )
}
