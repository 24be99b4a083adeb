import type { Acting } from '../database/index.ts'
import type { Recipient } from '../messages/index.ts'
import { type Supporter, safeContact, supportersOf, type YoungPerson } from '../people/index.ts'
import { formatPhone, isMobileNumber } from '../words/index.ts'

/** Where a link goes, and in words whose phone or email that is. */
export type Contact = {
  to: Recipient & { audience: 'young_person' | 'parent_or_carer' }
  inWords: string
}

/** How a link to questions reaches a young person: their own safe contact, else a parent's or carer's; null when there is none. */
export async function contactFor(acting: Acting, person: YoungPerson): Promise<Contact | null> {
  const own = safeContact(person)
  if (own) {
    const whose = own.audience === 'young_person' ? 'their own' : 'their parent’s or carer’s'
    return { to: own, inWords: `${ways[own.channel]} ${addressIn(own)}, ${whose}` }
  }
  return parentContactFor(acting, person)
}

/** How questions reach a parent or carer of a young person; null when there is no way. */
export async function parentContactFor(acting: Acting, person: YoungPerson): Promise<Contact | null> {
  const parents = (await supportersOf(acting, person.id)).filter(({ kind }) => kind === 'parent_or_carer')
  for (const parent of parents) {
    const to = parentContact(parent)
    if (to) return { to, inWords: `${ways[to.channel]} ${addressIn(to)}, to ${called(parent)}` }
  }
  return null
}

const ways = { text: 'by text to', email: 'by email to' } as const

const addressIn = ({ channel, address }: { channel: string; address: string }): string =>
  channel === 'text' ? formatPhone(address) : address

const called = ({ name, relationship }: Supporter): string =>
  relationship ? `${name} (${relationship})` : name

function parentContact({ phone, email }: Supporter): Contact['to'] | null {
  if (phone && isMobileNumber(phone)) return { audience: 'parent_or_carer', channel: 'text', address: phone }
  return email ? { audience: 'parent_or_carer', channel: 'email', address: email } : null
}
