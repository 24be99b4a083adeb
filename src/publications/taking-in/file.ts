import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { partedBy } from '../../csv/index.ts'
import { errorCode, Refusal } from '../../database/index.ts'

/** A file of text that was read once to its end: which bytes they are, and in what encoding. */
export type AnswersFile = { path: string; digest: Buffer; encoding: string; delimiter: string; told: boolean }

const BEGINNING = 64 * 1024

const notText: readonly [mark: string, what: string][] = [
  ['PK\u0003\u0004', 'is a spreadsheet or a zip, not a CSV file: save it as CSV first'],
  ['\u001f\u008b', 'is packed with gzip: unpack it first'],
  ['\u00d0\u00cf\u0011\u00e0', 'is an old spreadsheet: save it as CSV first'],
  ['%PDF', 'is a PDF'],
]

/**
 * Reads a file to its end, holding none of it: its digest, and whether it is UTF-8 throughout, UTF-16, or Windows-1252.
 * Throws a Refusal, one sentence, for what is no text.
 */
export async function openAnswers(path: string): Promise<AnswersFile> {
  const digest = createHash('sha256')
  const strict = new TextDecoder('utf-8', { fatal: true })
  let beginning: Buffer = Buffer.alloc(0)
  let isUtf8 = true
  const check = (piece?: Uint8Array) => {
    try {
      strict.decode(piece, { stream: piece !== undefined })
    } catch {
      isUtf8 = false
    }
  }
  try {
    for await (const piece of createReadStream(path, { highWaterMark: BEGINNING })) {
      const bytes = piece as Buffer
      if (beginning.length === 0) beginning = bytes.subarray(0, BEGINNING)
      digest.update(bytes)
      if (isUtf8) check(bytes)
    }
  } catch (error) {
    throw refusalFor(path, error)
  }
  if (isUtf8) check()
  const encoding = encodingOf(beginning, isUtf8)
  const text = new TextDecoder(encoding).decode(beginning)
  const raw = beginning.toString('latin1')
  const wrong = notText.find(([mark]) => raw.startsWith(mark))
  if (wrong) throw new Refusal(`${path} ${wrong[1]}.`)
  if (text.includes('\0')) throw new Refusal(`${path} is not a file of text.`)
  if (text.trim() === '') throw new Refusal(`${path} is empty.`)
  const { delimiter, told } = partedBy(text)
  return { path, digest: digest.digest(), encoding, delimiter, told }
}

function refusalFor(path: string, error: unknown): unknown {
  const code = errorCode(error)
  if (code === 'ENOENT') return new Refusal(`There is no file ${path}.`, 1, error)
  if (code === 'EISDIR') return new Refusal(`${path} is a folder: name one file.`, 1, error)
  if (code === 'EACCES') return new Refusal(`${path} may not be read by this login.`, 1, error)
  return error
}

function encodingOf(beginning: Buffer, isUtf8: boolean): string {
  const [one = 0, two = 0, three = 0, four = 0] = beginning
  if ((one === 0xff && two === 0xfe) || (one !== 0 && two === 0 && three !== 0 && four === 0))
    return 'utf-16le'
  if ((one === 0xfe && two === 0xff) || (one === 0 && two !== 0 && three === 0 && four !== 0))
    return 'utf-16be'
  return isUtf8 ? 'utf-8' : 'windows-1252'
}

/** The text of the file, piece by piece. */
export async function* textOf({ path, encoding }: AnswersFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 }))
    yield decoder.decode(piece as Buffer, { stream: true })
  yield decoder.decode()
}
