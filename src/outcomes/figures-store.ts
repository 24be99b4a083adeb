import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '../database/index.ts'

/** Of which records, and of which arm where it is of one. */
export type Of = { cohorts: readonly string[]; arm: string | null }
/** Two points of a measure; several measures where they are somebody's goals. */
export type Pairs = Of & { measures: readonly string[]; from: string; to: string; better: 'higher' | 'lower' }

/** How many have both points and how many only the first; how many of the former got there. */
export type Counted = { n: number; missing: number; got: number }

/** Sums of each one's change, as the decimals they are. */
export type Summed = { n: number; missing: number; sum: string; squares: string }

const among = (column: string, values: readonly string[]): RawBuilder<unknown> =>
  values.length === 1
    ? sql`${sql.ref(column)} = ${values[0] ?? ''}`
    : sql`${sql.ref(column)} = any(${[...values]})`

const cohortIn = (column: string, { cohorts }: Of): RawBuilder<unknown> =>
  cohorts.length === 1
    ? sql`${sql.ref(column)} = ${cohorts[0] ?? ''}::uuid`
    : sql`${sql.ref(column)} = any(${[...cohorts]}::uuid[])`

const whoIs = sql`join programme_person p on p.cohort_id = a.cohort_id and p.person = a.person`
const inArm = ({ arm }: Of): RawBuilder<unknown> => (arm === null ? sql`` : sql`and p.arm = ${arm}`)
const armJoin = ({ arm }: Of): RawBuilder<unknown> => (arm === null ? sql`` : whoIs)

/** Both points of the same person and measure, side by side: a is the first, and b the last where there is one. */
const bothPoints = (of: Pairs): RawBuilder<unknown> => sql`
  from programme_score a
  left join programme_score b on b.cohort_id = a.cohort_id and b.measure = a.measure and b.person = a.person
    and b.point = ${of.to} and ${cohortIn('b.cohort_id', of)} and ${among('b.measure', of.measures)}`
const ofTheFirst = (of: Pairs): RawBuilder<unknown> => sql`
  where ${cohortIn('a.cohort_id', of)} and ${among('a.measure', of.measures)} and a.point = ${of.from}`

/** How far somebody came in the direction that is better. */
const cameBy = ({ better }: Pairs): RawBuilder<unknown> =>
  better === 'higher' ? sql`b.value - a.value` : sql`a.value - b.value`
const farEnough = (threshold: string | null): RawBuilder<unknown> =>
  threshold === null ? sql`> 0` : sql`>= ${threshold}::numeric`

/**
 * Runs questions about scores without nested loops. What was taken in a moment ago is not in the database's statistics
 * yet: it would look for each person among all the others.
 */
export async function withoutLoops<T>({ tx }: Acting, ask: () => Promise<T>): Promise<T> {
  await sql`set local enable_nestloop = off`.execute(tx)
  const answered = await ask()
  await sql`set local enable_nestloop = on`.execute(tx)
  return answered
}

/** How many came nearer, by so much or at all; each person once. */
export async function improvedOf({ tx }: Acting, of: Pairs, threshold: string | null): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(b.person)::int as n, count(*) filter (where b.person is null)::int as missing,
      count(*) filter (where ${cameBy(of)} ${farEnough(threshold)})::int as got
    ${bothPoints(of)} ${armJoin(of)} ${ofTheFirst(of)} ${inArm(of)}`.execute(tx)
  return rows[0] ?? { n: 0, missing: 0, got: 0 }
}

/** The same of goals: of those with any goal rated twice, how many have any of them up. */
export async function goalsImprovedOf({ tx }: Acting, of: Pairs, threshold: string | null): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(best)::int as n, count(*) filter (where best is null)::int as missing,
      count(*) filter (where best ${farEnough(threshold)})::int as got
    from (select max(${cameBy(of)}) as best
      ${bothPoints(of)} ${armJoin(of)} ${ofTheFirst(of)} ${inArm(of)} group by a.cohort_id, a.person) each`.execute(
    tx,
  )
  return rows[0] ?? { n: 0, missing: 0, got: 0 }
}

