import { newId } from '../../src/words/index.ts'
import { type Act, type Attempt, tries } from './attempts-of-cases.ts'
import { type Ids, idsOf, type Standing } from './standing.ts'
import type { Agency, LeadOffer, Part, SharedPlan } from './together.ts'
import { TODAY, type World } from './world.ts'

/** As which agency somebody looks at a plan, and which kinds of content that opens. */
type Sight = { plan: SharedPlan; agency: string; kinds: readonly Agency['kind'][] }

/** Whether what was agreed about an agency holds still. */
const isAgreed = (world: World, { agreed }: Agency): boolean =>
  world.decisions.some(({ id, withdrawn }) => id === agreed && !withdrawn)

/**
 * "Whoever supports the young person sees by the support. Everybody else sees by an open entry of the circle and an agreement to
 * share that names the plan: without either there is no row." Who said no, or left, takes no part.
 */
function sightsOf(world: World, { known, entries }: Standing): Sight[] {
  const bySupport = world.sharedPlans
    .filter(({ person }) => known.has(person))
    .map((plan): Sight => ({ plan, agency: plan.home, kinds: ['plan', 'plan_health'] }))
  const byEntry = world.agencies
    .filter(
      (one) =>
        one.entry && entries.has(one.entry) && one.answer === 'yes' && !one.left && isAgreed(world, one),
    )
    .flatMap((one): Sight[] => {
      const plan = world.sharedPlans.find(({ id }) => id === one.plan)
      return plan ? [{ plan, agency: one.id, kinds: one.health ? ['plan', 'plan_health'] : ['plan'] }] : []
    })
  return [...bySupport, ...byEntry]
}

/** The agencies that they may answer for: those that were asked, while the agreement holds. */
const askedOf = (world: World, { entries }: Standing): Ids =>
  idsOf(
    world.agencies,
    (one) => one.entry !== null && entries.has(one.entry) && !one.left && isAgreed(world, one),
  )

const leads = ({ plan, agency }: Sight): boolean => agency === plan.lead

type OfPlan = { plan: string }
const of = (sights: readonly Sight[], { plan }: OfPlan) => sights.filter((one) => one.plan.id === plan)

/** "Within a plan a part is for everybody or for the lead and whose part it is; what a health service does is read only by those whose agreement says so." */
const readsPart = (sights: readonly Sight[], part: Part): boolean =>
  of(sights, part).some(
    (one) =>
      one.agency === part.agency ||
      (one.kinds.includes(part.kind) && (part.seenBy === 'everybody' || leads(one))),
  )

/** What they can read of plans of several agencies. */
export function togetherRead(world: World, standing: Standing): Record<string, Ids> {
  const { known, own } = standing
  const sights = sightsOf(world, standing)
  const asked = askedOf(world, standing)
  const isIn = (one: OfPlan) => of(sights, one).length > 0
  const home = new Set(world.sharedPlans.map((plan) => plan.home))
  // "The young person reads who is in it, when they meet, and those goals and steps of which somebody said that they may."
  const parts = (all: readonly Part[]) =>
    idsOf(all, (part) => readsPart(sights, part) || (part.shown && part.person === own))
  return {
    shared_plan: idsOf(world.sharedPlans, ({ id, person }) => isIn({ plan: id }) || person === own),
    plan_agency: idsOf(
      world.agencies,
      (one) =>
        known.has(one.person) ||
        asked.has(one.id) ||
        of(sights, one).some(
          ({ plan, kinds }) => one.id === plan.home || one.id === plan.lead || kinds.includes(one.kind),
        ) ||
        (one.person === own && !one.left && (one.answer === 'yes' || home.has(one.id))),
    ),
    plan_goal: parts(world.planGoals),
    plan_step: parts(world.planSteps),
    plan_meeting: idsOf(world.planMeetings, (one) => isIn(one) || one.person === own),
    // Of the agenda everybody reads what their agreement names, and their own; and it has the young person's own points.
    plan_point: idsOf(
      world.planPoints,
      (one) =>
        of(sights, one).some(({ agency, kinds }) => agency === one.agency || kinds.includes(one.kind)) ||
        (one.agency === null && one.person === own),
    ),
    plan_lead_offer: idsOf(world.leadOffers, (one) =>
      of(sights, one).some((sight) => sight.agency === one.agency || leads(sight)),
    ),
  }
}

const leadsOpen = (sights: readonly Sight[], one: OfPlan): boolean =>
  of(sights, one).some((sight) => leads(sight) && !sight.plan.closed)

