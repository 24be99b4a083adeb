import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../src/database/index.ts'
import type { ImportReport } from '../src/publications/taking-in/report.ts'
import { type AnswersFile, urns, writeAnswersFile } from './answers-file.ts'
import { type Ran, runCommand } from './command.ts'
import { askedQuestions, makeSurveyTown, type SurveyTown } from './publishing-town.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'

/** A file of answers taken in by the command: seconds, and the most memory that it ever had, in MB. */
export type ImportingAnswersFigure = AnswersFile & { megabytes: number; seconds: number; peak: number }

/**
 * Takes a file of so many rows in with bin/trellis surveys import. Before, the command is killed in the middle, and the file is
 * given to it cut off: neither may leave a row. Then every row must be where the file says.
 */
export async function measureImportingAnswers(
  ending: (() => Promise<void>)[],
  report: (line: string) => void,
  sizes: readonly number[],
): Promise<ImportingAnswersFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-answers-file-'))
  ending.push(async () => rmSync(folder, { recursive: true, force: true }))
  const figures: ImportingAnswersFigure[] = []
  for (const rows of sizes) {
    const file = join(folder, `${rows}.csv`)
    const town = await makeSurveyTown({ sets: 0, schools: urns.length }, report)
    try {
      await nameSchools(town)
      const cut = join(folder, 'cut.csv')
      await writeAnswersFile(cut, Math.min(rows, 200_000), askedQuestions())
      await killed(town, cut)
      truncateSync(cut, statSync(cut).size - 50)
      await refused(town, cut)
      const written = await writeAnswersFile(file, rows, askedQuestions())
      const { run, told } = await taken(town, file, report)
      await checkAll(town, written, told)
      figures.push({ ...written, megabytes: statSync(file).size / 1e6, ...run })
    } finally {
      await town.stop()
      rmSync(file, { force: true })
    }
  }
  return figures
}

const nameSchools = ({ owner }: SurveyTown) =>
  owner.query(
    `update organisation o set urn = n.urn from
       (select id, ($1::text[])[row_number() over (order by name)] as urn from organisation where name like 'Bench school %') n
     where o.id = n.id`,
    [urns],
  )

const wordsFor = ({ round }: SurveyTown, file: string) => ['surveys', 'import', round, file, '--json']

async function taken(
  town: SurveyTown,
  file: string,
  report: (line: string) => void,
): Promise<{ run: Pick<Ran, 'seconds' | 'peak'>; told: ImportReport }> {
  const { printed, seconds, peak } = await runCommand(town.data, wordsFor(town, file), report)
  return { run: { seconds, peak }, told: JSON.parse(printed) }
}

const begin = (town: SurveyTown, file: string) =>
  spawn(process.execPath, [join(projectFolder(), 'build', 'cli.js'), ...wordsFor(town, file)], {
    env: { PATH: process.env.PATH, TRELLIS_DATA: town.data },
    stdio: 'ignore',
  })

/** Kills the command as soon as it has written rows; nothing of them may stand. */
async function killed(town: SurveyTown, file: string): Promise<void> {
  const child = begin(town, file)
  const ended = once(child, 'exit')
  const pages = async () => {
    const { rows } = await town.owner.query<{ size: string }>(
      `select pg_relation_size('round_answers') as size`,
    )
    return Number(rows[0]?.size)
  }
  const before = await pages()
  while (child.exitCode === null && (await pages()) === before)
    await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGKILL')
  const [code] = await ended
  if (code !== null) throw new DoesNotCount('the import ended before it could be killed')
  await nothing(town, 'killed')
}

/** Gives the command a file that is cut off; it must refuse it. */
async function refused(town: SurveyTown, file: string): Promise<void> {
  const [code] = await once(begin(town, file), 'exit')
  if (code !== 1) throw new DoesNotCount(`a file that is cut off ended with ${code}`)
  await nothing(town, 'cut off')
}

async function nothing({ owner }: SurveyTown, when: string): Promise<void> {
  const { rows } = await owner.query<{ n: number }>(
    `select ((select count(*) from round_answers) + (select count(*) from answers_import)
       + (select count(*) from answers_held) + (select count(*) from answers_import_line))::int as n`,
  )
  if (rows[0]?.n !== 0) throw new DoesNotCount(`${rows[0]?.n} rows were left of an import that was ${when}`)
}

async function checkAll({ owner }: SurveyTown, file: AnswersFile, told: ImportReport): Promise<void> {
  for (const what of ['rows', 'taken', 'held', 'refused'] as const)
    if (told[what] !== file[what]) throw new DoesNotCount(`${told[what]} are ${what} and not ${file[what]}`)
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from round_answers')
  if (rows[0]?.n !== file.taken) throw new DoesNotCount(`${rows[0]?.n} of ${file.taken} rows are there`)
}

/** The figures as lines of text. */
export const importingAnswersLines = (figures: readonly ImportingAnswersFigure[]): string[] => [
  'A file of answers to 60 questions taken in by bin/trellis surveys import; killed in the middle and cut off it left nothing',
  ...tableOf(
    ['rows', 'file, MB', 'taken', 'held', 'refused', 'seconds', 'rows a second', 'peak, MB'],
    figures.map((one) => [
      ...[one.rows, one.megabytes, one.taken, one.held, one.refused, one.seconds].map(whole),
      whole(one.rows / one.seconds),
      whole(one.peak),
    ]),
  ),
]
