import { newId } from '../../src/words/index.ts'
import { type Attempt, aboutReferral, aboutSupport, has, link, me } from './attempts-of-cases.ts'
import { aboutEnds, isRefusedByRestriction } from './ends-in-words.ts'
import { aboutFamilies } from './families-in-words.ts'
import { aboutGlass } from './glass-in-words.ts'
import { aboutGroups } from './groups-in-words.ts'
import { aboutKept } from './kept-in-words.ts'
import { aboutSaid } from './said-in-words.ts'
import { aboutSealings } from './sealings-in-words.ts'
import type { Standing } from './standing.ts'
import { aboutSurveys } from './surveys-in-words.ts'
import { aboutWalls } from './walls-in-words.ts'
import { TODAY, type World } from './world.ts'

const text = { typed: {}, body: 'One', subject: 'One', template: 'one', address: 'a@example.org' }

/** Everything that this asker may try about this person, and about each referral and support of theirs. */
export function attemptsOf(world: World, standing: Standing, person: string): Attempt[] {
  const referrals = world.referrals.filter((one) => one.person === person)
  const all = [
    ...aboutPerson(world, standing, person),
    ...saidAbout(world, standing, person),
    ...aboutSaid(world, standing, person),
    ...aboutGroups(world, standing, person, me(standing.asker) ?? newId()),
    ...aboutFamilies(world, standing, person, me(standing.asker) ?? newId()),
    ...aboutEnds(world, standing, person, me(standing.asker) ?? newId()),
    ...aboutKept(world, standing, person, me(standing.asker) ?? newId()),
    ...aboutSurveys(world, standing, me(standing.asker) ?? newId()),
    ...referrals.flatMap((referral) => aboutReferral(world, standing, person, referral.id)),
    ...world.supports
      .filter((one) => one.person === person)
      .flatMap(({ id }) => aboutSupport(world, standing, person, id)),
  ]
  const walls = [
    ...aboutWalls(world, standing, person),
    ...aboutGlass(world, standing, person, me(standing.asker) ?? newId()),
    ...aboutSealings(world, standing, person, me(standing.asker) ?? newId()),
  ]
  const shut = standing.closed.has(person)
  // Nothing is written either about somebody who is not there; nor is anything new shared of a record that is kept and not used.
  const refused = (one: Attempt) =>
    (shut && 'young_person_id' in one.row) || isRefusedByRestriction(world, one)
  return [...all.map((one) => (refused(one) ? { ...one, allowed: false } : one)), ...walls]
}

function aboutPerson(world: World, { asker, known, alone, workers }: Standing, person: string): Attempt[] {
  const place_id = world.place
  const knows = known.has(person)
  const first = alone.has(person) && !has(asker, 'nobody')
  const worker = me(asker) ?? newId()
  const team = world.teams[0]?.id
  const referral = {
    id: newId(),
    place_id,
    young_person_id: person,
    way_in: 'professional',
    to_team_id: team,
  }
  const sent = {
    ...referral,
    state: 'sent',
    answer_by: TODAY,
    holder_team_id: team,
    due_on: TODAY,
    decision_id: newId(),
  }
  const somebody = { id: newId(), young_person_id: person, name: 'Somebody', kind: 'trusted_adult' }
  const entry = {
    id: newId(),
    place_id,
    young_person_id: person,
    team_id: team,
    basis: 'support',
    opens: 'support',
  }
  const yes = {
    about: 'service',
    answer: 'yes',
    decided_by: 'young_person',
    competence: 'sixteen_or_over',
    decided_on: TODAY,
  }
  return [
    {
      table: 'young_person',
      row: { id: newId(), place_id, team_id: team, name: 'Somebody', name_key: 'somebody' },
      allowed: has(asker, 'worker', 'public', 'link'),
    },
    { table: 'supporter', row: somebody, allowed: knows || alone.has(person) },
    { table: 'circle_member', row: entry, allowed: knows || first },
    {
      table: 'decision',
      row: { id: newId(), young_person_id: person, ...yes },
      allowed: knows || alone.has(person),
    },
    {
      table: 'referral',
      row: { ...sent, from_worker_id: worker, from_team_id: team },
      allowed: has(asker, 'worker') && workers.has(worker) && (knows || alone.has(person)),
    },
    { table: 'referral', row: { ...sent, id: newId() }, allowed: has(asker, 'public') && alone.has(person) },
  ]
}

function saidAbout(world: World, { asker, known }: Standing, person: string): Attempt[] {
  const place_id = world.place
  const knows = known.has(person)
  const worker = me(asker) ?? newId()
  const others = world.people.filter(({ id }) => id !== person)
  const other = (others.find(({ id }) => known.has(id)) ?? others[0])?.id
  const attempts: Attempt[] = [
    // Nobody writes under another's name.
    {
      table: 'history',
      row: {
        ...history(place_id, person),
        actor_kind: asker.kind === 'nobody' ? 'worker' : asker.kind,
        actor_id: me(asker),
      },
      allowed: !has(asker, 'nobody'),
    },
    {
      table: 'history',
      row: { ...history(place_id, person), actor_kind: 'worker', actor_id: newId() },
      allowed: false,
    },
    {
      table: 'message',
      row: {
        ...text,
        typed: undefined,
        id: newId(),
        place_id,
        young_person_id: person,
        audience: 'worker',
        channel: 'email',
      },
      allowed: !has(asker, 'nobody'),
    },
    {
      table: 'draft',
      row: { id: newId(), place_id, owner_id: worker, form: 'school', typed: {} },
      allowed: me(asker) !== null,
    },
    {
      table: 'link',
      row: { ...link(place_id, person), purpose: 'answer_measure' },
      allowed: knows,
    },
  ]
  if (!other) return attempts
  const joined = { id: newId(), young_person_id: person, other_id: other, made_by: worker }
  return [
    ...attempts,
    { table: 'same_person_link', row: joined, allowed: knows && known.has(other) && has(asker, 'worker') },
  ]
}

const history = (place_id: string, person: string) => ({
  ...{
    id: newId(),
    place_id,
    young_person_id: person,
    act: 'looked',
    subject_kind: 'record',
    request_id: 'world',
  },
  canonical: '\\x00',
})
