import { basename } from 'node:path'
import { type CsvFile, FileProblem, openCsv } from '../../csv/index.ts'
import { type Command, type CommandContext, Refusal, withDatabase } from '../../database/index.ts'
import { measureLibrary } from '../../measures/index.ts'
import { countOf } from '../../words/index.ts'
import { onRecords } from '../known-programme.ts'
import type { ImportReport, Left } from './report.ts'
import { NothingKept, takeIn } from './take-in.ts'

/** bin/trellis programmes import */
export const importCommand: Command = {
  words: ['programmes', 'import'],
  usage: 'KEY --scores FILE.csv [--people FILE.csv] [--source NAME] [--place NAME] [--json]',
  summary: 'Take in the scores of people who took part in a programme before',
  help: `Reads records of a past cohort. Nobody is kept by what they are called in the files: people are numbered.
--scores: a row a score, with the columns young_person,arm,measure,point,date,value. point is baseline, review, end or
follow-up. arm and date may be empty. measure is one that the programme asks: its score, the goals as gbo:1, gbo:2 and so on,
attendance as the percentage of possible sessions attended, and yes or no after something as 1 or 0.
--people: a row a person, with the column young_person and any of school, sex (female, male, other), age, ethnic_group (asian,
black, mixed, white, other, or the codes of the school census), deprivation (1, the most deprived, to 5), special_needs (none,
support, plan), care_status (none, in_care, left_care), referred_by (a way in, as gp), onward (kinds of service parted by ;, as
education-and-skills;employment: empty is none), contacts, first_contact, last_contact. One of the two files is enough. Whoever
is in one of them and not in the other is kept as well.
UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs; columns in any order. Every row is kept, held for a person to look at (the
same score twice, an arm that changes), or refused, with its reason; where a file cannot be read to its end, or none of its rows
can be kept, nothing changes.
--source names whose records they are; the name of the file where it is not said. A source that comes again takes the place of
what it gave before.
--json prints {"programme","version","source","rows","kept","held":[{"file","row","reason"}],"refused":[the same],"people",
"replaced","ignored":[columns],"notes"}; row is the line of the file, and rows is what was kept, held and refused together.
Exit code 0 when every row is accounted for; 1 when nothing was taken in.`,
  options: {
    ...{ json: { type: 'boolean' }, scores: { type: 'string' }, people: { type: 'string' } },
    ...{ source: { type: 'string' }, place: { type: 'string' } },
  },
  positionals: { least: 1, most: 1 },
  run: async ({ positionals: [key = ''], values }, context) => {
    const { scores, people, place } = values
    const [first] = [scores, people].filter((path) => typeof path === 'string')
    if (first === undefined)
      throw new Refusal('Say which file: --scores FILE.csv, --people FILE.csv, or both.', 2)
    const source = typeof values.source === 'string' ? values.source.trim() : sourceOf(first)
    if (source === '') throw new Refusal('A source needs a name: --source NAME.', 2)
    const json = values.json === true
    try {
      const files = { scores: await opened(scores), people: await opened(people) }
      const told = await withDatabase(context, (db) =>
        onRecords(
          db,
          context,
          { kind: 'operator:programmes-import', key, place: typeof place === 'string' ? place : undefined },
          (acting, programme) =>
            takeIn(acting, {
              ...{ programme, measures: measureLibrary(), source, ...files },
              report: context.report,
            }),
        ),
      )
      print(told, json, context)
      return 0
    } catch (error) {
      if (error instanceof FileProblem) throw new Refusal(error.message, 1, error)
      if (error instanceof NothingKept) print({ ...error.report, replaced: false }, json, context)
      throw error
    }
  },
}

const sourceOf = (path: string): string => basename(path).replace(/\.[a-z]+$/i, '')

const opened = async (path: unknown): Promise<CsvFile | undefined> =>
  typeof path === 'string' ? openCsv(path) : undefined

const SHOWN = 20

function print(told: ImportReport, json: boolean, { print }: CommandContext): void {
  if (json) return print(JSON.stringify(told))
  const { held, refused } = told
  print(
    `${countOf(told.rows, 'row')} of ${told.source}: ${told.kept} kept, ${held.length} held for a person, ${refused.length} refused. ${countOf(told.people, 'person', 'people')}.`,
  )
  if (told.replaced) print('  What this source gave before was replaced.')
  for (const [what, rows] of [
    ['Held', held],
    ['Refused', refused],
  ] as const) {
    for (const left of rows.slice(0, SHOWN)) print(`  ${what}: ${leftSaid(left)}`)
    if (rows.length > SHOWN)
      print(`  ${what}: ${countOf(rows.length - SHOWN, 'more row')}; --json lists them.`)
  }
  if (told.ignored.length > 0) print(`  Nothing was read from these columns: ${told.ignored.join(', ')}.`)
  for (const note of told.notes) print(`  ${note}.`)
}

const leftSaid = ({ file, row, reason }: Left): string => `line ${row} of the ${file}: ${reason}.`
