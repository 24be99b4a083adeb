import { newId } from '../../src/words/index.ts'
import { type Act, type Attempt, tries } from './attempts-of-cases.ts'
import { isSealed } from './closed.ts'
import type { FamilyOffer } from './families.ts'
import { type Ids, idsOf, type Standing, seesContent } from './standing.ts'
import { aboutTogether, actsOnLead } from './together-in-words.ts'
import { actsOnWorkshops } from './workshops-in-words.ts'
import { TODAY, type World } from './world.ts'

/**
 * How somebody stands to the plans of families. "The lead and whoever leads the lead's team, who change it; and whoever has the
 * record of somebody who is in it, who reads it. Nobody who is closed out of the circle of anyone in it sees anything of it";
 * without whoever's record is sealed it goes on, once they are in it no more.
 */
function sightOf(world: World, { asker, known, workers, led, closed, own }: Standing) {
  const members = (plan: string) => world.familyMembers.filter((one) => one.plan === plan)
  const isIn = ({ yes, left }: World['familyMembers'][number]) => yes !== null && !left
  const open = world.families.filter(({ id }) =>
    members(id).every(
      ({ person, left }) => person === null || !closed.has(person) || (left && isSealed(world, person)),
    ),
  )
  const holds = idsOf(
    asker.kind === 'worker' ? open : [],
    ({ lead, team }) => (workers.has(lead) && seesContent(world, lead)) || led.has(team),
  )
  const has = (person: string | null) => person !== null && known.has(person)
  const sees = idsOf(
    open,
    ({ id }) => holds.has(id) || members(id).some((one) => has(one.person) && isIn(one)),
  )
  // A young person reads those in which they are, and said yes to.
  const theirs = idsOf(world.families, ({ id }) =>
    members(id).some((one) => own !== null && one.person === own && isIn(one)),
  )
  return { holds, sees, theirs, has, isIn }
}

/** "Being asked opens nothing: only whoever reads it already sees that their team is asked", and what they said themselves. */
const isAsked = ({ asker, teams }: Standing, sees: Ids, { plan, team, answer, answeredBy }: FamilyOffer) =>
  teams.has(team) && sees.has(plan) && (answer === null || ('id' in asker && answeredBy === asker.id))

/** What they can read of families' plans. */
export function familiesRead(world: World, standing: Standing): Record<string, Ids> {
  const { own, closed } = standing
  const { holds, sees, theirs, has, isIn } = sightOf(world, standing)
  // "Goals of the plan are read by whoever reads the plan."
  const goals = idsOf(world.familyGoals, ({ plan }) => sees.has(plan) || theirs.has(plan))
  return {
    ...{ family_goal: goals, family_goal_rating: goals },
    family_plan: idsOf(world.families, ({ id }) => sees.has(id) || theirs.has(id)),
    // "Who was asked and has not said yes is seen by those who have that record alone."
    family_member: idsOf(world.familyMembers, (one) => {
      const { plan, person, left } = one
      if (person !== null && closed.has(person)) return false
      if (has(person) || (own !== null && person === own)) return true
      if (sees.has(plan) && (person === null || isIn(one))) return true
      return theirs.has(plan) && !left && (person === null || isIn(one))
    }),
    family_step: idsOf(world.familySteps, ({ plan, member }) => {
      const whose = world.familyMembers.find(({ id }) => id === member)
      return sees.has(plan) || theirs.has(plan) || has(whose?.person ?? null)
    }),
    family_offer: idsOf(
      world.familyOffers,
      (offer) => holds.has(offer.plan) || theirs.has(offer.plan) || isAsked(standing, sees, offer),
    ),
  }
}

/** What they can change of them: the plan while it is open, who is in it, what somebody does. */
export function familiesChanged(world: World, standing: Standing): Record<string, Ids> {
  const { holds, has } = sightOf(world, standing)
  return {
    family_plan: idsOf(world.families, ({ id, ended }) => !ended && holds.has(id)),
    family_member: idsOf(
      world.familyMembers,
      ({ plan, person, left }) => !left && (person === null ? holds.has(plan) : has(person)),
    ),
    family_step: idsOf(world.familySteps, ({ plan }) => holds.has(plan)),
  }
}

