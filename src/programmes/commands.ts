import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programmeSchema, understood } from '../blueprint/index.ts'
import { type Acting, type Command, type CommandContext, errorCode, Refusal } from '../database/index.ts'
import { measureProblems } from '../measures/index.ts'
import { asKeeper, printVersions, publishCommand, versionsOf } from '../versions/index.ts'
import { countOf } from '../words/index.ts'
import { agesSaid, tiersSaid } from './described.ts'
import { declaredIn, everyProblem, programmeFiles, programmeFolder } from './files.ts'
import {
  installationOf,
  type KnownProgramme,
  mayBePublished,
  type ProgrammeLibrary,
  programmeCalled,
  programmesNow,
  seedProgrammes,
} from './library.ts'
import { linesOf } from './lines.ts'

const json = { json: { type: 'boolean' } } as const

/**
 * Runs work on the programmes: the files are read first, as at a start, so that a file that was just put there counts. What
 * cannot be read is said beside it, and stops nothing.
 */
export function onProgrammes<T>(
  context: CommandContext,
  work: (acting: Acting, library: ProgrammeLibrary) => Promise<T>,
): Promise<T> {
  return asKeeper(context, 'programme', async (acting) => {
    const refused = await seedProgrammes(acting)
    const library = await programmesNow(acting)
    for (const sentence of [...refused, ...library.problems]) context.report(sentence)
    return work(acting, library)
  })
}

const list: Command = {
  words: ['programmes', 'list'],
  usage: '[--versions] [--json]',
  summary: 'List the programmes',
  help: `Lists every programme: its newest published version, or the newest that waits where none is published.
--json prints [{"key","version","state","name","public_name","tiers","ages","circumstances","ways_in","statements",
"origin","shaped"}], where statements are their keys and shaped says whether it was shaped with the people it is for.
--versions prints every version with its state; with --json [{"key","version","state","digest","publishedAt"}].
A file in blueprints/programmes that cannot be used is said in one sentence on standard error, and stops nothing.`,
  options: { ...json, versions: { type: 'boolean' } },
  run: (input, context) =>
    input.values.versions
      ? onProgrammes(context, async (acting) =>
          printVersions(context, await versionsOf(acting, 'programme'), input.values.json === true),
        )
      : onProgrammes(context, async (acting, { programmes }) => {
          const waiting = await waitingVersions(acting)
          if (input.values.json) context.print(JSON.stringify(programmes.map(listed)))
          else for (const one of programmes) context.print(lineOf(one, waiting.get(one.programme.key)))
          return 0
        }),
}

const listed = ({ programme, state }: KnownProgramme) => ({
  key: programme.key,
  version: programme.version,
  state,
  name: programme.name,
  public_name: programme.public_name,
  tiers: programme.tiers,
  ages: programme.for_whom.ages,
  circumstances: programme.for_whom.circumstances,
  ways_in: programme.ways_in.map(({ who }) => who),
  statements: programme.statements.map(({ key }) => key),
  origin: programme.origin.kind === 'elsewhere' ? programme.origin.name : null,
  shaped: mayBePublished(programme, 'real'),
})

// Of what is published and has a newer version that waits, the newest that does.
async function waitingVersions(acting: Acting): Promise<ReadonlyMap<string, number>> {
  const versions = await versionsOf(acting, 'programme')
  return new Map(
    versions.filter(({ state }) => state === 'proposed').map(({ key, version }) => [key, version]),
  )
}

const lineOf = ({ programme, state }: KnownProgramme, waiting = 0): string =>
  `${programme.key.padEnd(24)} ${programme.public_name}. ${tiersSaid(programme)}. ${agesSaid(programme.for_whom)}; ${countOf(programme.statements.length, 'statement')}${state === 'proposed' ? '; proposed, not published' : waiting > programme.version ? `; version ${waiting} is proposed` : ''}`

