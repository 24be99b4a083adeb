import { type DateOnly, en } from '../words/index.ts'
import type { Service } from './entry.ts'
import { awayLine } from './facts.ts'
import { current } from './when.ts'

const { notSaid: words } = en.going

/** What somebody who thinks of going would want to know. */
export type Wanted = 'when' | 'where' | 'cost' | 'age' | 'access' | 'joining'

/** What an entry leaves open: what its description may still say in its own words, and what nobody has told at all. */
export type Open = { inWords: Wanted[]; silent: Wanted[] }

// Signs that a description speaks of a thing, though nothing can be read off it for certain.
const signs: Record<Wanted, RegExp> = {
  when: /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thurs?|fri|daily|weekly|every (?:day|week)|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)|term[- ]time)\b/i,
  where:
    /\b(?:hall|centre|library|church|school|park|club house|road|street|lane|avenue|online|at your home)\b/i,
  cost: /£|\b(?:free|costs?|charge[ds]?|fees?|donations?)\b/i,
  age: /\b(?:aged?|ages|years? olds?|year \d|under[- ]?(?:\d|fives?)|over \d+|adults?|all ages|babies|toddlers|teenagers?)\b/i,
  access: /\b(?:wheel ?chairs?|step[- ]free|accessible|lift|ramp|disabled access)\b/i,
  joining:
    /\b(?:book(?:ing)?|referr?(?:al|ed)?s?|drop[- ]in|turn up|come along|sign up|register|contact us|ring|call us|email us|apply)\b/i,
}

/** What an entry does not say of what somebody would want to know, in the order they would ask. */
export function leftOpen(service: Service, today: DateOnly): Open {
  const open = notSaid(service, today)
  const spoken = (thing: Wanted): boolean => signs[thing].test(service.description ?? '')
  return { inWords: open.filter(spoken), silent: open.filter((thing) => !spoken(thing)) }
}

function notSaid(service: Service, today: DateOnly): Wanted[] {
  const away = awayLine(service) !== undefined
  const said: Record<Wanted, boolean> = {
    when: current(service.schedules, today).length > 0,
    where: away || service.locations.length > 0,
    cost: service.free !== null || service.fees !== null,
    age: service.minimumAge !== null || service.maximumAge !== null || service.eligibility !== null,
    access:
      away || service.accessFeatures.length > 0 || service.locations.some(({ accessNotes }) => accessNotes),
    joining: joiningIsSaid(service),
  }
  return (Object.keys(said) as Wanted[]).filter((thing) => !said[thing])
}

/** Whether it says in any way how one comes to join in. */
export const joiningIsSaid = (service: Service): boolean =>
  service.justTurnUp !== null ||
  service.canReferSelf !== null ||
  service.applicationProcess !== null ||
  service.attendingAccess !== null

/** Where those who run it read email: the service's own address, its contacts', else its organisation's. */
export const emailOf = ({ email, contacts, provider }: Service): string | null =>
  email ?? contacts.find((contact) => contact.email)?.email ?? provider?.email ?? null

/** A begun email that asks them for these things; nothing where no address is known. It names nobody. */
export function askingMail(service: Service, things: readonly Wanted[]): string | undefined {
  const to = emailOf(service)
  if (!to || things.length === 0) return undefined
  const { name } = service
  const body = [
    words.hello({ name }),
    '',
    ...things.map((thing) => `- ${words.question[thing]}`),
    '',
    words.thanks,
  ]
  const subject = encodeURIComponent(words.subject({ name }))
  return `mailto:${to}?subject=${subject}&body=${encodeURIComponent(body.join('\r\n'))}`
}
