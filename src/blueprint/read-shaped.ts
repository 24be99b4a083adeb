import type { z } from 'zod'
import { type Path, problemIn, readYaml, whatIsWrong } from './yaml.ts'

/** What a file says, and how to refuse it for something that its shape does not show. */
export type Shaped<Value> = { value: Value; refuse: (at: Path, says: string) => never }

/**
 * A file of a shape of one's own, in YAML or JSON. Throws a BlueprintProblem that says in one sentence which file and
 * line, what is wrong and what to put right; `refuse` throws the same.
 */
export function readShaped<Shape extends z.ZodType>(
  text: string,
  file: string,
  shape: Shape,
): Shaped<z.infer<Shape>> {
  const { value, lineOf } = readYaml(text, file)
  const refuse = (at: Path, says: string): never => {
    throw problemIn(file, { line: lineOf(at), says })
  }
  const read = shape.safeParse(value, { error: inWords })
  if (read.success) return { value: read.data, refuse }
  const { at, says } = whatIsWrong(read.error)
  return refuse(at, says)
}

const kinds: Readonly<Record<string, string>> = {
  string: 'it must be words',
  number: 'it must be a number',
  int: 'it must be a whole number',
  boolean: 'it must be true or false',
  array: 'it must be a list: each entry on a line of its own that begins with -',
  object: 'it needs parts of its own, each on a line that is moved in',
}

/** What is wrong with one part, for whoever wrote it. What a part says of itself comes first. */
export const inWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type')
    return issue.input === undefined
      ? ['it is missing', kinds[issue.expected] ?? []].flat().join(': ')
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
