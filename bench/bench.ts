import { statfsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { type DirectoryFigures, directoryLines, measureDirectory } from './directory.ts'
import { type FillingFigure, fillingLines, measureFilling } from './filling.ts'
import { type HistoryFigure, historyLines, measureHistory } from './history.ts'
import { type ImportingFigure, importingLines, measureImporting } from './importing.ts'
import {
  type ImportingAnswersFigure,
  importingAnswersLines,
  measureImportingAnswers,
} from './importing-answers.ts'
import { type IntakeFigure, measureIntake, measureIntakeWithQueue } from './intake.ts'
import { burst, type MorningFigures, measureMorning, morningLines } from './morning.ts'
import { measureOutcomes, type OutcomesFigure, outcomesLines } from './outcomes.ts'
import { measurePages, type PageFigure } from './pages.ts'
import { leave, type Start } from './processes.ts'
import { measurePublishing, type PublishingFigure, publishingLines } from './publishing.ts'
import { measureRegisters, type RegistersFigure, registersLines } from './registers.ts'
import { measureResults, type ResultsFigure, resultsLines } from './results.ts'
import { measureScoring, type ScoringFigure, scoringLines } from './scoring.ts'
import { DoesNotCount, openStand, type Stand } from './stand.ts'
import { asFraction, tableOf, whole } from './table.ts'
import { makeTown } from './town.ts'
import { measureWalls, type WallsFigure, wallsLines } from './walls.ts'

const SMALL = { people: 500, teams: 2 }
const LARGE = { people: 50_000, teams: 20 }
const TMPFS = 0x01021994

type TownFigures = { intake: IntakeFigure[]; pages: PageFigure[]; skipped: string[] }
type Figures = {
  town?: TownFigures
  directory?: DirectoryFigures
  scoring?: ScoringFigure[]
  morning?: MorningFigures
  results?: ResultsFigure[]
  imports?: ImportingFigure[]
  answers?: ImportingAnswersFigure[]
  publishing?: PublishingFigure[]
  outcomes?: OutcomesFigure
  history?: HistoryFigure
  registers?: RegistersFigure
  filling?: FillingFigure
  walls?: WallsFigure[]
}

/** The parts of the bench; each can be run alone. */
export const parts = [
  'town',
  'directory',
  'scoring',
  'results',
  'outcomes',
  'history',
  'registers',
  'filling',
  'walls',
  'survey-morning',
  'imports',
  'importing-answers',
  'publishing',
] as const
export type Part = (typeof parts)[number]
/** Those that take so long that they are run only when they are named. */
export const onlyWhenNamed: readonly Part[] = ['imports', 'importing-answers', 'publishing']

/** Measures these parts and prints them: as tables, or as JSON. Gives the exit code: 1 when the counts do not match. */
export async function bench({
  json,
  only,
  minutes,
  sets,
  rows,
  people,
  start,
}: {
  json: boolean
  only: readonly Part[]
  /** How long the survey morning lasts. */
  minutes: number
  /** How many answer sets are published, one size after another. */
  sets: readonly number[]
  /** How many rows of answers are taken in from a file. */
  rows: number
  /** How many young people the walls are measured among. */
  people: number
  start: Start
}): Promise<number> {
  const report = (line: string) => console.error(line)
  if (statfsSync(tmpdir()).type === TMPFS)
    report(`${tmpdir()} is in memory, so nothing is durable there: set TMPDIR to a folder on a disk.`)
  const ending: (() => Promise<void>)[] = []
  try {
    const figures: Figures = {}
    if (only.includes('town')) figures.town = await measureTown(start, ending, report)
    if (only.includes('directory')) figures.directory = await measureDirectory(ending, report)
    if (only.includes('scoring')) figures.scoring = measureScoring()
    if (only.includes('results')) figures.results = await measureResults(start, report)
    if (only.includes('outcomes')) figures.outcomes = await measureOutcomes(report)
    if (only.includes('history')) figures.history = await measureHistory(report)
    if (only.includes('registers')) figures.registers = await measureRegisters(report)
    if (only.includes('filling')) figures.filling = await measureFilling(report)
    if (only.includes('walls')) figures.walls = await measureWalls(people, report)
    if (only.includes('imports')) figures.imports = await measureImporting(ending, report)
    if (only.includes('importing-answers'))
      figures.answers = await measureImportingAnswers(ending, report, [rows])
    if (only.includes('publishing')) figures.publishing = await measurePublishing(ending, report, sets)
    if (only.includes('survey-morning')) figures.morning = await measureMorning(start, burst(minutes), report)
    console.log(json ? JSON.stringify(figures) : linesOf(figures).join('\n'))
    return 0
  } catch (error) {
    if (!(error instanceof DoesNotCount)) throw error
    report(`The bench is void: ${error.message}.`)
    return 1
  } finally {
    for (const end of ending.reverse()) await end()
  }
}

async function measureTown(
  start: Start,
  ending: (() => Promise<void>)[],
  report: (line: string) => void,
): Promise<TownFigures> {
  const load = start('load', {})
  ending.push(() => leave(load))
  const open = async (size: typeof SMALL): Promise<Stand> => {
    const town = await makeTown(size, report)
    ending.push(town.stop)
    const stand = await openStand(start, load, town)
    ending.push(stand.stop)
    return stand
  }
  const towns = { small: await open(SMALL), large: await open(LARGE) }
  report('Pages…')
  const pages = await measurePages(towns)
  const intake: IntakeFigure[] = []
  for (const connections of [1, 8, 32]) {
    report(`Referrals over ${connections} connection${connections === 1 ? '' : 's'}…`)
    intake.push(...(await measureIntake(towns, connections)))
  }
  intake.push(await measureIntakeWithQueue(towns.small, 8))
  return { intake, pages: pages.figures, skipped: pages.skipped }
}

const machine = `Node ${process.versions.node}, ${availableParallelism()} processors shared by all that runs; fsync on.`

const linesOf = ({
  town,
  directory,
  scoring,
  results,
  outcomes,
  history,
  registers,
  filling,
  walls,
  morning,
  imports,
  answers,
  publishing,
}: Figures): string[] => [
  machine,
  'Every row was counted in the database before its rate was taken.',
  ...(town ? ['', ...townLines(town)] : []),
  ...(directory ? ['', ...directoryLines(directory)] : []),
  ...(morning ? ['', ...morningLines(morning)] : []),
  ...(scoring ? ['', ...scoringLines(scoring)] : []),
  ...(results ? ['', ...resultsLines(results)] : []),
  ...(outcomes ? ['', ...outcomesLines(outcomes)] : []),
  ...(history ? ['', ...historyLines(history)] : []),
  ...(registers ? ['', ...registersLines(registers)] : []),
  ...(filling ? ['', ...fillingLines(filling)] : []),
  ...(walls ? ['', ...wallsLines(walls)] : []),
  ...(imports ? ['', ...importingLines(imports)] : []),
  ...(answers ? ['', ...importingAnswersLines(answers)] : []),
  ...(publishing ? ['', ...publishingLines(publishing)] : []),
]

function townLines({ intake, pages, skipped }: TownFigures): string[] {
  const taken = intake.map((figure) => [
    figure.queueWorked ? 'the same, the queue at work' : 'referrals taken in',
    whole(figure.people),
    String(figure.connections),
    whole(figure.referrals),
    whole(figure.oneInsert),
    whole(figure.bareDriver),
    asFraction(figure.fraction),
  ])
  const shown = pages.map(({ name, people, pages: rate, empty, fraction }) => [
    name,
    whole(people),
    whole(rate),
    whole(empty),
    asFraction(fraction),
  ])
  return [
    'Rates are medians a second.',
    '',
    'Referrals over HTTP, as a fraction of a POST with one durable insert on the same server (aim: 1/8 at 8)',
    ...tableOf(['', 'people', 'connections', 'referrals', 'one insert', 'bare driver', 'fraction'], taken),
    '',
    'Pages, as a fraction of an empty page of the same server, over 8 connections',
    ...tableOf(['', 'people', 'pages', 'empty pages', 'fraction'], shown),
    ...skipped,
    '',
    `With ${LARGE.people / SMALL.people} times the people, so many times as dear (aim: at most 1.3)`,
    ...tableOf(['', 'times'], growth(intake, pages)),
  ]
}

/** How many times dearer each thing is in the large town, by its fraction of that town's own reference. */
function growth(intake: readonly IntakeFigure[], pages: readonly PageFigure[]): string[][] {
  const named = [
    ...intake
      .filter(({ queueWorked }) => !queueWorked)
      .map((figure) => ({ ...figure, name: `referrals taken in, ${figure.connections} connections` })),
    ...pages,
  ]
  return named
    .filter(({ people }) => people === SMALL.people)
    .map(({ name, fraction }) => {
      const large = named.find((figure) => figure.name === name && figure.people === LARGE.people)
      return [name, large ? (fraction / large.fraction).toFixed(2) : '']
    })
}
