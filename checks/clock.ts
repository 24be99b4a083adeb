import { type Findings, type Source, sources } from './sources.ts'
import { isNode, lineAt, type Node, nodes, parse } from './syntax.ts'

/** Where the machine's clock may be asked, and why. Everything else is handed the time. */
const mayAsk: [RegExp, string][] = [
  [/^src\/words\/clock\.ts$/, 'the one clock'],
  [
    /^src\/(database|history|backup)\//,
    'stamps of migrations, history and backups, by the clock of the database',
  ],
  [/^src\/glass\/store\.ts$/, 'the hour of broken glass, by the clock of the database'],
  [
    /^src\/accounts\/(passkeys\/)?[a-z-]*(session|sign-in|passkey|token|rate)[a-z-]*\.ts$/,
    'security expiry, by the clock of the database',
  ],
]

/** The one clock of the server, and the one of the phone on which a register is taken. */
const clocks = /^src\/(words|ui\/islands\/register)\/clock\.ts$/

/** The database's own clock, for security expiry and history stamps, which must not follow a moved clock. */
const databaseClock = /\bclock_timestamp\s*\(/i
const otherClocks =
  /(?<![\w.])(now|transaction_timestamp|statement_timestamp|timeofday)\s*\(\s*\)|\b(current_date|current_timestamp|current_time|localtimestamp|localtime)\b/i

/** Time is an input: nothing but the clock file, and the exceptions above, asks a machine for it. */
export async function clock(): Promise<Findings> {
  const programs = sources(['src', 'demo'], /\.tsx?$/)
  const schema = sources(['migrations'], /\.sql$/)
  return {
    problems: [...programs.flatMap(timeAskedIn), ...schema.flatMap(inSchema)],
    fine: `${programs.length + schema.length} files are handed the time`,
  }
}

const excused = (path: string): boolean => mayAsk.some(([files]) => files.test(path))

/** Every place in a program that asks for the time itself. */
export function timeAskedIn(source: Source): string[] {
  if (clocks.test(source.path)) return []
  return [...nodes(parse(source))].flatMap((node) => {
    const said = asksMachine(node) ?? asksDatabase(node, excused(source.path))
    return said ? [`${source.path}:${lineAt(source.text, node.start)} asks for the time itself: ${said}`] : []
  })
}

function asksMachine(node: Node): string | undefined {
  const { type, callee, arguments: given } = node
  if (type !== 'NewExpression' && type !== 'CallExpression') return undefined
  if (!isNode(callee) || !Array.isArray(given)) return undefined
  if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) return 'Date()'
  const { object, property } = callee
  if (!isNode(object) || !isNode(property)) return undefined
  return object.name === 'Date' && property.name === 'now' ? 'Date.now()' : undefined
}

function asksDatabase(node: Node, allowed: boolean): string | undefined {
  const text = literalText(node)
  if (text === undefined) return undefined
  // A sentence may say "now"; only what looks like SQL is read as SQL.
  if (
    !/\b(select|insert|update|delete|create|alter|interval|where|from)\b/i.test(text) &&
    !otherClocks.test(text)
  )
    return undefined
  return otherClocks.exec(text)?.[0] ?? (allowed ? undefined : databaseClock.exec(text)?.[0])
}

function literalText({ type, value }: Node): string | undefined {
  if (type === 'Literal' && typeof value === 'string') return value
  if (type !== 'TemplateElement' || typeof value !== 'object' || value === null) return undefined
  return 'raw' in value ? String(value.raw) : undefined
}

// In the schema the database's clock is written where a stamp or an expiry is kept, with a comment that says so.
function inSchema({ path, text }: Source): string[] {
  return text.split('\n').flatMap((line, index) => {
    const said = otherClocks.exec(line.replace(/--.*$/, ''))
    return said ? [`${path}:${index + 1} asks for the time itself: ${said[0]}`] : []
  })
}
