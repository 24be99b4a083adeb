import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { misfit } from './fitting.ts'
import { type Measure, measureShape } from './measure.ts'

/** A blueprint that cannot be used: the message is one sentence that says which file and line and what to put right. */
export class BlueprintProblem extends Error {}

/**
 * The measure that a YAML file declares. `file` is its name without folder, for the message. Throws a
 * BlueprintProblem when the text is not YAML, a part is missing or unknown, or the parts do not fit together.
 */
export function readMeasure(text: string, file: string): Measure {
  const { value, lineOf } = yamlIn(text, file)
  const read = measureShape.safeParse(value)
  if (!read.success) {
    const { at, says } = whatIsWrong(read.error)
    throw new BlueprintProblem(`${file}${lineOf(at)}: ${says}`)
  }
  const problem = misfit(read.data, file)
  if (problem) throw new BlueprintProblem(`${file}${lineOf(problem.at)}: ${problem.says}`)
  return read.data
}

type Path = readonly (string | number)[]

function yamlIn(text: string, file: string) {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [wrong] = document.errors
  if (wrong) throw new BlueprintProblem(`${file} is not YAML: ${wrong.message.split('\n')[0]}`)
  // The line of the innermost part that is there: a missing part is looked for where it ought to be.
  const lineOf = (path: Path): string => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return `, line ${lines.linePos(node.range[0]).line}`
    }
    return ''
  }
  return { value: document.toJS() as unknown, lineOf }
}

function whatIsWrong({ issues }: z.ZodError): { at: Path; says: string } {
  const issue = issues[0] && innermost(issues[0])
  if (!issue) return { at: [], says: 'the file: it is not a measure' }
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  return { at: path, says: `${path.join('.') || 'the file'}: ${issue.message}` }
}

type Issue = z.core.$ZodIssue

// Where one of several shapes would do, the one that came furthest says best what is wrong.
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const ways = issue.errors.flatMap((way) => way.slice(0, 1).map((one) => ({ way, one: innermost(one) })))
  const best = ways.sort((a, b) => a.way.length - b.way.length || b.one.path.length - a.one.path.length)[0]
  return best ? { ...best.one, path: [...issue.path, ...best.one.path] } : issue
}
