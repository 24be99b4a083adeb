import { z } from 'zod'
import type { Measure } from './measure.ts'
import { type Programme, programmeShape } from './programme.ts'
import { programmeMisfit } from './programme-fitting.ts'
import { allThatIsWrong, BlueprintProblem, type Fault, problemIn, readYaml, whatIsWrong } from './yaml.ts'

/**
 * The programme that a YAML file declares; `measures` are those it may ask. `file` is its name without folder, for the
 * message. Throws a BlueprintProblem that says in one sentence which file and line, what is wrong and what to put right.
 */
export function readProgramme(text: string, file: string, measures: readonly Measure[]): Programme {
  const { value, lineOf } = readYaml(text, file)
  const read = programmeShape.safeParse(value, { error: inWords })
  if (!read.success) {
    const { at, says } = whatIsWrong(read.error)
    throw problemIn(file, { line: lineOf(at), says })
  }
  const problem = programmeMisfit(read.data, file, measures)
  if (problem) throw problemIn(file, { line: lineOf(problem.at), says: problem.says })
  return read.data
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
    const { value, lineOf } = readYaml(text, 'The text')
    const read = programmeShape.safeParse(value, { error: inWords })
    if (!read.success)
      return {
        faults: inOrder(allThatIsWrong(read.error).map(({ at, says }) => ({ line: lineOf(at), says }))),
      }
    const problem = programmeMisfit(read.data, `${read.data.key}.yaml`, measures)
    return problem ? { faults: [{ line: lineOf(problem.at), says: problem.says }] } : { programme: read.data }
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

const kinds: Readonly<Record<string, string>> = {
  string: 'it must be words',
  number: 'it must be a number',
  int: 'it must be a whole number',
  boolean: 'it must be true or false',
  array: 'it must be a list: each entry on a line of its own that begins with -',
  object: 'it needs parts of its own, each on a line that is moved in',
}

// What is wrong with one part, for whoever wrote it. What a part says of itself comes first.
const inWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type')
    return issue.input === undefined
      ? 'it is missing'
      : (kinds[issue.expected] ?? 'it is something else than expected')
  if (issue.code === 'invalid_value') return `it must be ${issue.values.map(String).join(' or ')}`
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? 'it is empty'
      : issue.origin === 'array'
        ? 'it needs at least one'
        : `it must be ${issue.minimum} or more`
  if (issue.code === 'too_big') return `it must be ${issue.maximum} or less`
  return undefined
}

/** The published JSON Schema of a programme's file, by which an editor completes and checks it. */
export function programmeSchema(): object {
  const schema = z.toJSONSchema(programmeShape, { target: 'draft-7', io: 'input' })
  return { title: 'A programme of Trellis', ...schema }
}
