import type { Typed } from '../../src/ui/questions/index.ts'
import { type DateOnly, formatPhone, partsOf } from '../../src/words/index.ts'
import type { Town } from './town.ts'
import { bornAt } from './when.ts'

/** An invented young person, as their story begins. Ages are years: 14.5 is fourteen and a half. */
export type Person = {
  name: string
  called?: string
  pronouns?: string
  age: number
  /** How they are told first: by their own phone or email, by a parent's, or by whoever refers. */
  tell?: 'own' | 'email' | 'parent' | 'sender'
  parent?: { name: string; is: string; knownBy?: string }
  language?: string
  access?: string
  school?: string
  home?: string
  /** Whether health staff give their NHS number. */
  nhs?: boolean
  /** Their own words. */
  matters?: string
  meet?: string
}

/** A phone number that is kept for drama: 07700 900 and three more (Ofcom). */
export function phoneOf({ numbers }: Town): string {
  numbers.phone += 1
  return formatPhone(`+447700900${String(numbers.phone % 1000).padStart(3, '0')}`)
}

/** An address nobody has: `.example` belongs to nobody (RFC 2606). */
export const emailFor = ({ name, called }: Person): string => {
  const letters = (called ?? name)
    .normalize('NFD')
    .replace(/[^A-Za-z]+/g, '.')
    .replace(/^\.|\.$/g, '')
    .toLowerCase()
  return `${letters || 'me'}@post.example`
}

// The check digit of an NHS number: weights 10 to 2, modulo 11 (NHS Data Dictionary); a 10 is never given.
function checked(nine: string): string | null {
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? null : `${nine}${check}`
}

/** The next NHS number of the range that is kept for tests: 999 and a right check digit. */
export function nhsNumberOf({ numbers }: Town): string {
  for (;;) {
    numbers.nhs += 1
    const number = checked(`999${String(numbers.nhs * 137).padStart(6, '0')}`)
    if (number) return number
  }
}

/** A date as it is typed into its three fields. */
export function typedDate(name: string, date: DateOnly): Typed {
  const { year, month, day } = partsOf(date)
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
}

const given = (typed: Record<string, string | undefined>): Typed =>
  Object.fromEntries(
    Object.entries(typed).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )

/** Who they are, as it is typed into any of the forms. */
export function typedPerson(town: Town, person: Person): Typed {
  return {
    ...given({
      name: person.name,
      preferred_name: person.called,
      pronouns: person.pronouns,
      language: person.language,
      access_needs: person.access,
      school_name: person.school,
      nhs_number: person.nhs ? nhsNumberOf(town) : undefined,
      what_matters: person.matters,
      meeting_wishes: person.meet,
      ...(person.home ? { home: 'address', address: person.home } : {}),
      ...(person.parent
        ? {
            parent_name: person.parent.name,
            parent_relationship: person.parent.is,
            parent_responsibility: person.parent.knownBy ? 'yes' : 'not_known',
            parent_responsibility_known_by: person.parent.knownBy,
          }
        : {}),
    }),
    ...typedDate('date_of_birth', bornAt(town, person.age)),
  }
}
