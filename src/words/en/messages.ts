import { aboutEntries } from './messages/curating.ts'
import { toPrivacyOfficers } from './messages/glass.ts'
import { toLeads } from './messages/leads.ts'
import { aboutMeanwhile } from './messages/meanwhile.ts'
import { toParent } from './messages/parent.ts'
import { aboutPlace } from './messages/place.ts'
import { aboutPlan } from './messages/plan.ts'
import { toProvider } from './messages/provider.ts'
import { toReferrer } from './messages/referrer.ts'
import { toStaff } from './messages/staff.ts'
import { aboutWorkshops } from './messages/workshops.ts'
import { toYoungPerson } from './messages/young-person.ts'

/**
 * Every message we send, by template: a subject, the words of an email and those of a text (under 300 characters, in
 * letters that every phone can show). A message may be seen by anybody, so that it gives nothing away: no reason, no
 * tier, no figures, no surname.
 */
export const messages = {
  ...toYoungPerson,
  ...toParent,
  ...toReferrer,
  ...toStaff,
  ...toLeads,
  ...toPrivacyOfficers,
  ...toProvider,
  ...aboutPlace,
  ...aboutPlan,
  ...aboutMeanwhile,
  ...aboutEntries,
  ...aboutWorkshops,
}
