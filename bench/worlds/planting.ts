import type pg from 'pg'
import { newId } from '../../src/words/index.ts'
import { putBreaks } from './planting-breaks.ts'
import { putEnds } from './planting-ends.ts'
import { putFamilies } from './planting-families.ts'
import { putCompanions, putGroups } from './planting-groups.ts'
import { putKept } from './planting-kept.ts'
import { putSaid } from './planting-said.ts'
import { putIdentities, putSealings } from './planting-sealings.ts'
import { put, putSupports } from './planting-supports.ts'
import { putSurveys } from './planting-surveys.ts'
import { putTogether } from './planting-together.ts'
import { putWhatIsTold } from './planting-told.ts'
import { putWalls } from './planting-walls.ts'
import { hashed, keyOf } from './secrets.ts'
import { BORN, type Entry, NOW, TODAY, type World } from './world.ts'

const later = '2099-01-01T00:00:00Z'
const before = '2020-01-01T00:00:00Z'

/** Puts worlds into the database as its owner, by whom no access rule is asked. */
export async function plantWorlds(owner: pg.ClientBase, worlds: readonly World[]): Promise<void> {
  await owner.query('begin')
  await owner.query(
    "select set_config('trellis.now', $1, true), set_config('trellis.actor', 'operator:demo', true)",
    [NOW.toISOString()],
  )
  // A circle may have closed after they came together, and a check lapsed: nobody is asked whether they may still.
  const unasked = [
    ...['family_member', 'family_step', 'family_offer', 'companion', 'shared_plan', 'plan_agency'],
    ...['plan_goal', 'plan_step', 'plan_point', 'plan_lead_offer'],
    ...['death', 'disposal_proposal'],
    // Which questions an ask answers is said here.
    ...['round_opening', 'round_code', 'round_key', 'measure_point'],
  ]
  for (const table of unasked) await owner.query(`alter table ${table} disable trigger user`)
  for (const world of worlds) {
    await putWhoIsWho(owner, world)
    await putCases(owner, world)
    await putAround(owner, world)
    await putSupports(owner, world)
    await putWhatIsSaid(owner, world)
    await putGroups(owner, world)
    await putSaid(owner, world)
    await putWhatIsTold(owner, world)
    await putBreaks(owner, world)
    await putSealings(owner, world)
    await putWalls(owner, world)
    await putFamilies(owner, world)
    await putTogether(owner, world)
    await putCompanions(owner, world)
    await putSurveys(owner, world)
    await putKept(owner, world)
    await putEnds(owner, world)
    await putIdentities(owner, world)
  }
  await owner.query('set constraints all immediate')
  for (const table of unasked) await owner.query(`alter table ${table} enable trigger user`)
  // Of nobody here the time is over, and whoever proposes it is refused for that before a rule is asked.
  await owner.query('alter table disposal_proposal disable trigger disposal_is_proposed')
  await owner.query('commit')
}

async function putWhoIsWho(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  await put(owner, 'place', [{ id: place_id, name: 'Somewhere' }])
  await put(
    owner,
    'organisation',
    world.organisations.map(({ id, kind }) => ({
      id,
      place_id,
      kind,
      name: 'One',
      open_days: [1, 2, 3, 4, 5],
    })),
  )
  await put(
    owner,
    'team',
    world.teams.map(({ id, organisation }) => ({
      ...{ id, place_id, organisation_id: organisation, name: 'Team', purpose: '', receives_referrals: true },
      ...{ front_door: false, answer_days: 10, cover_hours: [] },
    })),
  )
  await put(
    owner,
    'worker',
    world.workers.map(({ id, organisation }) => ({
      ...{ id, place_id, organisation_id: organisation, name: 'Worker', job_title: '' },
    })),
  )
  await put(
    owner,
    'membership',
    world.memberships.map(({ worker, team, role, from, to }) => ({
      ...{ id: newId(), worker_id: worker, team_id: team, role, starts_on: from, ends_on: to },
    })),
  )
  await put(
    owner,
    'cover',
    world.covers.map(({ worker, by, from, to }) => ({
      ...{ id: newId(), worker_id: worker, covered_by: by, starts_on: from, ends_on: to },
    })),
  )
}

const isOpen = (state: string) => ['sent', 'returned', 'declined'].includes(state)

