import { misfit } from './fitting.ts'
import { type Measure, measureShape } from './measure.ts'
import { BlueprintProblem, readYaml, whatIsWrong } from './yaml.ts'

/**
 * The measure that a YAML file declares. `file` is its name without folder, for the message. Throws a
 * BlueprintProblem when the text is not YAML, a part is missing or unknown, or the parts do not fit together.
 */
export function readMeasure(text: string, file: string): Measure {
  const { value, lineOf } = readYaml(text, file)
  const read = measureShape.safeParse(value)
  if (!read.success) {
    const { at, says } = whatIsWrong(read.error)
    throw new BlueprintProblem(`${file}${lineOf(at)}: ${says}`)
  }
  const problem = misfit(read.data, file)
  if (problem) throw new BlueprintProblem(`${file}${lineOf(problem.at)}: ${problem.says}`)
  return read.data
}
