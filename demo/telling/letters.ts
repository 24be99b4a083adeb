import { calledName } from '../../src/people/index.ts'
import { referralForms } from '../../src/referrals/index.ts'
import { checkLetter } from '../../src/referrals/letter.ts'
import { type Answers, readForm, type Typed } from '../../src/ui/questions/index.ts'
import type { DateOnly } from '../../src/words/index.ts'
import { emailFor, type Person, phoneOf, typedPerson } from './person.ts'
import type { Town } from './town.ts'

/** What somebody writes about a young person when they ask for a link worker. */
export type Letter = {
  why: string
  reasons?: string[]
  tried?: string
  risks?: string
  /** What the sender may be told afterwards. */
  told?: string[]
  /** Who decided, when it is not plain from the age. */
  decided?: 'competent' | 'parental_responsibility'
}

type Form = (typeof referralForms)[number]

function first(town: Town, { tell = 'own', ...person }: Person): Typed {
  if (tell === 'sender') return { tell_first: 'sender' }
  if (tell === 'parent') return { tell_first: 'parent_or_carer', parent_phone: phoneOf(town) }
  return {
    tell_first: 'young_person',
    ...(tell === 'email' ? { email: emailFor(person) } : { phone: phoneOf(town) }),
  }
}

function decided(person: Person, letter: Letter, sender: string): Typed {
  const called = calledName({ name: person.name, preferred_name: person.called })
  if (person.age >= 16) return { decided_by: 'sixteen_or_over' }
  const { parent } = person
  if (letter.decided !== 'competent' && parent?.knownBy && (letter.decided || person.age < 11))
    return {
      decided_by: 'parental_responsibility',
      ...{ holder_name: parent.name, holder_relationship: parent.is, holder_known_by: parent.knownBy },
      not_able_judged_by: sender,
      not_able_grounds: `${called} knows about it and wants it, and could not yet say what would be shared with whom.`,
    }
  return {
    decided_by: 'competent',
    judged_by: sender,
    grounds: `${called} said in their own words what a link worker does, what is shared, and that they can stop.`,
    tell_parents: person.age < 12 ? 'Everything' : 'That I go, and nothing else unless I say so',
  }
}

/** The letter as its form reads it. Throws when the form would have asked for something more. */
export function read(form: Form, typed: Typed, day: DateOnly): Answers {
  const reading = readForm(form, typed, day)
  const problems = reading.ok ? checkLetter(form, reading.answers) : reading.problems
  const [problem] = Object.entries(problems)
  if (problem) throw new Error(`the letter about ${String(typed.name)}: ${problem.join(': ')}`)
  return reading.answers
}

/** What a worker types into the form of their kind of organisation. */
export function letterBy(town: Town, sender: string, person: Person, letter: Letter): Typed {
  return {
    ...typedPerson(town, person),
    said_yes: ['yes'],
    reasons: letter.reasons ?? ['something_else'],
    why: letter.why,
    ...(letter.tried ? { tried: letter.tried } : {}),
    ...(letter.risks ? { risks: letter.risks } : {}),
    ...decided(person, letter, sender),
    may_tell: letter.told ?? ['first_contact', 'ending', 'outcome'],
    ...first(town, person),
  }
}

/** What a young person types who asks for themselves. */
export const ownLetter = (town: Town, person: Person, letter: Letter): Typed => ({
  ...typedPerson(town, person),
  ...(person.tell === 'email' ? { email: emailFor(person) } : { phone: phoneOf(town), phone_whose: 'own' }),
  why: letter.why,
})

/** What a parent or carer types about their child. */
export const parentsLetter = (town: Town, person: Person, letter: Letter): Typed => ({
  ...typedPerson(town, person),
  parent_responsibility: person.parent?.knownBy ? 'yes' : 'not_known',
  ...{ phone: phoneOf(town), child_knows: 'wants', why: letter.why },
})
