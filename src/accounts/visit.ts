import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import type { Acting, Actor, DB } from '../database/index.ts'
import { type About, mayCome } from '../policy/index.ts'

/** What a worker may be somewhere; see docs/words.md. */
export type Role =
  | 'link_worker'
  | 'referrer'
  | 'provider'
  | 'clinician'
  | 'safeguarding_lead'
  | 'supervisor'
  | 'manager'
  | 'commissioner'
  | 'administrator'

/** One role in one team, as it stands today. */
export type RoleInTeam = { teamId: string; teamName: string; role: Role; receivesReferrals: boolean }

/** The worker who is signed in. */
export type SignedInWorker = {
  id: string
  name: string
  jobTitle: string
  email: string | null
  placeId: string
  placeName: string
  organisationId: string
  organisationName: string
  organisationKind: string
  roles: readonly RoleInTeam[]
  /** Whether they are named to open a record in an emergency, and the one that is open now. */
  glass?: { may: boolean; id: string | null; until: string | null } | null
}

/** A page as a room gives it; the hall adds header, navigation and footer. */
export type PageContent = {
  title: string
  /** Which entry of the navigation is current. */
  section?: string
  skin?: 'staff' | 'young' | 'public'
  errors?: boolean
  status?: 200 | 400 | 403 | 409 | 422 | 429
  /** The way back or up, above the heading. */
  before?: unknown
  /** A band from edge to edge that holds the page's heading. */
  hero?: unknown
  /** One column for reading and forms, or the whole width. */
  width?: 'wide' | 'reading'
  /** What another site or a message shows of this page when it is shared; `image` is an address here. */
  shared?: { description: string; image: string; address: string }
  /** A page in this language with nothing of ours around it, and how to get past what stands before its content. */
  alone?: { lang: string; dir: 'ltr' | 'rtl'; skip: string }
  children: unknown
}

/** One request: who asks, at what moment, and how to act or answer. Every room's routes are `Hono<Visit>`. */
export type Visit = {
  Variables: {
    worker: SignedInWorker | null
    actor: Actor
    now: Date
    request: string
    /** The name of the place the visit is about. */
    placeName: string
    /** Where the browser sees this server, without a trailing slash. */
    origin: string
    /** Runs work in one transaction as the visitor's actor. */
    act: <T>(work: (acting: Acting) => Promise<T>) => Promise<T>
    /** The same as another actor of the closed list (a job, a link-holder, the public). */
    actAs: <T>(actor: Actor, work: (acting: Acting) => Promise<T>) => Promise<T>
    /** Outside any transaction, where row-level security shows nothing about anybody: for a statement that says who asks. */
    database: Kysely<DB>
    page: (content: PageContent) => Response | Promise<Response>
  }
}

/** The signed-in worker of a route behind `signedIn`. Throws when the route forgot the guard. */
export function workerOf(c: Context<Visit>): SignedInWorker {
  const { worker } = c.var
  if (!worker) throw new Error('this route needs the signedIn guard')
  return worker
}

/** Whether the worker has one of these roles anywhere. */
export const hasRole = (worker: SignedInWorker, ...roles: Role[]): boolean =>
  worker.roles.some((held) => roles.includes(held.role))

/** Their roles, whatever the team. */
export const rolesOf = ({ roles }: Pick<SignedInWorker, 'roles'>): Role[] => roles.map(({ role }) => role)

/** What a curator does: keep the directory of their place true. */
export const keepingTheDirectory: About = { about: 'services', act: 'write' }

/** Whether the worker is a curator. */
export const isCurator = (worker: Pick<SignedInWorker, 'roles'> | null): boolean =>
  worker !== null && mayCome(rolesOf(worker), keepingTheDirectory)