/** Of those who answered at a point, how many said yes; missing are the others. */
export async function agreedOf({ tx }: Acting, of: Of & { measure: string; to: string }): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select said.n, everybody.n - said.n as missing, said.got
    from (select count(*)::int as n, count(*) filter (where a.value = 1)::int as got
        from programme_score a ${armJoin(of)}
        where ${cohortIn('a.cohort_id', of)} and a.measure = ${of.measure} and a.point = ${of.to} ${inArm(of)}) said,
      (select count(*)::int as n from programme_person p where ${cohortIn('p.cohort_id', of)} ${inArm(of)}) everybody`.execute(
    tx,
  )
  return rows[0] ?? { n: 0, missing: 0, got: 0 }
}

/** Everybody's score at a point, summed up; missing are those who have none. */
export async function scoredOf({ tx }: Acting, of: Of & { measure: string; to: string }): Promise<Summed> {
  const { rows } = await sql<Summed>`
    select scored.n, everybody.n - scored.n as missing, scored.sum, scored.squares
    from (select count(*)::int as n, coalesce(sum(a.value), 0)::text as sum,
          coalesce(sum(a.value * a.value), 0)::text as squares
        from programme_score a ${armJoin(of)}
        where ${cohortIn('a.cohort_id', of)} and a.measure = ${of.measure} and a.point = ${of.to} ${inArm(of)}) scored,
      (select count(*)::int as n from programme_person p where ${cohortIn('p.cohort_id', of)} ${inArm(of)}) everybody`.execute(
    tx,
  )
  return rows[0] ?? { n: 0, missing: 0, sum: '0', squares: '0' }
}

/** Each one's change, last less first, summed up. */
export async function changeOf({ tx }: Acting, of: Pairs): Promise<Summed> {
  const { rows } = await sql<Summed>`
    select count(b.person)::int as n, count(*) filter (where b.person is null)::int as missing,
      coalesce(sum(b.value - a.value), 0)::text as sum,
      coalesce(sum((b.value - a.value) * (b.value - a.value)), 0)::text as squares
    ${bothPoints(of)} ${armJoin(of)} ${ofTheFirst(of)} ${inArm(of)}`.execute(tx)
  return rows[0] ?? { n: 0, missing: 0, sum: '0', squares: '0' }
}

/** The same for every arm, and within it for every school where schools count; null is that it is not known. */
export async function changeByArm(
  { tx }: Acting,
  of: Pairs & { bySchool: boolean },
): Promise<(Summed & { arm: string | null; school: string | null })[]> {
  const school = of.bySchool ? sql`p.school` : sql`null::text`
  const { rows } = await sql<Summed & { arm: string | null; school: string | null }>`
    select p.arm, ${school} as school, count(b.person)::int as n,
      count(*) filter (where b.person is null)::int as missing,
      coalesce(sum(b.value - a.value), 0)::text as sum,
      coalesce(sum((b.value - a.value) * (b.value - a.value)), 0)::text as squares
    ${bothPoints(of)} ${whoIs} ${ofTheFirst(of)} and p.arm is not null group by 1, 2 order by 1, 2`.execute(
    tx,
  )
  return rows
}

/** Contacts by school, with the days between which they were; those of whom nobody knows are in none. */
export type Contacts = {
  school: string | null
  n: number
  contacts: number
  squares: number
  first: string | null
  last: string | null
}

export async function contactsOf({ tx }: Acting, of: Of): Promise<Contacts[]> {
  const { rows } = await sql<Contacts>`
    select p.school, count(*)::int as n, sum(p.contacts) as contacts, sum(p.contacts::bigint * p.contacts) as squares,
      min(p.first_contact) as first, max(p.last_contact) as last
    from programme_person p where ${cohortIn('p.cohort_id', of)} and p.contacts is not null
    group by 1 order by 1`.execute(tx)
  return rows
}

/** Of those of whom it is known who referred them, how many this source did. */
export async function referredOf({ tx }: Acting, of: Of & { source: string }): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(p.referred_by)::int as n, count(*) filter (where p.referred_by is null)::int as missing,
      count(*) filter (where p.referred_by = ${of.source})::int as got
    from programme_person p where ${cohortIn('p.cohort_id', of)}`.execute(tx)
  return rows[0] ?? { n: 0, missing: 0, got: 0 }
}

/** Of those of whom it is known whether they were referred on, how many to this kind of service. */
export async function onwardOf({ tx }: Acting, of: Of & { service: string }): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(p.onward)::int as n, count(*) filter (where p.onward is null)::int as missing,
      count(*) filter (where ${of.service} = any(p.onward))::int as got
    from programme_person p where ${cohortIn('p.cohort_id', of)}`.execute(tx)
  return rows[0] ?? { n: 0, missing: 0, got: 0 }
}

/** Of those in whose life such a change came, for how many somebody took over; missing are those whose change is ahead. */
export async function takenOverOf({ tx }: Acting, of: Of & { change: string }): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(*) filter (where came <> 'planned')::int as n, count(*) filter (where came = 'planned')::int as missing,
      count(*) filter (where came = 'taken_over')::int as got
    from (select p.handovers->>${of.change} as came from programme_person p where ${cohortIn('p.cohort_id', of)}) each`.execute(
    tx,
  )
  return rows[0] ?? { n: 0, missing: 0, got: 0 }
}

/** How many people there are, all or those of an arm. */
export async function peopleOf({ tx }: Acting, of: Of): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from programme_person p where ${cohortIn('p.cohort_id', of)} ${inArm(of)}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}
