import pg from 'pg'
import { type Command, type CommandContext, openDatabase, poolConfig, Refusal } from '../database/index.ts'
import { headsSoFar } from './heads.ts'
import { findHistoryKey, headsFolder, replaceHistoryKey } from './key.ts'
import { type Verdict, verifyHistory } from './verifying.ts'

/** The whole of `bin/trellis history verify`, which is a program of its own (src/verify.ts). */
export const verifyCommand: Command = {
  words: ['history', 'verify'],
  usage: '[--json]',
  summary: 'Prove that every record of history is as it was written',
  help: `Reads every record in the order in which it was sealed, works its seal out again with the key, and compares what stands in
its columns with its own canonical bytes, and the chain with the signed heads in the database and outside it
(TRELLIS_HISTORY_HEADS, or history-heads in the data folder). The key is that of TRELLIS_HISTORY_KEY, TRELLIS_HISTORY_KEY_FILE
or the data folder, and those that it replaced are in TRELLIS_HISTORY_OLD_KEYS_FILE, or beside it. It finds every record that was changed, dropped, swapped, put in or cut off, and names the first.

It prints "N records verified", or "record N …" with what is wrong. --json prints {"records":N,"verified":true} or
{"verified":false,"record":N,"problem":"…"}. Exit code 0 when all is as it was written, 1 when not, 2 when that cannot be told.

What it cannot find:
- records of the last second or so, which have no seal yet: they are counted, and said apart on standard error;
- records cut off after the last head that was signed (every 10 seconds while there are any), or for which the heads outside the
  database were taken away as well: keep a copy of them where nobody can reach both;
- what was written or left out by somebody who has the key and can change the database and every copy of the heads;
- what was false when it was written: a row that the program itself was made to add is sealed like any other.`,
  options: { json: { type: 'boolean' } },
  run: ({ values }, context) => runVerify(Boolean(values.json), context),
}

/** Verifies, prints what was found, and gives the exit code. */
export async function runVerify(
  json: boolean,
  { env, print, report }: Pick<CommandContext, 'env' | 'print' | 'report'>,
): Promise<number> {
  const key = findHistoryKey(env)
  const heads = headsSoFar(headsFolder(env))
  const database = await openDatabase({ env, keeper: 'command', name: 'bin/trellis history verify', report })
  const client = new pg.Client(poolConfig(database.appUrl))
  try {
    await client.connect()
    const verdict = await verified(client, () => verifyHistory(client, key, heads))
    if (verdict.verified && verdict.unsealed > 0)
      report(`${verdict.unsealed} more are not sealed yet, and cannot be proven.`)
    if (verdict.verified && verdict.older)
      report(
        'It ends with a key that was replaced: no server has gone on with the new one yet, or a copy was put back.',
      )
    print(json ? asJson(verdict) : asSentence(verdict))
    return verdict.verified ? 0 : 1
  } finally {
    await client.end()
    await database.stop()
  }
}

async function verified(client: pg.Client, work: () => Promise<Verdict>): Promise<Verdict> {
  await client.query(`begin isolation level repeatable read read only;
    set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    select set_config('trellis.actor', 'operator:history-verify', true)`)
  const there = await client.query("select from pg_class where oid = to_regclass('public.history_seal')")
  if (there.rowCount === 0)
    throw new Refusal('The history of this database was never sealed: start this Trellis on it once.', 2)
  return await work()
}

const asJson = (verdict: Verdict): string =>
  JSON.stringify(
    verdict.verified
      ? { records: verdict.records, verified: true }
      : { verified: false, record: verdict.record, problem: verdict.problem },
  )

const asSentence = (verdict: Verdict): string =>
  verdict.verified
    ? `${verdict.records} records verified`
    : `record ${verdict.record ?? '(without a number)'}: ${verdict.problem}`

const rotateCommand: Command = {
  words: ['history', 'rotate'],
  usage: '',
  summary: 'Replaces the key that seals history and signs its heads',
  help: `Makes a new key in the file of the key (TRELLIS_HISTORY_KEY_FILE, or history-key in the data folder) and adds the one before to the
old ones: a file of that name with .old after it, or TRELLIS_HISTORY_OLD_KEYS_FILE. Start every server again afterwards, each with the new key: the
first one has the old key sign which key goes on, as a record of its own, and from then on writes with the new one alone. A server that was
not started again serves, seals nothing, and says so.

Keep copies of both files where you keep your passwords. When every server has been started, take the old keys away from them: nobody needs
them to write. bin/trellis history verify and bin/trellis restore do, to prove what was sealed before.

Do it each year, when somebody leaves who could read the key, and at once when somebody else may have it.`,
  options: {},
  run: async (_asked, context) => runRotate(context),
}

/** Replaces the key and says where both are; a start of the server does the rest. */
export async function runRotate({ env, print }: Pick<CommandContext, 'env' | 'print'>): Promise<number> {
  const { file, old } = replaceHistoryKey(env)
  print(
    `The history has a new key in ${file}, and the one before is in ${old}. Start every server again now.`,
  )
  return 0
}

/** History's own commands. */
export const historyCommands: Command[] = [verifyCommand, rotateCommand]
