import { type Command, type CommandContext, Refusal, withDatabase } from '../../database/index.ts'
import { countOf } from '../../words/index.ts'
import { asOperator, roundCalled } from '../round-store.ts'
import { openAnswers } from './file.ts'
import type { ImportReport } from './report.ts'
import { NothingTaken, takeIn } from './take-in.ts'

/** bin/trellis surveys import */
export const importCommand: Command = {
  words: ['surveys', 'import'],
  usage: 'ROUND FILE.csv [--replace] [--place NAME] [--json]',
  summary: 'Take a file of answers into a round',
  help: `Reads answers that were given elsewhere: one row a pupil, with a first line that names the columns. school_urn (or
school, its name) is needed, and a column for each question, named as the round names it (swemwbs.i1): its number or its
label, empty where it was skipped. Also, where they are known: year_group, gender, ethnic_group, free_meals,
special_needs, small_area (or neighbourhood, or deprivation from 1, the most deprived, to 5), and pupil or response_id,
which find somebody who is there twice, in this file or in two files of the round: the same answers are refused as a
repeat, others are held. Neither is kept as it stands; of an anonymous survey only response_id tells across files, and
none does once the names were destroyed. The notes say of how many rows nobody can tell. Capitals, spaces and the usual other words (F, girl, Y7) are
understood; UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs. Every row is taken, held for a person to look at,
or refused, with its reason; when the file cannot be read to its end nothing of it is kept. The same file again changes
nothing; --replace puts it in the place of what was taken from it, or from a file of its name, before.
--json prints {"round","rows","taken","held","refused","already","reasons":[{"reason","rows","first":[lines]}],"ignored",
"notes"}, where rows is the sum of the three after it. Exit code 0 when every row is accounted for; 1 when the round is
not there, its columns are not in the file, the file has no row below its first line, or it is cut off.`,
  options: { json: { type: 'boolean' }, replace: { type: 'boolean' }, place: { type: 'string' } },
  positionals: { least: 2, most: 2 },
  run: async ({ positionals, values }, context) => {
    const [key = '', path = ''] = positionals
    const file = await openAnswers(path)
    const place = typeof values.place === 'string' ? values.place : undefined
    const kind = 'operator:surveys-import' as const
    const print = (report: ImportReport) => printReport(report, values.json === true, context)
    try {
      const report = await withDatabase(context, async (database) => {
        const as = { kind, now: context.now }
        const round = await asOperator(database, { ...as, place: null }, (acting) =>
          roundCalled(acting, key, place),
        )
        return asOperator(database, { ...as, place: round.place }, (acting) =>
          takeIn(acting, round, file, { replace: values.replace === true }),
        )
      })
      print(report)
      return 0
    } catch (error) {
      if (!(error instanceof NothingTaken)) throw error
      if (values.json) print(error.report)
      throw new Refusal(error.message, 1, error)
    }
  },
}

function printReport(report: ImportReport, json: boolean, { print }: CommandContext): void {
  if (json) return print(JSON.stringify(report))
  if (report.already) print('This very file was taken in before: nothing was changed.')
  print(
    `${countOf(report.rows, 'row')}: ${report.taken} taken, ${report.held} held for a person, ${report.refused} refused.`,
  )
  for (const { reason, rows, first } of report.reasons)
    print(`  ${countOf(rows, 'row')}: ${reason} (line ${first.join(', ')}${rows > first.length ? '…' : ''})`)
  if (report.held > 0 && !report.already)
    print('  Whoever runs the survey finds the rows that are held on its page, under “Answers from files”.')
  if (report.ignored.length > 0) print(`  Nothing was read from these columns: ${report.ignored.join(', ')}.`)
  for (const note of report.notes) print(`  ${note}.`)
}
