import type { OrganisationKind, Role } from '../../src/accounts/index.ts'

/** Somebody who works in Saltmere. Invented, every one. */
export type Person = { name: string; job: string; roles: Role[]; since?: string }

/** A team as it is told. */
export type ToldTeam = {
  name: string
  purpose?: string
  receives?: boolean
  frontDoor?: boolean
  answerDays?: number
  /** Whether somebody reads urgent answers on weekdays from 9 to 5. */
  hours?: boolean
  people: Person[]
}

/** An organisation as it is told. URNs and ODS codes are out of the ranges in use. */
export type Organised = {
  kind: OrganisationKind
  name: string
  urn?: string
  odsCode?: string
  phone?: string
  /** Keeps school holidays. */
  terms?: boolean
  shutHolder?: string
  teams: ToldTeam[]
}

/** Somebody with a job and roles; `since` for who was there long before. */
export const p = (name: string, job: string, ...roles: Role[]): Person => ({ name, job, roles })
