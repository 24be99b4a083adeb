import {
  accessFeatures,
  addressLine,
  agesOf,
  helpsWith,
  type Service,
  scheduleLine,
  type ToldEntry,
} from '../../directory/index.ts'
import { en, formatPhone, listOf } from '../../words/index.ts'

/** One thing an entry says, as it is compared, accepted and declined: some of its told parts, and their words. */
export type EntryField = {
  name: string
  label: string
  parts: readonly (keyof ToldEntry)[]
  /** The words, line by line; empty when nothing is said. */
  text: (service: Service) => string
}

const { keeping } = en
const yesNo = (said: boolean | null): string => (said === null ? '' : said ? keeping.yes : keeping.no)
const lines = (...said: (string | null | undefined)[]): string => said.filter(Boolean).join('\n')

const field = (
  name: keyof typeof keeping.fields,
  parts: readonly (keyof ToldEntry)[],
  text: (service: Service) => string,
): EntryField => ({ name, label: keeping.fields[name], parts, text })

/** Everything an entry says that those who run it may change, in the order of its page. */
export const entryFields: readonly EntryField[] = [
  field('name', ['name'], ({ name }) => name),
  field('summary', ['summary'], ({ summary }) => summary ?? ''),
  field('walk_in', ['walkIn'], ({ walkIn }) =>
    walkIn.map(({ title, text }) => `${title}: ${text}`).join('\n'),
  ),
  field('who_you_meet', ['whoYouMeet'], ({ whoYouMeet }) =>
    whoYouMeet
      .map(({ name, role, text }) => `${[name, role].filter(Boolean).join(', ')}: ${text}`)
      .join('\n'),
  ),
  field('description', ['description'], ({ description }) => description ?? ''),
  field('times', ['schedules'], ({ schedules }) => schedules.map(scheduleLine).join('\n')),
  field('places', ['locations'], ({ locations }) =>
    locations.map((place) => lines(addressLine(place), place.gettingThere, place.accessNotes)).join('\n'),
  ),
  field('cost', ['free', 'fees'], ({ free, fees }) => lines(free ? keeping.free : '', fees)),
  field('ages', ['minimumAge', 'maximumAge'], (service) => agesOf(service) ?? ''),
  field('who_for', ['eligibility'], ({ eligibility }) => eligibility ?? ''),
  field('good_for', ['helpsWith', 'goodFor'], (service) =>
    listOf(helpsWith.filter((one) => service.helpsWith.includes(one)).map((one) => en.finding.helps[one])),
  ),
  field('access', ['accessFeatures'], (service) =>
    listOf(
      accessFeatures
        .filter((one) => service.accessFeatures.includes(one))
        .map((one) => en.finding.access[one]),
    ),
  ),
  field('turn_up', ['justTurnUp', 'door'], ({ justTurnUp, door }) => lines(yesNo(justTurnUp), door)),
  field('refer_self', ['canReferSelf'], ({ canReferSelf }) => yesNo(canReferSelf)),
  field('joining', ['applicationProcess'], ({ applicationProcess }) => applicationProcess ?? ''),
  field('contact', ['phone', 'email', 'url'], ({ phone, email, url }) =>
    lines(phone && formatPhone(phone), email, url),
  ),
  field('waiting', ['waitingTime'], ({ waitingTime }) => waitingTime ?? ''),
  field('places_free', ['placesFree'], ({ placesFree }) => (placesFree === null ? '' : String(placesFree))),
  field('status', ['status'], ({ status }) => keeping.statuses[status]),
]

/** What changes so often that nobody is asked: it takes effect at once. */
const atOnce = new Set(['waiting', 'places_free', 'status'])

export const isTrivial = ({ name }: Pick<EntryField, 'name'>): boolean => atOnce.has(name)

/** One difference between two readings of an entry, in words. */
export type Difference = { field: EntryField; before: string; after: string }

/** What differs between two readings of an entry, field by field, and only that. */
export function differences(before: Service, after: Service): Difference[] {
  return entryFields.flatMap((one) => {
    const [was, is] = [one.text(before), one.text(after)]
    return was === is ? [] : [{ field: one, before: was, after: is }]
  })
}

/** The parts of an entry that these fields hold, as told by this reading of it. */
export function partsOfFields(fields: readonly EntryField[], service: Service): ToldEntry {
  return Object.fromEntries(fields.flatMap(({ parts }) => parts.map((part) => [part, service[part]])))
}

/** The entry with these parts in place of its own. */
export const withTold = (service: Service, told: ToldEntry): Service => ({ ...service, ...told })
