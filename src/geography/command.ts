import { type Command, withDatabase } from '../database/index.ts'
import { importCommand } from './import/command.ts'
import { type Located, locate } from './locate.ts'

/** bin/trellis places … */
export const placeCommands: Command[] = [
  importCommand,
  {
    words: ['places', 'find'],
    usage: 'WHERE [--json]',
    summary: 'Say where a postcode or a town lies',
    help: `Looks a place up as the finder does: a postcode, the beginning of one, a town, or a point like 53.3,0.45.
--json prints {"found":true,"kind","name","latitude","longitude"}, or {"found":false,"because"}, where because is
"no_postcodes" (none were imported) or "unknown". Exit code 0 when it is found, 1 when it is not.`,
    options: { json: { type: 'boolean' } },
    positionals: { least: 1, most: 10 },
    run: async ({ positionals, values }, context) => {
      const typed = positionals.join(' ')
      const located = await withDatabase(context, (db) => locate(db, typed, null))
      context.print(values.json ? JSON.stringify(located) : sentence(typed, located))
      return located.found ? 0 : 1
    },
  },
]

function sentence(typed: string, located: Located): string {
  if (!located.found)
    return located.because === 'no_postcodes'
      ? 'No postcodes were imported: bin/trellis places import FILE takes them in.'
      : `Nobody knows where "${typed}" is.`
  const { kind, name, latitude, longitude, terminated } = located
  const said = { postcode: 'postcode', district: 'beginning of postcodes', town: 'town', point: 'point' }[
    kind
  ]
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  return `${name} (${said}): ${point}${terminated ? '; the post no longer uses it' : ''}`
}
