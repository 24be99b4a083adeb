import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import type { Role } from './visit.ts'

/**
 * A database handle for questions about who is who, which holds nothing about young people: the pool itself, or
 * the transaction one is already in.
 */
export type Reading = Kysely<DB>

/** A person who works at an organisation of a place. */
export type Worker = {
  id: string
  placeId: string
  organisationId: string
  organisationName: string
  name: string
  jobTitle: string
  email: string | null
  phone: string | null
  active: boolean
}

/** Every role, in the order a person reads them. */
export const allRoles: readonly Role[] = [
  'link_worker',
  'referrer',
  'provider',
  'clinician',
  'safeguarding_lead',
  'supervisor',
  'manager',
  'commissioner',
  'administrator',
]

/** What a role is called on screen. */
export const roleWords: Readonly<Record<Role, string>> = {
  link_worker: 'Link worker',
  referrer: 'Referrer',
  provider: 'Activity leader',
  clinician: 'Clinician',
  safeguarding_lead: 'Safeguarding lead',
  supervisor: 'Supervisor',
  manager: 'Manager',
  commissioner: 'Commissioner',
  administrator: 'Administrator',
}

/** Whether the text is a role. */
export const isRole = (text: string): text is Role => Object.hasOwn(roleWords, text)
