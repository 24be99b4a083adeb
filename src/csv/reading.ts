import { CsvError, parse } from 'csv-parse/sync'

/** Where a row ends: a file that went through several programs may have all three. */
export const rowEnds = ['\n', '\r\n', '\r']

/** Bytes. */
const LARGEST = 2 * 1024 * 1024

/** The most rows below the header, and what is said to more. */
export type Limit = { most: number; tooMany: string }

/** A CSV file as it was written, cell by cell, or what is wrong with the whole of it. */
export type ReadCsv = { ok: true; rows: { line: number; cells: string[] }[] } | { ok: false; problem: string }

/**
 * Reads a CSV file as spreadsheets write them: UTF-8 or UTF-16 with or without a byte order mark, or Windows-1252; parted
 * by commas, semicolons or tabs, or as its first line (`sep=;`) says. Blank rows are left out.
 */
export function readCsv(bytes: Uint8Array, { most, tooMany }: Limit): ReadCsv {
  if (bytes.length === 0) return refuse('The file is empty')
  if (bytes.length > LARGEST) return refuse('The file must be 2 megabytes or less')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return refuse('This is a spreadsheet, not a CSV file. Open it, choose “Save as”, and pick CSV')
  const text = textIn(bytes)
  if (text === null || text.includes('\0')) return refuse('This is not a CSV file')
  const { body, delimiter, told } = partedBy(text)
  try {
    const rows = parse(body, {
      delimiter,
      record_delimiter: rowEnds,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      to: most + 3,
      max_record_size: 200_000,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const kept = rows
      .map(({ record, info }) => ({
        line: info.lines + (told ? 1 : 0),
        cells: record.map((cell) => cell.trim()),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
    if (kept.length === 0) return refuse('The file is empty')
    if (kept.length > most + 1) return refuse(tooMany)
    return { ok: true, rows: kept }
  } catch (error) {
    if (error instanceof CsvError) return refuse(sentenceFor(error))
    throw error
  }
}

const refuse = (problem: string): ReadCsv => ({ ok: false, problem })

function sentenceFor(error: CsvError): string {
  const line = typeof error.lines === 'number' ? ` in line ${error.lines}` : ''
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'A quote mark (") opens and is never closed. Take it out or close it'
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `Far too much stands in one row${line}. Is a quote mark (") not closed?`
  return `A quote mark (") stands where it cannot be read${line}. Take it out`
}

/** What these bytes say: UTF-8 or UTF-16, with or without a byte order mark, or else Windows-1252; null where they are no text. */
export function textIn(bytes: Uint8Array): string | null {
  const starts = (...marks: number[]) => marks.every((mark, at) => bytes[at] === mark)
  const even = bytes.subarray(0, 400)
  const zeros = (from: 0 | 1) => even.filter((byte, at) => at % 2 === from && byte === 0).length
  if (starts(0xff, 0xfe) || zeros(1) > even.length / 4) return decode(bytes, 'utf-16le')
  if (starts(0xfe, 0xff) || zeros(0) > even.length / 4) return decode(bytes, 'utf-16be')
  return decode(bytes, 'utf-8') ?? decode(bytes, 'windows-1252')
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * By what the cells of a text are parted: what its first line says (`sep=;`; `told`, and not in the body), else what
 * stands most often in it.
 */
export function partedBy(text: string): { body: string; delimiter: string; told: boolean } {
  const told = /^\uFEFF?sep=(.)\r?\n/i.exec(text)
  if (told?.[1]) return { body: text.slice(told[0].length), delimiter: told[1], told: true }
  const first = (text.split(/\r\n|\n|\r/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((mark) => [first.split(mark).length, mark] as const)
  const [, delimiter] = counts.reduce((most, one) => (one[0] > most[0] ? one : most))
  return { body: text, delimiter, told: false }
}
