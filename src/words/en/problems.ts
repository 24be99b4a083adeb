import type { DateOfBirthProblem } from '../ages.ts'
import { defineCatalogue } from '../catalogue.ts'
import type { EmailProblem, PhoneProblem } from '../contact.ts'
import { figure } from '../counting.ts'
import type { NhsNumberProblem } from '../nhs-number.ts'
import type { PostcodeProblem } from '../postcode.ts'
import type { DateProblem } from '../typed-dates.ts'

/** The question a sentence is about, as it should begin the sentence: 'Date of birth'. */
type About = { what: string }

/** What to say when an answer cannot be used: one sentence each, which says how to put it right. */
export const problems = defineCatalogue({
  date: {
    empty: ({ what }: About) => `Enter ${lower(what)}`,
    'day-missing': ({ what }: About) => `${what} must include a day`,
    'month-missing': ({ what }: About) => `${what} must include a month`,
    'year-missing': ({ what }: About) => `${what} must include a year`,
    'not-a-number': ({ what }: About) => `${what} must be written in numbers, like 27 3 2014`,
    'not-real': ({ what }: About) => `${what} must be a date in the calendar. Check the day and the month`,
    'two-digit-year': ({ what }: About) => `${what} must have a year of 4 numbers, like 2014`,
    'out-of-range': ({ what }: About) => `${what} has a year that cannot be right. Check the year`,
  } satisfies Record<DateProblem, (about: About) => string>,
  dateOfBirth: {
    today: 'Date of birth must be before today. You entered today’s date',
    tomorrow: 'Date of birth must be before today. You entered tomorrow’s date',
    'in-the-future': 'Date of birth must be before today',
    'before-1900': 'Date of birth must be after 1900. Check the year',
    'too-old': 'This is for people up to 25 years old. Check the year of birth',
  } satisfies Record<DateOfBirthProblem, string>,
  nhsNumber: {
    empty: 'Enter the NHS number',
    'not-a-number': 'The NHS number must be numbers only, like 999 000 0018',
    'wrong-length': 'The NHS number must have 10 numbers, like 999 000 0018',
    'wrong-digit':
      'This is not an NHS number: one of the numbers is wrong. Check it against a letter or the NHS App',
    'never-issued': 'This is not anybody’s NHS number. Leave it empty if you do not know it',
  } satisfies Record<NhsNumberProblem, string>,
  postcode: {
    empty: 'Enter the postcode',
    'not-a-postcode': 'Enter a full UK postcode, like LS1 4AP',
    incomplete: 'Enter the whole postcode, like LS1 4AP, not only the first half',
  } satisfies Record<PostcodeProblem, string>,
  email: {
    empty: 'Enter an email address',
    'too-long': 'The email address is too long. Check it',
    'missing-at': 'The email address must have an @, like name@example.com',
    'missing-domain': 'The email address must end like name@example.com',
    'not-an-email': 'Enter an email address in the right form, like name@example.com',
  } satisfies Record<EmailProblem, string>,
  phone: {
    empty: 'Enter a phone number',
    'not-a-number': 'The phone number must be numbers only, like 07700 900123',
    'too-short': 'The phone number is too short. It should be like 07700 900123',
    'too-long': 'The phone number is too long. It should be like 07700 900123',
    'not-uk': 'Enter a UK phone number, like 07700 900123 or 01632 960001',
  } satisfies Record<PhoneProblem, string>,
  text: {
    empty: ({ what }: About) => `Enter ${lower(what)}`,
    'too-long': ({ what, length, max }: About & { length: number; max: number }) =>
      `${what} must be ${figure(max)} characters or fewer. You have written ${figure(length)}`,
  },
})

function lower(what: string): string {
  // NHS number, GP: a word in capitals keeps them.
  return /^\p{Lu}(?!\p{Lu})/u.test(what) ? what.charAt(0).toLowerCase() + what.slice(1) : what
}