/** What they can change: the plan by its lead; what an agency does by itself or by the lead, who reads it; while it is open. */
export function togetherChanged(world: World, standing: Standing): Record<string, Ids> {
  const sights = sightsOf(world, standing)
  const asked = askedOf(world, standing)
  const parts = (all: readonly Part[]) =>
    idsOf(all, (part) =>
      of(sights, part).some(
        (one) =>
          !one.plan.closed && (one.agency === part.agency || (leads(one) && one.kinds.includes(part.kind))),
      ),
    )
  return {
    shared_plan: idsOf(world.sharedPlans, ({ id }) => leadsOpen(sights, { plan: id })),
    plan_agency: idsOf(
      world.agencies,
      ({ id, person, left }) => !left && (standing.known.has(person) || asked.has(id)),
    ),
    plan_goal: parts(world.planGoals),
    plan_step: parts(world.planSteps),
    plan_meeting: idsOf(
      world.planMeetings,
      (one) => !one.written && !one.calledOff && leadsOpen(sights, one),
    ),
    plan_point: idsOf(world.planPoints, ({ agency, person }) => agency === null && person === standing.own),
  }
}

/** What may be tried about plans of several agencies. */
export function aboutTogether(world: World, standing: Standing, person: string, me: string): Attempt[] {
  const sights = sightsOf(world, standing)
  const named = { place_id: world.place, young_person_id: person }
  const knows = standing.known.has(person)
  const [another, home_id] = [newId(), newId()]
  const support_id = world.supports.find((one) => one.person === person)?.id
  const plan = { ...named, support_id, home_id, lead_id: home_id, called: 'x', words: 'x', opened_by: me }
  const opened = support_id
    ? tries('shared_plan', plan, knows, { opened_by: another }, { lead_id: another })
    : []
  const open = world.sharedPlans.find((one) => one.person === person && !one.closed)
  if (!open) return opened
  const on = { ...named, plan_id: open.id }
  const sight = of(sights, { plan: open.id })
  const lead = sight.some(leads)
  const agency = { ...on, team_id: world.teams[0]?.id, called: 'x', asks: 'x', added_by: me }
  const meeting = { ...on, starts_at: TODAY, meets: 'x', made_by: me }
  const offer = { ...on, agency_id: open.home, words: 'x', offered_by: me, answer_by: TODAY }
  const mine = standing.own === person
  return [
    ...opened,
    ...tries('plan_agency', agency, knows, { added_by: another }),
    ...tries('plan_meeting', meeting, lead, { made_by: another }),
    ...tries('plan_lead_offer', offer, lead, { offered_by: another }),
    ...tries('plan_point', { ...on, words: 'x' }, mine, { made_by: me }),
    ...world.agencies
      .filter((one) => one.plan === open.id && !one.left && (one.answer === 'yes' || one.id === open.home))
      .slice(-2)
      .flatMap(({ id: agency_id }) => {
        const theirs = sight.some((one) => one.agency === agency_id)
        const part = { ...on, agency_id, seen_by: 'everybody', shown: false, made_by: me }
        return [
          ...tries('plan_goal', { ...part, words: 'x' }, theirs || lead, { made_by: another }),
          ...tries('plan_step', { ...part, what: 'x', due_on: TODAY }, theirs || lead, { made_by: another }),
          ...tries('plan_point', { ...on, agency_id, words: 'x', made_by: me }, theirs, { made_by: another }),
        ]
      }),
  ]
}

/** "It moves only in the statement that answers an offer with yes": by whoever was asked; and whoever leads takes it back. */
export function actsOnLead(world: World, standing: Standing): Act[] {
  const sights = sightsOf(world, standing)
  const said = (answer: LeadOffer['answer'] | 'yes' | 'taken_back', by: string) =>
    `answer = '${answer}', answered_by = ${by}, answered_at = trellis_now()`
  return world.leadOffers.flatMap((offer): Act[] => {
    const one = { table: 'plan_lead_offer', id: offer.id }
    const open = of(sights, offer).filter(({ plan }) => offer.answer === null && !plan.closed)
    const asked = open.some(({ agency }) => agency === offer.agency)
    return [
      { ...one, set: said('no', 'actor_id()'), allowed: asked },
      { ...one, set: said('yes', 'actor_id()'), allowed: asked },
      { ...one, set: said('no', 'gen_random_uuid()'), allowed: false },
      { ...one, set: said('taken_back', 'actor_id()'), allowed: open.some(leads) },
      { ...one, set: said('taken_back', 'gen_random_uuid()'), allowed: false },
    ]
  })
}
