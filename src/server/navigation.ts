import { hasRole, isCurator, type SignedInWorker } from '../accounts/index.ts'
import { mayReadSurveys, runsSurveys, worksInSchool } from '../surveys/index.ts'

export type Entry = { text: string; href: string; section: string }

const entry = (section: string, text: string, href: string): Entry => ({ section, text, href })

/** The main menu of this worker: only what their roles use. */
export function navigationFor(worker: SignedInWorker): Entry[] {
  const takesOn = worker.roles.some((held) => held.receivesReferrals)
  return [
    entry('today', 'Today', '/today'),
    ...(hasRole(worker, 'link_worker', 'supervisor', 'clinician') || (takesOn && hasRole(worker, 'manager'))
      ? [entry('young-people', 'Young people', '/young-people')]
      : []),
    ...(isCurator(worker) && worker.roles.length === 1
      ? []
      : [entry('referrals', 'Referrals', '/referrals'), entry('refer', 'Refer', '/refer')]),
    ...(hasRole(worker, 'provider')
      ? [entry('asked', 'Who is coming', '/asked'), entry('uploads', 'Send a list', '/directory/uploads')]
      : []),
    ...(hasRole(worker, 'provider', 'link_worker', 'clinician')
      ? [entry('groups', 'Groups', '/groups')]
      : []),
    ...(worker.organisationKind === 'trust' && hasRole(worker, 'clinician', 'manager')
      ? [entry('waiting-lists', 'While waiting', '/waiting-lists')]
      : []),
    ...(worksInSchool(worker) ? [entry('results', 'Results', '/results')] : []),
    ...(isCurator(worker) ? [entry('wellbeing', 'Wellbeing', '/wellbeing')] : []),
    entry('services', 'Services', '/services'),
    ...(isCurator(worker)
      ? [entry('directory', 'Directory', '/directory'), entry('programmes', 'Programmes', '/programmes')]
      : []),
    ...(runsSurveys(worker) ? [entry('surveys', 'Surveys', '/surveys')] : []),
    ...(worksInSchool(worker) ? [entry('school-surveys', 'Surveys', '/school-surveys')] : []),
    ...(mayReadSurveys(worker) ? [entry('reading', 'Answers to read', '/reading')] : []),
    ...(hasRole(worker, 'safeguarding_lead') ? [entry('concerns', 'Safeguarding', '/concerns')] : []),
    ...(hasRole(worker, 'manager', 'administrator') ? [entry('team', 'Team', '/team')] : []),
  ]
}