async function putCases(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  await put(
    owner,
    'young_person',
    world.people.map(({ id, team, school }) => ({
      ...{ id, place_id, team_id: team, name: `Somebody ${id.slice(0, 8)}`, name_key: id, made_at: NOW },
      ...{
        date_of_birth: BORN,
        school_id: school,
        no_fixed_address: false,
        contact_safe: false,
        interpreter: false,
      },
    })),
  )
  const decisions = new Map(world.referrals.map(({ id }) => [id, newId()]))
  await put(
    owner,
    'referral',
    world.referrals.map(({ id, person, by, toTeam, state }) => ({
      ...{
        id,
        place_id,
        young_person_id: person,
        way_in: 'professional',
        from_worker_id: by,
        to_team_id: toTeam,
      },
      ...{
        from_team_id: by ? toTeam : null,
        state,
        sent_at: NOW,
        answer_by: TODAY,
        decision_id: decisions.get(id),
      },
      ...{ holder_team_id: isOpen(state) ? toTeam : null, due_on: isOpen(state) ? TODAY : null },
    })),
  )
  await put(
    owner,
    'referral_decision',
    world.referrals.map(({ id, person, state }) => ({
      ...{ id: decisions.get(id), referral_id: id, young_person_id: person, act: 'accepted', state, at: NOW },
      actor_kind: 'worker',
    })),
  )
  const typed = {}
  await put(
    owner,
    'referral_letter',
    world.referrals.map(({ id, person }) => ({ referral_id: id, young_person_id: person, typed })),
  )
}

const bases: Partial<Record<Entry['opens'], string>> = {
  going_along: 'goes_along',
  shared_plan: 'shared_plan',
}

async function putAround(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  // Which agreements name the plan of several agencies, and what health services do in it.
  const plans = new Map(world.agencies.map(({ agreed, health }) => [agreed, health]))
  const inPlan = (id: string) => (plans.has(id) ? ['plan', ...(plans.get(id) ? ['plan_health'] : [])] : [])
  await put(
    owner,
    'decision',
    world.decisions.map(({ id, person, referral, sharing, forSafety, withdrawn }) => ({
      ...{ id, young_person_id: person, referral_id: referral, answer: 'yes' },
      share_what: sharing ? ['how_it_goes', 'x', 'family', ...inPlan(id)] : [],
      ...{ about: sharing ? 'sharing' : 'service', share_with: sharing ? 'Somebody' : null },
      ...(forSafety
        ? { decided_by: 'safeguarding_override', competence: null, judged_by: 'Somebody', grounds: 'So' }
        : { decided_by: 'young_person', competence: 'sixteen_or_over', judged_by: null, grounds: null }),
      ...{ decided_on: TODAY, made_at: NOW },
      withdrawn_at: withdrawn ? NOW : null,
    })),
  )
  await put(
    owner,
    'referral_share',
    world.shares.map(({ referral, person, stage, agreed }) => ({
      ...{ referral_id: referral, young_person_id: person, stage, shared: {}, agreed_id: agreed },
    })),
  )
  await put(
    owner,
    'circle_member',
    world.entries.map(({ id, person, worker, team, opens, referral, forSafety, from, to }) => ({
      ...{
        id,
        place_id,
        young_person_id: person,
        worker_id: worker,
        team_id: team,
        opens,
        referral_id: referral,
      },
      ...{
        basis: forSafety ? 'safeguarding' : (bases[opens] ?? 'support'),
        starts_at: from,
        ends_at: to,
      },
    })),
  )
}

async function putWhatIsSaid(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  await put(
    owner,
    'link',
    world.links.map(({ id, person, purpose, referral, ask, lasts, used }) => ({
      ...{
        id,
        place_id,
        young_person_id: person,
        purpose,
        referral_id: referral,
        ask_id: ask,
        made_at: before,
      },
      ...{ token_hash: hashed(keyOf(id)) },
      ...{ expires_at: lasts ? later : before, used_at: used ? NOW : null },
    })),
  )
  await put(
    owner,
    'supporter',
    world.supporters.map(({ id, person }) => ({
      ...{
        id,
        young_person_id: person,
        kind: 'trusted_adult',
        name: 'Somebody',
        relationship: '',
        made_at: NOW,
      },
      ...{ parental_responsibility: 'not_known', may_collect: false },
    })),
  )
  await put(
    owner,
    'same_person_link',
    world.samePersons.map(({ id, person, other, by, undone }) => ({
      ...{ id, young_person_id: person, other_id: other, made_by: by, made_at: NOW },
      ...{ undone_by: undone ? by : null, undone_at: undone ? NOW : null },
    })),
  )
}
