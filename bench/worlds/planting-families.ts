import type pg from 'pg'
import { put } from './planting-supports.ts'
import { NOW, TODAY, type World } from './world.ts'

/** Plans of families, with who is in them. */
export async function putFamilies(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const made_by = world.workers[0]?.id
  const said = (at: boolean) => (at ? NOW : null)
  await put(
    owner,
    'family_plan',
    world.families.map(({ id, support, team, lead, ended }) => ({
      ...{ id, place_id, support_id: support, team_id: team, lead_id: lead, words: 'x', review_on: TODAY },
      ...{ opened_by: made_by, opened_at: NOW, ended_at: said(ended), ended_because: ended ? 'x' : null },
    })),
  )
  await put(
    owner,
    'family_member',
    world.familyMembers.map(({ id, plan, person, yes, left }) => ({
      ...{ id, place_id, plan_id: plan, young_person_id: person, agreed_id: yes, called: 'Somebody' },
      ...{ relationship: person ? null : 'x', added_by: made_by, added_at: NOW },
      ...{ left_at: said(left), left_because: left ? 'x' : null },
    })),
  )
  await put(
    owner,
    'family_step',
    world.familySteps.map(({ id, plan: plan_id, member: member_id }) => ({
      ...{ id, place_id, plan_id, member_id, what: 'x', due_on: TODAY, made_by, made_at: NOW },
    })),
  )
  await put(
    owner,
    'family_goal',
    world.familyGoals.map(({ id, plan: plan_id }) => ({
      ...{ id, place_id, plan_id, words: 'x', made_by, made_at: NOW },
    })),
  )
  await put(
    owner,
    'family_goal_rating',
    world.familyGoals.map(({ id, plan: plan_id }) => ({
      ...{ id, place_id, plan_id, goal_id: id, rating: 5, rated_on: TODAY, made_by, made_at: NOW },
    })),
  )
  await put(
    owner,
    'family_offer',
    world.familyOffers.map(({ id, plan, team, by, answer, answeredBy }) => ({
      ...{ id, place_id, plan_id: plan, team_id: team, offered_by: by, offered_at: NOW, answer_by: TODAY },
      ...{ answer, answered_at: said(answer !== null), answered_by: answeredBy },
      declined_because: answer === 'no' ? 'x' : null,
    })),
  )
}
