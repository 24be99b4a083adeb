import type pg from 'pg'
import { put } from './planting-supports.ts'
import type { Part } from './together.ts'
import { NOW, TODAY, type World } from './world.ts'

/** Plans of several agencies, with what each of them does. */
export async function putTogether(owner: pg.ClientBase, world: World): Promise<void> {
  const by = world.workers[0]?.id
  const of = ({ plan, person }: { plan: string; person: string }) => ({
    ...{ place_id: world.place, plan_id: plan, young_person_id: person },
  })
  const made = { made_by: by, made_at: NOW }
  const when = (at: boolean) => (at ? NOW : null)
  await put(
    owner,
    'shared_plan',
    world.sharedPlans.map(({ id, person, support, home, lead, closed }) => ({
      ...{ id, place_id: world.place, young_person_id: person, support_id: support, home_id: home },
      ...{ lead_id: lead, called: 'x', words: 'x', opened_by: by, opened_at: NOW, closed_at: when(closed) },
      ...{ closed_by: closed ? by : null, closed_words: closed ? 'x' : null },
    })),
  )
  await put(
    owner,
    'plan_agency',
    world.agencies.map(({ id, team, worker, kind, agreed, entry, answer, left, ...one }) => ({
      ...{ ...of(one), id, team_id: team, worker_id: worker, kind, agreed_id: agreed, circle_id: entry },
      ...{ called: 'x', asks: 'x', added_by: by, added_at: NOW, asked_at: when(agreed !== null) },
      ...{ answer_by: agreed ? TODAY : null, answer, answer_words: '', answered_at: when(answer !== null) },
      ...{ answered_by: answer ? by : null, left_at: when(left), left_because: left ? 'x' : null },
    })),
  )
  const part = ({ id, agency, kind, ...one }: Part) => ({ ...of(one), id, agency_id: agency, kind, ...made })
  const seen = ({ seenBy, shown }: Part) => ({ seen_by: seenBy, shown })
  await put(
    owner,
    'plan_goal',
    world.planGoals.map((one) => ({ ...part(one), ...seen(one), words: 'x' })),
  )
  await put(
    owner,
    'plan_step',
    world.planSteps.map((one) => ({ ...part(one), ...seen(one), what: 'x', due_on: TODAY })),
  )
  await put(
    owner,
    'plan_point',
    world.planPoints.map((one) => ({ ...part(one), words: 'x', made_by: one.agency ? by : null })),
  )
  await put(
    owner,
    'plan_meeting',
    world.planMeetings.map(({ id, written, calledOff, ...one }) => ({
      ...{ ...of(one), id, ...made, starts_at: NOW, meets: 'x', came: [], decided: written ? 'x' : null },
      ...{ written_by: written ? by : null, written_at: when(written), called_off_at: when(calledOff) },
      called_off_because: calledOff ? 'x' : null,
    })),
  )
  await put(
    owner,
    'plan_lead_offer',
    world.leadOffers.map(({ id, agency, answer, ...one }) => ({
      ...{ ...of(one), id, agency_id: agency, words: 'x', offered_by: by, offered_at: NOW, answer_by: TODAY },
      ...{ answer, answered_at: when(answer !== null), answered_by: answer ? by : null },
    })),
  )
}
