import { type Findings, isGenerated, isTest, type Source, sources } from './sources.ts'
import { lineAt, type Node, nodes, parse } from './syntax.ts'

const longestFile = 300
const longestFunction = 70

/** No file over 300 lines, no function over 70; says the median and the ninth decile. */
export async function sizes(): Promise<Findings> {
  const files = sources(['src', 'demo', 'checks', 'bench'], /\.tsx?$/).filter(
    ({ path }) => !isTest(path) && !isGenerated(path),
  )
  const lines = files.map(({ text }) => text.trimEnd().split('\n').length).sort((a, b) => a - b)
  const at = (share: number) => lines[Math.floor((lines.length - 1) * share)] ?? 0
  return {
    problems: files.flatMap(sizeProblems),
    fine: `${files.length} files, median ${at(0.5)} lines, nine in ten within ${at(0.9)}`,
  }
}

/** What is too long in one file. */
export function sizeProblems(source: Source): string[] {
  const { path, text } = source
  const total = text.trimEnd().split('\n').length
  const problems = total > longestFile ? [`${path} has ${total} lines (the most is ${longestFile})`] : []
  for (const node of nodes(parse(source))) {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) continue
    const first = lineAt(text, node.start)
    const length = lineAt(text, node.end) - first + 1
    if (length > longestFunction)
      problems.push(`${path}:${first} ${nameOf(node)} has ${length} lines (the most is ${longestFunction})`)
  }
  return problems
}

function nameOf({ id }: Node): string {
  return typeof id === 'object' && id !== null && 'name' in id ? String(id.name) : 'a function'
}
