import { choicesFor, itemsFor, type Measure, saidIn } from '../blueprint/index.ts'
import {
  type Domain,
  notReached,
  type Questionnaire,
  questionnaireOf as questionnaireOfParts,
  skipped,
} from '../surveys/index.ts'
import type { TakenRow } from './taking-in/row.ts'

/** What a round asks that is made of these measures, for pupils of this age; each measure is about the domain told. */
export function questionnaireOf(
  measures: readonly Measure[],
  domainOf: (measure: Measure) => Domain = () => 'emotions',
  age = 13,
): Questionnaire {
  return questionnaireOfParts(
    measures.map((measure, nth) => ({
      ...{ id: measure.key, nth, domain: domainOf(measure), measure },
      words: { lead: measure.lead ? saidIn(measure.lead, 'en') : null, questions: questionsOf(measure, age) },
    })),
  )
}

const questionsOf = (measure: Measure, age: number) =>
  itemsFor(measure, age).map((item, nth) => {
    const { from, to, labels } = choicesFor(measure, item)
    const { low, high } = item
    return {
      id: item.id,
      words: item.words ? saidIn(item.words, 'en') : `${measure.name}, question ${nth + 1}`,
      choices: Array.from({ length: to - from + 1 }, (_, at) => {
        const label = labels?.[at]
        return { value: from + at, label: label === undefined ? null : saidIn(label, 'en') }
      }),
      ends: low && high ? { low: saidIn(low, 'en'), high: saidIn(high, 'en') } : null,
    }
  })

/** Numbers between 0 and 1 that are the same for the same seed (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Where invented pupils go to school, live, and how old they are. */
export type Invented = {
  /** The more `deprived`, the more of them live in the first of the neighbourhoods. */
  schools: readonly {
    id: string
    pupils: number
    years: readonly number[]
    lift: number
    deprived?: number
  }[]
  neighbourhoods: readonly { id: string; deprivation: number }[]
}

/** One of these, by their weights. */
function drawn<T>(random: () => number, choices: readonly (readonly [T, number])[]): T {
  let left = random() * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [choice, weight] of choices) {
    left -= weight
    if (left <= 0) return choice
  }
  return choices[0]?.[0] as T
}

/**
 * Invented pupils with plausible answers: wellbeing falls with age, more so for girls, is lower with free meals and in
 * deprived neighbourhoods, and a few skip a question or stop early.
 */
export function* inventedRows(
  { items }: Questionnaire,
  { schools, neighbourhoods }: Invented,
  random: () => number,
): Generator<TakenRow> {
  for (const school of schools)
    for (let nth = 0; nth < school.pupils; nth++) {
      const area = neighbourhoods[Math.floor(random() ** (school.deprived ?? 1.3) * neighbourhoods.length)]
      const year = school.years[nth % school.years.length] ?? 9
      const gender = drawn(random, [
        ['girl', 48],
        ['boy', 48],
        ['other', 2],
        [null, 2],
      ] as const)
      const poor = random() < 0.45 - 0.07 * (area?.deprivation ?? 3)
      const needs = drawn(random, [
        ['none', 80],
        ['support', 14],
        ['plan', 5],
        [null, 1],
      ] as const)
      const lift =
        school.lift -
        (year - 8) * (gender === 'girl' ? 0.05 : 0.02) -
        (poor ? 0.1 : 0) -
        (needs === 'none' ? 0 : 0.08)
      yield {
        ...{ school: school.id, year_group: year, gender, free_meals: poor, special_needs: needs },
        ethnic_group: drawn(random, [
          ['white', 76],
          ['asian', 11],
          ['mixed', 6],
          ['black', 4],
          ['other', 2],
          [null, 1],
        ]),
        deprivation: area?.deprivation ?? null,
        neighbourhood: area?.id ?? null,
        answers: inventedAnswers(items, random, lift + (gender === 'other' ? -0.2 : 0)),
      }
    }
}

/** The bytes of each question of which several things may be picked; the first are picked more often than the last. */
function inventedPicks(
  items: Questionnaire['items'],
  random: () => number,
  stops: number,
): Map<number, number> {
  const bytes = new Map<number, number>()
  for (const of of new Set(items.flatMap(({ picked }) => picked?.of ?? []))) {
    const things = items.flatMap(({ picked }, at) => (picked?.of === of ? [{ at, most: picked.most }] : []))
    const nothing = (things.at(-1)?.at ?? 0) >= stops ? notReached : random() < 0.03 ? skipped : 0
    for (const { at } of things) bytes.set(at, nothing)
    const count = nothing === 0 ? Math.ceil(random() * (things[0]?.most ?? 1)) : 0
    for (let nth = 0; nth < count; nth++) {
      const thing = things[Math.floor(random() ** 1.6 * things.length)]
      if (thing) bytes.set(thing.at, 1)
    }
  }
  return bytes
}

function inventedAnswers(items: Questionnaire['items'], random: () => number, lift: number): Buffer {
  const own = 0.62 + lift + (random() + random() + random() - 1.5) * 0.45
  const stops = random() < 0.03 ? 1 + Math.floor(random() * (items.length - 1)) : items.length
  const picks = inventedPicks(items, random, stops)
  return Buffer.from(
    items.map(({ choices, better }, at) => {
      const pick = picks.get(at)
      if (pick !== undefined) return pick
      if (at >= stops) return notReached
      if (at > 0 && random() < 0.015) return skipped
      const good = own + (random() + random() - 1) * 0.35
      const share = better === 'lower' ? 1 - good : good
      const range = choices.to - choices.from
      return choices.from + Math.max(0, Math.min(range, Math.round(share * range)))
    }),
  )
}
