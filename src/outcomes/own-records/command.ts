import { type Command, withDatabase } from '../../database/index.ts'
import { installationOf } from '../../programmes/index.ts'
import { countOf } from '../../words/index.ts'
import { onRecords } from '../known-programme.ts'
import { type Refreshed, refreshOwnRecords } from './store.ts'

const said: Record<Refreshed['did'], string> = {
  written: 'They are written anew.',
  unchanged: 'Nothing changed since they were written last.',
  kept: 'The records that were arranged for this demo stay. With --replace these take their place.',
}

/** bin/trellis programmes refresh */
export const refreshCommand: Command = {
  words: ['programmes', 'refresh'],
  usage: 'KEY [--replace] [--place NAME] [--json]',
  summary: 'Let a programme’s own records follow from everybody who takes part',
  help: `Writes the programme's own records anew from whoever takes part in it or did: each numbered, with what was asked at the start, on
the way, at the end and afterwards, what goals were given, and how they came. Nobody's name or words are kept. It may be run as
often as you like: where nothing changed nothing is written.
In a demo the own records are arranged so that what was published comes out of them. Those stay, unless --replace is said.
--json prints {"programme","people","scores","did"}, where did is written, unchanged or kept.`,
  options: {
    ...{ json: { type: 'boolean' }, replace: { type: 'boolean' }, place: { type: 'string' } },
  },
  positionals: { least: 1, most: 1 },
  run: async ({ positionals: [key = ''], values }, context) => {
    const place = typeof values.place === 'string' ? values.place : undefined
    const told = await withDatabase(context, (db) =>
      onRecords(db, context, { kind: 'job:programme-records', key, place }, async (acting, programme) => {
        const invented = (await installationOf(acting)) === 'demo'
        const replace = values.replace === true
        return {
          programme: programme.key,
          ...(await refreshOwnRecords(acting, programme, { invented, replace })),
        }
      }),
    )
    const { people, scores, did } = told
    if (values.json) context.print(JSON.stringify(told))
    else
      context.print(
        `${countOf(people, 'person', 'people')}, ${countOf(scores, 'score', 'scores')}. ${said[did]}`,
      )
    return 0
  },
}
