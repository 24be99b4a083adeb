import { actorTransaction, type Command, withDatabase } from '../database/index.ts'
import { countOf, newId } from '../words/index.ts'
import { checkAllocation } from './log-store.ts'

const allocation: Command = {
  words: ['screening', 'allocation'],
  usage: 'ROUND [--place NAME] [--json]',
  summary: 'Work the allocation of a trial out again from its seed, and say whether its log agrees',
  help: `For whoever holds the allocation of a trial. Prints for each school who was allocated when, the how-manieth, and
which way, as it was logged, and whether the seed gives the same. The seed itself is never printed; its hash is, and
whether it is the one that was written down when the trial was set up.
--json prints {"round","trial","heldBy","seedHash","seedIsTheSame","agrees","schools":[{"school","allocated":[{"nth","who",
"when","arm","fromSeed","agrees"}]}]}, where who is the id of what somebody was asked and school that of a school in this
round. Exit code 0 when everything agrees; 1 when a line does not, or there is no such trial.`,
  options: { json: { type: 'boolean' }, place: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async ({ positionals, values }, context) => {
    const place = typeof values.place === 'string' ? values.place : undefined
    const actor = { kind: 'operator:screening-allocation', id: null, place: null } as const
    const checked = await withDatabase(context, (db) =>
      actorTransaction(db, { actor, now: context.now, request: newId() }, (acting) =>
        checkAllocation(acting, positionals[0] ?? '', place),
      ),
    )
    const all = checked.schools.flatMap(({ allocated }) => allocated)
    if (values.json) context.print(JSON.stringify(checked))
    else
      context.print(
        `${checked.trial}: ${countOf(all.length, 'line')} in ${countOf(checked.schools.length, 'school')}, ${all.filter(({ agrees }) => !agrees).length} of them not as the seed says. The seed is ${checked.seedIsTheSame ? 'the one' : 'not the one'} that was written down.`,
      )
    return checked.agrees ? 0 : 1
  },
}

/** The commands of this room. */
export const screeningCommands: Command[] = [allocation]
