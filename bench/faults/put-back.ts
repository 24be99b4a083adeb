import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/database/index.ts'
import { runCommand } from '../command.ts'
import { countAgainst, inWords, wrongIn } from '../counting.ts'
import type { Ledger } from '../ledger.ts'
import { type Rehearsal, rehearse } from '../rehearsal.ts'
import { chances, type Fault } from './fault.ts'
import { untilMore, whileSending } from './sending.ts'

const ROUNDS = 3

/**
 * A copy of a database that was killed while referrals poured in, taken beside the running server and put back into a folder of its own:
 * everything that was acknowledged is there, and its history is proven.
 */
export const putBack: Fault = async ({ seed, say }) => {
  const chance = chances(seed)
  const folder = mkdtempSync(join(tmpdir(), 'trellis-put-back-'))
  const rehearsal = await rehearse({ folder })
  let sound = true
  try {
    writeFileSync(join(folder, 'passphrase'), 'correct horse battery staple\n', { mode: 0o600 })
    for (let round = 1; round <= ROUNDS; round++) {
      const ledger = await whileSending(rehearsal, async (senders) => {
        await untilMore(senders, 10 + Math.floor(chance() * 20))
        await rehearsal.killAll()
        await rehearsal.startAgain()
        senders.moveTo(rehearsal.url())
        await untilMore(senders, 10)
      })
      sound = (await copied(folder, round, rehearsal, ledger, say)) && sound
    }
    return sound
  } finally {
    await rehearsal.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Saves what the server has, puts it back elsewhere, and counts there. */
async function copied(
  folder: string,
  round: number,
  rehearsal: Rehearsal,
  ledger: Ledger,
  say: (line: string) => void,
): Promise<boolean> {
  const [data, copy, file] = ['data', `copy-${round}`, `saved-${round}`].map((name) => join(folder, name))
  if (!data || !copy || !file) return false
  const locked = ['--passphrase-file', join(folder, 'passphrase'), '--json']
  const saved = await runCommand(data, ['backup', file, ...locked], () => {})
  // The key of the history and its heads are kept outside the database, and not in a copy of it.
  const heads = join(folder, `heads-${round}`)
  const env = {
    ...{ TRELLIS_DATA: copy, TRELLIS_HISTORY_KEY_FILE: join(data, 'history-key') },
    TRELLIS_HISTORY_HEADS: heads,
  }
  await cp(join(data, 'history-heads'), heads, { recursive: true })
  const restored = await runCommand(copy, ['restore', file, ...locked], () => {}, env)
  const opened = await openDatabase({ env, keeper: 'command', name: 'the copy', report: () => {} })
  try {
    const { appUrl, ownerUrl = '' } = opened
    const found = await countAgainst({ appUrl, ownerUrl }, ledger)
    const history = rehearsal.verified(env)
    say(
      `Copy ${round}, saved in ${saved.seconds.toFixed(1)} s and put back in ${restored.seconds.toFixed(1)}: ${inWords(found)}; ${history}.`,
    )
    return wrongIn(found) === 0 && /^\d+ records verified$/.test(history)
  } finally {
    await opened.stop()
  }
}
