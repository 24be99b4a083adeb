import type { ParseArgsConfig } from 'node:util'
import type { Database } from './connect.ts'
import type { InstallationKind } from './installation.ts'

/** The options a command takes, as `node:util` parses them: `{ json: { type: 'boolean' } }`. */
export type CommandOptions = NonNullable<ParseArgsConfig['options']>

/** What was typed after the command's words. */
export type CommandInput = {
  positionals: string[]
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
}

/** What a command may use. `database` opens (and the dispatcher stops) the database, migrated and checked. */
export type CommandContext = {
  env: NodeJS.ProcessEnv
  /** One line for whoever, or whatever, called the command: standard output. */
  print: (line: string) => void
  /** One line for the person at the terminal: standard error. */
  report: (line: string) => void
  /** All of standard input, as text. */
  input: () => Promise<string>
  /** Standard input as it comes, for what may be too large to hold. */
  inputBytes: () => AsyncIterable<Uint8Array>
  /** The present moment, asked once for the whole command. */
  now: Date
  database: () => Promise<Database & { installation: InstallationKind }>
}

/**
 * One command of bin/trellis: each room declares its own, and the command line lists them. `run` answers with
 * the exit code; a Refusal becomes one sentence.
 */
export type Command = {
  /** `['check', 'batons']` is called with `bin/trellis check batons`. */
  words: string[]
  /** What may follow the words: `FILE [--json]`. */
  usage?: string
  /** One line in the list of commands. */
  summary: string
  /** What `--help` says: what it reads, writes, prints, and its exit codes. */
  help: string
  options?: CommandOptions
  /** How many positional arguments it takes; 0 unless given. */
  positionals?: { least: number; most: number }
  run: (input: CommandInput, context: CommandContext) => Promise<number>
}
