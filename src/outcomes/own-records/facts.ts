import type { Programme } from '../../blueprint/index.ts'
import { sourceOf } from '../../programmes/index.ts'
import { ageOn, type DateOnly } from '../../words/index.ts'
import type { Weekly } from '../cohort-store.ts'
import type { PersonFacts } from '../taking-in/person-row.ts'
import { onwardKinds, type SentOn } from './onward.ts'

/** What is known of somebody who takes part, as it was written down while the programme ran. */
export type OwnPerson = {
  enrolment: string
  arm: string | null
  school: string | null
  sex: string | null
  born: DateOnly | null
  ethnicGroup: string | null
  deprivation: number | null
  specialNeeds: string | null
  careStatus: string | null
  wayIn: string
  sentBy: string | null
  beganOn: DateOnly
  endedOn: DateOnly | null
  contacts: number
  firstContact: DateOnly | null
  lastContact: DateOnly | null
  weekly: Weekly
}

const careStatuses: Readonly<Record<string, string>> = {
  ...{ not_in_care: 'none', kinship: 'none' },
  ...{ looked_after: 'in_care', care_leaver: 'left_care', adopted: 'left_care' },
}

/** The code of what a record says of care; null where it says nothing. */
export const careStatusIn = (status: string | null): string | null => careStatuses[status ?? ''] ?? null

/** The code of a sex that somebody wrote in their own words; null for what says neither. */
export function sexIn(words: string | null): string | null {
  const said = words?.trim().toLowerCase() ?? ''
  if (/^(f|female|girl|woman)$/.test(said)) return 'female'
  if (/^(m|male|boy|man)$/.test(said)) return 'male'
  return said === '' ? null : 'other'
}

const groups = [
  ['mixed', /\b(mixed|multiple)\b/],
  ['asian', /\b(asian|indian|pakistani|bangladeshi|chinese)\b/],
  ['black', /\b(black|african|caribbean)\b/],
  ['white', /\b(white|british|irish|roma|traveller)\b/],
  ['other', /\b(other|arab)\b/],
] as const

/** The group of the census that somebody's own words belong to; null where they leave it open. */
export function ethnicGroupIn(words: string | null): string | null {
  const said = words?.toLowerCase() ?? ''
  return groups.find(([, pattern]) => pattern.test(said))?.[0] ?? null
}

/** Whether there is a plan, support or nothing written; of nothing written nobody knows. */
export function specialNeedsIn(words: string | null): string | null {
  const said = words?.trim() ?? ''
  if (said === '') return null
  return /\b(EHCP?|plan)\b/i.test(said) && !/\bno (EHCP?|plan)\b/i.test(said) ? 'plan' : 'support'
}

/** What the programme's record has of somebody, with where they were referred on to. */
export function factsOf(programme: Programme, person: OwnPerson, sentOn: readonly SentOn[]): PersonFacts {
  return {
    ...{ school: person.school, sex: sexIn(person.sex), deprivation: person.deprivation },
    age: person.born === null ? null : ageOn(person.born, person.beganOn),
    ethnic_group: ethnicGroupIn(person.ethnicGroup),
    special_needs: specialNeedsIn(person.specialNeeds),
    care_status: careStatusIn(person.careStatus),
    ...{ referred_by: sourceOf(programme, person), onward: onwardKinds(sentOn), contacts: person.contacts },
    ...{ first_contact: person.firstContact, last_contact: person.lastContact },
  }
}
