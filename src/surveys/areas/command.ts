import { readFile } from 'node:fs/promises'
import { places } from '../../accounts/index.ts'
import { actorTransaction, type Command, Refusal, withDatabase } from '../../database/index.ts'
import { countOf, newId } from '../../words/index.ts'
import { keepAreas } from './area-store.ts'
import { readAreas } from './areas-file.ts'

/** bin/trellis surveys areas */
export const areasCommand: Command = {
  words: ['surveys', 'areas'],
  usage: 'FILE.csv [--place NAME]',
  summary: 'Say which small areas make up which neighbourhood, and how deprived each is',
  help: `FILE.csv has the columns small_area (the code of an LSOA), neighbourhood, and deprivation_decile (1 to 10) or
deprivation_fifth (1 to 5), 1 the most deprived. Figures about people are shown for neighbourhoods, never for one small
area. All rows go in, or none: the first mistake is said with its line. Give --place where there are several.
Exit code 0 when they went in, 1 when not.`,
  options: { place: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async ({ positionals: [file = ''], values }, context) => {
    const bytes = await readFile(file).catch((error: unknown) => {
      throw new Refusal(`${file} cannot be read.`, 1, error)
    })
    const read = readAreas(bytes)
    if (!read.ok) throw new Refusal(`${file}: ${read.problem}.`)
    const { neighbourhoods } = await withDatabase(context, async (db) => {
      const all = await places(db)
      const named = values.place === undefined ? all : all.filter(({ name }) => name === values.place)
      const [place] = named
      if (!place || named.length > 1)
        throw new Refusal(`Say which place with --place: ${all.map(({ name }) => name).join(', ')}.`)
      const actor = { kind: 'operator:surveys-areas', id: null, place: place.id } as const
      return actorTransaction(db, { actor, now: context.now, request: newId() }, (acting) =>
        keepAreas(acting, read.areas),
      )
    })
    context.print(
      `${countOf(read.areas.length, 'small area')} in ${countOf(neighbourhoods, 'neighbourhood')}.`,
    )
    return 0
  },
}
