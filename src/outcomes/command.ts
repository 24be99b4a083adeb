import { type Acting, type Command, Refusal, withDatabase } from '../database/index.ts'
import { type Cohort, cohortsOf, takeItsTime } from './cohort-store.ts'
import { INVENTED } from './invented.ts'
import { onRecords } from './known-programme.ts'
import { linesOf } from './lines.ts'
import { outcomesOf } from './working-out.ts'

/** bin/trellis programmes outcomes */
export const outcomesCommand: Command = {
  words: ['programmes', 'outcomes'],
  usage: 'KEY [--only SOURCE] [--all] [--place NAME] [--json]',
  summary: 'Work out what a programme must show, from its records',
  help: `Works out every statement of a programme from recorded scores, each by the rule that its blueprint says. Where a figure cannot
honestly be made (nobody has both points, too few, an arm is missing) it says so instead.
Without more it speaks of the programme's own records. --only SOURCE: of what that source gave alone; --all: of all together.
--json prints {"programme","version","people","statements":[{"key","text","value","unit","n","missing","low","high","method"}]}.
value is not rounded. low and high are the interval in which it lies 95 times in 100; of value for each pound they are the range of
its assumptions, which are listed. n is how many it is about, and missing those with a first point and no last. Without a figure value is
null, and "because" says why. Records that were invented for a demo carry "invented": true and a "notice".`,
  options: {
    ...{ json: { type: 'boolean' }, all: { type: 'boolean' } },
    ...{ only: { type: 'string' }, place: { type: 'string' } },
  },
  positionals: { least: 1, most: 1 },
  run: async ({ positionals: [key = ''], values }, context) => {
    const only = typeof values.only === 'string' ? values.only : undefined
    if (only !== undefined && values.all) throw new Refusal('Say --only or --all, not both.', 2)
    const place = typeof values.place === 'string' ? values.place : undefined
    const told = await withDatabase(context, (db) =>
      onRecords(
        db,
        context,
        { kind: 'operator:programmes-outcomes', key, place },
        async (acting, programme) => {
          await takeItsTime(acting)
          const cohorts = await chosen(acting, programme.key, { only, all: values.all === true })
          const worked = await outcomesOf(
            acting,
            programme,
            cohorts.map(({ id }) => id),
          )
          return {
            ...{ programme: programme.key, version: programme.version },
            ...(cohorts.some(({ invented }) => invented) ? { invented: true, notice: INVENTED } : {}),
            ...{ sources: cohorts.map(({ source }) => source) },
            ...worked,
          }
        },
      ),
    )
    if (values.json) context.print(JSON.stringify(told))
    else for (const line of linesOf(told)) context.print(line)
    return 0
  },
}

/** The programme's own records, those of one source, or all. */
async function chosen(
  acting: Acting,
  programme: string,
  { only, all }: { only: string | undefined; all: boolean },
): Promise<Cohort[]> {
  const cohorts = await cohortsOf(acting, programme)
  if (all) return cohorts
  if (only === undefined) return cohorts.filter(({ source }) => source === null)
  const named = cohorts.filter(({ source }) => source === only)
  if (named.length > 0) return named
  const sources = cohorts.flatMap(({ source }) => source ?? []).join(', ')
  throw new Refusal(
    `Nothing of ${programme} was taken in from "${only}": ${sources ? `there is ${sources}` : 'nothing was taken in yet'}.`,
  )
}
