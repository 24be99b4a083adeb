import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { projectFolder } from '../../src/database/index.ts'
import { type Content, contents, decide, policy, type Question, type Row } from '../../src/policy/index.ts'
import { sentencesSay } from './policy-in-words.ts'
import { everyQuestion } from './policy-questions.ts'

type Decide = typeof decide
/** What is wrong, and about which contents that can make a difference. */
type Mutant = { name: string; table: readonly Row[]; decides: Decide; about: readonly Content[] }

const things = ['who', 'way', 'opens', 'about', 'act', 'basis', 'restriction', 'purpose'] as const

/** A row dropped, its yes turned into a no or the other way round, one of its conditions left out, and one of their values. */
function* mutantsOfRow(row: Row): Generator<[string, Row[]]> {
  yield ['dropped', []]
  const { no, ...yes } = row
  yield ['turned', [no ? yes : { ...row, no: true }]]
  for (const thing of things) {
    const values = row[thing] as readonly string[] | undefined
    if (!values) continue
    yield [`for any ${thing}`, [{ ...row, [thing]: undefined }]]
    if (values.length === 1) continue
    for (const value of values)
      yield [`not for ${thing} ${value}`, [{ ...row, [thing]: values.filter((one) => one !== value) }]]
  }
}

const swaps: readonly [RegExp, string][] = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ > 0/g, ' < 0'],
  [/ > 0/g, ' >= 0'],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/every/g, 'some'],
  [/\? noes : found/g, '? found : noes'],
  [/\bspeaksOf\(row, question\)/g, '!speaksOf(row, question)'],
]

/** The function with a comparison flipped or a joining word made another. */
async function* mutantsOfFunction(): AsyncGenerator<[string, Decide]> {
  const source = readFileSync(join(projectFolder(), 'src/policy/may.ts'), 'utf8')
  for (const [pattern, instead] of swaps)
    for (const { index, 0: found } of source.matchAll(pattern)) {
      if (/^\s*(\/\*\*|\*|\/\/|import|export type)/.test(source.slice(source.lastIndexOf('\n', index) + 1)))
        continue
      const wrong = source.slice(0, index) + instead + source.slice(index + found.length)
      const { code } = await transform(wrong, { loader: 'ts', format: 'esm' })
      const made = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { decide: Decide }
      yield [`line ${source.slice(0, index).split('\n').length}:${found}as${instead}`, made.decide]
    }
}

async function* mutants(): AsyncGenerator<Mutant> {
  for (const [nth, row] of policy.entries())
    for (const [how, instead] of mutantsOfRow(row)) {
      const table = [...policy.slice(0, nth), ...instead, ...policy.slice(nth + 1)]
      const about = how === 'for any about' ? contents : (row.about ?? contents)
      yield { name: `${row.id}: ${how}`, table, decides: decide, about }
    }
  for await (const [name, decides] of mutantsOfFunction())
    yield { name, table: policy, decides, about: contents }
}

/** The rows that can be true of a question about this, so that the others need not be asked each time. */
const rowsAbout = (table: readonly Row[], about: Content): Row[] =>
  table.filter((row) => row.about === undefined || row.about.includes(about))

type Asked = readonly [Question, boolean]

/** Whether an answer to any of these is not what the sentences say; one that throws is none. */
function tells({ table, decides }: Mutant, about: Content, asked: readonly Asked[]): boolean {
  // The function may be wrong in how it looks at `about`, so it is given every row.
  const rows = decides === decide ? rowsAbout(table, about) : table
  try {
    return asked.some(([question, said]) => decides(rows, question).allowed !== said)
  } catch {
    return true
  }
}

export type PolicyMutants = { mutants: number; alive: string[] }

/** Makes the table and the function wrong in every way that is tried here, and looks whether the sentences tell. */
export async function provePolicy(): Promise<PolicyMutants> {
  const asked = Map.groupBy(
    [...everyQuestion()].map((question): Asked => [question, sentencesSay(question)]),
    ([question]) => question.about,
  )
  const found: PolicyMutants = { mutants: 0, alive: [] }
  for await (const mutant of mutants()) {
    found.mutants++
    if (!mutant.about.some((about) => tells(mutant, about, asked.get(about) ?? [])))
      found.alive.push(mutant.name)
  }
  return found
}
