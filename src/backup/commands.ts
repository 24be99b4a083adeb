import { readFileSync } from 'node:fs'
import {
  actorTransaction,
  type Command,
  type CommandContext,
  errorCode,
  openDatabase,
  Refusal,
  readyDatabase,
  withDatabase,
} from '../database/index.ts'
import { findHistoryKey, headsFolder, record } from '../history/index.ts'
import { countOf, newId } from '../words/index.ts'
import { restoreBackup } from './restoring.ts'
import { type Counts, saveBackup } from './saving.ts'

const LEAST = 12

const backup: Command = {
  words: ['backup'],
  usage: 'FILE --passphrase-file FILE [--json] | FILE --unencrypted [--json]',
  summary: 'Copy the whole database into one encrypted file, its history proven',
  help: `Copies every table as it is at one moment, while Trellis runs or not, and proves the history of that moment first: a history
that was changed is not copied. The file is encrypted with the passphrase in the file given (at least ${LEAST} characters; AES-256-GCM,
the key by scrypt) and carries a checksum; it is there under its name only when it is whole, and never written over. The key of the
history is not in it: keep that apart. With a server of your own set DATABASE_OWNER_URL and DATABASE_URL.
--json prints {"file","tables":{"public.place":1,…},"rows","records","checksum"}. Exit code 1 when there is no backup.`,
  options: options(),
  positionals: { least: 1, most: 1 },
  run: async ({ values, positionals: [file = ''] }, context) => {
    const { env, print, report } = context
    const passphrase = passphraseFrom(values, true)
    const key = findHistoryKey(env)
    const database = await openDatabase({ env, keeper: 'command', name: 'bin/trellis backup', report })
    try {
      const heads = headsFolder(env)
      const saved = await saveBackup({ ownerUrl: ownerOf(database), key, heads, file, passphrase })
      await written(
        { database: async () => ({ ...database, installation: 'real' }) },
        context.now,
        'backed_up',
      )
      const rows = sum(saved.rows)
      const { records, checksum } = saved
      if (values.json) print(JSON.stringify({ file, tables: saved.rows, rows, records, checksum }))
      else
        print(
          `Saved ${countOf(rows, 'row')} of ${countOf(Object.keys(saved.rows).length, 'table')} in ${file}; ${countOf(records, 'record')} of history verified. Checksum ${checksum}.`,
        )
      return 0
    } finally {
      await database.stop()
    }
  },
}

const restore: Command = {
  words: ['restore'],
  usage: 'FILE [--passphrase-file FILE] [--replace] [--json]',
  summary: 'Put a backup back, prove its history, and take back again what was taken back since',
  help: `Puts back a file that bin/trellis backup made, all of it or nothing, into an empty database of the same version: a new data folder
(TRELLIS_DATA), or DATABASE_OWNER_URL and DATABASE_URL. --replace puts it in the place of what is there. Trellis must not be running on it.
The key of the history has to be there (TRELLIS_HISTORY_KEY_FILE, or history-key in the data folder), because the history is proven before
anything counts. What people took back since the backup was made (consent, the circle, answers to surveys, photographs) is
taken back again, from withdrawals.jsonl in the folder of the heads (TRELLIS_HISTORY_HEADS): put the newest copy of that folder there first.
Everybody has to sign in again.
--json prints {"made","tables":{"public.place":1,…},"rows","records","takenBackAgain","unreadable"}. Exit code 1 when nothing was put back.`,
  options: { ...options(), replace: { type: 'boolean' } },
  positionals: { least: 1, most: 1 },
  run: async ({ values, positionals: [file = ''] }, context) => {
    const { env, print, report } = context
    const passphrase = passphraseFrom(values, false)
    const key = findHistoryKey(env)
    const database = await readyDatabase({ env, keeper: 'command', name: 'bin/trellis restore', report })
    try {
      const given = { ownerUrl: ownerOf(database), key, heads: headsFolder(env), file, passphrase }
      const restored = await restoreBackup({ ...given, replace: Boolean(values.replace) })
      await written({ database: async () => database }, context.now, 'restored')
      const { rows: tables, made, records, applied: takenBackAgain, unreadable } = restored
      if (unreadable > 0)
        report(
          `${countOf(unreadable, 'line')} of the log of withdrawals could not be read, and was left out.`,
        )
      if (values.json)
        print(JSON.stringify({ made, tables, rows: sum(tables), records, takenBackAgain, unreadable }))
      else
        print(
          `Put back ${countOf(sum(tables), 'row')} as they were on ${made}; ${countOf(records, 'record')} of history verified. ${countOf(takenBackAgain, 'thing')} that people took back since then taken back again.`,
        )
      return 0
    } finally {
      await database.stop()
    }
  },
}

function options() {
  return {
    json: { type: 'boolean' },
    'passphrase-file': { type: 'string' },
    unencrypted: { type: 'boolean' },
  } as const
}

function passphraseFrom(values: Record<string, unknown>, needed: boolean): string | null {
  const file = values['passphrase-file']
  if (typeof file !== 'string') {
    if (needed && !values.unencrypted)
      throw new Refusal('Say --passphrase-file FILE, so that nobody reads the backup who should not.', 2)
    return null
  }
  const passphrase = contentOf(file).trim()
  if (passphrase.length < LEAST)
    throw new Refusal(`The passphrase in ${file} is too short: at least ${LEAST} characters.`, 2)
  return passphrase
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Refusal(`${file} cannot be read (${errorCode(error)}).`, 2, error)
  }
}

function ownerOf({ ownerUrl }: { ownerUrl?: string }): string {
  if (!ownerUrl)
    throw new Refusal('Set DATABASE_OWNER_URL: only the owner of the database reads and writes all of it.')
  return ownerUrl
}

// In the history itself: that a copy was made, or put back.
const written = (context: Pick<CommandContext, 'database'>, now: Date, act: 'backed_up' | 'restored') =>
  withDatabase(context, (database) => {
    const actor = {
      kind: act === 'restored' ? 'operator:restore' : 'operator:backup',
      id: null,
      place: null,
    } as const
    return actorTransaction(database, { actor, now, request: newId() }, (acting) =>
      record(acting, { act, subject: { kind: 'database', id: null } }),
    )
  })

const sum = (rows: Counts): number => Object.values(rows).reduce((all, one) => all + one, 0)

/** Saving all of it, and putting it back. */
export const backupCommands: Command[] = [backup, restore]
