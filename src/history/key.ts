import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolderPath, errorCode, Refusal } from '../database/index.ts'
import { type HistoryKey, historyKey } from './chain.ts'

const keyFile = (env: NodeJS.ProcessEnv): string =>
  env.TRELLIS_HISTORY_KEY_FILE || join(dataFolderPath(env), 'history-key')

/** Where the signed heads are written: outside the database, best on another disk. */
export const headsFolder = (env: NodeJS.ProcessEnv): string =>
  env.TRELLIS_HISTORY_HEADS || join(dataFolderPath(env), 'history-heads')

/**
 * The key of the history: from `TRELLIS_HISTORY_KEY`, `TRELLIS_HISTORY_KEY_FILE`, or the data folder. Throws a Refusal
 * when there is none, or when it is no key.
 */
export function findHistoryKey(env: NodeJS.ProcessEnv): HistoryKey {
  if (env.TRELLIS_HISTORY_KEY) return readKey(env.TRELLIS_HISTORY_KEY, 'TRELLIS_HISTORY_KEY')
  const file = keyFile(env)
  try {
    return readKey(readFileSync(file, 'utf8'), file)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(
      `The key of the history is not in ${file} (${errorCode(error)}): give it with TRELLIS_HISTORY_KEY_FILE.`,
      2,
      error,
    )
  }
}

/** The same for a server that starts: where no key was given and none is in the data folder, it makes one there. */
export function findOrMakeHistoryKey(env: NodeJS.ProcessEnv): HistoryKey {
  const file = keyFile(env)
  if (!env.TRELLIS_HISTORY_KEY && !env.TRELLIS_HISTORY_KEY_FILE && !existsSync(file)) makeKey(env, file)
  return findHistoryKey(env)
}

function makeKey(env: NodeJS.ProcessEnv, file: string): void {
  mkdirSync(dataFolderPath(env), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(unfinished, file)
  } catch (error) {
    // Someone starting at the same moment was first: theirs counts.
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    rmSync(unfinished)
  }
}

function readKey(text: string, where: string): HistoryKey {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex))
    throw new Refusal(`${where} is no key of a history: it is 64 digits, 0 to 9 and a to f.`, 2)
  return historyKey(Buffer.from(hex, 'hex'))
}
