import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { appPool, type Command, type CommandContext, type DB, errorCode, Refusal } from '../database/index.ts'
import { countOf } from '../words/index.ts'
import { type ImportReport, importDirectory } from './import/take-in.ts'
import { feedIn, parseFeed } from './reading/feed.ts'
import { webAddress } from './reading/web-address.ts'

// Past this a text does not fit into one string of the program that reads it.
const LARGEST = 256 * 1024 * 1024

/** bin/trellis directory import FILE */
export const directoryCommands: Command[] = [
  {
    words: ['directory', 'import'],
    usage: 'FILE [--source NAME] [--base URL] [--place NAME] [--json]',
    summary: 'Take a feed of services into the directory',
    help: `Reads a JSON file of Open Referral UK (a page with "contents", a list of pages, a bare list of services, or one
service), or standard input when FILE is -. Whatever is usable is kept; what is doubtful is held for a person
(/directory/held); the rest is refused with a reason. Run again with the same --source it changes only what
has changed. --source is the feed's name and stands on its services' pages (the file's name unless given); --base
resolves relative web addresses; --place says whose directory, where there are several.
--json prints {"read","new","changed","unchanged","held","refused","vanished","adjusted"}, where read is the sum
of the five after it. Exit code 0 when every record is accounted for, 1 when the file cannot be used.`,
    options: {
      json: { type: 'boolean' },
      source: { type: 'string' },
      base: { type: 'string' },
      place: { type: 'string' },
    },
    positionals: { least: 1, most: 1 },
    run: async ({ positionals, values }, context) => {
      const [file = '-'] = positionals
      const feed = feedIn(parseFeed(await textOf(file, context)))
      const source =
        textOption(values.source) ?? (file === '-' ? 'standard input' : basename(file, extname(file)))
      const base = baseOf(textOption(values.base))
      const database = await context.database()
      const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(database.appUrl, 2) }) })
      try {
        const place = await placeNamed(kysely, textOption(values.place))
        const { report, now } = context
        const told = await importDirectory(kysely, feed.records, {
          source,
          base,
          place,
          now,
          whole: feed.whole,
          report,
        })
        for (const line of values.json ? [JSON.stringify(told)] : sentences(told, source)) context.print(line)
        return 0
      } finally {
        await kysely.destroy()
      }
    },
  },
]

const textOption = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

function baseOf(given: string | undefined): string | null {
  if (given === undefined) return null
  const base = webAddress(given, null)
  if (base === null)
    throw new Refusal(
      `--base must be an address on the web, like https://www.example.org/, not "${given}".`,
      2,
    )
  return base
}

async function textOf(file: string, context: CommandContext): Promise<string> {
  if (file === '-') return context.input()
  try {
    const { size } = await stat(file)
    if (size > LARGEST)
      throw new Refusal(
        `${file} has ${countOf(Math.round(size / 1024 / 1024), 'megabyte')}; the most is 256. Split it into pages.`,
      )
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = errorCode(error)
    if (code === 'ENOENT') throw new Refusal(`There is no file ${file}.`, 1, error)
    if (code === 'EISDIR') throw new Refusal(`${file} is a folder: name one file.`, 1, error)
    if (code === 'EACCES') throw new Refusal(`${file} may not be read by this login.`, 1, error)
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new Refusal(`${file} is not text in UTF-8, so it cannot be JSON.`, 1, error)
    throw error
  }
}

/** Whose directory: the named place, or the only one there is. None is everybody's. */
async function placeNamed(database: Kysely<DB>, name: string | undefined): Promise<string | null> {
  const places = await database.selectFrom('place').select(['id', 'name']).orderBy('name').execute()
  if (name === undefined && places.length < 2) return places[0]?.id ?? null
  const named = places.find((place) => place.name.toLowerCase() === name?.toLowerCase())
  if (named) return named.id
  const all = places.map((place) => place.name).join(', ') || 'none yet'
  throw new Refusal(
    name === undefined
      ? `There are several places here (${all}): say whose directory with --place.`
      : `There is no place called "${name}" here (there is: ${all}).`,
  )
}

function sentences(told: ImportReport, source: string): string[] {
  const some = (what: string, rows: readonly { id: string | null; reason: string }[]) =>
    rows.length === 0 ? [] : [`${what}:`, ...rows.map(({ id, reason }) => `  ${id ?? '(no id)'}: ${reason}`)]
  const unsure = told.adjusted.length
  return [
    `${countOf(told.read, 'service')} read from ${source}: ${told.new} new, ${told.changed} changed, ${told.unchanged} unchanged, ${told.held.length} held, ${told.refused.length} refused.`,
    ...some('Held for a person to see (/directory/held)', told.held),
    ...some('Refused', told.refused),
    ...(unsure > 0 ? [`Something was left out or cut in ${unsure} of them; --json says what.`] : []),
    ...(told.vanished > 0
      ? [
          `${countOf(told.vanished, 'service')} of ${source} ${told.vanished === 1 ? 'is' : 'are'} no longer in its list: flagged, not deleted.`,
        ]
      : []),
  ]
}
