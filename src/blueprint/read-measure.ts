import { parse } from 'yaml'
import type { z } from 'zod'
import { type Measure, measureShape } from './measure.ts'

/** A blueprint that cannot be used: the message is one sentence that says which file and what to put right. */
export class BlueprintProblem extends Error {}

/**
 * The measure that a YAML file declares. `file` is its name without folder, for the message. Throws a
 * BlueprintProblem when the text is not YAML, a part is missing or unknown, or the parts do not fit together.
 */
export function readMeasure(text: string, file: string): Measure {
  const read = measureShape.safeParse(yamlIn(text, file))
  if (!read.success) throw new BlueprintProblem(`${file}: ${whatIsWrong(read.error)}`)
  const problem = misfit(read.data, file)
  if (problem) throw new BlueprintProblem(`${file}: ${problem}`)
  return read.data
}

function yamlIn(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    const line = error instanceof Error ? error.message.split('\n')[0] : ''
    throw new BlueprintProblem(`${file} is not YAML: ${line}`)
  }
}

function whatIsWrong({ issues }: z.ZodError): string {
  const [first] = issues
  return `${first?.path.join('.') || 'the file'}: ${first?.message ?? 'it is not a measure'}`
}

/** What the shape cannot say: that the parts fit together. */
function misfit(measure: Measure, file: string): string | undefined {
  const { choices, items, scores } = measure
  if (file.replace(/\.yaml$/, '') !== measure.key)
    return `its key is ${measure.key}, so it is ${measure.key}.yaml`
  if (choices.to <= choices.from) return 'the highest choice must be above the lowest'
  const ids = items.map(({ id }) => id)
  const keys = scores.map(({ key }) => key)
  const twice = [...ids, ...keys].find((one, at, all) => all.indexOf(one) !== at)
  if (twice) return `${twice} is the name of two things`
  const labels = choices.labels?.length
  if (labels !== undefined && labels !== choices.to - choices.from + 1) return 'every choice needs its label'
  return wordingMisfit(measure) ?? scoreMisfit(measure, ids)
}

function wordingMisfit({ wording, items, choices, lead }: Measure): string | undefined {
  const worded = items.filter(({ words }) => words !== undefined)
  if (wording === 'ships' && worded.length < items.length)
    return 'its wording ships, so every item needs words'
  if (wording === 'slot' && (worded.length > 0 || choices.labels || lead))
    return 'its wording is a slot, so the file may hold none of it'
  return undefined
}

function scoreMisfit({ scores, examples, choices, items }: Measure, ids: string[]): string | undefined {
  for (const score of scores) {
    if ('item' in score && !ids.includes(score.item))
      return `${score.key} is of ${score.item}, which is no item`
    if (!('table' in score)) continue
    const of = scores.find(({ key }) => key === score.table.of)
    if (!of) return `${score.key} is of ${score.table.of}, which is no score`
    if (score.table.values.length !== of.to - of.from + 1)
      return `the table of ${score.key} needs a value for each ${of.key} from ${of.from} to ${of.to}`
  }
  const strange = items.find(({ riskAnswers }) =>
    riskAnswers.some((one) => one < choices.from || one > choices.to),
  )
  if (strange) return `a risk answer of ${strange.id} is no choice`
  const example = examples.find(({ answers }) => Object.keys(answers).some((id) => !ids.includes(id)))
  return example && `the example "${example.what}" answers what is not asked`
}
