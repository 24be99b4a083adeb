import { newId } from '../../src/words/index.ts'
import { type Act, type Attempt, tries } from './attempts-of-cases.ts'
import { isRestricted } from './closed.ts'
import type { Death } from './ends.ts'
import { keeps } from './kept-in-words.ts'
import {
  answersFor,
  type Ids,
  idsOf,
  isKind,
  isManaging,
  isParty,
  linkedAsk,
  rolesOf,
  type Standing,
  standingOf,
} from './standing.ts'
import { NOW, TODAY, type World } from './world.ts'

type Of = { person: string }

/** Whether a world has anything of it: without it nothing of it is asked there. */
const isThere = (world: World): boolean =>
  [...world.deaths, ...world.restrictions, ...world.proposals, ...world.disposals].length > 0 ||
  [...world.files, ...world.leftOuts, ...world.signposts, ...world.steppings].length > 0

/** "A manager or a safeguarding lead of the organisation" whose record it is, "also once everything is closed"; unless they are not there for them. */
function settles(world: World, { asker, closed }: Standing, person: string): boolean {
  const team = world.people.find(({ id }) => id === person)?.team
  const organisation = world.teams.find(({ id }) => id === team)?.organisation
  return !closed.has(person) && isManaging(world, asker, organisation, ['manager', 'safeguarding_lead'])
}

/** Of whose death somebody is told: of those whose record they have, and of those they may settle, once it is confirmed and while it stands. */
export function deathsToldTo(world: World, worker: string): Ids {
  const standing = standingOf(world, { kind: 'worker', id: worker })
  const stands = world.deaths.filter(({ confirmed, takenBack }) => confirmed !== null && !takenBack)
  return idsOf(
    world.people,
    ({ id }) =>
      standing.known.has(id) ||
      stands.some(({ person }) => person === id && settles(world, standing, person)),
  )
}

/** What they can read of how records end, and of what is given out of them. */
export function endsRead(world: World, standing: Standing): Record<string, Ids> {
  if (!isThere(world)) return {}
  const { known, own, led, asker } = standing
  const knows = ({ person }: Of) => known.has(person)
  const sweep = isKind(standing, 'job:sweep')
  const mine = (...who: string[]) => asker.kind === 'worker' && who.includes(asker.id)
  const picked = linkedAsk(world, standing, true)
  const closed = (one: Of) => standing.closed.has(one.person)
  return {
    death: idsOf(
      world.deaths,
      (death) => knows(death) || (death.confirmed !== null && settles(world, standing, death.person)),
    ),
    // "Whoever is in the circle reads on, with a line that says so"; "their own page says it".
    restriction: idsOf(world.restrictions, (one) => knows(one) || one.person === own),
    disposal_proposal: idsOf(world.proposals, ({ person }) => keeps(world, standing, person)),
    // The certificate is for whoever leads the team that had the record, and the two who did it.
    disposal: idsOf(
      world.disposals,
      ({ team, by, confirmed }) => (asker.kind === 'worker' && led.has(team)) || mine(by, confirmed),
    ),
    // "The file only to whoever gave it out" once the circle has ended; "it ends after 30 days", and the sweep empties it.
    access_file: idsOf(
      world.files,
      (one) =>
        knows(one) ||
        (one.person === own && one.ownPage && !one.over) ||
        (mine(one.by) && answersFor(world, standing, one.person)) ||
        (sweep && one.over),
    ),
    access_left_out: idsOf(world.leftOuts, (one) => knows(one) || answersFor(world, standing, one.person)),
    signpost: idsOf(world.signposts, knows),
    // A referral of its own kind: whoever has either record reads it, and whoever was asked or asked.
    stepping: idsOf(world.steppings, (one) => {
      const to = world.referrals.find(({ id }) => id === one.id)
      const party = isParty(standing, one.id, 'progress', 'referral') || known.has(to?.person ?? '')
      return !closed(one) && (knows(one) || party)
    }),
    // "Can be read by the link-holder alone."
    unsent_answers: idsOf(world.unsents, ({ id }) => id === picked),
  }
}

