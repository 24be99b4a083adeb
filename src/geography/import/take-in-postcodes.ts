import { Readable } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import { type Kysely, sql } from 'kysely'
import { rowEnds } from '../../csv/index.ts'
import { type DB, Refusal } from '../../database/index.ts'
import { figure } from '../../words/index.ts'
import { keepPostcodes, type PostcodeRow, settleDistricts } from '../postcode-store.ts'
import { keepSource, type PlaceSource } from '../shape-store.ts'
import { columnsOf, type PostcodeColumns } from './postcode-columns.ts'
import { readPostcodeRecord } from './postcode-record.ts'
import { emptyReport, type PlacesReport, refuse } from './report.ts'
import { SeenPostcodes } from './seen-postcodes.ts'
import type { TextFile } from './text-file.ts'

const BATCH = 5_000
const TOLD_EVERY = 250_000
// No row of such a file comes near to this: what does is a quotation mark that is never closed.
const LONGEST_ROW = 200_000

/** The columns of a postcode file, by its first row. Throws a Refusal when it is no such file. */
export function postcodeColumns({ path, beginning }: TextFile): {
  columns: PostcodeColumns
  delimiter: string
} {
  const [line = ''] = beginning
    .replace(/^\ufeff/, '')
    .trimStart()
    .split(/[\r\n]/, 1)
  const delimiter =
    [',', ';', '\t', '|'].sort((one, other) => count(line, other) - count(line, one))[0] ?? ','
  const head = line.split(delimiter).map((name) => name.replace(/^"|"$/g, '').trim())
  const columns = columnsOf(head)
  if ('missing' in columns) throw new Refusal(`${path} is no postcode directory: it has ${columns.missing}.`)
  return { columns, delimiter }
}

const count = (text: string, letter: string): number => text.split(letter).length

/**
 * Takes in a file of postcodes, row by row, in one transaction: stopped half-way it has changed nothing, and run again
 * it comes to the same. A postcode that stands twice is taken as it stood first. Those that a file does not name stay.
 */
export async function takeInPostcodes(
  database: Kysely<DB>,
  file: TextFile,
  source: PlaceSource,
  report: (line: string) => void,
): Promise<PlacesReport> {
  const { columns, delimiter } = postcodeColumns(file)
  return database.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    const told = emptyReport()
    const keep = async (rows: PostcodeRow[]) => {
      const kept = await keepPostcodes(tx, rows)
      told.new += kept.new
      told.changed += kept.changed
      told.unchanged += rows.length - kept.new - kept.changed
    }
    // One batch is stored while the next is read.
    let batch: PostcodeRow[] = []
    let storing = Promise.resolve()
    const seen = new SeenPostcodes()
    for await (const record of recordsOf(file, delimiter, told, report)) {
      const read = readPostcodeRecord(record, columns)
      if (!('row' in read)) refuse(told, { row: told.read, what: read.postcode, reason: read.reason })
      else if (seen.again(read.row.postcode))
        refuse(told, { row: told.read, what: read.row.postcode, reason: 'It stands in the file before.' })
      else batch.push(read.row)
      if (batch.length < BATCH) continue
      await storing
      storing = keep(batch)
      // Awaited before the next: until then a failure is nobody's yet.
      storing.catch(() => {})
      batch = []
    }
    await storing
    if (batch.length > 0) await keep(batch)
    if (told.read === told.refusedCount) throw noneTaken(file.path, told)
    report('Working out where districts lie…')
    await settleDistricts(tx)
    await keepSource(tx, source)
    return told
  })
}

function noneTaken(path: string, { read, refused: [first] }: PlacesReport): Refusal {
  const because = first ? `; of the first it says: ${first.reason}` : ''
  return new Refusal(
    read === 0
      ? `${path} has a first row and no postcodes below it.`
      : `None of the ${figure(read)} rows of ${path} can be taken in${because}`,
  )
}

async function* recordsOf(
  file: TextFile,
  delimiter: string,
  told: PlacesReport,
  report: (line: string) => void,
): AsyncGenerator<string[]> {
  let bytes = 0
  const text = Readable.from(file.pieces((read) => (bytes = read)))
  const parser: Parser = parse({
    ...{
      delimiter,
      record_delimiter: rowEnds,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    },
    ...{ from_line: 1, max_record_size: LONGEST_ROW },
  })
  // An error while reading the file must end the parser, or it would wait for ever.
  text.on('error', (error) => parser.destroy(error))
  text.pipe(parser)
  let first = true
  try {
    for await (const record of parser) {
      if (first) {
        first = false
        continue
      }
      told.read++
      if (told.read % TOLD_EVERY === 0)
        report(`${figure(told.read)} rows read, ${Math.round((100 * bytes) / file.bytes)}% of the file…`)
      yield record
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Refusal(
      `${file.path} cannot be read past row ${figure(told.read + 1)}: a quotation mark is not closed, or it is no CSV. Nothing was taken in.`,
      1,
      error,
    )
  }
}
