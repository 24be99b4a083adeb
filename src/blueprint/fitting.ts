import { choicesFor, isScale, type Measure, type MeasureItem, type MeasureScore } from './measure.ts'
import type { Choices } from './parts.ts'

/** What does not fit: where in the file, as a path, and what to put right. */
export type Misfit = { at: readonly (string | number)[]; says: string }

export const misfitAt = (at: Misfit['at'], says: string): Misfit => ({ at, says })

/** What the shape of a measure cannot say: that its parts fit together. Undefined where they do. */
export function misfit(measure: Measure, file: string): Misfit | undefined {
  return (
    nameMisfit(measure, file) ??
    choicesMisfit(measure) ??
    wordingMisfit(measure) ??
    first(measure.items, (item, at) => itemMisfit(measure, item, at)) ??
    first(measure.scores, (score, at) => scoreMisfit(measure, score, at)) ??
    bandsMisfit(measure) ??
    exampleMisfit(measure)
  )
}

export function first<T>(
  all: readonly T[],
  problem: (one: T, at: number) => Misfit | undefined,
): Misfit | undefined {
  for (const [at, one] of all.entries()) {
    const found = problem(one, at)
    if (found) return found
  }
  return undefined
}

function nameMisfit({ key, kind, goals, items, scores }: Measure, file: string): Misfit | undefined {
  if (file.replace(/\.yaml$/, '') !== key) return misfitAt(['key'], `its key is ${key}, so it is ${key}.yaml`)
  if ((kind === 'goals') !== (goals !== undefined))
    return misfitAt(['kind'], 'a measure of goals says whose goals they are, and no other does')
  const names = [...items.map(({ id }) => id), ...scores.map((one) => one.key)]
  const twice = names.findIndex((one, at) => names.indexOf(one) !== at)
  if (twice < 0) return undefined
  const place = twice < items.length ? ['items', twice] : ['scores', twice - items.length]
  return misfitAt(place, `${names[twice]} is the name of two things: give one of them another name`)
}

function choicesMisfit({ choices, choiceSets }: Measure): Misfit | undefined {
  const sets: [Misfit['at'], Choices][] = [
    [['choices'], choices],
    ...Object.entries(choiceSets).map(([key, set]): [Misfit['at'], Choices] => [['choiceSets', key], set]),
  ]
  return first(sets, ([at, set]) => {
    if (set.to <= set.from) return misfitAt(at, 'the highest choice must be above the lowest')
    const answers = Math.round((set.to - set.from) / set.step) + 1
    if (set.labels && set.labels.length !== answers)
      return misfitAt(at, `every choice needs its label: there are ${answers} choices`)
    if (set.counts && set.counts.length !== answers)
      return misfitAt(at, `every choice needs what it counts for: there are ${answers} choices`)
    return undefined
  })
}

function wordingMisfit({ wording, items, choices, choiceSets, lead }: Measure): Misfit | undefined {
  const bare = items.findIndex(({ words }) => words === undefined)
  if (wording === 'ships')
    return bare < 0 ? undefined : misfitAt(['items', bare], 'its wording ships, so every item needs words')
  const licensed = 'its wording is a slot, so the file may hold none of it'
  const worded = items.findIndex(({ words, low, high }) => (words ?? low ?? high) !== undefined)
  if (worded >= 0) return misfitAt(['items', worded], licensed)
  if (lead) return misfitAt(['lead'], licensed)
  return [choices, ...Object.values(choiceSets)].some(({ labels }) => labels)
    ? misfitAt(['choices'], licensed)
    : undefined
}

function itemMisfit(measure: Measure, item: MeasureItem, at: number): Misfit | undefined {
  const here = ['items', at]
  if (item.choices !== undefined && !Object.hasOwn(measure.choiceSets, item.choices))
    return misfitAt(here, `${item.id} has the choices ${item.choices}, which are not among its choiceSets`)
  const set = choicesFor(measure, item)
  if (item.riskAnswers.some((one) => one < set.from || one > set.to))
    return misfitAt(here, `a risk answer of ${item.id} is no choice: choose from ${set.from} to ${set.to}`)
  const unknown = item.askedOf?.find((who) => !measure.informants.some((one) => one.who === who))
  if (unknown) return misfitAt(here, `${item.id} is asked of ${unknown}, who is none of its informants`)
  if (isScale(set) && measure.wording === 'ships' && measure.kind === 'questions' && !(item.low && item.high))
    return misfitAt(here, `${item.id} is answered on a long scale, so say what its low and its high end mean`)
  return undefined
}

