import {
  type Acting,
  actorTransaction,
  type Command,
  type CommandContext,
  constraintOf,
  Refusal,
  withDatabase,
} from '../database/index.ts'
import { dateInLondon, newId, plainDate } from '../words/index.ts'
import { publishVersion, versionsOf } from './store.ts'
import type { BlueprintKind, Version } from './version.ts'

/** Runs work on the database as whoever keeps the blueprints of a kind. */
export function asKeeper<T>(
  context: CommandContext,
  kind: BlueprintKind,
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  const actor = { kind: `operator:${kind}s`, id: null, place: null } as const
  return withDatabase(context, (db) =>
    actorTransaction(db, { actor, now: context.now, request: newId() }, work),
  )
}

/** Prints every version the database knows: which are published, which wait. */
export async function listVersions(
  context: CommandContext,
  kind: BlueprintKind,
  json: boolean,
): Promise<number> {
  return printVersions(context, await asKeeper(context, kind, (acting) => versionsOf(acting, kind)), json)
}

/** Prints versions, a line each or as JSON. */
export function printVersions(context: CommandContext, versions: readonly Version[], json: boolean): number {
  const rows = versions.map(({ key, version, state, digest, publishedAt }) => ({
    ...{ key, version, state, digest },
    publishedAt: publishedAt?.toISOString() ?? null,
  }))
  if (json) context.print(JSON.stringify(rows))
  else
    for (const { key, version, state, digest, publishedAt } of versions)
      context.print(
        `${key.padEnd(24)} version ${version}, ${publishedAt ? `published on ${plainDate(dateInLondon(publishedAt))}` : state}, ${digest.slice(0, 12)}`,
      )
  return 0
}

/** What stands in the way of publishing a version that waits: a Refusal, or nothing. */
type MayPublish = (acting: Acting, waiting: Version) => Promise<void>

/** bin/trellis measures publish KEY VERSION, and the same for programmes. */
export function publishCommand(
  kind: BlueprintKind,
  said: { help: string; mayPublish?: MayPublish },
): Command {
  return {
    words: [`${kind}s`, 'publish'],
    usage: 'KEY VERSION',
    summary: `Publish a proposed version of a ${kind}`,
    help: said.help,
    positionals: { least: 2, most: 2 },
    run: async ({ positionals: [key = '', typed = ''] }, context) => {
      const version = /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0
      if (version === 0) throw new Refusal(`"${typed}" is no version: it is a whole number from 1.`, 2)
      const none = new Refusal(`There is no proposed version ${version} of ${key}.`)
      await asKeeper(context, kind, async (acting) => {
        const waiting = (await versionsOf(acting, kind)).find(
          (one) => one.key === key && one.version === version && one.state === 'proposed',
        )
        if (!waiting) throw none
        await said.mayPublish?.(acting, waiting)
        if (!(await publishVersion(acting, kind, waiting))) throw none
      }).catch((error: unknown) => {
        if (constraintOf(error) !== 'programme_is_approved') throw error
        throw new Refusal(
          `Version ${version} of ${key} was proposed in a browser: it is published by whoever approves it there.`,
        )
      })
      context.print(`Version ${version} of ${key} is published.`)
      return 0
    },
  }
}
