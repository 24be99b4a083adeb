import type { MiddlewareHandler } from 'hono'
import { hasRole, type SignedInWorker, type Visit } from '../../accounts/index.ts'

const inSchool = ({ organisationKind }: SignedInWorker): boolean =>
  organisationKind === 'school' || organisationKind === 'college'

/** Whether a worker runs the surveys of their place: an administrator or commissioner of an organisation that is no school. */
export const runsSurveys = (worker: SignedInWorker | null): boolean =>
  worker !== null && !inSchool(worker) && hasRole(worker, 'administrator', 'commissioner')

/** Whether a worker lists the pupils of their school: they manage a team there, administer it or lead its safeguarding. */
export const listsPupils = (worker: SignedInWorker | null): boolean =>
  worker !== null && inSchool(worker) && hasRole(worker, 'manager', 'administrator', 'safeguarding_lead')

/** The roles of those who may be named as a reader of a named survey. */
export const readerRoles = ['safeguarding_lead', 'clinician'] as const

/** Whether a worker may be named as a reader of a survey. */
export const mayReadSurveys = (worker: SignedInWorker): boolean => hasRole(worker, ...readerRoles)

/** Whether a worker works in a school, and may hold a lesson in which a survey is filled in. */
export const worksInSchool = (worker: SignedInWorker | null): boolean => worker !== null && inSchool(worker)

const only =
  (may: (worker: SignedInWorker | null) => boolean): MiddlewareHandler<Visit> =>
  async (c, next) =>
    may(c.var.worker) ? next() : c.notFound()

/** Lets those through who run surveys; to anyone else there is nothing there. */
export const surveyLeads = only(runsSurveys)
/** Lets those through who list a school's pupils. */
export const pupilListers = only(listsPupils)
/** Lets everybody of a school through. */
export const schoolStaff = only(worksInSchool)
