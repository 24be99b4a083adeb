import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { newId } from '../words/index.ts'
import { DEMO_ISSUER } from './demo-identity/issuer.ts'
import type { OrganisationKind } from './organisation.ts'
import type { CoverHours } from './team.ts'
import type { Role } from './visit.ts'

/** What the factories need: a connection that may write who is who (the app's login may). */
type Writing = Kysely<DB>

/** A place. Names given to factories are invented, and meant to be seen to be. */
export async function makePlace(db: Writing, { id = newId(), name = 'Saltmere' } = {}): Promise<string> {
  await db.insertInto('place').values({ id, name }).execute()
  return id
}

type OrganisationMade = {
  id?: string
  place: string
  kind?: OrganisationKind
  name?: string
  urn?: string
  odsCode?: string
  phone?: string
  openDays?: number[]
  closures?: { name: string; startsOn: string; endsOn: string }[]
}

/** An organisation with its calendar. */
export async function makeOrganisation(db: Writing, made: OrganisationMade): Promise<string> {
  const { id = newId(), place, kind = 'school', name = 'Sallowfield High School' } = made
  await db
    .insertInto('organisation')
    .values({
      id,
      place_id: place,
      kind,
      name,
      urn: made.urn,
      ods_code: made.odsCode,
      phone: made.phone,
      ...(made.openDays ? { open_days: made.openDays } : {}),
    })
    .execute()
  for (const closure of made.closures ?? []) {
    const { name: why, startsOn, endsOn } = closure
    await db
      .insertInto('closure')
      .values({ id: newId(), organisation_id: id, name: why, starts_on: startsOn, ends_on: endsOn })
      .execute()
  }
  return id
}

type TeamMade = {
  id?: string
  place: string
  organisation: string
  name?: string
  purpose?: string
  receivesReferrals?: boolean
  frontDoor?: boolean
  answerDays?: number
  coverHours?: CoverHours[]
  /** Organisations it covers. */
  covers?: string[]
}

/** A team of an organisation, and whom it covers. */
export async function makeTeam(db: Writing, made: TeamMade): Promise<string> {
  const { id = newId(), name = 'Pastoral team', frontDoor = false } = made
  await db
    .insertInto('team')
    .values({
      id,
      place_id: made.place,
      organisation_id: made.organisation,
      name,
      purpose: made.purpose ?? '',
      receives_referrals: made.receivesReferrals ?? frontDoor,
      front_door: frontDoor,
      answer_days: made.answerDays ?? 10,
      cover_hours: JSON.stringify(made.coverHours ?? []),
    })
    .execute()
  for (const organisation of made.covers ?? [])
    await db.insertInto('team_area').values({ team_id: id, organisation_id: organisation }).execute()
  return id
}

type WorkerMade = {
  id?: string
  place: string
  organisation: string
  name?: string
  jobTitle?: string
  email?: string
  phone?: string
  roles?: { team: string; role: Role; startsOn?: string; endsOn?: string }[]
  /** Whether the demo's identity provider knows them already; unless told, it does. */
  signsIn?: boolean
}

/** A worker with roles in teams, who can sign in at the demo's identity provider. */
export async function makeWorker(db: Writing, made: WorkerMade): Promise<string> {
  const { id = newId(), name = 'Ms Adeyemi', jobTitle = '', roles = [], signsIn = true } = made
  await db
    .insertInto('worker')
    .values({
      id,
      place_id: made.place,
      organisation_id: made.organisation,
      name,
      job_title: jobTitle,
      email: made.email,
      phone: made.phone,
    })
    .execute()
  for (const { team, role, startsOn = '2020-09-01', endsOn } of roles)
    await db
      .insertInto('membership')
      .values({ id: newId(), worker_id: id, team_id: team, role, starts_on: startsOn, ends_on: endsOn })
      .execute()
  if (signsIn)
    await db
      .insertInto('worker_identity')
      .values({ issuer: DEMO_ISSUER, subject: id, worker_id: id })
      .execute()
  return id
}

/** One worker does another's work from one date to another. */
export async function makeCover(
  db: Writing,
  {
    worker,
    coveredBy,
    startsOn,
    endsOn,
  }: { worker: string; coveredBy: string; startsOn: string; endsOn: string },
): Promise<string> {
  const id = newId()
  const cover = { id, worker_id: worker, covered_by: coveredBy, starts_on: startsOn, ends_on: endsOn }
  await db.insertInto('cover').values(cover).execute()
  return id
}

/** Names the holder for when an organisation is shut. */
export async function nameShutHolder(db: Writing, organisation: string, worker: string): Promise<void> {
  await db
    .updateTable('organisation')
    .set({ shut_holder_id: worker })
    .where('id', '=', organisation)
    .execute()
}