/** What they can change of it, while it is not settled. */
export function endsChanged(world: World, standing: Standing, blind: boolean): Record<string, Ids> {
  if (!isThere(world)) return {}
  const { known } = standing
  const picked = linkedAsk(world, standing, true)
  return {
    // Whichever step is taken hangs on the row, so nobody takes one without looking.
    ...(blind ? {} : { death: idsOf(world.deaths, (one) => maySettle(world, standing, one)) }),
    restriction: idsOf(world.restrictions, ({ person, lifted }) => known.has(person) && !lifted),
    disposal_proposal: idsOf(
      world.proposals,
      ({ person, turnedDown }) => !turnedDown && keeps(world, standing, person),
    ),
    access_file: idsOf(world.files, ({ over }) => isKind(standing, 'job:sweep') && over),
    access_left_out: idsOf(
      world.leftOuts,
      ({ person, request }) =>
        known.has(person) && world.accessRequests.some((one) => one.id === request && !one.over),
    ),
    unsent_answers: idsOf(world.unsents, ({ id }) => id === picked),
  }
}

/** Written down it is taken back or confirmed by those who have the record; once confirmed, by those who settle it. */
const maySettle = (world: World, standing: Standing, { person, confirmed, takenBack }: Death): boolean =>
  !takenBack && (confirmed ? settles(world, standing, person) : standing.known.has(person))

/** "Goes when it is sent": what was picked and not sent. */
export const unsentTaken = (world: World, standing: Standing): Ids => {
  const picked = linkedAsk(world, standing, true)
  return idsOf(world.unsents, ({ id }) => id === picked)
}

/** What may be tried of it about somebody, in one's own name. */
export function aboutEnds(world: World, standing: Standing, person: string, me: string): Attempt[] {
  if (!isThere(world)) return []
  const { known, own, asker } = standing
  const manages = asker.kind === 'worker' && rolesOf(world, asker.id).some(({ role }) => role === 'manager')
  const [knows, another] = [known.has(person), newId()]
  const about = { place_id: world.place, young_person_id: person }
  const death = { ...about, said_by: 'x', said_on: TODAY, recorded_by: me }
  const set = { ...about, reason: 'x' }
  const asked = { lift_because: 'x', lift_asked_by: me, lift_asked_at: NOW }
  const proposed = { ...about, looked: 'x', proposed_by: me }
  return [
    ...tries('death', death, knows, { recorded_by: another }, { confirmed_by: another, confirmed_at: NOW }),
    ...tries('restriction', { ...set, set_by: me }, knows, { set_by: another }, asked),
    ...tries('restriction', set, own === person, { set_by: another }, asked),
    // "A manager proposes it", whose day it is; that the day has come is asked by a trigger, which has tests of its own.
    ...tries(
      'disposal_proposal',
      proposed,
      manages && keeps(world, standing, person),
      { proposed_by: another },
      { turned_down_because: 'x', turned_down_by: me, turned_down_at: NOW },
    ),
    ...aboutGivenOut(world, standing, person, me),
    ...aboutGoingOn(world, standing, person, me),
  ]
}

function aboutGivenOut(world: World, standing: Standing, person: string, me: string): Attempt[] {
  const knows = standing.known.has(person)
  const another = newId()
  const other = world.people.find(({ id }) => id !== person)?.id ?? newId()
  return world.accessRequests
    .filter((one) => one.person === person)
    .flatMap(({ id, over, answerer }) => {
      const of = { request_id: id, young_person_id: person, made_by: me }
      const file = { ...of, place_id: world.place, content: {}, expires_at: '2099-01-01' }
      // Once the circle has ended by whoever answered it, and by nobody else.
      const answered = over && answerer === me && answersFor(world, standing, person)
      const left = { ...of, of_table: 'contact', of_key: 'x', fields: ['note'], reason: 'crime', words: 'x' }
      const wrong = [{ made_by: another }, { young_person_id: other }]
      return [
        // It has no id of its own, but that of what was asked.
        ...tries('access_file', file, knows || answered, ...wrong).map(withoutId),
        ...tries('access_left_out', left, knows && !over, ...wrong),
      ]
    })
}

