import { newId } from '../../src/words/index.ts'
import { type Asker, isParty, linkedAsk, linkedReferral, type Standing } from './standing.ts'
import { NOW, TODAY, type World } from './world.ts'

/** One row that somebody tries to write. Whether they may is said by the rules, whatever else may be wrong with it. */
export type Attempt = { table: string; row: Record<string, unknown>; allowed: boolean }

/** A change of one row that somebody tries: what they set there, in SQL. */
export type Act = { table: string; id: string; set: string; allowed: boolean }

/** A row that they try to write; and, where they may, the same made wrong: in another's name, or as if it were over. */
export const tries = (
  table: string,
  row: Attempt['row'],
  allowed: boolean,
  ...wrong: Attempt['row'][]
): Attempt[] => [
  { table, row: { id: newId(), ...row }, allowed },
  ...(allowed ? wrong : []).map((one) => ({ table, row: { id: newId(), ...row, ...one }, allowed: false })),
]

/** The id by which somebody asks, or none. */
export const me = (asker: Asker): string | null => ('id' in asker ? asker.id : null)
/** Whether they are of one of these kinds. */
export const has = (asker: Asker, ...kinds: Asker['kind'][]): boolean => kinds.includes(asker.kind)

/** A link for this person, of no purpose yet. */
export const link = (place_id: string, person: string) => ({
  ...{ id: newId(), place_id, young_person_id: person, expires_at: NOW },
  token_hash: `\\x${newId().replaceAll('-', '')}`,
})

/** What may be tried about a referral. */
export function aboutReferral(world: World, standing: Standing, person: string, referral: string): Attempt[] {
  const { asker, known, alone } = standing
  const place_id = world.place
  const knows = known.has(person)
  const took = isParty(standing, referral, 'referral')
  const provides = isParty(standing, referral, 'activity')
  const party = took || provides || isParty(standing, referral, 'progress')
  const sweep = has(asker, 'job:sweep')
  const answers = linkedReferral(world, standing, 'answer_referral') === referral
  const tells = linkedReferral(world, standing, 'tell_attendance') === referral
  const accepted = world.referrals.some(({ id, state }) => id === referral && state === 'accepted')
  const team_id = world.teams[0]?.id
  const entry = { place_id, young_person_id: person, team_id, basis: 'support', referral_id: referral }
  const first = alone.has(person) && !has(asker, 'nobody')
  const about = { referral_id: referral, young_person_id: person }
  return [
    {
      table: 'circle_member',
      row: { ...entry, id: newId(), opens: 'support' },
      allowed: knows || first || took,
    },
    // "Whoever is asked about an activity lets nobody into more than that activity."
    {
      table: 'circle_member',
      row: { ...entry, id: newId(), opens: 'activity' },
      allowed: knows || first || took || provides,
    },
    {
      table: 'circle_member',
      row: { ...entry, id: newId(), opens: 'progress' },
      allowed: knows || first || took || provides || sweep,
    },
    {
      table: 'referral_decision',
      row: { id: newId(), ...about, act: 'asked_again', state: 'sent', actor_kind: asker.kind },
      allowed: alone.has(person) || party || knows || answers || sweep,
    },
    { table: 'referral_letter', row: { ...about, typed: {} }, allowed: alone.has(person) || knows },
    { table: 'referral_share', row: { ...about, stage: 'asked', shared: {} }, allowed: knows },
    {
      table: 'link',
      row: { ...link(place_id, person), referral_id: referral, purpose: 'answer_referral' },
      allowed: knows || sweep,
    },
    {
      table: 'link',
      row: { ...link(place_id, person), referral_id: referral, purpose: 'answer_measure' },
      allowed: knows,
    },
    {
      table: 'support',
      row: {
        id: newId(),
        place_id,
        ...about,
        team_id,
        state: 'open',
        worker_id: newId(),
        due_on: TODAY,
      },
      allowed: knows || took,
    },
    {
      table: 'attendance',
      row: { id: newId(), ...about, on_date: '2026-11-20', came: 'came', told_by: 'Somebody' },
      allowed: accepted && (knows || provides || tells),
    },
  ]
}

/** What may be tried about a support, and about what is asked in it. */
export function aboutSupport(world: World, standing: Standing, person: string, support: string): Attempt[] {
  const { asker, known } = standing
  const knows = known.has(person)
  const worker = me(asker) ?? newId()
  const about = { support_id: support, young_person_id: person }
  const asked = world.referrals.some((one) => one.person === person && isParty(standing, one.id, 'referral'))
  const rating = { id: newId(), goal_id: newId(), rating: 5, rated_on: TODAY, rated_by: 'together' }
  return [
    { table: 'support_change', row: { id: newId(), ...about, act: 'opened' }, allowed: knows || asked },
    { table: 'support_change', row: { id: newId(), ...about, act: 'ended' }, allowed: knows },
    { table: 'support_participant', row: about, allowed: knows || asked },
    { table: 'plan', row: about, allowed: knows },
    {
      table: 'goal',
      row: { id: newId(), ...about, words: 'One', whose: 'together', set_on: TODAY },
      allowed: knows,
    },
    {
      table: 'step',
      row: { id: newId(), ...about, what: 'One', who: 'worker', due_on: TODAY },
      allowed: knows,
    },
    {
      table: 'contact',
      row: { id: newId(), ...about, kind: 'call', reached: true, at: NOW, made_by: worker },
      allowed: knows,
    },
    { table: 'review', row: { id: newId(), ...about, held_on: TODAY, made_by: worker }, allowed: knows },
    {
      table: 'ending',
      row: { ...about, reason: 'completed', ended_on: TODAY, made_by: worker },
      allowed: knows,
    },
    { table: 'goal_rating', row: { ...rating, young_person_id: person }, allowed: knows },
    {
      table: 'supervision',
      row: { id: newId(), ...about, supervisor_id: worker, held_on: TODAY, next_on: TODAY },
      allowed: knows && has(asker, 'worker'),
    },
    ...aboutMeasures(world, standing, person, support),
  ]
}

function aboutMeasures(
  world: World,
  { asker, known, ...others }: Standing,
  person: string,
  support: string,
): Attempt[] {
  const knows = known.has(person)
  const worker = me(asker) ?? newId()
  const about = { support_id: support, young_person_id: person }
  const measure = { measure: 'swemwbs', version: 1, occasion: 'baseline' }
  const open = linkedAsk(world, { asker, known, ...others }, true)
  const set = { id: newId(), ...about, ...measure, answers: {}, score: {}, missing: 0 }
  return [
    {
      table: 'ask',
      row: {
        ...{
          id: newId(),
          place_id: world.place,
          ...about,
          ...measure,
          team_id: world.teams[0]?.id,
          items: ['one'],
        },
        ...{ how: 'together', asked_by: worker, due_on: TODAY },
      },
      allowed: knows && has(asker, 'worker'),
    },
    {
      table: 'answer_set',
      row: { ...set, ask_id: newId(), answered_by: 'together', recorded_by: worker },
      allowed: knows && has(asker, 'worker'),
    },
    ...(open
      ? [
          {
            table: 'answer_set',
            row: { ...set, id: newId(), ask_id: open, answered_by: 'young_person' },
            allowed: true,
          },
        ]
      : [
          {
            table: 'answer_set',
            row: { ...set, id: newId(), ask_id: newId(), answered_by: 'young_person' },
            allowed: false,
          },
        ]),
  ]
}
