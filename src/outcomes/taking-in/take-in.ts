import { createHash } from 'node:crypto'
import { type CsvFile, csvRows } from '../../csv/index.ts'
import { type Acting, Refusal } from '../../database/index.ts'
import { dateInLondon, figure } from '../../words/index.ts'
import { beginCohort, endCohort, keepArms, keepPeople, keepScores } from '../cohort-store.ts'
import { headerOf } from './header.ts'
import { Numbering } from './numbering.ts'
import { type PersonColumn, type PersonFacts, personColumns, personReader } from './person-row.ts'
import { type ImportReport, Tally } from './report.ts'
import {
  neededColumns,
  type Reading,
  type ScoreColumn,
  type ScoreGiven,
  scoreColumns,
  scoreReader,
} from './score-row.ts'

const ROWS_AT_ONCE = 5_000
const TOLD_EVERY = 100_000

/** A file all of whose rows are held or refused: nothing of it is kept, and what was there before stays. */
export class NothingKept extends Refusal {
  readonly report: ImportReport

  constructor(sentence: string, report: ImportReport) {
    super(sentence)
    this.report = report
  }
}

/** What is taken in, and from whom. */
export type TakingIn = Pick<Reading, 'programme' | 'measures'> & {
  source: string
  scores: CsvFile | undefined
  people: CsvFile | undefined
  report: (line: string) => void
}

/**
 * Takes the files of a past cohort in, in the caller's transaction and in the place of what this source gave before. Every
 * row is kept, held for a person to look at, or refused; where a file cannot be read to its end nothing changes.
 */
export async function takeIn(acting: Acting, taking: TakingIn): Promise<ImportReport> {
  const { programme, source, scores, people } = taking
  const digest = createHash('sha256')
  for (const file of [scores, people]) if (file) digest.update(file.digest)
  const begun = await beginCohort(acting, {
    ...{ programme: programme.key, version: programme.version, source, invented: false },
    digest: digest.digest(),
  })
  const under: Under = { acting, cohort: begun.id, taking, tally: new Tally(), numbering: new Numbering() }
  const ignored = [
    ...(people ? await takePeople(under, people) : []),
    ...(scores ? await takeScores(under, scores) : []),
  ]
  await takeArms(under)
  const { tally, numbering } = under
  await endCohort(acting, begun.id, tally.counts)
  const told: ImportReport = {
    ...{ programme: programme.key, version: programme.version, source },
    ...{ rows: tally.rows, kept: tally.kept, ...tally.left },
    ...{ people: numbering.people, replaced: begun.replaced, ignored, notes: tally.notes },
  }
  if (tally.kept === 0)
    throw new NothingKept(
      'None of the rows can be kept: nothing was taken in, and nothing was replaced.',
      told,
    )
  return told
}

type Under = { acting: Acting; cohort: string; taking: TakingIn; tally: Tally; numbering: Numbering }

/** Reads the rows of a file by its header, in lots; answers with the columns that were left out. */
async function inLots<Column extends string>(
  { taking: { report }, tally }: Under,
  file: CsvFile,
  { columns, needed }: { columns: readonly Column[]; needed: readonly Column[] },
  reads: (has: (column: Column) => boolean) => {
    row: (cell: (column: Column) => string, line: number) => void
    /** Writes what has come together; told so after each lot and at the end. */
    lot: () => Promise<void>
  },
): Promise<string[]> {
  let reader: ReturnType<typeof reads> | undefined
  let ignored: string[] = []
  let at: ReadonlyMap<Column, number> = new Map()
  let read = 0
  for await (const { cells, line } of csvRows(file)) {
    if (!reader) {
      const header = headerOf(cells, columns, needed)
      if ('problem' in header) throw new Refusal(`${file.path} cannot be taken in: ${header.problem}.`)
      at = header.at
      ignored = header.ignored
      reader = reads((column) => at.has(column))
      continue
    }
    tally.rows++
    read++
    reader.row((column) => cells[at.get(column) ?? -1] ?? '', line)
    if (read % ROWS_AT_ONCE === 0) await reader.lot()
    if (read % TOLD_EVERY === 0) report(`${figure(read)} rows of ${file.path} read…`)
  }
  if (read === 0) throw new Refusal(`${file.path} has a first row and nothing below it.`)
  await reader?.lot()
  return ignored
}

function takePeople(under: Under, file: CsvFile): Promise<string[]> {
  const { acting, cohort, tally, numbering } = under
  return inLots(under, file, { columns: personColumns, needed: ['young_person'] as const }, (has) => {
    const read = personReader(has, dateInLondon(acting.now))
    let waiting: (PersonFacts & { person: number })[] = []
    const row = (cell: (column: PersonColumn) => string, line: number) => {
      const one = read(cell)
      if ('refused' in one) return tally.leave('refused', { file: 'people', row: line, reason: one.refused })
      const { youngPerson, ...facts } = one
      const { person, isNew } = numbering.of(youngPerson)
      if (!isNew)
        return tally.leave('held', {
          file: 'people',
          row: line,
          reason: 'the same young person stands before',
        })
      tally.kept++
      waiting.push({ ...facts, person })
    }
    const lot = async () => {
      if (waiting.length > 0) await keepPeople(acting, cohort, waiting)
      waiting = []
    }
    return { row, lot }
  })
}

function takeScores(under: Under, file: CsvFile): Promise<string[]> {
  const { acting, cohort, taking, tally, numbering } = under
  const read = scoreReader({
    ...{ programme: taking.programme, measures: taking.measures },
    ...{ today: dateInLondon(acting.now), commas: file.delimiter !== ',' },
  })
  return inLots(under, file, { columns: scoreColumns, needed: neededColumns }, () => {
    let waiting: (ScoreGiven & { line: number })[] = []
    const row = (cell: (column: ScoreColumn) => string, line: number) => {
      const one = read(cell)
      if ('refused' in one) return tally.leave('refused', { file: 'scores', row: line, reason: one.refused })
      const { youngPerson, arm, ...score } = one
      const { person } = numbering.of(youngPerson)
      if (numbering.putIn(person, arm)) waiting.push({ ...score, person, line })
      else {
        const reason = `its arm is ${arm}, and the young person is in the arm ${numbering.armOf(person)} before`
        tally.leave('held', { file: 'scores', row: line, reason })
      }
    }
    const lot = async () => {
      const kept = waiting.length > 0 ? await keepScores(acting, cohort, waiting) : []
      for (const [nth, { line, measure, point }] of waiting.entries())
        if (kept[nth]) tally.kept++
        else
          tally.leave('held', {
            ...{ file: 'scores' as const, row: line },
            reason: `the same young person has ${measure} at ${point} before`,
          })
      waiting = []
    }
    return { row, lot }
  })
}

/** Everybody is there in the end, whether a file of people names them or not, each in the arm that was said. */
async function takeArms({ acting, cohort, numbering }: Under): Promise<void> {
  for (let from = 1; from <= numbering.people; from += ROWS_AT_ONCE) {
    const size = Math.min(ROWS_AT_ONCE, numbering.people - from + 1)
    const lot = Array.from({ length: size }, (_, at) => ({
      person: from + at,
      arm: numbering.armOf(from + at),
    }))
    await keepArms(acting, cohort, lot)
  }
}
