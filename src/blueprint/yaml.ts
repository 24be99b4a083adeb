import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import type { z } from 'zod'

/** Something to put right: its line, counted from 1 (null where it is about the whole), and the sentence without it. */
export type Fault = { line: number | null; says: string }

/** A blueprint that cannot be used: the message is one sentence that says which file and line and what to put right. */
export class BlueprintProblem extends Error {
  readonly fault: Fault

  constructor(message: string, fault: Fault = { line: null, says: message }) {
    super(message)
    this.fault = fault
  }
}

/** The problem of one file: where in it, and what to put right. */
export const problemIn = (file: string, { line, says }: Fault): BlueprintProblem =>
  new BlueprintProblem(`${file}${line === null ? '' : `, line ${line}`}: ${says}`, { line, says })

/** Where something is in a file, part by part. */
export type Path = readonly (string | number)[]

/** What a file holds, and on which line each part of it is. */
export type Yaml = {
  value: unknown
  lineOf: (path: Path) => number | null
  /** Where words are lost because a # in them begins a note. */
  cutShort: () => Fault[]
}

/** More characters than anybody writes by hand: the largest of ours has a tenth of it. */
const LONGEST = 200_000
/** Deeper than any blueprint goes. */
const DEEPEST = 12

/**
 * Reads YAML that somebody else may have written. What is too long, goes too deep, or repeats a part by reference (which
 * a few lines can blow up to billions) is refused, with a BlueprintProblem.
 */
export function readYaml(text: string, file: string): Yaml {
  if (text.length > LONGEST)
    throw about(
      file,
      `is too long: it has ${text.length} characters, and a blueprint has at most ${LONGEST}.`,
    )
  const lines = new LineCounter()
  const document = parsed(text, file, lines)
  const lineAt = (node: Node | undefined) => (node?.range ? lines.linePos(node.range[0]).line : null)
  const [wrong] = [...document.errors, ...document.warnings]
  if (wrong) throw notYaml(file, wrong)
  visit(document, {
    Node: (_key, node, above) => {
      if (isAlias(node) || node.anchor)
        throw problemIn(file, {
          line: lineAt(node),
          says: `a blueprint repeats nothing by reference: write it out instead of ${isAlias(node) ? `*${node.source}` : `&${node.anchor}`}`,
        })
      if (isCollection(node) && above.filter(isCollection).length >= DEEPEST)
        throw problemIn(file, {
          line: lineAt(node),
          says: `it goes too deep: at most ${DEEPEST} levels`,
        })
    },
  })
  return {
    cutShort: () => cutShortIn(document, lineAt),
    value: document.toJS() as unknown,
    // The line of the innermost part that is there: a missing part is looked for where it ought to be.
    lineOf: (path) => {
      for (let depth = path.length; depth > 0; depth--) {
        const line = lineAt(nodeAt(document.contents, path.slice(0, depth)))
        if (line !== null) return line
      }
      return null
    },
  }
}

const about = (file: string, says: string): BlueprintProblem =>
  new BlueprintProblem(`${file} ${says}`, { line: null, says: `It ${says}` })

function notYaml(file: string, { message, linePos }: YAMLError): BlueprintProblem {
  const [said = ''] = message.split('\n')
  return new BlueprintProblem(`${file} is not YAML: ${said.replace(/:$/, '')}`, {
    line: linePos?.[0].line ?? null,
    says: `it is not written as it must be here: ${said.replace(/ at line \d+, column \d+:?$/, '')}`,
  })
}

function parsed(text: string, file: string, lines: LineCounter) {
  const tooDeep = about(file, `goes too deep: a blueprint has at most ${DEEPEST} levels.`)
  if (opensWithoutEnd(text)) throw tooDeep
  try {
    const document = parseDocument(text, { lineCounter: lines })
    // The parser goes down with what is nested, until the stack ends: it says so, or falls.
    if (document.errors.some(({ message }) => message.startsWith('Maximum call stack'))) throw tooDeep
    return document
  } catch (error) {
    throw error instanceof RangeError ? tooDeep : error
  }
}

/** So many open brackets or dashes in a row that nobody meant them; the parser would take seconds over them. */
function opensWithoutEnd(text: string): boolean {
  let open = 0
  for (const character of text) {
    if (character === '[' || character === '{') open++
    else if (character === ']' || character === '}') open = Math.max(0, open - 1)
    if (open > 200) return true
  }
  return /(?:[-?] ){50}/.test(text)
}

/** Where a part begins: its name where it has one, for what it holds may begin on a later line. */
function nodeAt(from: unknown, path: Path): Node | undefined {
  let node = from
  let begins: unknown = from
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step) as Pair | undefined
      begins = pair?.key
      node = pair?.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      begins = node
    } else return undefined
  }
  return isNode(begins) ? begins : undefined
}

/** Everything that is wrong with a file's shape, each where it is; what is not known comes before what is missing. */
export const allThatIsWrong = ({ issues }: z.ZodError): { at: Path; says: string }[] =>
  unknownFirst(issues).map((issue) => whatIsWrong({ issues: [issue] }))

/** The first thing that is wrong with a file's shape: where, and what to put right. */
export function whatIsWrong({ issues }: Pick<z.ZodError, 'issues'>): { at: Path; says: string } {
  const [begun] = unknownFirst(issues)
  const issue = begun && innermost(begun)
  if (!issue) return { at: [], says: 'the file: it is no blueprint' }
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  const says = `${path.join('.') || 'the file'}: ${issue.message}`
  // The line of the part that is not known, rather than of what it is in.
  return { at: issue.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path, says }
}

type Issue = z.core.$ZodIssue

// A part that is not known is most often a part that is missing, with a typing mistake in it.
const unknownFirst = (issues: readonly Issue[]): Issue[] =>
  issues.toSorted((a, b) => Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys'))

// Where one of several shapes would do, the one that came furthest says best what is wrong.
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue
  const ways = issue.errors.flatMap((way) =>
    unknownFirst(way)
      .slice(0, 1)
      .map((one) => ({ way, one: innermost(one) })),
  )
  const best = ways.sort((a, b) => a.way.length - b.way.length || reach(b.one) - reach(a.one))[0]
  if (!best) return issue
  // None came anywhere: the sentence about all of them together, where there is one.
  if (reach(best.one) === 0 && issue.message !== 'Invalid input') return issue
  return { ...best.one, path: [...issue.path, ...best.one.path] }
}

const reach = ({ path, code }: Issue): number => path.length + (code === 'unrecognized_keys' ? 1 : 0)

// "Thanks to #Kites": from the # on nothing is read. A note of somebody's own has a space after it.
function cutShortIn(document: Document, lineAt: (node: Node) => number | null): Fault[] {
  const faults: Fault[] = []
  visit(document, {
    Scalar: (_key, node) => {
      if (node.type === 'PLAIN' && node.comment && /^\S/.test(node.comment))
        faults.push({
          line: lineAt(node),
          says: `what follows "${node.source}" is not read, because # begins a note: put all of it in quotes`,
        })
    },
  })
  return faults
}
