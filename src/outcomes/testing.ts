import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommandContext, Refusal } from '../database/index.ts'
import { afterFile, type TestDatabase } from '../database/testing.ts'
import { outcomeCommands } from './index.ts'

export const NOW = new Date('2026-11-26T09:00:00Z')

/** What a command printed, and how it left. */
export type Left = { code: number; printed: string[]; sentence?: string; reported: string[] }

/** Runs the two commands on a test's database as bin/trellis would, on files that it writes. */
export function commandsOn(database: () => TestDatabase) {
  const folder = mkdtempSync(join(tmpdir(), 'outcomes-'))
  afterFile(async () => rmSync(folder, { recursive: true, force: true }))
  let files = 0
  const file = (content: string | Uint8Array): string => {
    const path = join(folder, `file-${++files}.csv`)
    writeFileSync(path, content)
    return path
  }
  const called = async (
    words: string,
    key: string,
    values: Record<string, string | boolean> = {},
  ): Promise<Left> => {
    const command = outcomeCommands.find((one) => one.words.join(' ') === `programmes ${words}`)
    if (!command) throw new Error(`there is no programmes ${words}`)
    const [printed, reported]: [string[], string[]] = [[], []]
    const context: CommandContext = {
      ...{ env: {}, now: NOW, print: (line) => printed.push(line), report: (line) => reported.push(line) },
      input: async () => '',
      inputBytes: async function* () {},
      database: async () => ({
        ...{ appUrl: database().appUrl, ownerUrl: database().ownerUrl, installation: 'demo' as const },
        kind: 'yours' as const,
        stop: async () => {},
      }),
    }
    try {
      return { code: await command.run({ positionals: [key], values }, context), printed, reported }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { code: error.exitCode, sentence: error.message, printed, reported }
    }
  }
  return { file, called }
}

/** What was printed as JSON. */
export const json = <T>({ printed }: Left): T => JSON.parse(printed.join('')) as T
