import type { Selectable } from 'kysely'
import type { DB } from '../database/index.ts'
import { type Answers, answerOrNull, answerText } from '../ui/questions/index.ts'
import {
  ageOn,
  type DateOnly,
  dateOnly,
  displayFirstName,
  normaliseName,
  schoolYear,
} from '../words/index.ts'

/** A young person's record as it is kept, with the names of their school and practice where we know those. */
export type YoungPerson = Selectable<DB['young_person']> & {
  school_organisation: string | null
  practice_organisation: string | null
}

/** What a line about somebody needs to be said. */
export type Described = Pick<YoungPerson, 'date_of_birth' | 'year_group' | 'school_name'> &
  Partial<Pick<YoungPerson, 'school_organisation'>>

/** What a record of a young person begins with: columns of `young_person`, from what somebody wrote, and the school that did. */
export function personFrom(answers: Answers, school: string | null = null) {
  const own = answerText(answers, 'tell_first') !== 'parent_or_carer'
  const name = answerText(answers, 'name')
  return {
    name,
    name_key: normaliseName(name),
    preferred_name: answerOrNull(answers, 'preferred_name'),
    pronouns: answerOrNull(answers, 'pronouns'),
    date_of_birth: answerOrNull(answers, 'date_of_birth'),
    address: answerOrNull(answers, 'address'),
    postcode: answerOrNull(answers, 'postcode'),
    no_fixed_address: answerText(answers, 'home') === 'none',
    email: own ? answerOrNull(answers, 'email') : null,
    phone: own ? answerOrNull(answers, 'phone') : null,
    phone_whose: answerOrNull(answers, 'phone_whose'),
    contact_safe: own && Boolean(answerText(answers, 'phone') || answerText(answers, 'email')),
    contact_note: answerOrNull(answers, 'contact_note'),
    language: answerOrNull(answers, 'language'),
    access_needs: answerOrNull(answers, 'access_needs'),
    school_id: school,
    school_name: school ? null : answerOrNull(answers, 'school_name'),
    year_group: answerOrNull(answers, 'year_group'),
    nhs_number: answerOrNull(answers, 'nhs_number'),
    meeting_wishes: answerOrNull(answers, 'meeting_wishes'),
  }
}

/** A parent or carer named in what somebody wrote: columns of `supporter`, or null when none was named. */
export function parentFrom(answers: Answers) {
  const name = answerText(answers, 'parent_name') || answerText(answers, 'holder_name')
  if (!name) return null
  const asked = answerText(answers, 'parent_responsibility')
  const known =
    answerText(answers, 'parent_responsibility_known_by') || answerText(answers, 'holder_known_by')
  const responsible = known !== '' && (asked === 'yes' || answerText(answers, 'holder_name') === name)
  return {
    kind: 'parent_or_carer',
    name,
    relationship: answerText(answers, 'parent_relationship') || answerText(answers, 'holder_relationship'),
    phone: answerOrNull(answers, 'parent_phone'),
    email: answerOrNull(answers, 'parent_email'),
    parental_responsibility: responsible ? 'yes' : asked === 'no' ? 'no' : 'not_known',
    how_we_know: responsible ? known : null,
  }
}

/** What we call somebody: the name they like, or the first word of their name. */
export const calledName = (person: { name: string; preferred_name?: string | null }): string =>
  displayFirstName(person.name, person.preferred_name)

/** The whole years they are old today, or null when we do not know. */
export const ageToday = (person: Pick<YoungPerson, 'date_of_birth'>, today: DateOnly): number | null =>
  person.date_of_birth === null || person.date_of_birth > today
    ? null
    : ageOn(dateOnly(person.date_of_birth), today)

/** 'Year 10, Sallowfield High School', as much of it as is known. */
export function educationWords(person: Described, today: DateOnly): string {
  const school = person.school_organisation ?? person.school_name
  const year =
    person.year_group ??
    (school && person.date_of_birth ? schoolYear(dateOnly(person.date_of_birth), today) : null)
  return [year, school].filter(Boolean).join(', ')
}

/** '14, Year 10, Sallowfield High School': the quiet line under a name in a list. */
export function personNote(person: Described, today: DateOnly): string {
  const age = ageToday(person, today)
  return [age === null ? '' : String(age), educationWords(person, today)].filter(Boolean).join(', ')
}

/** 'Kez, she/her · 14 · Year 10, Sallowfield High School': the line under a name at the top of a record. */
export function personLine(person: YoungPerson, today: DateOnly): string {
  const called = calledName(person)
  const names = [called === person.name ? '' : called, person.pronouns ?? ''].filter(Boolean).join(', ')
  const age = ageToday(person, today)
  return [names, age === null ? '' : String(age), educationWords(person, today)].filter(Boolean).join(' · ')
}
