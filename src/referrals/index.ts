export { type Accepted, type OnAccepted } from './acceptance.ts'
export type { AskedFor, FindAskedAt, FindAskedFor } from './asked-for.ts'
export { type Asking, askForOneself } from './asking-oneself.ts'
export { referralCommands } from './commands.ts'
export { destinationTo } from './destinations.ts'
export type { ReferralSettings } from './doings.ts'
export { forgetForms } from './draft-owner.ts'
export { type Draft, draftsOf } from './drafts.ts'
export { type DueFor, type ReferralDue, referralsDue } from './due.ts'
export { formFor, referralForms, STEPPING_FORM, steppingForm } from './forms/index.ts'
export { type BatonCheck, looseBatons } from './loose.ts'
export { type AboutPrescription, aboutPrescription } from './onward/about-prescription.ts'
export {
  type Attended,
  attendanceOf,
  type Missed,
  missedInARow,
  missedSessions,
} from './onward/attendance-store.ts'
export { tellFirst, waysToTell } from './onward/first-told.ts'
export { goneFor } from './onward/link-routes.tsx'
export { endLinks, heldLink, holderOf, makeLink, useUp } from './onward/links.ts'
export { madeBefore, placeTasks } from './onward/place-answered.ts'
export { pickedWith, placeNews as placeNewsOf } from './onward/place-news.ts'
export { onwardOf, type Prescribed, type Signposted, signpost } from './onward/prescribed-store.ts'
export { MISSED_IN_A_ROW, prescriptionCan } from './onward/prescription.ts'
export { remindPlaces } from './onward/reminding-places.ts'
export { type PrescribingSettings, prescribedPart, prescribingRoutes } from './onward/routes.tsx'
export { type Supported, supportedBy } from './onward/supported.ts'
export { askHowItWasLater } from './onward/tell-later.ts'
export {
  handOnPrescriptions,
  type Settled,
  settlePrescription,
  standingOf,
} from './onward/with-the-support.ts'
export { isOpen, type Referral, reasonWords, referralCan } from './referral.ts'
export { remindTeams } from './reminding.ts'
export { referralRoutes } from './routes.tsx'
export { wasSentBefore } from './sending.ts'
export { type ReferralWithNames, referralById, referralsSent, referralsWaiting } from './store.ts'
export { sendingTeam, submit } from './submission.ts'
export { sweepDrafts, sweepUnanswered } from './sweep.ts'
export { tellNews } from './telling.ts'
