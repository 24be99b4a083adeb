import { addressLine, agesOf, scheduleLine } from '../directory/index.ts'
import { shortDay } from '../words/index.ts'
import { featureWords } from './needs.ts'
import type { Offer } from './offer.ts'
import { distanceWords } from './reasons.ts'

/** How many services are compared at once. */
export const MOST_COMPARED = 3

/** One fact of all that are compared, in their order; `same` when it tells nothing apart. */
export type Fact = { name: string; values: readonly string[]; same: boolean }

const notSaid = 'It does not say'

const facts: readonly [string, (offer: Offer) => string | null | undefined][] = [
  ['When', ({ schedules }) => schedules.map(scheduleLine).join('; ')],
  ['Where', ({ locations: [where] }) => where && addressLine(where)],
  ['How far', ({ metres }) => (metres === null ? 'Not worked out' : distanceWords(metres))],
  ['For', (offer) => agesOf(offer)],
  ['Cost', ({ free, fees }) => fees ?? (free ? 'Free' : null)],
  [
    'Places free',
    ({ placesFree, placesToldOn }) =>
      placesFree === null ? null : `${placesFree}${placesToldOn ? `, told ${shortDay(placesToldOn)}` : ''}`,
  ],
  ['Waiting', ({ waitingTime }) => waitingTime],
  [
    'Just turn up',
    ({ justTurnUp }) => (justTurnUp === null ? null : justTurnUp ? 'Yes' : 'No, ask for a place'),
  ],
  ['What it has', ({ accessFeatures }) => accessFeatures.map((feature) => featureWords[feature]).join(', ')],
  ['Languages', ({ languages }) => languages.join(', ')],
]

/** The facts of services side by side: what none of them says is left out, what all say alike is marked. */
export const compared = (offers: readonly Offer[]): Fact[] =>
  facts
    .map(([name, read]) => ({ name, read: offers.map((offer) => read(offer) || null) }))
    .filter(({ read }) => read.some((value) => value !== null))
    .map(({ name, read }) => ({
      name,
      values: read.map((value) => value ?? notSaid),
      same: read.length > 1 && read.every((value) => value === read[0]),
    }))
