import { type DateOnly, en } from '../words/index.ts'
import { type Service, serviceCan } from './entry.ts'
import { agesOf, awayLine, placeName, shortCost } from './facts.ts'
import { nextTime, spokenNext, timesOf } from './when.ts'

const { going } = en

/** The line under a name that answers most: when next (`first`), then how to come, where, for whom and for how much. */
export function atAGlance(service: Service, today: DateOnly): { first: string; rest: string } {
  if (!serviceCan.beAsked(service)) return { first: '', rest: '' }
  const next = nextTime(service.schedules, today)
  const when = next && [spokenNext(next.day, today), timesOf(next.schedule)].filter(Boolean).join(', ')
  const ages = agesOf(service)
  const parts = [comingOf(service), placeOf(service), ages && `${ages}.`, shortCost(service)]
  return {
    first: when ? `${when.charAt(0).toUpperCase()}${when.slice(1)}.` : '',
    rest: parts.filter(Boolean).join(' '),
  }
}

function comingOf({ justTurnUp, canReferSelf, placesFree }: Service): string {
  const places =
    placesFree === null
      ? ''
      : placesFree > 0
        ? going.places.short({ places: placesFree })
        : going.places.fullNow
  const way = justTurnUp ? `${going.join.turnUp}.` : canReferSelf ? `${going.join.selfTitle}.` : ''
  return [way, places].filter(Boolean).join(' ')
}

function placeOf(service: Service): string {
  const [place, ...others] = service.locations
  if (!place) return awayLine(service) ?? ''
  const name = placeName(place)
  if (!name) return ''
  return others.length > 0 ? going.placeAndMore({ place: name, more: others.length }) : `${name}.`
}