/** What may be tried about families' plans, and those of several agencies. */
export function aboutFamilies(world: World, standing: Standing, person: string, me: string): Attempt[] {
  const { known } = standing
  const { holds } = sightOf(world, standing)
  const place_id = world.place
  const support = world.supports.find((one) => one.person === person)
  const opens = { place_id, support_id: support?.id, team_id: support?.team, lead_id: support?.worker }
  const opened = { ...opens, words: 'x', review_on: TODAY, opened_by: me }
  const open = world.families.find(({ ended }) => !ended)
  const other = world.teams.find(({ id }) => id !== open?.team)?.id
  const of = { place_id, plan_id: open?.id }
  const member = { ...of, called: 'x', added_by: me }
  const child = { ...member, young_person_id: person }
  const step = { ...of, what: 'x', due_on: TODAY, made_by: me }
  const offer = { ...of, team_id: other, offered_by: me, answer_by: TODAY }
  const answer = { answer: 'yes', answered_at: TODAY, answered_by: me }
  const held = open !== undefined && holds.has(open.id)
  const goal_id = world.familyGoals.find(({ plan }) => plan === open?.id)?.id
  const goal = { ...of, words: 'x', made_by: me }
  const rating = { ...of, goal_id, rating: 5, rated_on: TODAY, made_by: me }
  const another = newId()
  return [
    ...(support
      ? tries('family_plan', opened, known.has(person), { opened_by: another }, { lead_id: another })
      : []),
    ...(open
      ? [
          ...tries('family_member', { ...member, relationship: 'x' }, held, { added_by: another }),
          // Asked first: nobody is put in it with a yes.
          ...tries('family_member', child, held && known.has(person), { agreed_id: another }),
          ...tries('family_step', step, held, { made_by: another }),
          ...tries('family_goal', goal, held, { made_by: another }),
          ...tries('family_goal_rating', rating, held, { made_by: another }),
        ]
      : []),
    ...aboutTogether(world, standing, person, me),
    ...(open && other ? tries('family_offer', offer, held, { offered_by: another }, answer) : []),
  ]
}

const said = (answer: string, by: string) =>
  `answer = '${answer}', answered_by = ${by}, answered_at = trellis_now()`

/** What may be done about what somebody is asked for, a workshop or a plan to take over: this is answered by the team that was asked, taken back by whoever leads, and a no read by them. */
export function actsOnOffers(world: World, standing: Standing): Act[] {
  const { holds, sees } = sightOf(world, standing)
  const offers = world.familyOffers.flatMap((offer): Act[] => {
    const of = { table: 'family_offer', id: offer.id }
    const held = holds.has(offer.plan)
    const isOpen = offer.answer === null
    const asked = isOpen && isAsked(standing, sees, offer)
    // Who sees nothing of it tries one thing, and is refused as whoever looks for what never was.
    if (!held && !sees.has(offer.plan))
      return [{ ...of, set: said('taken_back', 'actor_id()'), allowed: false }]
    const no = "declined_because = 'other than it was'"
    return [
      { ...of, set: `${said('no', 'actor_id()')}, ${no}`, allowed: asked },
      { ...of, set: `${said('no', 'gen_random_uuid()')}, ${no}, read_at = trellis_now()`, allowed: false },
      { ...of, set: said('yes', 'actor_id()'), allowed: asked },
      { ...of, set: said('taken_back', 'actor_id()'), allowed: isOpen && held },
      { ...of, set: said('taken_back', 'gen_random_uuid()'), allowed: false },
      { ...of, set: 'read_at = trellis_now()', allowed: offer.answer === 'no' && held },
    ]
  })
  return [...offers, ...actsOnWorkshops(world, standing), ...actsOnLead(world, standing)]
}
