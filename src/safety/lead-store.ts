import { sql } from 'kysely'
import {
  type CoverHours,
  calendarOf,
  frontDoor,
  managersOf,
  type PublishedHours,
  safeguardingLeadsOf,
  type Worker,
} from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon } from '../words/index.ts'
import {
  type Arrangement,
  type Duty,
  defaultArrangement,
  type Hearer,
  inTurn,
  type Named,
  type Officer,
} from './lead.ts'

/** Everybody an organisation has named and not taken off again, in order. */
export async function namedBy(acting: Acting, organisation: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select d.id, d.worker_id as "workerId", w.name, w.job_title as "jobTitle", d.duty, d.turn,
      d.starts_on as "startsOn", d.ends_on as "endsOn"
    from safeguarding_duty d join worker w on w.id = d.worker_id
    where d.organisation_id = ${organisation} and d.ended_at is null
    order by d.duty, d.turn, d.starts_on, w.name`.execute(acting.tx)
  return rows
}

/** Whoever is named for a duty at an organisation today, in order. */
async function namedFor(acting: Acting, organisation: string, duty: Duty): Promise<Hearer[]> {
  const { rows } = await sql<Hearer>`
    select w.id as "workerId", w.name, w.job_title as "jobTitle", o.id as "organisationId", o.name as "organisationName",
      exists (select from cover c where c.worker_id = w.id and trellis_today() between c.starts_on and c.ends_on) as away
    from safeguarding_duty d join worker w on w.id = d.worker_id join organisation o on o.id = d.organisation_id
    where d.organisation_id = ${organisation} and d.duty = ${duty} and d.ended_at is null
      and d.starts_on <= trellis_today() and (d.ends_on is null or d.ends_on >= trellis_today())
    order by d.turn, d.starts_on, w.name`.execute(acting.tx)
  return rows
}

async function asHearers(acting: Acting, workers: readonly Worker[]): Promise<Hearer[]> {
  if (workers.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select worker_id as id from cover where worker_id = any(${workers.map(({ id }) => id)}::uuid[])
      and trellis_today() between starts_on and ends_on`.execute(acting.tx)
  const away = new Set(rows.map(({ id }) => id))
  return workers.map((one) => ({
    ...{ workerId: one.id, name: one.name, jobTitle: one.jobTitle, away: away.has(one.id) },
    ...{ organisationId: one.organisationId, organisationName: one.organisationName },
  }))
}

/** An organisation's leads: those it named, or whoever has the role while it named nobody. */
async function leadsAt(acting: Acting, organisation: string): Promise<Hearer[]> {
  const named = await namedFor(acting, organisation, 'lead')
  if (named.length > 0) return named
  return asHearers(acting, await safeguardingLeadsOf(acting.tx, organisation, dateInLondon(acting.now)))
}

/** Who hears of it: those of the organisation, and after them those of the place's front door, in turn. */
export type Chain = { own: Hearer[]; after: Hearer[] }

/** Whoever a concern is about: their record, where there is one, and what they are called. */
export type About = { youngPersonId: string | null; called: string }

/** Where nobody in particular is meant. */
export const NOT_SAID: About = { youngPersonId: null, called: '' }

/** Workers who are related to them or know them outside work: they never hear of it. */
async function tiedTo({ tx }: Acting, { youngPersonId, called }: About): Promise<Set<string>> {
  const { rows } = await sql<{ tied: string[] }>`
    select tied_workers(${youngPersonId}, ${called}) as tied`.execute(tx)
  return new Set(rows[0]?.tied)
}

/**
 * Whom a concern is taken to. Of one about an adult, the heads or named seniors hear, and nobody else; where the organisation
 * named none, those of the front door. `subject` is the worker whom it is about: never in it.
 */
export async function whoHears(
  acting: Acting,
  {
    organisation,
    duty,
    subject,
    about,
  }: {
    organisation: string
    duty: Duty
    subject: string | null
    about: About
  },
): Promise<Chain> {
  const own =
    duty === 'lead' ? await leadsAt(acting, organisation) : await namedFor(acting, organisation, 'senior')
  const door = acting.actor.place ? await frontDoor(acting.tx, acting.actor.place) : null
  const behind = door
    ? [
        ...(duty === 'senior' ? await namedFor(acting, door.organisationId, 'senior') : []),
        ...(await leadsAt(acting, door.organisationId)),
        ...(await asHearers(acting, await managersOf(acting.tx, door.id, dateInLondon(acting.now)))),
      ]
    : []
  const tied = await tiedTo(acting, about)
  const apart = (hearers: readonly Hearer[]) => hearers.filter(({ workerId }) => !tied.has(workerId))
  const first = inTurn(apart(own), subject)
  const known = new Set(first.map(({ workerId }) => workerId))
  return { own: first, after: inTurn(apart(behind), subject).filter(({ workerId }) => !known.has(workerId)) }
}

