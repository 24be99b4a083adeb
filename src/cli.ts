import { parseArgs } from 'node:util'
import { commands } from './commands.ts'
import { textIn } from './csv/index.ts'
import { type Command, type CommandContext, type Database, Refusal, readyDatabase } from './database/index.ts'
import { systemClock } from './words/index.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)
const report = (line: string) => process.stderr.write(`${line}\n`)

const calledAs = (command: Command) =>
  ['bin/trellis', ...command.words, command.usage].filter(Boolean).join(' ')

const helps = ['--help', '-h', 'help']

/** All of them, or those that begin with one word. */
function listOfCommands(first?: string): string {
  const listed = commands.filter(({ words }) => first === undefined || words[0] === first)
  const width = Math.max(...listed.map((command) => command.words.join(' ').length))
  const lines = listed.map((command) => `  ${command.words.join(' ').padEnd(width)}  ${command.summary}`)
  return [
    first === undefined ? 'bin/trellis COMMAND [--help]' : `bin/trellis ${first} COMMAND [--help]`,
    '',
    ...lines,
    '',
    'It works on the data folder (TRELLIS_DATA, or ./data), whether or not the server runs, or on DATABASE_URL.',
  ].join('\n')
}

/** The command whose words begin what was typed; the longest wins. */
function commandFor(typed: string[]): Command | undefined {
  return commands
    .filter(({ words }) => words.every((word, at) => typed[at] === word))
    .sort((a, b) => b.words.length - a.words.length)[0]
}

function parse(command: Command, typed: string[]) {
  const options = { ...command.options, help: { type: 'boolean' as const } }
  try {
    const parsed = parseArgs({ args: typed.slice(command.words.length), options, allowPositionals: true })
    const { least, most } = command.positionals ?? { least: 0, most: 0 }
    const given = parsed.positionals.length
    if (!parsed.values.help && (given < least || given > most))
      throw new Error('Too little or too much was given')
    return parsed
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : ''
    throw new Refusal(`${reason}: it is called as ${calledAs(command)}`, 2, error)
  }
}

async function standardInput(): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part)
  const bytes = Buffer.concat(parts)
  return textIn(bytes) ?? bytes.toString('utf8')
}

async function run(typed: string[]): Promise<number> {
  const [first = 'help', second = ''] = typed
  if (helps.includes(first)) {
    print(listOfCommands())
    return 0
  }
  const command = commandFor(typed)
  if (!command && helps.includes(second) && commands.some(({ words }) => words[0] === first)) {
    print(listOfCommands(first))
    return 0
  }
  if (!command)
    throw new Refusal(`There is no command "${typed.join(' ')}": bin/trellis --help lists them all.`, 2)
  const { values, positionals } = parse(command, typed)
  if (values.help) {
    print(`${calledAs(command)}\n${command.summary}.\n\n${command.help}`)
    return 0
  }
  // Whatever a command opened is stopped, however often it did: one left open would keep it from ever ending.
  const opened: Database[] = []
  const context: CommandContext = {
    env: process.env,
    print,
    report,
    input: standardInput,
    inputBytes: () => process.stdin,
    now: systemClock(),
    database: async () => {
      const name = ['bin/trellis', ...command.words].join(' ')
      const database = await readyDatabase({ env: process.env, keeper: 'command', name, report })
      opened.push(database)
      return database
    },
  }
  try {
    return await command.run({ values, positionals }, context)
  } finally {
    for (const database of opened.toReversed()) await database.stop()
  }
}

// Whoever reads may have had enough (`bin/trellis … | head`): the command still comes to its end, unread.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  report(error.message)
  process.exitCode = error.exitCode
}
