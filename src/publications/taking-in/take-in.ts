import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type CsvFile, rowEnds, textOf } from '../../csv/index.ts'
import { type Acting, Refusal } from '../../database/index.ts'
import type { Questionnaire } from '../../surveys/index.ts'
import { countOf, newId } from '../../words/index.ts'
import type { RoundFound } from '../round-store.ts'
import { Again } from './again.ts'
import { type Columns, columnsOf, examples } from './columns.ts'
import { findDifferences } from './differences.ts'
import { whatIsKnown } from './known.ts'
import { type ImportReport, Tally } from './report.ts'
import { linesRunTogether, rowReader, runTogether, type TakenRow } from './row.ts'
import { Seen } from './seen.ts'
import {
  areDestroyed,
  filesUntold,
  holdImports,
  keepAnswers,
  keepHeld,
  keepLines,
  keepMarks,
  marksOf,
  reasonsOf,
  replaceImport,
  schoolsFor,
  standingImport,
} from './store.ts'

const ROWS_AT_ONCE = 2_000

/** A file that cannot be taken in as a whole; the report says where every row of it went. */
export class NothingTaken extends Refusal {
  readonly report: ImportReport

  constructor(sentence: string, report: ImportReport, cause?: unknown) {
    super(sentence, 1, cause)
    this.report = report
  }
}

/**
 * Takes a file of answers into a round, in the caller's transaction: all its rows are accounted for, and when it cannot
 * be read to its end nothing of it is kept. The same bytes again change nothing.
 */
export async function takeIn(
  acting: Acting,
  round: RoundFound,
  file: CsvFile,
  { replace }: { replace: boolean },
): Promise<ImportReport> {
  const { questionnaire } = round
  if (!questionnaire) throw new Refusal(`The round ${round.key} was never opened: it asks nothing yet.`)
  if (await areDestroyed(acting, round.id, 'answers'))
    throw new Refusal(
      `The answers of the round ${round.key} were destroyed on their day: no more are taken in.`,
    )
  await holdImports(acting, round.id)
  const name = basename(file.path)
  const standing = await standingImport(acting, { round: round.id, digest: file.digest, file: name })
  if (standing?.isSame && !replace) {
    const { rows, taken, held, refused } = standing
    const reasons = await reasonsOf(acting, standing.id)
    return { round: round.key, rows, taken, held, refused, already: true, reasons, ignored: [], notes: [] }
  }
  if (replace && !standing)
    throw new Refusal(
      `There is nothing to replace: no file ${name} was taken into the round ${round.key} before.`,
    )
  if (standing && replace) await replaceImport(acting, standing.id)
  const imported = newId()
  const tally = new Tally(round.key)
  await takeRows(acting, round, questionnaire, { file, imported, tally })
  const { rows, taken, held, refused } = tally
  await acting.tx
    .insertInto('answers_import')
    .values({
      id: imported,
      round_id: round.id,
      file_name: name,
      digest: file.digest,
      rows,
      taken,
      held,
      refused,
    })
    .execute()
  for (let at = 0; at < tally.lines.length; at += ROWS_AT_ONCE)
    await keepLines(acting, imported, tally.lines.slice(at, at + ROWS_AT_ONCE))
  await findDifferences(acting, round.id, tally.waiting)
  await keepHeld(acting, { round: round.id, imported }, tally.waiting)
  return tally.report()
}

type Taking = { file: CsvFile; imported: string; tally: Tally }

