import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Findings, isGenerated, isTest, root, type Source, sources } from './sources.ts'
import { isNode, type Node, parse } from './syntax.ts'

/** Packages that no source names, and what uses them. */
const usedByName = new Map([
  ['@biomejs/biome', 'npm run check'],
  ['oxlint', 'npm run check'],
  ['typescript', 'npm run check'],
  ['cruiser-typescript', 'checks/directions.ts'],
  ['kysely-codegen', 'npm run tables'],
  ['vitest', 'npm test'],
])

/** Exports that nothing but their tests uses, and packages that nothing uses. */
export async function deadCode(): Promise<Findings> {
  const all = sources(['src', 'demo', 'bench', 'checks', 'journeys'], /\.tsx?$/)
  const living = all.filter(({ path }) => !/\.test\.tsx?$/.test(path))
  const words = new Map(living.map((source) => [source.path, countWords(withoutPassingOn(source.text))]))
  const owned = living.filter(({ path }) => path.startsWith('src/') && !isTest(path) && !isGenerated(path))
  const exported = owned.flatMap((source) => exportsOf(source).map((name) => ({ path: source.path, name })))
  const dead = exported.filter(({ path, name }) => !isUsed(words, path, name))
  return {
    problems: [...dead.map(({ path, name }) => `${path}: nothing uses ${name}`), ...unusedPackages(all)],
    fine: `${exported.length} exports, each used`,
  }
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.replace(/^\s*(\/?\*|\/\/).*$/gm, '').matchAll(/[A-Za-z_$][\w$]*/g))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

// A front door that passes a name on does not use it.
const withoutPassingOn = (text: string): string => text.replace(/export (type )?(\{[^}]*\}|\*) from .*/g, '')

function isUsed(words: Map<string, Map<string, number>>, path: string, name: string): boolean {
  for (const [other, counts] of words) {
    const times = counts.get(name) ?? 0
    if (other === path ? times > 1 : times > 0) return true
  }
  return false
}

function exportsOf(source: Source): string[] {
  const { body } = parse(source)
  if (!Array.isArray(body)) return []
  return body.filter(isNode).flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node.source || !isNode(node.declaration)) return []
    return declared(node.declaration)
  })
}

function declared({ id, declarations }: Node): string[] {
  const ids = Array.isArray(declarations) ? declarations.filter(isNode).map((one) => one.id) : [id]
  return ids.flatMap((one) => (isNode(one) && typeof one.name === 'string' ? [one.name] : []))
}

function unusedPackages(all: Source[]): string[] {
  const listed = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const named = Object.keys({ ...listed.dependencies, ...listed.devDependencies })
  const own = ['prepare.mjs', 'dev.mjs', 'vitest.config.ts'].map((path) =>
    readFileSync(join(root, path), 'utf8'),
  )
  const styles = sources(['src'], /\.(scss|css)$/).map(({ text }) => text)
  const text = [...all.map((source) => source.text), ...own, ...styles].join('\n')
  return named
    .filter((name) => !name.startsWith('@types/') && !usedByName.has(name) && !text.includes(name))
    .map((name) => `package.json: nothing uses ${name}`)
}
