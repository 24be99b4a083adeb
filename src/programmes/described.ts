import {
  type AskingPoint,
  circumstances,
  type Delivery,
  handoverKinds,
  kindsOfService,
  otherParticipants,
  type Point,
  type Programme,
  points,
  programmeTiers,
  type ShapedWith,
  type Statement,
  sources,
  venues,
} from '../blueprint/index.ts'
import { countOf, firstCapital, listOf } from '../words/index.ts'

type Range = { from: number; to?: number | undefined }
const rangeOf = ({ from, to }: Range): string => (to === undefined ? `${from} and over` : `${from} to ${to}`)

/** '16 to 25', 'Years 5 to 6', or that it is not stated. */
export function agesSaid({ ages, school_years: years }: Programme['for_whom']): string {
  const said = [
    ...(ages === 'not stated' ? [] : [`Ages ${rangeOf(ages)}`]),
    ...(years ? [years.to === years.from ? `Year ${years.from}` : `Years ${rangeOf(years)}`] : []),
  ]
  return listOf(said) || 'Ages not stated'
}

/** What it is for, as a worker reads it, each with how anybody knows. */
export const circumstancesSaid = ({ circumstances: keys }: Programme['for_whom']): string[] =>
  keys.map((key) => `${circumstances[key].says} (${circumstances[key].known})`)

/** Who takes part beside young people. */
export function othersSaid({ families, others }: Programme['for_whom']): string {
  const named = others.map((key) => otherParticipants[key])
  const family =
    families === 'not stated' ? 'Whether families take part is not stated' : `Families ${families}`
  return named.length > 0 ? `${family}. Also: ${namesSaid(named)}` : family
}

/** Several names in one line: 'School and the young person'. Only the first begins with a capital, unless it is 'GP'. */
export const namesSaid = (names: readonly string[]): string =>
  listOf(names.map((name, at) => (at > 0 && /^.[a-z ]/.test(name) ? uncapital(name) : name)))

const uncapital = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1)

export const tiersSaid = ({ tiers }: Programme): string =>
  namesSaid(tiers.map((tier) => programmeTiers[tier]))

export const sourceSaid = (who: keyof typeof sources): string => sources[who]

const kindsSaid: Readonly<Record<Delivery['kind'], string>> = {
  'walk-in': 'Walk in',
  'one-to-one': 'One to one',
  group: 'A group',
  coaching: 'Coaching',
  workshop: 'A workshop',
  'whole-family': 'The whole family',
  signposting: 'Signposting',
  survey: 'A survey',
}
export const deliverySaid = ({ kind }: Delivery): string => kindsSaid[kind]

export const whereSaid = (way: Delivery): string =>
  'where' in way ? namesSaid(way.where.map((venue) => venues[venue])) : ''

const counted = (given: number | 'not stated', noun: string): string[] =>
  given === 'not stated' ? [] : [countOf(given, noun)]

/** How large, how many, how often and how long, as far as it is stated. */
export function measureOfDelivery(way: Delivery): string {
  const parts = [
    ...(way.kind === 'group' && way.size !== 'not stated' ? [`${rangeOf(way.size)} at a time`] : []),
    ...('sessions' in way ? counted(way.sessions, 'session') : []),
    ...('every' in way && way.every !== 'not stated'
      ? [way.every === 'as agreed' ? 'as agreed' : `every ${way.every}`]
      : []),
    ...('minutes' in way ? counted(way.minutes, 'minute') : []),
  ]
  return firstCapital(parts.join(', '))
}

/** The parts of a group's session, in order: 'Sport, 60 minutes'. */
export const sessionParts = (way: Delivery): string[] =>
  way.kind === 'group'
    ? way.session_parts.map(({ name, minutes }) => [name, ...counted(minutes, 'minute')].join(', '))
    : []

/** How a group of a programme is held: the parts of each session, and how many sessions there are where it says so. */
export function groupHeld({ delivery }: Pick<Programme, 'delivery'>): {
  parts: readonly string[]
  sessions: number | null
} {
  const way = delivery.find(({ kind }) => kind === 'group')
  const sessions = way && 'sessions' in way ? way.sessions : null
  return { parts: way ? sessionParts(way) : [], sessions: typeof sessions === 'number' ? sessions : null }
}

