import { agesOf, type HelpsWith } from '../directory/index.ts'
import { countOf, listOf, shortDay } from '../words/index.ts'
import { featureWords } from './needs.ts'
import type { Earlier, Offer, Reason, Them } from './offer.ts'

type Rule = (offer: Offer, them: Them) => Reason[]

const speaks = (weight: number, says: string): Reason => ({ side: 'for', says, weight })
const ask = (weight: number, says: string): Reason => ({ side: 'ask', says, weight })
const against = (says: string): Reason => ({ side: 'against', says, weight: 5 })

const goodFor: Record<HelpsWith, string> = {
  loneliness: 'meeting people',
  anxiety: 'worries',
  low_mood: 'feeling low',
  confidence: 'confidence',
  being_active: 'being active',
  creativity: 'being creative',
  nature: 'being outside',
  calm: 'feeling calm',
  learning: 'learning',
  work: 'work and college',
  food_and_money: 'food and money',
  family: 'family life',
  being_yourself: 'being yourself',
  grief: 'grief',
  helping_others: 'helping others',
}

/** What matters to them: their own words in what is written about it, and what it is good for. */
const matters: Rule = ({ words, helpsWith }, them) => {
  const shared = words.slice(0, 3).map((word) => `“${word}”`)
  const fits = them.wishes.filter(({ helps }) => helpsWith.includes(helps)).slice(0, 3)
  return [
    ...(shared.length > 0
      ? [
          speaks(
            3 + shared.length,
            `${listOf(shared)} ${shared.length === 1 ? 'is' : 'are'} in ${them.called}’s plan, and it is about that`,
          ),
        ]
      : []),
    ...(fits.length > 0
      ? [
          speaks(
            2 + fits.length,
            `Good for ${listOf(fits.map(({ helps }) => goodFor[helps]))} (the plan says ${listOf([
              ...new Set(fits.map(({ said }) => `“${said}”`)),
            ])})`,
          ),
        ]
      : []),
  ]
}

/** Somewhere for those whose somebody has died, when nothing says that somebody has: a person asks before they offer it. */
const bereavement: Rule = ({ helpsWith }, { wishes, called }) =>
  helpsWith.includes('grief') && !wishes.some(({ helps }) => helps === 'grief')
    ? [ask(4, `It is for grief. ${called}’s plan does not speak of anybody who has died`)]
    : []

const age: Rule = (offer, { age, called }) => {
  if (age === null) return [ask(0, `How old ${called} is, is not on record`)]
  const ages = agesOf(offer)
  if (!ages) return [ask(1, 'It does not say for what ages it is')]
  const fits = age >= (offer.minimumAge ?? 0) && age <= (offer.maximumAge ?? 120)
  return [
    fits
      ? speaks(1, `For ${lower(ages)}; ${called} is ${age}`)
      : against(`For ${lower(ages)}; ${called} is ${age}`),
  ]
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const MILE = 1609.344

/** 'About 2 miles from home, in a straight line': in whole words, and never finer than half a mile. */
export function distanceWords(metres: number): string {
  const miles = metres / MILE
  if (miles < 0.5) return 'Less than half a mile from home, in a straight line'
  const rounded = miles < 10 ? Math.round(miles * 2) / 2 : Math.round(miles)
  return `About ${rounded === 1 ? '1 mile' : `${rounded} miles`} from home, in a straight line`
}

const distance: Rule = ({ metres }) => {
  if (metres === null) return []
  const words = distanceWords(metres)
  if (metres > 8 * MILE) return [ask(2, `${words}: how would they get there?`)]
  return [speaks(metres < MILE ? 2 : metres < 3 * MILE ? 1 : 0, words)]
}

const access: Rule = ({ accessFeatures }, { needs, called }) => {
  const has = needs.filter(({ feature }) => accessFeatures.includes(feature))
  const unsaid = needs.filter(({ feature }) => !accessFeatures.includes(feature))
  const list = (some: typeof needs) => listOf(some.map(({ feature }) => featureWords[feature]))
  return [
    ...(has.length > 0 ? [speaks(1 + has.length, `It has ${list(has)}, which ${called} needs`)] : []),
    ...(unsaid.length > 0 ? [ask(1, `It does not say whether it has ${list(unsaid)}`)] : []),
  ]
}

const isEnglish = (language: string): boolean => /^en\b|english/i.test(language.trim())

const language: Rule = ({ languages }, them) => {
  const wanted = them.language?.trim()
  if (!wanted || isEnglish(wanted)) return []
  const spoken = languages.find((one) => one.toLowerCase().includes(wanted.toLowerCase()))
  if (spoken) return [speaks(2, `${spoken} is spoken there`)]
  return them.interpreter ? [ask(1, `It does not say that anybody there speaks ${wanted}`)] : []
}

const places: Rule = ({ placesFree, placesToldOn, waitingTime }) => {
  const told = placesToldOn ? `, told ${shortDay(placesToldOn)}` : ''
  return [
    ...(placesFree !== null && placesFree > 0
      ? [speaks(2, `${countOf(placesFree, 'place')} free${told}`)]
      : []),
    ...(placesFree === 0 ? [ask(2, `No place free${told}`)] : []),
    ...(waitingTime ? [ask(1, `Waiting: ${lower(waitingTime)}`)] : []),
  ]
}

const cost: Rule = ({ free, fees }) => {
  if (free) return [speaks(1, 'Free')]
  return fees ? [ask(1, `Costs: ${fees}`)] : []
}

const favourite: Rule = ({ favouriteOf }) =>
  favouriteOf.length > 0 ? [speaks(3, `A favourite of ${listOf([...favouriteOf])}`)] : []

const standing: Rule = ({ status, vanished, freshness }) => [
  ...(status === 'temporarily closed' ? [against('Closed for now')] : []),
  ...(vanished ? [ask(2, 'Its source no longer lists it. Ring them first')] : []),
  ...(!vanished && freshness !== 'fresh'
    ? [ask(1, 'Nobody has checked this entry lately. Ring them first')]
    : []),
]

const came = ({ came, missed }: { came: number; missed: number }): string =>
  `came ${countOf(came, 'time')}${missed > 0 ? `, did not come ${countOf(missed, 'time')}` : ''}`

/** What they tried before, and how it went. */
function wentBefore(earlier: Earlier, called: string): Reason {
  const on = shortDay(earlier.on)
  switch (earlier.what) {
    case 'told':
      return ask(0, `${called} was told about it on ${on}`)
    case 'asked':
      return ask(3, `Asked on ${on}, not settled yet`)
    case 'they said no':
      return ask(3, `They said no on ${on}${because(earlier.because)}`)
    case 'taken back':
      return ask(2, `Asked before and taken back on ${on}${because(earlier.because)}`)
    case 'goes there':
      return ask(3, `${called} goes there now: ${came(earlier)}`)
    case 'went there':
      return earlier.suited
        ? speaks(earlier.came >= 3 ? 3 : 1, `${called} went there: ${came(earlier)}, until ${on}`)
        : against(`${called} tried it: ${came(earlier)}, until ${on}${because(earlier.because)}`)
  }
}

const because = (reason: string): string => (reason ? `: “${reason}”` : '')

const tried: Rule = ({ earlier }, { called }) => earlier.map((one) => wentBefore(one, called))

const rules: readonly Rule[] = [
  ...[matters, bereavement, favourite, tried, age, distance, access, language, places, cost, standing],
]

/** Everything that speaks for a service, wants asking, or speaks against it, for this young person. */
export const everyReason: Rule = (offer, them) => rules.flatMap((rule) => rule(offer, them))
