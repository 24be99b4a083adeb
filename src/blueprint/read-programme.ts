import { z } from 'zod'
import type { Measure } from './measure.ts'
import { type Programme, programmeShape } from './programme.ts'
import { programmeMisfit } from './programme-fitting.ts'
import { inWords, readShaped } from './read-shaped.ts'
import { allThatIsWrong, BlueprintProblem, type Fault, readYaml } from './yaml.ts'

/**
 * The programme that a YAML file declares; `measures` are those it may ask. `file` is its name without folder, for the
 * message. Throws a BlueprintProblem that says in one sentence which file and line, what is wrong and what to put right.
 */
export function readProgramme(text: string, file: string, measures: readonly Measure[]): Programme {
  const { value, refuse } = readShaped(text, file, programmeShape)
  const problem = programmeMisfit(value, file, measures)
  return problem ? refuse(problem.at, problem.says) : value
}

/** More at once would not be read. */
const MOST_FAULTS = 20

/**
 * The programme that a text is while somebody still writes it, or everything that is wrong with it, by line. Its file is
 * called after whatever key it says.
 */
export function tryProgramme(
  text: string,
  measures: readonly Measure[],
): { programme: Programme } | { faults: Fault[] } {
  try {
    const { value, lineOf, cutShort } = readYaml(text, 'The text')
    const read = programmeShape.safeParse(value, { error: inWords })
    if (!read.success)
      return {
        faults: inOrder(allThatIsWrong(read.error).map(({ at, says }) => ({ line: lineOf(at), says }))),
      }
    const problem = programmeMisfit(read.data, `${read.data.key}.yaml`, measures)
    if (problem) return { faults: [{ line: lineOf(problem.at), says: problem.says }] }
    // Only of what is being written: a version that was published so stays as it is.
    const lost = cutShort()
    return lost.length > 0 ? { faults: lost } : { programme: read.data }
  } catch (error) {
    if (!(error instanceof BlueprintProblem)) throw error
    return { faults: [error.fault] }
  }
}

// Of one line only the first: what is missing is most often what is not known there.
const inOrder = (faults: readonly Fault[]): Fault[] =>
  faults
    .filter(({ line }, at) => line === null || faults.findIndex((one) => one.line === line) === at)
    .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
    .slice(0, MOST_FAULTS)

/** The published JSON Schema of a programme's file, by which an editor completes and checks it. */
export function programmeSchema(): object {
  const schema = z.toJSONSchema(programmeShape, { target: 'draft-7', io: 'input' })
  return { title: 'A programme of Trellis', ...schema }
}
