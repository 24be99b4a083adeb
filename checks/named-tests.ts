import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './sources.ts'

/** A test, or a group of tests, that a page of docs/assurance names as what shows something. */
export type NamedTest = { page: string; title: string; file: string }

/** A test as a report tells it. */
export type RunTest = { file: string; title: string; groups: readonly string[]; status: string }

const folder = join(root, 'docs', 'assurance')

/** Every test that is named: '[its title](../../its/file.test.ts)'. */
export const namedTests = (): NamedTest[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .flatMap((page) =>
      testsNamedIn(readFileSync(join(folder, page), 'utf8')).map((each) => ({ page, ...each })),
    )

/** The tests that one text names. */
export const testsNamedIn = (text: string): { title: string; file: string }[] =>
  [...text.matchAll(/\[([^\]]+)\]\(\.\.\/\.\.\/([^)]+\.test\.tsx?)\)/g)]
    .map(([, title = '', file = '']) => ({ title, file }))
    .filter(({ title, file }) => !file.endsWith(title))

const escaped = (text: string): string => text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')

// A title is written once for many values: 'takes %s as text', 'is planted whole ${day}', 'are there for $name'.
const patternOf = (title: string): RegExp => {
  const fixed = title.split(/%[sdifjoOc#]|\$\{[^}]*\}|\$[a-z]\w*/)
  return new RegExp(`^${fixed.map(escaped).join('[^]*')}$`)
}

/**
 * What a whole run did not show of what is named, a sentence each; and apart from that what skipped itself with its reason
 * in its name or its group's, as where a machine lacks something.
 */
export function notShown(
  named: readonly NamedTest[],
  run: readonly RunTest[],
): { problems: string[]; elsewhere: string[] } {
  const problems: string[] = []
  const elsewhere: string[] = []
  for (const { page, title, file } of named) {
    const pattern = patternOf(title)
    const found = run.filter(
      (test) => test.file === file && [test.title, ...test.groups].some((name) => pattern.test(name)),
    )
    if (found.some(({ status }) => status === 'passed')) continue
    const says = `docs/assurance/${page} names “${title}” of ${file}`
    const reason = found
      .flatMap((test) => [test.title, ...test.groups])
      .find((name) => /\bskipped:/.test(name))
    if (found.length === 0) problems.push(`${says}, and no such test ran.`)
    else if (reason) elsewhere.push(`${says}, which this machine cannot show: ${reason}.`)
    else problems.push(`${says}, which did not pass: ${found[0]?.status}.`)
  }
  return { problems: [...new Set(problems)], elsewhere: [...new Set(elsewhere)] }
}