function scoreMisfit(measure: Measure, score: MeasureScore, at: number): Misfit | undefined {
  const here = ['scores', at]
  const ids = measure.items.map(({ id }) => id)
  const noItem = itemsNamed(score).find((id) => !ids.includes(id))
  if (noItem) return misfitAt(here, `${score.key} is of ${noItem}, which is no item`)
  const earlier = measure.scores.slice(0, at)
  const noScore = scoresNamed(score).find((key) => !earlier.some((one) => one.key === key))
  if (noScore) return misfitAt(here, `${score.key} is of ${noScore}, which is no score above it`)
  if (score.to <= score.from) return misfitAt(here, `the highest ${score.key} must be above the lowest`)
  if ('needs' in score && score.needs !== 'every item') {
    const items = itemsNamed(score).length || ids.length
    if (score.needs > items) return misfitAt(here, `${score.key} needs ${score.needs} of ${items} items`)
  }
  if (!('table' in score)) return undefined
  const of = earlier.find(({ key }) => key === score.table.of)
  return of && score.table.values.length !== of.to - of.from + 1
    ? misfitAt(here, `the table of ${score.key} needs a value for each ${of.key} from ${of.from} to ${of.to}`)
    : undefined
}

function itemsNamed(score: MeasureScore): string[] {
  if ('item' in score) return [score.item]
  if ('percent' in score) return [score.percent.of, score.percent.outOf]
  const some = 'sum' in score ? score.sum : 'mean' in score ? score.mean : []
  const zero = 'zeroWhen' in score && score.zeroWhen ? [score.zeroWhen.item] : []
  return some === 'all items' ? zero : [...some, ...zero]
}

const scoresNamed = (score: MeasureScore): string[] =>
  'total' in score ? score.total : 'table' in score ? [score.table.of] : []

function bandsMisfit({ bands, scores, informants }: Measure): Misfit | undefined {
  return first(bands, (set, at) => {
    const here = ['bands', at]
    const { names, namesWhereHigherIsBetter: others = names, cuts } = set
    if (set.for.informant && !informants.some(({ who }) => who === set.for.informant))
      return misfitAt(here, `${set.for.informant} is none of its informants`)
    if (others.length !== names.length)
      return misfitAt(here, 'both ways of naming the bands need as many names')
    for (const [key, given] of Object.entries(cuts)) {
      if (!scores.some((one) => one.key === key)) return misfitAt(here, `${key} has bands and is no score`)
      if (given.length !== names.length)
        return misfitAt(here, `${key} has ${given.length} bands, and there are ${names.length} names`)
      if (given.some(([from, to]) => to < from))
        return misfitAt(here, `a band of ${key} ends before it begins`)
      const inOrder = given.toSorted((a, b) => a[0] - b[0])
      if (inOrder.some(([from], index) => index > 0 && from <= (inOrder[index - 1] as [number, number])[1]))
        return misfitAt(here, `two bands of ${key} overlap`)
    }
    return undefined
  })
}

function exampleMisfit({ examples, items, scores, informants }: Measure): Misfit | undefined {
  return first(examples, ({ what, answers, scores: expected, informant }, at) => {
    const here = ['examples', at]
    if (!informants.some(({ who }) => who === informant))
      return misfitAt(here, `the example "${what}" is by a ${informant}, who is none of its informants`)
    if (Object.keys(answers).some((id) => !items.some((item) => item.id === id)))
      return misfitAt(here, `the example "${what}" answers what is not asked`)
    const absent = scores.find(({ key }) => !Object.hasOwn(expected, key))
    return absent && misfitAt(here, `the example "${what}" does not say what ${absent.key} is: null for none`)
  })
}
