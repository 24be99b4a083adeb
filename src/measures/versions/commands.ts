import {
  type Acting,
  actorTransaction,
  type Command,
  type CommandContext,
  Refusal,
  withDatabase,
} from '../../database/index.ts'
import { dateInLondon, newId, plainDate } from '../../words/index.ts'
import { publishVersion, versionsOfMeasures } from './store.ts'

/** Runs work on the database as whoever keeps the measures. */
function onDatabase<T>(context: CommandContext, work: (acting: Acting) => Promise<T>): Promise<T> {
  const actor = { kind: 'operator:measures', id: null, place: null } as const
  return withDatabase(context, (db) =>
    actorTransaction(db, { actor, now: context.now, request: newId() }, work),
  )
}

/** Prints every version the database knows: which are published, which wait. */
export async function listVersions(context: CommandContext, json: boolean): Promise<number> {
  const versions = await onDatabase(context, versionsOfMeasures)
  const rows = versions.map(({ key, version, state, digest, publishedAt }) => ({
    ...{ key, version, state, digest },
    publishedAt: publishedAt?.toISOString() ?? null,
  }))
  if (json) context.print(JSON.stringify(rows))
  else
    for (const { key, version, state, digest, publishedAt } of versions)
      context.print(
        `${key.padEnd(19)} version ${version}, ${publishedAt ? `published on ${plainDate(dateInLondon(publishedAt))}` : state}, ${digest.slice(0, 12)}`,
      )
  return 0
}

/** bin/trellis measures publish KEY VERSION */
export const publishMeasure: Command = {
  words: ['measures', 'publish'],
  usage: 'KEY VERSION',
  summary: 'Publish a proposed version of a measure',
  help: `Publishes a version that waits as proposed (bin/trellis measures list --versions shows them). From then on it is the
one that is asked. What was asked before keeps the version it was asked in, and a published version never changes.`,
  positionals: { least: 2, most: 2 },
  run: async ({ positionals: [key = '', version = ''] }, context) => {
    const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0
    if (number === 0) throw new Refusal(`"${version}" is no version: it is a whole number from 1.`, 2)
    if (!(await onDatabase(context, (acting) => publishVersion(acting, key, number))))
      throw new Refusal(`There is no proposed version ${number} of ${key}.`)
    context.print(`Version ${number} of ${key} is published.`)
    return 0
  },
}
