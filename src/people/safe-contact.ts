import type { Channel } from '../messages/index.ts'
import { isMobileNumber } from '../words/index.ts'
import type { YoungPerson } from './person.ts'

/** Where a message about a young person may go, and who reads it there. */
export type SafeContact = { audience: 'young_person' | 'parent_or_carer'; channel: Channel; address: string }

type Contact = Pick<YoungPerson, 'contact_safe' | 'phone' | 'phone_whose' | 'email'>

/**
 * How to reach them without anybody else reading it, or null: only a contact that somebody has called safe, never a
 * phone of someone else. A text before an email, since it is read sooner.
 */
export function safeContact(person: Contact): SafeContact | null {
  if (!person.contact_safe) return null
  const parent = person.phone_whose === 'parent_or_carer'
  if (person.phone && isMobileNumber(person.phone) && person.phone_whose !== 'someone_else') {
    return { audience: parent ? 'parent_or_carer' : 'young_person', channel: 'text', address: person.phone }
  }
  return person.email ? { audience: 'young_person', channel: 'email', address: person.email } : null
}
