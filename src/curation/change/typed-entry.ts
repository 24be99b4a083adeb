import type { Service } from '../../directory/index.ts'
import type { Typed } from '../../ui/questions/index.ts'
import { formatPhone, isMobileNumber } from '../../words/index.ts'

const said = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no')
const figure = (value: number | null): string => (value === null ? '' : String(value))

/** What the form shows before anybody typed: the entry as it stands. */
export function typedEntry(service: Service): Typed {
  const { phone } = service
  return {
    ...{ name: service.name, summary: service.summary ?? '', description: service.description ?? '' },
    walk_in: service.walkIn.map(({ title, text }) => `${title}: ${text}`).join('\n'),
    who_you_meet: service.whoYouMeet
      .map(({ name, role, text }) => `${[name, role].filter(Boolean).join(', ')}: ${text}`)
      .join('\n'),
    ...{ turn_up: said(service.justTurnUp), door: service.door ?? '' },
    ...{
      from: figure(service.minimumAge),
      to: figure(service.maximumAge),
      who_for: service.eligibility ?? '',
    },
    ...{ free: said(service.free), fees: service.fees ?? '' },
    ...{ good_for: service.helpsWith, access: service.accessFeatures },
    ...{ refer_self: said(service.canReferSelf), joining: service.applicationProcess ?? '' },
    ...{ waiting: service.waitingTime ?? '', places_free: figure(service.placesFree) },
    ...{ phone: phone ? formatPhone(phone) : '', phone_ours: phone && isMobileNumber(phone) ? ['yes'] : [] },
    ...{ email: service.email ?? '', url: service.url ?? '' },
    ...timesTyped(service),
    ...placesTyped(service),
  }
}

const timesTyped = ({ schedules }: Service): Typed =>
  Object.fromEntries(
    schedules.flatMap(({ days, opens, closes, words }, at) => [
      [`days_${at + 1}`, days.map(String)],
      [`opens_${at + 1}`, opens ?? ''],
      [`closes_${at + 1}`, closes ?? ''],
      [`note_${at + 1}`, words ?? ''],
    ]),
  )

const placesTyped = ({ locations }: Service): Typed =>
  Object.fromEntries(
    locations.flatMap((place, at) => [
      [`place_${at + 1}`, place.name ?? ''],
      [`address_${at + 1}`, place.address ?? ''],
      [`postcode_${at + 1}`, place.postcode ?? ''],
      [`way_${at + 1}`, place.gettingThere ?? ''],
      [`steps_${at + 1}`, place.accessNotes ?? ''],
    ]),
  )
