import { misfit } from './fitting.ts'
import { type Measure, measureShape } from './measure.ts'
import { problemIn, readYaml, whatIsWrong } from './yaml.ts'

/**
 * The measure that a YAML file declares. `file` is its name without folder, for the message. Throws a
 * BlueprintProblem when the text is not YAML, a part is missing or unknown, or the parts do not fit together.
 */
export function readMeasure(text: string, file: string): Measure {
  const { value, lineOf } = readYaml(text, file)
  const read = measureShape.safeParse(value)
  if (!read.success) {
    const { at, says } = whatIsWrong(read.error)
    throw problemIn(file, { line: lineOf(at), says })
  }
  const problem = misfit(read.data, file)
  if (problem) throw problemIn(file, { line: lineOf(problem.at), says: problem.says })
  return read.data
}