async function takeRows(
  acting: Acting,
  round: RoundFound,
  questionnaire: Questionnaire,
  { file, imported, tally }: Taking,
): Promise<void> {
  const known = await whatIsKnown(acting, round.place)
  const { schoolFor, added } = await schoolsFor(acting, round)
  const seen = await seenBefore(acting, round.id)
  const lasts = !(await areDestroyed(acting, round.id, 'names'))
  const othersUntold = await filesUntold(acting, round.id)
  let columns: Columns | undefined
  let again: Again | undefined
  let pieces = 0
  let read: ReturnType<typeof rowReader> | undefined
  let waiting: (TakenRow & { roundSchool: string })[] = []
  const flush = async () => {
    if (waiting.length > 0) await keepAnswers(acting, round.id, imported, waiting)
    waiting = []
    await keepMarks(acting, { import_id: imported, nth: pieces++, round_id: round.id, marks: seen.packed() })
  }
  let lineBefore = 0
  for await (const { cells, line } of rowsOf(file, tally)) {
    const goesOverLines = line > lineBefore + 1
    lineBefore = line
    if (!columns || !read || !again) {
      const found = columnsOf(cells, questionnaire)
      if ('problem' in found) throw new Refusal(`${found.problem}. Nothing was taken from ${file.path}.`)
      columns = found
      tally.ignored = found.ignored
      read = rowReader(found, questionnaire, known)
      again = new Again(seen, found, { round, lasts })
      continue
    }
    const together = goesOverLines ? linesRunTogether(cells, columns.count, file.delimiter) : 1
    const row = together > 1 ? runTogether : again.read(cells, read(cells))
    for (let at = line - together + 1; at < line; at++) tally.other(at, runTogether, false)
    if ('outcome' in row) tally.other(line, row, cells.length < columns.count)
    else {
      tally.take(row)
      waiting.push({ ...row, roundSchool: await schoolFor(row.school) })
      if (waiting.length >= ROWS_AT_ONCE) await flush()
    }
  }
  if (!again || !columns) throw new Refusal(`${file.path} is empty.`)
  if (tally.rows === 0)
    throw new Refusal(`${file.path} has its first line and no row below it: nothing was taken.`)
  if (tally.endsShort)
    throw new NothingTaken(
      `${file.path} ends in the middle of its last row, line ${tally.lastLine}: it was cut off. Nothing was taken.`,
      tally.nothing('the file was cut off'),
    )
  await flush()
  tally.note(known, [
    ...notesOf(file, columns),
    ...again.notes(othersUntold),
    ...schoolsNotAsked(await added()),
    ...tally.yearsNotAsked(round.yearGroups),
  ])
}

const MOST_NAMED = 20

/** A number that was written wrongly may be another school's. */
function schoolsNotAsked(schools: readonly string[]): string[] {
  if (schools.length === 0) return []
  const more = schools.length > MOST_NAMED ? ` and ${schools.length - MOST_NAMED} more` : ''
  return [
    `${countOf(schools.length, 'school')} not asked before, now among those of the round: ${schools.slice(0, MOST_NAMED).join(', ')}${more}`,
  ]
}

/** What is odd about the whole of a file that can be read. */
function notesOf({ lastLineEnds }: CsvFile, { items, missing }: Columns): string[] {
  const notes: string[] = []
  if (missing.length > 0)
    notes.push(
      `${missing.length} of the round’s ${countOf(items.length, 'column')} are not in the file (${examples(missing)}): nobody here answered them`,
    )
  if (!lastLineEnds)
    notes.push(
      'The last line is not ended: if the file was cut off there, its last answer may be cut too, and --replace takes the whole file in its place',
    )
  return notes
}

async function seenBefore(acting: Acting, round: string): Promise<Seen> {
  const seen = new Seen()
  for await (const marks of marksOf(acting, round)) seen.recall(marks)
  return seen
}

async function* rowsOf(file: CsvFile, tally: Tally): AsyncGenerator<{ cells: string[]; line: number }> {
  const parser = parse({
    delimiter: file.delimiter,
    record_delimiter: rowEnds,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    from_line: file.told ? 2 : 1,
    max_record_size: 1_000_000,
  })
  Readable.from(textOf(file))
    .on('error', (error) => parser.destroy(error))
    .pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>)
      if (record.some((cell) => cell.trim() !== '')) yield { cells: record, line: info.lines }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : tally.lastLine
    tally.other(line, { outcome: 'refused', reason: 'a quote mark opens and is never closed' }, true)
    throw new NothingTaken(
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `${file.path} ends within a quote that opens in or before line ${line}: it was cut off, or a quote mark is never closed. Nothing was taken.`
        : `${file.path} cannot be read from line ${line} on: is a quote mark not closed? Nothing was taken.`,
      tally.nothing('the file cannot be read to its end'),
      error,
    )
  }
}
