import { type SafeContact, type Supporter, safeContact, supporterRole } from '../../people/index.ts'
import { formatPhone, isMobileNumber } from '../../words/index.ts'
import type { Supported } from './supported.ts'

/** A way in which the first news may reach the young person, or whoever decides with them, in words. */
export type Way = SafeContact & { inWords: string }

const ways = { text: 'By text to', email: 'By email to' } as const

const inWords = ({ channel, address }: SafeContact, whose: string): string =>
  `${ways[channel]} ${channel === 'text' ? formatPhone(address) : address}, ${whose}`

function parentContact({ phone, email }: Supporter): SafeContact | null {
  const audience = 'parent_or_carer'
  if (phone && isMobileNumber(phone)) return { audience, channel: 'text', address: phone }
  return email ? { audience, channel: 'email', address: email } : null
}

/** Every way that is on record and safe: the young person's own, then one parent's or carer's. At most one of each. */
export function waysToTell({ person, supporters, called }: Supported): Way[] {
  const own = safeContact(person)
  const found: Way[] = own
    ? [{ ...own, inWords: inWords(own, own.audience === 'young_person' ? 'their own' : 'a parent’s') }]
    : []
  for (const parent of supporters.filter(({ kind }) => kind === 'parent_or_carer')) {
    const to = parentContact(parent)
    if (to && !found.some(({ audience }) => audience === to.audience))
      found.push({ ...to, inWords: inWords(to, `${parent.name}, ${supporterRole(parent)} of ${called}`) })
  }
  return found
}

/** What the letter keeps of how the first news goes, as the rule that sends it reads it (see `firstTold`). */
export function tellFirst(chosen: string, found: readonly Way[]): Record<string, string> {
  const way = found.find(({ audience }) => audience === chosen)
  if (!way) return { tell_first: 'sender' }
  const prefix = way.audience === 'parent_or_carer' ? 'parent_' : ''
  return {
    tell_first: way.audience,
    [`${prefix}${way.channel === 'text' ? 'phone' : 'email'}`]: way.address,
  }
}
