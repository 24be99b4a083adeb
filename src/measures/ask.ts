import { agesFor, hasRisk, type Informant, isForAge, itemsFor, type Measure } from '../blueprint/index.ts'

/** When in a support something is asked: what is compared are a first and a later filling-in. */
export type Occasion = 'baseline' | 'follow_up' | 'other'

/** Something that was asked of a young person, and whether it was answered. */
export type Ask = {
  id: string
  supportId: string
  youngPersonId: string
  teamId: string
  measure: string
  version: number
  items: readonly string[]
  wordingId: string | null
  occasion: Occasion
  how: 'link' | 'together'
  askedAt: Date
  askedBy: string
  dueOn: string
  linkId: string | null
  sentTo: 'young_person' | 'parent_or_carer' | null
  takenBackAt: Date | null
}

/** An ask as a list shows it. */
export type ListedAsk = Ask & { askedByName: string; answeredAt: Date | null; linkWorks: boolean }

export const occasionWords: Readonly<Record<Occasion, string>> = {
  baseline: 'First time',
  follow_up: 'To compare',
  other: 'In between',
}

/** How many days a link to questions works. */
export const LINK_DAYS = 14

/** What may be done with an ask. */
export const askCan = {
  beAnswered: (ask: Pick<ListedAsk, 'answeredAt' | 'takenBackAt'>): boolean =>
    ask.answeredAt === null && ask.takenBackAt === null,
  beTakenBack: (ask: Pick<ListedAsk, 'answeredAt' | 'takenBackAt'>): boolean =>
    ask.answeredAt === null && ask.takenBackAt === null,
} as const

/** What stands in the way of asking this measure, as a sentence; null when it may be asked. */
export function whyNotAsked(
  measure: Measure,
  given: { age: number | null; hasWording: boolean; name: string; who?: Informant },
): string | null {
  if (measure.kind === 'goals')
    return `${measure.name} is not among these questions: goals are rated in ${given.name}’s plan.`
  if (measure.wording === 'slot' && !given.hasWording)
    return `${measure.name} is not offered: your organisation has not filled in its wording, which needs a licence of its own.`
  if (!isForAge(measure, given.age, given.who)) {
    const { from, to } = agesFor(measure, given.who) ?? measure.ages
    const range = to === undefined ? `${from} and over` : `${from} to ${to}`
    return `${measure.name} is not offered: it is for ages ${range}, and ${given.name} is ${given.age}.`
  }
  return itemsFor(measure, given.age, given.who).length > 0
    ? null
    : `${measure.name} has no question for this age.`
}

/** Why a measure may not go out by link from this team, as a sentence; null when it may (rule 10). */
export function whyNotByLink(measure: Measure, publishesHours: boolean): string | null {
  if (measure.kind === 'counted')
    return `${measure.name} does not go out by a link. Somebody reads it from the registers and writes it down.`
  if (measure.askedWith) return `${measure.name} does not go out by a link. ${measure.askedWith.because}`
  return hasRisk(measure) && !publishesHours
    ? `${measure.name} asks about risk. Your team has not published hours in which somebody reads urgent answers, so it is answered together.`
    : null
}
