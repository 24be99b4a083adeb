import { ageToday, supporterRole } from '../../people/index.ts'
import { type DateOnly, formatPhone } from '../../words/index.ts'
import type { Supported } from './supported.ts'

/** What is on record already that those who run something may need, by the fields of the form; nothing is ticked by it. */
export function knownOf({ person, supporters }: Supported, today: DateOnly): Record<string, string> {
  const ring = supporters
    .filter(({ kind, phone }) => phone && (kind === 'emergency_contact' || kind === 'parent_or_carer'))
    .sort((one, other) => (one.kind < other.kind ? -1 : 1))
    .slice(0, 2)
    .map((one) => `${one.name}, ${supporterRole(one)}, ${formatPhone(one.phone as string)}`)
  const collect = supporters.filter((one) => one.may_collect).map(({ name }) => name)
  const helps = [person.communication_needs, person.access_needs].filter(Boolean)
  const age = ageToday(person, today)
  const fields = {
    age: age === null ? '' : String(age),
    emergency_contact: ring.join('\n'),
    access_needs: helps.join('\n'),
    may_collect: collect.join(', '),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text))
}
