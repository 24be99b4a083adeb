import { idFromSource, isMobileNumber } from '../../words/index.ts'
import { emailOf, phoneOf, urlOf } from './contact-fields.ts'
import type { Fields } from './feed.ts'
import { listIn, objectIn } from './source-record.ts'
import { lineOf, type Notes, paragraphOf, rawText } from './text-fields.ts'

/** An organisation as a feed gives it. */
export type ReadProvider = {
  id: string
  originalId: string
  name: string
  description: string | null
  url: string | null
  email: string | null
  phone: string | null
}

/** A way to reach those who run a service; never a person's name. */
export type ReadContact = { title: string | null; phone: string | null; email: string | null }

/** The organisation of a service, or null: a missing one is no reason to doubt the service. */
export function providerOf(
  record: Fields,
  from: { source: string; base: string | null },
  notes: Notes,
): ReadProvider | null {
  const given = objectIn(record, 'organization', 'organisation')
  if (!given) return null
  const name = lineOf(given.name, 'name of the organisation', notes)
  const originalId = rawText(given.id) ?? name
  if (name === null || originalId === null) return null
  return {
    id: idFromSource(from.source, originalId),
    originalId,
    name,
    description: paragraphOf(given.description, 'description of the organisation', notes),
    url: urlOf(given.website ?? given.url, from.base, 'web address of the organisation', notes),
    email: emailOf(given.email, 'email address of the organisation', notes),
    phone: phonesIn(given, notes)[0] ?? null,
  }
}

/** Numbers and addresses of the service's contacts. A mobile under a person's name is theirs and stays out. */
export function contactsOf(record: Fields, notes: Notes): ReadContact[] {
  return listIn(record, 'contacts')
    .slice(0, 20)
    .map((contact) => {
      const named = rawText(contact.name) !== null
      const phones = phonesIn(contact, notes).filter((phone) => !(named && isMobileNumber(phone)))
      return {
        title: lineOf(contact.title ?? contact.department, 'contact', notes),
        phone: phones[0] ?? null,
        email: emailOf(contact.email, 'email address of a contact', notes),
      }
    })
    .filter((contact) => contact.phone !== null || contact.email !== null)
}

/** The numbers in a record's `phones`. */
export function phonesIn(record: Fields, notes: Notes): string[] {
  const numbers = [record.phone, ...listIn(record, 'phones').map((phone) => phone.number)]
  return numbers.map((number) => phoneOf(number, 'phone number', notes)).filter((phone) => phone !== null)
}
