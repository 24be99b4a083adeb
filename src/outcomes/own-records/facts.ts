import type { Programme } from '../../blueprint/index.ts'
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

// Of several ways that a programme has, who sent does not say which: then it is the wider word.
const theOnly = (programme: Programme, among: readonly string[], otherwise: string): string => {
  const found = programme.ways_in.map(({ who }) => who).filter((who) => among.includes(who))
  return found.length === 1 ? (found[0] as string) : otherwise
}

/** By which of its ways somebody came to a programme, from the form that was sent and the kind of organisation. */
export function referrerOf(
  programme: Programme,
  { wayIn, sentBy }: Pick<OwnPerson, 'wayIn' | 'sentBy'>,
): string {
  if (wayIn === 'school') return 'school'
  if (wayIn === 'young_person') return 'young-person'
  if (wayIn === 'parent_or_carer') return 'parent-or-carer'
  if (wayIn === 'coach') return theOnly(programme, ['club', 'youth-club'], 'club')
  if (wayIn === 'health')
    return sentBy === 'practice'
      ? theOnly(programme, ['gp'], 'health-professional')
      : theOnly(programme, ['hospital', 'mental-health-service'], 'health-professional')
  const agencies = ['leaving-care', 'youth-justice', 'social-care', 'early-help']
  return theOnly(programme, agencies, 'other-professional')
}

/** What the programme's record has of somebody, with where they were referred on to. */
export function factsOf(programme: Programme, person: OwnPerson, sentOn: readonly SentOn[]): PersonFacts {
  return {
    ...{ school: person.school, sex: sexIn(person.sex), deprivation: person.deprivation },
    age: person.born === null ? null : ageOn(person.born, person.beganOn),
    ethnic_group: ethnicGroupIn(person.ethnicGroup),
    special_needs: specialNeedsIn(person.specialNeeds),
    care_status: careStatusIn(person.careStatus),
    ...{ referred_by: referrerOf(programme, person), onward: onwardKinds(sentOn), contacts: person.contacts },
    ...{ first_contact: person.firstContact, last_contact: person.lastContact },
  }
}
