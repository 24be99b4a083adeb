export { aboutPerson, listSent, type SentList, typedIn } from './about-person.ts'
export {
  ageToday,
  calledName,
  educationWords,
  parentFrom,
  personFrom,
  personLine,
  personNote,
  type YoungPerson,
} from './person.ts'
export { NOT_SHARED, unlessRestricted } from './restricted.ts'
export { peopleRoutes } from './routes.tsx'
export { type SafeContact, safeContact } from './safe-contact.ts'
export { FormPage, type FormPageProps } from './screens/form-page.tsx'
export { RecordHead, type RecordTab, RecordTabs } from './screens/record-head.tsx'
export { idOfSending, ONCE, typedFrom } from './sent-form.ts'
export { showForm, type ToPutRight } from './show-form.tsx'
export { changePerson, personById } from './store.ts'
export { responsibilityWords, type Supporter, supporterRole } from './supporter.ts'
export { supporterById, supportersOf } from './supporter-store.ts'
