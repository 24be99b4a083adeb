import type { QuestionnaireItem } from '../surveys/index.ts'
import type { ChoiceGroup } from './plan.ts'

/**
 * How the answers to an item are counted together. Each answer by itself where nothing about it is sensitive and they
 * are few; otherwise in parts that are large enough for somebody to be in each. From 0 to 10 in the four parts of the
 * Office for National Statistics' personal well-being estimates.
 */
export function choiceGroupsOf({ choices, sensitive }: QuestionnaireItem): ChoiceGroup[] {
  const { from, to } = choices
  const answers = to - from + 1
  return partsOf(from, to, answers <= 7 && !sensitive ? answers : 0).map(([low, high]) => ({
    key: low === high ? String(low) : `${low}-${high}`,
    name: nameOf(choices, low, high),
    from: low,
    to: high,
  }))
}

function partsOf(from: number, to: number, single: number): [number, number][] {
  if (single > 0) return Array.from({ length: single }, (_, at) => [from + at, from + at])
  if (from === 0 && to === 10) {
    return [
      [0, 4],
      [5, 6],
      [7, 8],
      [9, 10],
    ]
  }
  const answers = to - from + 1
  if (answers <= 3) return Array.from({ length: answers }, (_, at) => [from + at, from + at])
  // Below the middle, the middle where there is one, above the middle.
  const half = Math.floor(answers / 2)
  const middle: [number, number][] = answers % 2 === 1 ? [[from + half, from + half]] : []
  return [[from, from + half - 1], ...middle, [to - half + 1, to]]
}

function nameOf({ from, labels }: QuestionnaireItem['choices'], low: number, high: number): string {
  const label = (answer: number) => labels?.[answer - from]?.en
  if (low === high) return label(low) ?? String(low)
  const names = Array.from({ length: high - low + 1 }, (_, at) => label(low + at)).filter(
    (name) => name !== undefined,
  )
  if (names.length === 0) return `${low} to ${high}`
  return names.length === 2
    ? `${names[0]} or ${lowered(names[1])}`
    : `${names[0]} to ${lowered(names.at(-1))}`
}

const lowered = (name = ''): string => name.charAt(0).toLowerCase() + name.slice(1)
