import { newId } from '../../src/words/index.ts'
import { type Attempt, tries } from './attempts-of-cases.ts'
import { keptFrom } from './closed.ts'
import type { GlassReview } from './glass.ts'
import { type Ids, idsOf, isKind, isManaging, rolesOf, type Standing } from './standing.ts'
import { NOW, TODAY, type World } from './world.ts'

/** Whether a world has anybody named about glass: without them nothing of it is asked there. */
const isThere = (world: World): boolean => world.eligibles.length > 0 || world.officers.length > 0

/** "Its privacy officers look at it; while it named none its administrators do, and where there are none its managers." */
function looksFor(world: World, { asker }: Standing, organisation: string): boolean {
  if (asker.kind !== 'worker') return false
  const officers = world.officers.filter((one) => one.organisation === organisation && !one.ended)
  if (officers.length > 0) return officers.some(({ worker }) => worker === asker.id)
  if (isManaging(world, asker, organisation, ['administrator'])) return true
  const administered = world.workers.some(({ id }) =>
    isManaging(world, { kind: 'worker', id }, organisation, ['administrator']),
  )
  return !administered && isManaging(world, asker, organisation)
}

/** "Never whoever broke it"; and who is tied to whom it opened, or to whom that circle is closed, for them there is nobody there. */
function mayLook(world: World, { asker }: Standing, review: GlassReview): boolean {
  const broken = world.breaks.find(({ id }) => id === review.broken)
  return (
    asker.kind === 'worker' &&
    broken !== undefined &&
    broken.by !== asker.id &&
    !keptFrom(world, asker.id).has(broken.person)
  )
}

/** Reviews that they look at, and have to answer. */
const reviewsOf = (world: World, standing: Standing): GlassReview[] =>
  world.glassReviews.filter(
    (one) => looksFor(world, standing, one.organisation) && mayLook(world, standing, one),
  )

/** What they can read of breaking glass. */
export function glassRead(world: World, standing: Standing): Record<string, Ids> {
  if (!isThere(world)) return {}
  const { asker, known } = standing
  const theirs = reviewsOf(world, standing)
  // "Nobody looked in time: managers told."
  const late = world.glassReviews.filter(
    (one) =>
      one.late &&
      one.by === null &&
      isManaging(world, asker, one.organisation) &&
      mayLook(world, standing, one),
  )
  const sweep = isKind(standing, 'job:sweep')
  // Whoever works in the place sees who may break glass, and who looks at it.
  const works = asker.kind === 'worker' || sweep
  return {
    glass_eligible: idsOf(world.eligibles, () => works),
    privacy_officer: idsOf(world.officers, () => works),
    // Whoever did it, whoever has the record, and those who look at it: "they read why".
    glass_break: idsOf(
      world.breaks,
      ({ id, by, person }) =>
        (asker.kind === 'worker' && by === asker.id) ||
        known.has(person) ||
        theirs.some(({ broken }) => broken === id),
    ),
    glass_review: sweep ? idsOf(world.glassReviews, () => true) : idsOf([...theirs, ...late], () => true),
  }
}

/** What they can change of it: who is named, by an administrator; what was broken, ended by whoever did it; what is found. */
export function glassChanged(world: World, standing: Standing): Record<string, Ids> {
  if (!isThere(world)) return {}
  const { asker } = standing
  const sweep = isKind(standing, 'job:sweep')
  const administers = (organisation: string) => isManaging(world, asker, organisation, ['administrator'])
  return {
    glass_eligible: idsOf(world.eligibles, ({ organisation }) => administers(organisation) || sweep),
    privacy_officer: idsOf(world.officers, ({ organisation }) => administers(organisation)),
    glass_break: idsOf(world.breaks, ({ by }) => asker.kind === 'worker' && by === asker.id),
    glass_review: sweep
      ? idsOf(world.glassReviews, ({ by }) => by === null)
      : idsOf(reviewsOf(world, standing), ({ by }) => by === null),
  }
}

/** "A safeguarding lead, a clinician or a manager whom an administrator of their organisation has named", while nothing suspends them. */
function mayBreak(world: World, { asker }: Standing): boolean {
  if (asker.kind !== 'worker') return false
  const works = world.workers.find(({ id }) => id === asker.id)?.organisation
  const named = world.eligibles.some(
    (one) => one.worker === asker.id && one.organisation === works && !one.ended && !one.suspended,
  )
  return (
    named && rolesOf(world, asker.id).some(({ role }) => /^(safeguarding_lead|clinician|manager)$/.test(role))
  )
}

/** What may be tried of it: to break glass for somebody just found, to ask for a look at it, and to name people. */
export function aboutGlass(world: World, standing: Standing, person: string, me: string): Attempt[] {
  if (!isThere(world)) return []
  const { asker } = standing
  const place_id = world.place
  const works = world.workers.find(({ id }) => id === me)?.organisation
  const another = world.workers.find(({ id }) => id !== me)?.id
  const elsewhere = world.organisations.find(({ id }) => id !== works)?.id ?? newId()
  const broke = { place_id, worker_id: me, organisation_id: works, kind: 'danger', reason: 'x' }
  const breaks = world.founds.flatMap(({ id, worker, person: whom }) =>
    tries(
      'glass_break',
      { ...broke, id, young_person_id: whom },
      worker === me && mayBreak(world, standing),
      { young_person_id: world.people.find((one) => one.id !== whom)?.id ?? newId() },
      { organisation_id: elsewhere },
      { worker_id: another },
      // Nobody whom they have not looked for.
      { id: newId() },
    ),
  )
  const asked = world.breaks
    .filter((one) => one.person === person)
    .flatMap(({ id, by }) =>
      tries(
        'glass_review',
        { break_id: id, organisation_id: works ?? elsewhere, worker_id: me, due_on: TODAY },
        asker.kind === 'worker' && by === me,
        { worker_id: another },
        { escalated_at: NOW },
        { justified: true, words: 'x', reviewed_by: another, reviewed_at: NOW },
      ),
    )
  const organisation = world.organisations[0]?.id
  const names = isManaging(world, asker, organisation, ['administrator'])
  const named = { organisation_id: organisation, worker_id: another, named_by: me }
  return [
    ...breaks,
    ...asked,
    ...tries('glass_eligible', named, names, { named_by: newId() }, suspended),
    ...tries('privacy_officer', named, names, { named_by: newId() }),
  ]
}

const suspended = { suspended_at: NOW, suspended_because: 'unreviewed' }
