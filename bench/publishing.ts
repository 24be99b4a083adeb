import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { itemsOf } from '../src/blueprint/index.ts'
import { everyVersion } from '../src/measures/index.ts'
import { planFor } from '../src/publications/plan.ts'
import type { Published } from '../src/publications/publish.ts'
import { type Ran, runCommand } from './command.ts'
import { checkWhatLanded } from './publishing-check.ts'
import { askedQuestions, makeSurveyTown, type SurveyTown, writeAnswers } from './publishing-town.ts'
import { fraction, inRounds, median } from './rounds.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'
import { openUnprotected, type Unprotected, type Worked } from './unprotected.ts'

/** One size published: medians in seconds, the most memory in MB, and how many times as long as DuckDB. */
export type PublishingFigure = {
  sets: number
  schools: number
  cells: number
  hidden: number
  command: number
  counting: number
  protecting: number
  freezing: number
  /** Comparing with similar schools, which the figures by DuckDB are without. */
  comparing: number
  duck: number
  /** How many times as long as DuckDB: with that comparing, and without. */
  times: number
  without: number
  peak: number
  /** Figures that were shown and are the same as DuckDB's. */
  checked: number
}

// As many in each school as in the surveys of whole areas that are known: 130,000 in 190 schools.
const SETS_A_SCHOOL = 130_000 / 190
// So many take minutes: they are published once, and not warmed up.
const MANY = 500_000

/** Publishes rounds of so many answer sets of 60 questions, and works the same figures out with DuckDB, by turns. */
export async function measurePublishing(
  ending: (() => Promise<void>)[],
  report: (line: string) => void,
  sizes: readonly number[],
): Promise<PublishingFigure[]> {
  const figures: PublishingFigure[] = []
  for (const sets of sizes) {
    const town = await makeSurveyTown({ sets, schools: Math.ceil(sets / SETS_A_SCHOOL) }, report)
    const folder = mkdtempSync(join(tmpdir(), 'trellis-answers-'))
    const end = async () => {
      rmSync(folder, { recursive: true, force: true })
      await town.stop()
    }
    try {
      figures.push(await measureOne(town, folder, report))
    } catch (error) {
      ending.push(end)
      throw error
    }
    await end()
  }
  return figures
}

async function measureOne(
  town: SurveyTown,
  folder: string,
  report: (line: string) => void,
): Promise<PublishingFigure> {
  const [lines, parquet] = [join(folder, 'answers.tsv'), join(folder, 'answers.parquet')]
  await writeAnswers(town, lines)
  const asked = askedQuestions()
  const worked = workedOut(asked)
  const duck = await openUnprotected(lines, parquet, worked, asked.items.length)
  rmSync(lines)
  try {
    const runs: (Ran & { told: Published })[] = []
    const sides = {
      command: async () => {
        const run = await published(town, report)
        runs.push(run)
        report(`Published ${whole(town.sets)} answer sets in ${run.seconds.toFixed(1)} seconds.`)
        return run.seconds
      },
      duck: async () => {
        const seconds = await duck.compute()
        report(`The bare figures by DuckDB in ${seconds.toFixed(1)} seconds.`)
        return seconds
      },
    }
    const once = town.sets > MANY
    const rates = once
      ? { command: [await sides.command()], duck: [await sides.duck()] }
      : await inRounds(3, sides)
    const checked = await checkedAll(town, duck, runs.at(-1)?.told)
    return figureOf({ town, runs: once ? runs : runs.slice(1), rates, checked })
  } finally {
    duck.close()
  }
}

/** What each variable of the round is, in columns: an answer, or the table's score of a sum of answers. */
function workedOut(asked: ReturnType<typeof askedQuestions>): Worked[] {
  const plan = planFor(asked, everyVersion())
  const measures = everyVersion()
  return [
    ...plan.items.map(({ variable, at }) => ({ variable, value: `i${at}` })),
    ...plan.scores.map(({ variable, behind }) => {
      const measure = measures.find(({ key }) => key === variable.measure)
      const score = measure?.scores.find(({ key }) => `${measure.key}.${key}` === variable.key)
      if (!measure || !score || !('table' in score) || behind.length !== itemsOf(measure).length)
        throw new DoesNotCount(`nothing says how ${variable.key} is worked out`)
      const sum = behind.map((at) => `i${at}::int`).join(' + ')
      return { variable, value: `[${score.table.values.join(', ')}][${sum} - ${behind.length - 1}]` }
    }),
  ]
}

/** Publishes anew: whatever was published before is taken away first. */
async function published(
  town: SurveyTown,
  report: (line: string) => void,
): Promise<Ran & { told: Published }> {
  await town.owner.query('truncate publication_group, publication, publication_version')
  const run = await runCommand(town.data, ['surveys', 'publish', town.round, '--json'], report)
  return { ...run, told: JSON.parse(run.printed) }
}

async function checkedAll(town: SurveyTown, duck: Unprotected, told: Published | undefined): Promise<number> {
  if (!told?.made || told.answerSets !== town.sets || told.schools !== town.schools)
    throw new DoesNotCount(`${told?.answerSets} answer sets of ${told?.schools} schools were published`)
  return checkWhatLanded(town, duck, told)
}

function figureOf(of: {
  town: SurveyTown
  runs: readonly (Ran & { told: Published })[]
  rates: { command: number[]; duck: number[] }
  checked: number
}): PublishingFigure {
  const { town, runs, rates, checked } = of
  const middle = (part: keyof Published['seconds']) => median(runs.map(({ told }) => told.seconds[part]))
  return {
    ...{ sets: town.sets, schools: town.schools, checked },
    ...{ cells: runs[0]?.told.cells ?? 0, hidden: runs[0]?.told.hidden ?? 0 },
    ...{ counting: middle('counting'), protecting: middle('protecting'), freezing: middle('freezing') },
    comparing: middle('comparing'),
    command: median(rates.command),
    duck: median(rates.duck),
    times: fraction(rates.command, rates.duck),
    without: fraction(
      rates.command.map((seconds, nth) => seconds - (runs[nth]?.told.seconds.comparing ?? 0)),
      rates.duck,
    ),
    peak: Math.max(...runs.map(({ peak }) => peak)),
  }
}

/** The figures as lines of text. */
export const publishingLines = (figures: readonly PublishingFigure[]): string[] => [
  'A closed survey of 60 questions published by bin/trellis surveys publish, in seconds, beside the same figures unprotected by',
  'DuckDB from a Parquet file (aim: at most 5 times as long); "without" is without comparing with similar schools, as DuckDB is',
  ...tableOf(
    [
      ...['answer sets', 'schools', 'published', 'counted', 'protected', 'compared', 'frozen', 'DuckDB'],
      ...['times', 'without', 'peak, MB'],
    ],
    figures.map((one) => [
      whole(one.sets),
      whole(one.schools),
      ...[
        one.command,
        one.counting,
        one.protecting,
        one.comparing,
        one.freezing,
        one.duck,
        one.times,
        one.without,
      ].map((value) => value.toFixed(1)),
      whole(one.peak),
    ]),
  ),
  '',
  'Protecting alone (aim: the same for each group, however many)',
  ...tableOf(
    ['answer sets', 'groups', 'hidden', 'ms a group', 'figures checked'],
    figures.map((one) => [
      whole(one.sets),
      whole(one.cells),
      whole(one.hidden),
      ((1000 * one.protecting) / one.cells).toFixed(3),
      whole(one.checked),
    ]),
  ),
]
