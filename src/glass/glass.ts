import { organisationCan, type Role, type SignedInWorker } from '../accounts/index.ts'

/** Whom an administrator may name: those who meet emergencies. Nobody else can, and nobody is without being named. */
export const eligibleRoles: readonly Role[] = ['safeguarding_lead', 'clinician', 'manager']

/** Working days within which each organisation looks at a break, by its own calendar. */
export const REVIEW_DAYS = 2

/** Why somebody breaks glass, with a reason in words beside it. */
export const kindWords = {
  danger: 'A young person is in danger now',
  health: 'A doctor or nurse must know something now',
  missing: 'A young person is missing',
  no_other_way: 'Something else that cannot wait, and nobody around them can be reached',
} as const

export type GlassKind = keyof typeof kindWords

/** What may be done about breaking glass, and by whom. */
export const glassCan = {
  /** Naming who may, and who looks at it afterwards: the administrators of an organisation, and never for themselves. */
  beNamed: (organisation: string, by: SignedInWorker): boolean =>
    organisationCan.beAdministered(organisation, by),
} as const

/** One break, as far as whoever asks may read it. */
export type Broken = {
  id: string
  workerId: string
  worker: string
  organisation: string
  kind: GlassKind
  reason: string
  openedAt: Date
  endsAt: Date
  endedAt: Date | null
}
