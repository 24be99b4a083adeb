import { actorTransaction, type Command, Refusal, withDatabase } from '../database/index.ts'
import { newId } from '../words/index.ts'
import { looseBatons } from './loose.ts'

const checkBatons: Command = {
  words: ['check', 'batons'],
  summary: 'Ask the database for every open referral and support that nobody is responsible for',
  usage: '[--json]',
  help: 'Prints "0 loose batons of N open" and exits 0, or lists each loose one by its id and why, and exits 1.',
  options: { json: { type: 'boolean' } },
  run: async ({ values }, context) => {
    const actor = { kind: 'operator:check-batons', id: null, place: null } as const
    const found = await withDatabase(context, (db) =>
      actorTransaction(db, { actor, now: context.now, request: newId() }, looseBatons),
    )
    // An answer from somebody who cannot see is no answer.
    if (found.seen !== found.open) {
      throw new Refusal(
        'This login does not see every open referral and support, so it cannot say whether any is loose.',
      )
    }
    const summary = `${found.loose.length} loose baton${found.loose.length === 1 ? '' : 's'} of ${found.open} open`
    if (values.json) context.print(JSON.stringify({ loose: found.loose, open: found.open }))
    else
      context.print([...found.loose.map(({ kind, id, why }) => `${kind} ${id}: ${why}`), summary].join('\n'))
    return found.loose.length === 0 ? 0 : 1
  },
}

/** The commands of this room. */
export const referralCommands: Command[] = [checkBatons]
