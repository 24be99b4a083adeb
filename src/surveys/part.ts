import {
  choicesFor,
  hasRisk,
  isForAge,
  itemsFor,
  type Measure,
  mayBeSurveyed,
  type Said,
} from '../blueprint/index.ts'
import type { Domain, Questionnaire, QuestionnaireItem } from './questionnaire.ts'
import { agesOf, type Kind } from './round.ts'

/** A question that the place and its young people made themselves. */
export type LocalQuestion = {
  id: string
  domain: Domain
  words: Readonly<Record<string, string>>
  /** By language, what the choices are called, lowest first. */
  choices: Readonly<Record<string, readonly string[]>>
  better: 'higher' | 'lower' | null
  /** How many may be picked, where the choices are things of which several may be; null where one is chosen. */
  most: number | null
  sensitive: boolean
  shapedWith: string
}

/** The words of a measure as an organisation asks it. */
export type MeasureWords = {
  lead: string | null
  questions: readonly {
    id: string
    words: string
    choices: readonly { value: number; label: string | null }[]
    ends: { low: string; high: string } | null
  }[]
}

/** One thing a survey asks, in its place in the order: a measure, or a question of the place's own. */
export type Part = { id: string; nth: number; domain: Domain } & (
  | { measure: Measure; words: MeasureWords; local?: undefined }
  | { local: LocalQuestion; measure?: undefined }
)

/** Whom a survey asks: what decides which measures suit it. */
export type Asked = { kind: Kind; yearGroups: readonly number[] }

/** Why a measure may not be in this survey, in a sentence; null where it may. */
export function whyNot(measure: Measure, { kind, yearGroups }: Asked): string | null {
  if (measure.kind !== 'questions') return `${measure.name} is not a set of questions.`
  if (!mayBeSurveyed(measure)) return `${measure.name} is asked with a worker there, never in a survey.`
  if (measure.items.some((item) => choicesFor(measure, item).step < 1))
    return `${measure.name} is a mark on a line, which a survey does not have.`
  if (kind !== 'named' && hasRisk(measure))
    return `${measure.name} has a question whose answer somebody must read at once. Nobody can in this survey.`
  if (yearGroups.length === 0) return null
  const { youngest, oldest } = agesOf(yearGroups)
  // Whoever is the youngest of their year, and the oldest, both have to be within its ages.
  if (!isForAge(measure, youngest) || !isForAge(measure, oldest))
    return `${measure.name} is for ${agesLine(measure)}. These year groups are ${youngest} to ${oldest}.`
  return null
}

/** The ages a measure is for, in words. */
export const agesLine = ({ ages }: Measure): string =>
  ages.to === undefined ? `ages ${ages.from} and over` : `ages ${ages.from} to ${ages.to}`

/** The items of a measure that everybody asked is old enough for. */
export const askedItems = (measure: Measure, yearGroups: readonly number[]): string[] =>
  itemsFor(measure, yearGroups.length > 0 ? agesOf(yearGroups).youngest : null).map(({ id }) => id)

/** How many questions a survey has, and how many minutes they take: a measure's own, a quarter for each local question. */
export function lengthOfParts(parts: readonly Part[]): { items: number; minutes: number } {
  const items = parts.reduce((sum, part) => sum + (part.measure ? part.words.questions.length : 1), 0)
  const minutes = parts.reduce((sum, part) => sum + (part.measure ? part.measure.minutes : 0.25), 0)
  return { items, minutes: Math.ceil(minutes) }
}

// Nobody may be told that all of a group, or none, said this of how they feel or whom they have.
const sensitiveDomains: ReadonlySet<Domain> = new Set(['emotions', 'self', 'relationships'])

// In English as the organisation asks it, and in every language that the measure brings.
const inLanguages = (words: string, said: Said | undefined): Record<string, string> =>
  typeof said === 'object' ? { ...said, en: words } : { en: words }

// Which way is better for an item: that of a score made of it, else of the measure's first score.
const scoreOf = (measure: Measure, item: string) =>
  measure.scores.find((one) => 'item' in one && one.item === item) ??
  measure.scores.find((one) => 'sum' in one && Array.isArray(one.sum) && one.sum.includes(item)) ??
  measure.scores[0]

function measureItems({ measure, words, domain }: Part & { measure: Measure }): QuestionnaireItem[] {
  return words.questions.map((question) => {
    const values = question.choices.map(({ value }) => value)
    const labels = question.choices.map(({ label }) => label)
    const item = measure.items.find(({ id }) => id === question.id)
    const own = scoreOf(measure, question.id)
    return {
      id: `${measure.key}.${question.id}`,
      domain,
      ...(words.lead ? { lead: inLanguages(words.lead, measure.lead) } : {}),
      words: inLanguages(question.words, item?.words),
      choices: {
        from: Math.min(...values),
        to: Math.max(...values),
        ...(labels.every((label) => label !== null)
          ? { labels: labels.map((label) => ({ en: label as string })) }
          : {}),
        ...(question.ends ? { low: { en: question.ends.low }, high: { en: question.ends.high } } : {}),
      },
      sensitive: sensitiveDomains.has(domain),
      ...(own ? { better: item?.reverse ? turned(own.better) : own.better } : {}),
    }
  })
}

const turned = (better: 'higher' | 'lower'): 'higher' | 'lower' => (better === 'higher' ? 'lower' : 'higher')

function localItems(local: LocalQuestion, domain: Domain): QuestionnaireItem[] {
  const { id, words, sensitive, better, most } = local
  const count = local.choices.en?.length ?? 0
  const languages = Object.keys(local.choices).filter((language) => local.choices[language]?.length === count)
  const labels = Array.from({ length: count }, (_, at) =>
    Object.fromEntries(languages.map((language) => [language, local.choices[language]?.[at] ?? ''])),
  )
  const item = { id, domain, words: { ...words }, sensitive, ...(better ? { better } : {}) }
  if (most === null) return [{ ...item, choices: { from: 0, to: Math.max(0, count - 1), labels } }]
  // A thing each, so that each is counted by itself and two that are picked together are told of nobody.
  return labels.map((thing, at) => ({
    ...{ ...item, id: `${id}.${at + 1}`, picked: { of: id, thing, most } },
    choices: { from: 0, to: 1, labels: [{ en: 'Not picked' }, { en: 'Picked' }] },
  }))
}

/** What a survey asks as it is frozen at its opening: every item in order, and which of them are of which measure. */
export function questionnaireOf(parts: readonly Part[]): Questionnaire {
  const items: QuestionnaireItem[] = []
  const measures: Questionnaire['measures'] = []
  for (const part of parts.toSorted((one, other) => one.nth - other.nth)) {
    const first = items.length
    if (!part.measure) {
      items.push(...localItems(part.local, part.domain))
      continue
    }
    items.push(...measureItems(part))
    measures.push({
      ...{ key: part.measure.key, version: part.measure.version, domain: part.domain },
      at: Object.fromEntries(part.words.questions.map(({ id }, at) => [id, first + at])),
    })
  }
  return { items, measures }
}