export function durationSaid({ duration }: Programme): string {
  if (duration.kind === 'weeks') return countOf(duration.weeks, 'week')
  if (duration.kind === 'up to weeks') return `Up to ${countOf(duration.weeks, 'week')}`
  return duration.kind === 'not stated' ? 'Not stated' : 'As long as it helps'
}

export function capacitySaid({ capacity: { places, in: of, waiting_list } }: Programme): string {
  const many = places === 'not stated' ? 'Number of places not stated' : countOf(places, 'place')
  const each = of === 'not stated' || places === 'not stated' ? '' : ` in ${of}`
  return `${many}${each}. ${waiting_list ? 'There is a waiting list' : 'There is no waiting list'}`
}

export function priceSaid({ funding: { price } }: Programme): string {
  return price === 'not stated' ? 'Not stated' : `£${price.pounds.toFixed(2)} for ${price.for}`
}

const askedSaid: Readonly<Record<AskingPoint['asked'], string>> = {
  'by-link': 'by a link',
  'with-a-worker': 'with a worker',
  'in-the-plan': 'in the plan',
  'in-a-survey': 'in a survey',
  'from-registers': 'from registers',
}

/** 'On the way, after 6 weeks, with a worker' */
export function pointSaid(point: AskingPoint, follow_up: Programme['follow_up']): string {
  const later = point.at === 'follow-up' ? follow_up.find(({ key }) => key === point.follow_up) : undefined
  const weeks = later?.weeks ?? ('weeks' in point ? point.weeks : 0)
  return [
    points[point.at],
    ...(weeks > 0 ? [`after ${countOf(weeks, 'week')}`] : []),
    askedSaid[point.asked],
  ].join(', ')
}

const rulesSaid: Readonly<Record<Statement['rule'], string>> = {
  'share-improved': 'how many improved',
  'share-reliable': 'how many improved by more than chance',
  'share-goal-progress': 'how many came nearer to any of their goals',
  'share-significant-goal-progress': 'how many came much nearer to any of their goals',
  'share-agreeing': 'how many said yes',
  'mean-at-point': 'the mean of those of whom it is known',
  'mean-change': 'the mean change of the same people',
  'difference-between-arms': 'the change in one arm less the change in the other',
  'difference-in-differences': 'the change in one arm less the change in the other',
  'contacts-each-week': 'contacts counted each week',
  'share-of-referrals-from': 'the part of referrals that came from there',
  'share-referred-onward-to': 'how many were referred on to it',
  'share-taken-over': 'how many the next team took on, of those with this change',
  'value-per-pound': 'what is brought for each pound, on the assumptions listed',
  'still-improved': 'how many are still better than at the start',
}

// A point as the end of a way: 'from the start to the end'.
const pointNames: Readonly<Record<Point, string>> = {
  ...{ baseline: 'the start', review: 'the look back on the way', end: 'the end' },
  'follow-up': 'the follow-up afterwards',
}

/** How a statement is worked out, in words: 'how many improved, from the start to the end'. */
export function workedOut(one: Statement): string {
  const when =
    'from' in one
      ? `, from ${pointNames[one.from]} to ${pointNames[one.to]}`
      : one.rule === 'mean-at-point'
        ? `, ${points[one.to].toLowerCase()}`
        : ''
  const from = 'threshold' in one ? `, by ${one.threshold} or more` : ''
  const arm = 'arm' in one && one.arm ? `, in the arm ${one.arm}` : ''
  const source = one.rule === 'share-of-referrals-from' ? `: ${sources[one.source]}` : ''
  const kind = one.rule === 'share-referred-onward-to' ? `: ${kindsOfService[one.kind]}` : ''
  const change = one.rule === 'share-taken-over' ? `: ${handoverKinds[one.change]}` : ''
  return `${rulesSaid[one.rule]}${source}${kind}${change}${when}${from}${arm}`
}

/** The label of whoever shaped it: what was invented says so. */
export const shapedSaid = ({ kind, who, when }: ShapedWith): string =>
  ({
    'with-people': `${who}, ${when}`,
    reported: `${who}, as its origin reports`,
    invented: `Invented for the demo: ${who}, ${when}`,
  })[kind]