const withoutId = ({ row: { id: _, ...row }, ...one }: Attempt): Attempt => ({ ...one, row })

function aboutGoingOn(world: World, standing: Standing, person: string, me: string): Attempt[] {
  const knows = standing.known.has(person)
  const picked = linkedAsk(world, standing, true)
  const another = newId()
  const elsewhere = world.supports.find((one) => one.person !== person)?.id ?? another
  const unsent = world.asks
    .filter((one) => one.person === person)
    .map(({ id }) => ({
      ...{ table: 'unsent_answers', row: { ask_id: id, young_person_id: person, picked: {} } },
      allowed: id === picked,
    }))
  const support = world.supports.find((one) => one.person === person)?.id
  if (!support) return unsent
  const of = { young_person_id: person, support_id: support }
  const wrong = { support_id: elsewhere }
  const tiers = { from_tier: 'x', to_tier: 'x', to_team_id: world.teams[0]?.id }
  const step = { ...of, ...tiers, referral_id: another, place_id: world.place, changes: 'x', made_by: me }
  return [
    ...unsent,
    ...tries('signpost', { ...of, service_id: another, worker_id: me }, knows, { worker_id: another }, wrong),
    ...tries('stepping', step, knows, { made_by: another }, wrong).map(withoutId),
  ]
}

/** What is done about a death, each by whom the sentence names and in their own name. */
export function actsOnEnds(world: World, standing: Standing): Act[] {
  const { asker, known } = standing
  if (asker.kind !== 'worker') return []
  const manages = rolesOf(world, asker.id).some(({ role }) => role === 'manager')
  const another = 'gen_random_uuid()'
  return world.deaths
    .filter(({ takenBack }) => !takenBack)
    .flatMap(({ id, person, by, confirmed, living }): Act[] => {
      const one = { table: 'death', id }
      const settler = settles(world, standing, person)
      const said = (what: string, who: string) => `${what}_by = ${who}, ${what}_at = trellis_now()`
      // "A manager who did not write it down confirms it." That nobody confirms their own word is a rule of the row.
      if (!confirmed) {
        const confirms = known.has(person) && manages
        return by === asker.id
          ? []
          : [
              { ...one, set: said('confirmed', 'actor_id()'), allowed: confirms },
              { ...one, set: said('confirmed', another), allowed: false },
            ]
      }
      // "Asks with why, and another of them agrees."
      const asked = (who: string) => `living_because = 'x', ${said('living_asked', who)}`
      const agreed = (who: string) => `taken_back_because = 'x', ${said('taken_back', who)}`
      const [step, theirs] = living ? [agreed, living !== asker.id] : [asked, true]
      const own: Act[] = theirs ? [{ ...one, set: step('actor_id()'), allowed: settler }] : []
      return [...own, { ...one, set: step(another), allowed: false }]
    })
}

/** "Nothing new is shared": what a restriction refuses, of this record and of those that are joined with it. */
export function isRefusedByRestriction(world: World, { table, row }: Attempt): boolean {
  const person = typeof row.young_person_id === 'string' ? row.young_person_id : ''
  if (!isRestricted(world, person)) return false
  if (table === 'circle_member')
    return (
      row.opens !== 'nothing' &&
      !/^(safeguarding|handed_on|support|parental_responsibility)$/.test(`${row.basis}`)
    )
  if (table === 'decision')
    return row.about === 'sharing' && row.answer === 'yes' && row.decided_by !== 'safeguarding_override'
  if (table === 'enrolment') return !row.referral_id
  return ['referral_share', 'shared_plan', 'plan_agency', 'stepping'].includes(table)
}
