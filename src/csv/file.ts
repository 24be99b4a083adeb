import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { partedBy, rowEnds } from './reading.ts'

/** A file that cannot be read as rows at all: the message is one sentence, with the file's name in it. */
export class FileProblem extends Error {}

/** A file of text that was read once to its end: which bytes they are, in what encoding, and whether its last line is ended. */
export type CsvFile = {
  path: string
  digest: Buffer
  encoding: string
  delimiter: string
  told: boolean
  lastLineEnds: boolean
}

const BEGINNING = 64 * 1024

const notText: readonly [mark: string, what: string][] = [
  ['PK\u0003\u0004', 'is a spreadsheet or a zip, not a CSV file: save it as CSV first'],
  ['\u001f\u008b', 'is packed with gzip: unpack it first'],
  ['\u00d0\u00cf\u0011\u00e0', 'is an old spreadsheet: save it as CSV first'],
  ['%PDF', 'is a PDF'],
]

/**
 * Reads a file to its end, holding none of it: its digest, and whether it is UTF-8 throughout, UTF-16, or Windows-1252.
 * Throws a FileProblem for what is no text.
 */
export async function openCsv(path: string): Promise<CsvFile> {
  const digest = createHash('sha256')
  const strict = new TextDecoder('utf-8', { fatal: true })
  let beginning: Buffer = Buffer.alloc(0)
  let isUtf8 = true
  let lastLineEnds = false
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
      // The last two, because a line ends with two bytes in UTF-16.
      lastLineEnds = bytes.subarray(-2).some((byte) => byte === 0x0a || byte === 0x0d)
      if (isUtf8) check(bytes)
    }
  } catch (error) {
    throw problemFor(path, error)
  }
  if (isUtf8) check()
  const encoding = encodingOf(beginning, isUtf8)
  const text = new TextDecoder(encoding).decode(beginning)
  const raw = beginning.toString('latin1')
  const wrong = notText.find(([mark]) => raw.startsWith(mark))
  if (wrong) throw new FileProblem(`${path} ${wrong[1]}.`)
  if (text.includes('\0')) throw new FileProblem(`${path} is not a file of text.`)
  if (text.trim() === '') throw new FileProblem(`${path} is empty.`)
  const { delimiter, told } = partedBy(text)
  return { path, digest: digest.digest(), encoding, delimiter, told, lastLineEnds }
}

function problemFor(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const cause = { cause: error }
  if (code === 'ENOENT') return new FileProblem(`There is no file ${path}.`, cause)
  if (code === 'EISDIR') return new FileProblem(`${path} is a folder: name one file.`, cause)
  if (code === 'ENAMETOOLONG') return new FileProblem('No file has so long a name.', cause)
  if (code === 'EACCES') return new FileProblem(`${path} may not be read by this login.`, cause)
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
export async function* textOf({ path, encoding }: CsvFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 }))
    yield decoder.decode(piece as Buffer, { stream: true })
  yield decoder.decode()
}

/** Every row of the file that is not blank, its header first, with the line on which it ends; memory holds one piece at a time. */
export async function* csvRows(file: CsvFile): AsyncGenerator<{ cells: string[]; line: number }> {
  const parser = parse({
    ...{ delimiter: file.delimiter, record_delimiter: rowEnds, bom: true, info: true },
    ...{ relax_column_count: true, relax_quotes: true },
    ...{ skip_empty_lines: true, from_line: file.told ? 2 : 1, max_record_size: 1_000_000 },
  })
  // An error while reading the file must end the parser, or it would wait for ever.
  const text = Readable.from(textOf(file))
  text.on('error', (error) => parser.destroy(error))
  text.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      const cells = record.map((cell) => cell.trim())
      if (cells.some((cell) => cell !== '')) yield { cells, line: info.lines }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? ` in or before line ${error.lines}` : ''
    throw new FileProblem(
      `${file.path} cannot be read to its end: a quote mark opens${line} and is never closed.`,
      {
        cause: error,
      },
    )
  }
}