const show: Command = {
  words: ['programmes', 'show'],
  usage: 'KEY [--version N] [--json]',
  summary: 'Show one programme as it is understood',
  help: `Prints what a blueprint says, as Trellis understands it.
--json prints all of it: {"key","version","state","digest",…,"statements":[{"key","text","rule","measure","from","to","better",
"unit","arm","minus",…}]}. from and to are points (baseline, review, end, follow-up), better is higher or lower; what a
statement does not have is null. Of two arms that are compared, minus is taken from arm.`,
  options: { ...json, version: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: ({ positionals: [key = ''], values }, context) =>
    onProgrammes(context, async (acting, { programmes }) => {
      const version = values.version === undefined ? undefined : Number(values.version)
      const one = await programmeCalled(acting, key, version)
      if (!one) {
        const keys = programmes.map(({ programme }) => programme.key).join(', ')
        throw new Refusal(
          version === undefined
            ? `There is no programme "${key}": there is ${keys}.`
            : `There is no version ${values.version} of "${key}".`,
        )
      }
      const { programme, state, digest } = one
      if (values.json)
        context.print(JSON.stringify({ ...programme, state, digest, statements: understood(programme) }))
      else for (const line of linesOf(one)) context.print(line)
      return 0
    }),
}

const exporting: Command = {
  words: ['programmes', 'export'],
  usage: '[FOLDER]',
  summary: 'Write the programmes back to files',
  help: `Writes KEY.yaml of every programme into FOLDER (blueprints/programmes unless told), byte for byte as it was published, or
as it waits where none is published. A file of that name is replaced.`,
  positionals: { least: 0, most: 1 },
  run: ({ positionals: [folder = programmeFolder()] }, context) =>
    onProgrammes(context, async (_acting, { programmes }) => {
      writing(folder, () => {
        mkdirSync(folder, { recursive: true })
        for (const { programme, text } of programmes)
          writeFileSync(join(folder, `${programme.key}.yaml`), text)
        writeSchema(join(folder, 'programme.schema.json'))
      })
      context.print(`${countOf(programmes.length, 'programme')} written to ${folder}.`)
      return 0
    }),
}

/** The JSON Schema as it stands in its file. */
export const schemaText = (): string => `${JSON.stringify(programmeSchema(), null, 2)}\n`

/** Writes there, or says in a sentence why not. */
function writing(where: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    throw new Refusal(`${where} cannot be written (${errorCode(error)}).`, 1, error)
  }
}

const writeSchema = (path: string) => writeFileSync(path, schemaText())

const schema: Command = {
  words: ['programmes', 'schema'],
  usage: '[FILE]',
  summary: 'Write the JSON Schema of programmes',
  help: `Writes the JSON Schema by which an editor completes and checks a programme's file, to FILE
(blueprints/programmes/programme.schema.json unless told). It is derived from what Trellis reads.`,
  positionals: { least: 0, most: 1 },
  run: async ({ positionals: [file = join(programmeFolder(), 'programme.schema.json')] }, { print }) => {
    writing(file, () => writeSchema(file))
    print(`The schema is in ${file}.`)
    return 0
  },
}

const check: Command = {
  words: ['programmes', 'check'],
  usage: '[FOLDER]',
  summary: 'Check the files of programmes',
  help: `Reads every YAML file in FOLDER (blueprints/programmes unless told) and says of each that cannot be used every line and
what to put right there. It changes nothing and needs no database. Exit code 1 where one cannot be used.`,
  positionals: { least: 0, most: 1 },
  run: async ({ positionals: [folder] }, { print }) => {
    const { declared, problems } = programmeFiles(folder)
    // A programme may ask what a measure that is broken would have asked: that is said first.
    const all = [...measureProblems(), ...everyProblem(folder)]
    for (const problem of all) print(problem)
    print(`${countOf(declared.length, 'programme')} can be used, ${problems.length} cannot.`)
    return all.length > 0 ? 1 : 0
  },
}

const publish = publishCommand('programme', {
  help: `Publishes a version that waits as proposed (bin/trellis programmes list --versions shows them). It must say under shaped_with
which young people and families shaped it, when, and what changed because of them; in a demo they may be invented. Whoever
began on an earlier version stays on it, and a published version never changes.`,
  mayPublish: async (acting, { key, text }) => {
    if (!mayBePublished(declaredIn(text, `${key}.yaml`).programme, await installationOf(acting)))
      throw new Refusal(
        `${key} says nobody it is for who shaped it: add who, when and what changed under shaped_with, as kind: with-people.`,
      )
  },
})

/** bin/trellis programmes list, show, check, publish, export and schema. */
export const programmeCommands: Command[] = [list, show, check, publish, exporting, schema]
