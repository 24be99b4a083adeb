import type { Offer, Reason, Them } from './offer.ts'
import { everyReason } from './reasons.ts'

/** Near what they said, possible all the same, or not for them as far as anybody knows. */
export type Standing = 'suits' | 'possible' | 'does not fit'

/** A service that may suit one young person, and why. They choose: nothing here decides, and nothing is left out. */
export type Suggestion = { offer: Offer; standing: Standing; reasons: readonly Reason[] }

/** Weighs one service for one young person. */
export function weigh(offer: Offer, them: Them): Suggestion {
  const reasons = everyReason(offer, them).sort((one, other) => other.weight - one.weight)
  const against = reasons.some(({ side }) => side === 'against')
  const near = reasons.some(({ side, weight }) => side === 'for' && weight >= SPEAKS)
  return { offer, standing: against ? 'does not fit' : near ? 'suits' : 'possible', reasons }
}

/** A reason of this weight puts a service among those that may suit: it is about what they said, or others found it good. */
export const SPEAKS = 3

const standings: readonly Standing[] = ['suits', 'possible', 'does not fit']

const worth = ({ reasons }: Suggestion): number =>
  reasons.reduce((sum, { side, weight }) => sum + (side === 'for' ? weight : -weight), 0)

/** Suggestions in order: those that may suit, those possible all the same, and last those that do not fit, with why. */
export const weighed = (offers: readonly Offer[], them: Them): Suggestion[] =>
  offers
    .map((offer) => weigh(offer, them))
    .sort(
      (one, other) =>
        standings.indexOf(one.standing) - standings.indexOf(other.standing) ||
        worth(other) - worth(one) ||
        (one.offer.metres ?? Number.POSITIVE_INFINITY) - (other.offer.metres ?? Number.POSITIVE_INFINITY) ||
        one.offer.name.localeCompare(other.offer.name, 'en'),
    )

/** The reasons of one side, heaviest first. */
export const reasonsOf = ({ reasons }: Suggestion, side: Reason['side']): string[] =>
  reasons.filter((reason) => reason.side === side).map(({ says }) => says)
