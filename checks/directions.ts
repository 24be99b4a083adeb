import { registerHooks } from 'node:module'
import type { ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser'
import { onlyImports, rooms } from './rooms.ts'
import { type Findings, root, sources } from './sources.ts'

// dependency-cruiser reads nothing under TypeScript 7, and passes: it is handed a TypeScript 6 of its own.
registerHooks({
  resolve: (specifier, context, next) =>
    /^typescript(\/package\.json)?$/.test(specifier) && context.parentURL?.includes('/dependency-cruiser/')
      ? next(specifier.replace('typescript', 'cruiser-typescript'), context)
      : next(specifier, context),
})

const test = '(\\.test|(^|/)testing|(^|[/-])factory)\\.tsx?$|/fixtures/'
const outside = '^(demo|journeys|bench|checks)/'
const store = '(^|[/-])store\\.ts$'
const engine = '^src/database/|(^|/)node_modules/(pg|kysely|graphile-worker)/'

// The kit has a second door for its pure half: questions, which forms declare without any screen.
const frontDoors = ['^src/[^/]+/index\\.ts$', '^src/ui/questions/index\\.ts$']

/** The shape of a row may be named anywhere: a type queries nothing. */
const notTypes = { dependencyTypesNot: ['type-only' as const] }

/** Who may import whom: the house's directions as rules for dependency-cruiser. */
function rules(house: string): IForbiddenRuleType[] {
  const named = (name: string, from: object, to: object): IForbiddenRuleType => ({
    name,
    severity: 'error',
    from,
    to,
  })
  const toTheRight = rooms.flatMap((room, at) => {
    const allowed = onlyImports[room] ?? rooms.slice(0, at)
    const refused = rooms.filter((other) => other !== room && !allowed.includes(other))
    if (refused.length === 0) return []
    return named(
      `${room} imports only rooms to its left`,
      { path: `^src/${room}/` },
      { path: `^src/(${refused.join('|')})/` },
    )
  })
  return [
    ...toTheRight,
    named(
      'front doors only',
      { path: '^src/([^/]+)/', pathNot: test },
      { path: '^src/[^/]+/', pathNot: ['^src/$1/', ...frontDoors] },
    ),
    named(
      'front doors only (start)',
      { path: '^src/(main|cli|verify)\\.ts$' },
      { path: '^src/[^/]+/', pathNot: '/index\\.ts$' },
    ),
    named('nobody imports the start', { path: '^src/' }, { path: '^src/(main|cli|verify)\\.ts$' }),
    named('rules import no database', { path: rulesFiles(house) }, { path: [engine, store], ...notTypes }),
    named(
      'screens query nothing',
      { path: '^src/.+/screens/', pathNot: test },
      { path: [engine, store], ...notTypes },
    ),
    named('no source imports a test or a factory', { path: '^src/', pathNot: test }, { path: test }),
    named(
      'only the start imports the demo',
      { path: '^src/', pathNot: [test, '^src/(main|cli|verify)\\.ts$'] },
      { path: outside },
    ),
    named(
      'no cycles',
      { path: '^(src|demo)/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    named('every import is found', {}, { couldNotResolve: true }),
    named(
      'no file that nobody imports',
      { orphan: true, path: '^src/', pathNot: [test, '^src/(main|cli|verify)\\.ts$'] },
      {},
    ),
  ]
}

/** The pure files: a table of what can be done (`referralCan`), a form, rules, or the noun a room is named after. */
function rulesFiles(house: string): string {
  const all = sources(['src'], /\.tsx?$/, house).filter(({ path }) => !new RegExp(test).test(path))
  const isRules = ({ path, text }: { path: string; text: string }) =>
    /\/([a-z-]+-)?(rules|forms?)\.ts$/.test(path) ||
    /\/forms\//.test(path) ||
    /^src\/([a-z]+)s\/\1\.ts$/.test(path) ||
    /export const \w+Can\b/.test(text)
  const found = all.filter((source) => !source.path.startsWith('src/database/') && isRules(source))
  return `^(${['-', ...found.map(({ path }) => path.replaceAll('.', '\\.'))].join('|')})$`
}

/** The directions of the house, and that they were really looked at. */
export const directions = (): Promise<Findings> => directionsIn(root)

/** The same for a house that lies elsewhere. */
export async function directionsIn(house: string): Promise<Findings> {
  const { cruise } = await import('dependency-cruiser')
  const folders = ['src', 'demo', 'bench', 'journeys', 'checks'].filter(
    (folder) => sources([folder], /\.tsx?$/, house).length,
  )
  const { output } = await cruise(folders, {
    baseDir: house,
    ruleSet: { forbidden: rules(house) },
    validate: true,
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    exclude: { path: '^(node_modules|build)/' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  })
  const { summary, modules } = output as ICruiseResult
  const expected = sources(folders, /\.tsx?$/, house).length
  const seen = modules.filter(
    ({ source }) => /\.tsx?$/.test(source) && !source.includes('node_modules'),
  ).length
  const links = modules.reduce((sum, module) => sum + module.dependencies.length, 0)
  const problems = summary.violations.map(({ rule, from, to }) => `${from} → ${to}: ${rule.name}`)
  if (seen < expected || links < expected)
    problems.push(`only ${seen} of ${expected} files and ${links} imports were read`)
  return { problems, fine: `${seen} files and ${links} imports, all from right to left` }
}
