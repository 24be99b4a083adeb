import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { errorCode, Refusal } from '../../database/index.ts'

/** A file that is text: what it begins with, how long it is, and all of it, piece by piece. */
export type TextFile = {
  path: string
  bytes: number
  /** The first 64 kB. */
  beginning: string
  /** The whole text; `onRead` is told how many bytes have been read so far. */
  pieces: (onRead?: (bytes: number) => void) => AsyncGenerator<string>
}

const BEGINNING = 64 * 1024

const notText: readonly [bytes: string, what: string][] = [
  ['PK\u0003\u0004', 'is a zip: unpack it first, and name the file that lies in it'],
  ['PK\u0005\u0006', 'is an empty zip'],
  ['\u001f\u008b', 'is packed with gzip: unpack it first'],
  ['%PDF', 'is a PDF'],
  ['\u00d0\u00cf\u0011\u00e0', 'is an old spreadsheet: save it as CSV first'],
]

/** Opens a file of text in UTF-8, UTF-16 or a Windows encoding. Throws a Refusal, one sentence, when it is none. */
export async function openText(path: string): Promise<TextFile> {
  const { bytes, first } = await beginningOf(path)
  const raw = first.toString('latin1')
  const wrong = notText.find(([mark]) => raw.startsWith(mark))
  if (wrong) throw new Refusal(`${path} ${wrong[1]}.`)
  const encoding = encodingOf(first)
  const beginning = new TextDecoder(encoding).decode(first)
  if (encoding === 'utf-8' && raw.includes('\0')) throw new Refusal(`${path} is not a file of text.`)
  if (beginning.trim() === '') throw new Refusal(`${path} is empty.`)
  return { path, bytes, beginning, pieces: (onRead) => decoded(path, encoding, onRead) }
}

async function beginningOf(path: string): Promise<{ bytes: number; first: Buffer }> {
  try {
    const { size } = await stat(path)
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)
      return { bytes: size, first: buffer.subarray(0, bytesRead) }
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') throw new Refusal(`There is no file ${path}.`, 1, error)
    if (code === 'EISDIR') throw new Refusal(`${path} is a folder: name one file.`, 1, error)
    if (code === 'EACCES') throw new Refusal(`${path} may not be read by this login.`, 1, error)
    throw error
  }
}

// What is asked of these files is plain letters and figures: in any encoding that keeps those where ASCII has them, UTF-8
// reads them, and what it cannot read stands in columns nobody asks for.
function encodingOf(first: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [one = 0, two = 0, three = 0, four = 0] = first
  if ((one === 0xff && two === 0xfe) || (one !== 0 && two === 0 && three !== 0 && four === 0))
    return 'utf-16le'
  if ((one === 0xfe && two === 0xff) || (one === 0 && two !== 0 && three === 0 && four !== 0))
    return 'utf-16be'
  return 'utf-8'
}

async function* decoded(
  path: string,
  encoding: string,
  onRead: ((bytes: number) => void) | undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let read = 0
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    read += piece.length
    onRead?.(read)
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}
