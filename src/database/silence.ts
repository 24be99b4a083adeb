import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Milliseconds; and how many turns may go by without a word, and then without an answer. */
const TURN = 250
const [QUIET_TURNS, PATIENT_TURNS] = [4, 12]

const silent = () => Object.assign(new Error('the database says nothing'), { code: 'ETIMEDOUT' })

/**
 * A pool that tells a database that says nothing (a machine that hangs, a line that swallows what is sent) from one that is
 * busy. When nothing at all has come for a second while somebody waits, the smallest thing is asked on a line of its own;
 * where that is not answered within three either, whoever waits is told, and whoever comes, until it answers again. A turn
 * counts once however long it took: a program that was itself busy has not listened.
 */
export function listeningPool(config: pg.PoolConfig): pg.Pool {
  const lines = new Set<Socket>()
  let isSilent = false
  const stream = () => {
    const line = new Socket()
    lines.add(line.once('close', () => lines.delete(line)))
    if (isSilent) process.nextTick(() => line.destroy(silent()))
    return line
  }
  const pool = new pg.Pool({ ...config, stream })
  const heard = () => [...lines].reduce((bytes, line) => bytes + line.bytesRead, 0)
  const isAwaited = () => pool.totalCount > pool.idleCount || pool.waitingCount > 0
  const watch = async () => {
    for (let [quiet, before] = [0, heard()]; !pool.ended; await pause(TURN, undefined, { ref: false })) {
      quiet = isSilent || (isAwaited() && heard() === before) ? quiet + 1 : 0
      before = heard()
      if (!isSilent && quiet < QUIET_TURNS) continue
      const answered = await answers(config)
      isSilent = !answered && heard() === before
      if (isSilent) for (const line of lines) line.destroy(silent())
      quiet = 0
    }
  }
  void watch()
  return pool
}

/** Whether a database answers at all; no is an answer too. */
async function answers(config: pg.PoolConfig): Promise<boolean> {
  const line = new Socket()
  const client = new pg.Client({ ...config, stream: () => line })
  client.on('error', () => {})
  const asked = client
    .connect()
    .then(() => client.query('select'))
    .then(
      () => true,
      (error: unknown) => error instanceof pg.DatabaseError,
    )
  const patience = async () => {
    for (let turn = 0; turn < PATIENT_TURNS; turn++) await pause(TURN, undefined, { ref: false })
    return false
  }
  try {
    return await Promise.race([asked, patience()])
  } finally {
    line.destroy()
  }
}