/** When an organisation reads concerns and how long each step may take; our defaults while it has not said. */
export async function arrangementOf(acting: Acting, organisation: string): Promise<Arrangement> {
  const row = await acting.tx
    .selectFrom('safeguarding_arrangement')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  if (!row) return defaultArrangement(await calendarOf(acting.tx, organisation))
  return {
    hours: row.hours as unknown as CoverHours[],
    acknowledgeMinutes: row.acknowledge_minutes,
    actDays: row.act_days,
    lookAgainDays: row.look_again_days,
    set: true,
  }
}

/** Its hours with its calendar: nobody reads on a bank holiday or while it is shut. */
export async function publishedHours(
  acting: Acting,
  organisation: string,
  { hours }: Pick<Arrangement, 'hours'>,
): Promise<PublishedHours> {
  return { hours, calendar: await calendarOf(acting.tx, organisation) }
}

/** The designated officer of the acting place, or null while nobody has entered them. */
export async function officerOf(acting: Acting): Promise<Officer | null> {
  const row = await acting.tx
    .selectFrom('designated_officer')
    .select(['name', 'phone', 'email', 'front_door_phone as frontDoorPhone'])
    .where('place_id', '=', acting.actor.place)
    .executeTakeFirst()
  return row ?? null
}

type NewDuty = {
  id: string
  organisationId: string
  workerId: string
  duty: Duty
  turn: number
  startsOn: string
  endsOn: string | null
}

/** Names somebody. `id` is made with the form, so that pressing twice names them once. */
export async function nameHearer(acting: Acting, given: NewDuty): Promise<void> {
  await acting.tx
    .insertInto('safeguarding_duty')
    .values({
      ...{ id: given.id, organisation_id: given.organisationId, worker_id: given.workerId },
      ...{ duty: given.duty, turn: given.turn, starts_on: given.startsOn, ends_on: given.endsOn },
      named_by: acting.actor.id as string,
    })
    .execute()
  const subject = { kind: 'organisation', id: given.organisationId }
  await record(acting, { act: 'named_for_safeguarding', subject, fields: [given.duty] })
}

/** Whether the database refused because this worker is named for that already. */
export const namedAlready = (error: unknown): boolean =>
  ['safeguarding_duty_once', 'safeguarding_duty_pkey'].includes(constraintOf(error) ?? '')

/** Somebody named, while they are; null for anything else. */
export async function dutyById(acting: Acting, id: string) {
  const row = await acting.tx
    .selectFrom('safeguarding_duty')
    .select(['id', 'organisation_id as organisationId', 'worker_id as workerId', 'duty'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Takes somebody off the list at once. */
export async function endDuty(acting: Acting, duty: { id: string; organisationId: string }): Promise<void> {
  await acting.tx
    .updateTable('safeguarding_duty')
    .set({ ended_at: acting.now })
    .where('id', '=', duty.id)
    .where('ended_at', 'is', null)
    .execute()
  const subject = { kind: 'organisation', id: duty.organisationId }
  await record(acting, { act: 'ended_for_safeguarding', subject })
}

/** Sets when an organisation reads concerns, and how long each step may take. */
export async function setArrangement(
  acting: Acting,
  organisation: string,
  given: Omit<Arrangement, 'set'>,
): Promise<void> {
  const values = {
    hours: JSON.stringify(given.hours),
    ...{ acknowledge_minutes: given.acknowledgeMinutes, act_days: given.actDays },
    ...{ look_again_days: given.lookAgainDays, set_by: acting.actor.id as string, set_at: acting.now },
  }
  await acting.tx
    .insertInto('safeguarding_arrangement')
    .values({ organisation_id: organisation, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute()
  const subject = { kind: 'organisation', id: organisation }
  await record(acting, { act: 'changed_safeguarding_hours', subject, fields: Object.keys(values) })
}

/** Enters the designated officer of the place. */
export async function setOfficer(acting: Acting, officer: Officer): Promise<void> {
  const place = acting.actor.place as string
  const values = {
    ...{ name: officer.name, phone: officer.phone, email: officer.email },
    ...{ front_door_phone: officer.frontDoorPhone, set_by: acting.actor.id as string, set_at: acting.now },
  }
  await acting.tx
    .insertInto('designated_officer')
    .values({ place_id: place, ...values })
    .onConflict((conflict) => conflict.column('place_id').doUpdateSet(values))
    .execute()
  await record(acting, { act: 'changed_designated_officer', subject: { kind: 'place', id: place } })
}
