import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { type Command, type CommandContext, Refusal, withDatabase } from '../database/index.ts'
import { feedAddress, looksLikeAddress } from './fetching/feed-address.ts'
import { importAddress } from './import/from-address.ts'
import { importDocument, surveyFile } from './import/from-file.ts'
import type { ImportReport } from './import/report.ts'
import { importSentences } from './import/sentences.ts'
import { placeNamed } from './place-named.ts'
import { webAddress } from './reading/web-address.ts'

/** More than this from standard input is not a list of services but something that never ends. */
const MOST_INPUT = 4 * 1024 * 1024 * 1024

type Told = {
  source: string | undefined
  base: string | null
  place: string | undefined
  reach: { private: boolean }
}

/** bin/trellis directory import FILE */
export const directoryCommands: Command[] = [
  {
    words: ['directory', 'import'],
    usage: 'FILE|URL [--source NAME] [--base URL] [--place NAME] [--allow-private] [--json]',
    summary: 'Take a feed of services into the directory',
    help: `Reads services as Open Referral UK 1.0 and 3.0 and HSDS 3.0 have them: from a JSON file (a page with "contents", a
list of pages or of services, a package of lists joined by their ids, one service), from standard input when FILE
is -, or from a URL, page by page, politely: one request at a time, as its robots.txt allows. Cut off, it goes on when
it is run again. Whatever is usable is kept; what is doubtful is held for a person (/directory/held); the rest is
refused with a reason. Run again with the same --source it changes only what has changed. --source is the feed's
name and stands on its services' pages (the file's or host's name unless given); --base resolves relative web
addresses; --place says whose directory, where there are several. --allow-private lets a URL lead into a private
network: only for one you run. --json prints {"read","new","changed","unchanged","held","refused","vanished","adjusted"}, where read is the sum
of the five after it. How far it has come is told on standard error. Exit code 0 when every record is accounted
for, 1 when it cannot be read to its end.`,
    options: {
      json: { type: 'boolean' },
      source: { type: 'string' },
      base: { type: 'string' },
      place: { type: 'string' },
      'allow-private': { type: 'boolean' },
    },
    positionals: { least: 1, most: 1 },
    run: async ({ positionals, values }, context) => {
      const [from = '-'] = positionals
      const told: Told = {
        source: textOption(values.source),
        base: baseOf(textOption(values.base)),
        place: textOption(values.place),
        reach: { private: values['allow-private'] === true },
      }
      const { report, source } = await (looksLikeAddress(from)
        ? fromAddress(from, told, context)
        : fromFile(from, told, context))
      for (const line of values.json ? [JSON.stringify(report)] : importSentences(report, source))
        context.print(line)
      return 0
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

async function fromAddress(from: string, told: Told, context: CommandContext) {
  const { env, now, report: tell } = context
  const url = feedAddress(from, told.reach)
  if (told.reach.private)
    tell(
      '--allow-private: this may reach machines inside your own network. Use it only for an address you trust.',
    )
  const source = told.source ?? url.hostname
  const contact = env.PUBLIC_URL ?? env.MAIL_FROM ?? null
  const report = await withDatabase(context, async (database) =>
    importAddress(database, url, {
      ...{ source, now, report: tell, place: await placeNamed(database, told.place) },
      ...(told.base === null ? {} : { base: told.base }),
      fetching: { reach: told.reach, contact },
    }),
  )
  return { report, source }
}

async function fromFile(from: string, told: Told, context: CommandContext) {
  const { base, reach } = told
  if (reach.private) throw new Refusal('--allow-private is for a URL, not for a file.', 2)
  const input = from === '-' ? await inputKept(context) : null
  const source = told.source ?? (input ? 'standard input' : basename(from, extname(from)))
  try {
    const surveyed = await surveyFile(input?.path ?? from)
    const { now, report: tell } = context
    const report = await withDatabase(context, async (database) => {
      const place = await placeNamed(database, told.place)
      const takenFrom = input ? 'standard input' : basename(from)
      return importDocument(database, surveyed, { source, base, place, now, takenFrom, report: tell })
    })
    return { report, source } satisfies { report: ImportReport; source: string }
  } finally {
    await input?.drop()
  }
}

/** Standard input, kept on disk so that it can be read to its end before anything of it is taken in. */
async function inputKept(context: CommandContext): Promise<{ path: string; drop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-input-'))
  const drop = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'input.json')
  const file = await open(path, 'w', 0o600)
  let bytes = 0
  try {
    for await (const chunk of context.inputBytes()) {
      bytes += chunk.length
      if (bytes > MOST_INPUT)
        throw new Refusal('Standard input has more than 4 gigabytes: that is no list of services.')
      await file.write(chunk)
    }
  } catch (error) {
    await drop()
    throw error
  } finally {
    await file.close()
  }
  return { path, drop }
}
