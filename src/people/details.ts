import {
  type Answers,
  answerOrNull,
  answerText,
  everyQuestion,
  type Problems,
  type Question,
  type Typed,
} from '../ui/questions/index.ts'
import {
  type DateOnly,
  formatNhsNumber,
  formatPhone,
  type NhsNumber,
  normaliseName,
  plainDate,
} from '../words/index.ts'
import type { DetailsPage } from './forms/about-them.ts'
import type { YoungPerson } from './person.ts'
import { typedFrom } from './sent-form.ts'

const truths = new Set(['interpreter', 'contact_safe', 'young_carer', 'address_protected'])

// How a detail is called where it is read, when that is not how it is asked.
const readLabels: Readonly<Record<string, string>> = {
  preferred_name: 'Likes to be called',
  home: 'Home',
  phone_whose: 'Whose phone',
  contact_safe: 'Safe for messages',
  contact_note: 'Before you ring or write',
  address_protected: 'Address kept secret',
  language: 'Happiest in',
  interpreter: 'Interpreter',
  communication_needs: 'Communicating well',
  access_needs: 'Taking part',
  school_name: 'School or college',
  practice_name: 'GP practice',
  special_needs: 'Special needs and plans',
  young_carer: 'Looks after somebody at home',
}

// The name somebody typed stands for the choice from the list, and the other way round.
const eitherOr: Readonly<Record<string, string>> = {
  school_id: 'school_name',
  school_name: 'school_id',
  practice_id: 'practice_name',
  practice_name: 'practice_id',
}

const homeOf = (person: YoungPerson): string | null =>
  person.no_fixed_address ? 'none' : person.address ? 'address' : null

/** What a page of the details shows before anybody typed. */
export const typedDetails = (page: DetailsPage, person: YoungPerson): Typed =>
  typedFrom(page.form, { ...person, home: homeOf(person) })

/** Columns of `young_person` from an answered page: what was not answered becomes empty. */
export function detailsFrom(page: DetailsPage, answers: Answers): Record<string, string | boolean | null> {
  const columns: Record<string, string | boolean | null> = {}
  for (const { name } of everyQuestion(page.form)) {
    const answer = answerOrNull(answers, name)
    if (name === 'home') columns.no_fixed_address = answer === 'none'
    else if (!truths.has(name)) columns[name] = answer
    // Whether they care for somebody may simply not be known; the other two are a yes or not.
    else columns[name] = name === 'young_carer' && answer === null ? null : answer === 'yes'
  }
  if (typeof columns.name === 'string') columns.name_key = normaliseName(columns.name)
  return columns
}

/** What one field cannot check: a place to be reached that is called safe has to be there, and a phone somebody’s. */
export function checkDetails(page: DetailsPage, answers: Answers): Problems {
  if (page.slug !== 'contact') return {}
  const phone = answerText(answers, 'phone')
  if (phone && !answerText(answers, 'phone_whose')) return { phone_whose: 'Choose whose phone it is' }
  const reachable = phone || answerText(answers, 'email')
  return answerText(answers, 'contact_safe') === 'yes' && !reachable
    ? { phone: 'Enter a phone number or an email address, or choose that none is safe' }
    : {}
}

const APART = 'This is kept apart from the record. Change it on “What must not be known”'

/** What is kept apart from the record is not written into it again by anybody who did not know. */
export const checkApart = (place: boolean, answers: Answers): Problems =>
  place
    ? Object.fromEntries(
        ['address', 'postcode', 'school_id', 'school_name', 'practice_id', 'practice_name']
          .filter((name) => answerText(answers, name) !== '')
          .map((name) => [name, APART]),
      )
    : {}

/** The same of how to reach somebody beside them. */
export const checkContactApart = (apart: boolean, answers: Answers): Problems =>
  apart
    ? Object.fromEntries(
        ['phone', 'email'].filter((name) => answerText(answers, name) !== '').map((name) => [name, APART]),
      )
    : {}

/** One line of the details as it is read: what was asked and what is kept, or null when nothing is. */
export type KeptDetail = { name: string; label: string; text: string | null; own: boolean }

/** The details of a page as they are read, in the order they are asked. */
export function keptDetails(page: DetailsPage, person: YoungPerson): KeptDetail[] {
  const kept: Record<string, unknown> = { ...person, home: homeOf(person) }
  const shown = everyQuestion(page.form).filter(({ name }) => {
    if (name === 'address_protected') return person.address_protected
    const other = eitherOr[name]
    return other === undefined || kept[name] || (!kept[other] && name.endsWith('_id'))
  })
  return shown.map((question) => ({
    name: question.name,
    label: readLabels[question.name] ?? question.label,
    text: wordsFor(question, kept[question.name]),
    own: question.kind === 'words' && question.own === true,
  }))
}

function wordsFor(question: Question, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const text = String(value)
  if ('options' in question) return question.options.find((option) => option.value === text)?.label ?? text
  if (question.kind === 'date') return plainDate(text as DateOnly)
  if (question.kind === 'line' && question.as === 'nhs-number') return formatNhsNumber(text as NhsNumber)
  return question.kind === 'line' && question.as === 'phone' ? formatPhone(text) : text.replaceAll('\n', ', ')
}
