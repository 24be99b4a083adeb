import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFolderPath, errorCode, Refusal, syncFolder } from '../database/index.ts'
import { type HistoryKey, historyKey } from './chain.ts'

const keyFile = (env: NodeJS.ProcessEnv): string =>
  env.TRELLIS_HISTORY_KEY_FILE || join(dataFolderPath(env), 'history-key')

/** Where the keys are that were replaced, one a line, the oldest first: who verifies needs them, and who writes does not. */
const oldKeysFile = (env: NodeJS.ProcessEnv): string =>
  env.TRELLIS_HISTORY_OLD_KEYS_FILE || `${keyFile(env)}.old`

/** Where the signed heads are written: outside the database, best on another disk. */
export const headsFolder = (env: NodeJS.ProcessEnv): string =>
  env.TRELLIS_HISTORY_HEADS || join(dataFolderPath(env), 'history-heads')

/**
 * The key of the history: from `TRELLIS_HISTORY_KEY`, `TRELLIS_HISTORY_KEY_FILE`, or the data folder. Throws a Refusal
 * when there is none, or when it is no key.
 */
export function findHistoryKey(env: NodeJS.ProcessEnv): HistoryKey {
  const before = oldKeys(env)
  if (env.TRELLIS_HISTORY_KEY)
    return historyKey(secretIn(env.TRELLIS_HISTORY_KEY, 'TRELLIS_HISTORY_KEY'), before)
  const file = keyFile(env)
  try {
    return historyKey(secretIn(readFileSync(file, 'utf8'), file), before)
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
  const unfinished = writeNewKey(file)
  try {
    linkSync(unfinished, file)
  } catch (error) {
    // Someone starting at the same moment was first: theirs counts.
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    rmSync(unfinished)
  }
  // Nothing may be sealed with a key that a power cut can take.
  syncFolder(dirname(file))
}

/** Writes a new key beside the file it is for, and says where. */
function writeNewKey(file: string): string {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  return unfinished
}

/**
 * Puts a new key in the place of the one in its file, which goes to the old ones first; gives both files. A server that is started
 * then hands the chain on to it.
 */
export function replaceHistoryKey(env: NodeJS.ProcessEnv): { file: string; old: string } {
  if (env.TRELLIS_HISTORY_KEY)
    throw new Refusal(
      'The key is given as TRELLIS_HISTORY_KEY, which no command can change: put it in a file, and give that with TRELLIS_HISTORY_KEY_FILE.',
      2,
    )
  const [file, old] = [keyFile(env), oldKeysFile(env)]
  findHistoryKey(env)
  const secret = readFileSync(file, 'utf8').trim()
  const unfinished = writeNewKey(file)
  appendFileSync(old, `${secret}\n`, { mode: 0o600, flush: true })
  syncFolder(dirname(old))
  renameSync(unfinished, file)
  syncFolder(dirname(file))
  return { file, old }
}

function oldKeys(env: NodeJS.ProcessEnv): HistoryKey[] {
  const file = oldKeysFile(env)
  if (!env.TRELLIS_HISTORY_OLD_KEYS_FILE && !existsSync(file)) return []
  try {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
    return [...new Set(lines)].map((line) => historyKey(secretIn(line, file)))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(
      `The old keys of the history cannot be read in ${file} (${errorCode(error)}).`,
      2,
      error,
    )
  }
}

function secretIn(text: string, where: string): Buffer {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex))
    throw new Refusal(`${where} is no key of a history: it is 64 digits, 0 to 9 and a to f.`, 2)
  return Buffer.from(hex, 'hex')
}
