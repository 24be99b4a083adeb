import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { type HistoryKey, historyKey } from './chain.ts'
import { runRotate } from './command.ts'
import { headIn, headsFile, headsSoFar, signedLine } from './heads.ts'
import { record } from './history.ts'
import { findHistoryKey, findOrMakeHistoryKey } from './key.ts'
import { historySealer } from './sealer.ts'
import { verifyHistory } from './verifying.ts'
import { withdrawalsIn } from './withdrawals.ts'

const now = new Date('2026-11-24T09:00:00Z')
const env = { TRELLIS_DATA: mkdtempSync(join(tmpdir(), 'trellis-rotating-')) }
const folder = join(env.TRELLIS_DATA, 'heads')
const worker = { kind: 'worker', id: newId(), place: newId() } as const
const stranger = historyKey(Buffer.alloc(32, 9))
const printed: string[] = []
let database: TestDatabase
let first: HistoryKey
let second: HistoryKey
let third: HistoryKey

const seal = async (key: HistoryKey, rows: number) => {
  for (let row = 0; row < rows; row++)
    await actorTransaction(database.kysely, { actor: worker, now, request: 'test' }, (acting) =>
      record(acting, { act: 'changed', subject: { kind: 'plan', id: newId() } }),
    )
  // A server of its own each time, as after a start.
  await historySealer({ database: database.kysely, key, folder }).round(now, { sign: true })
}
const rotate = async () => {
  await runRotate({ env, print: (line) => void printed.push(line) })
  return findHistoryKey(env)
}
const takesBack = () =>
  database.owner.query(
    "insert into withdrawal_log (of_table, of_id, since) values ('link', gen_random_uuid(), '2026-11-24T09:00:00Z')",
  )

/** What is found, also after somebody who owns the database did something to it, which is undone. */
async function verified(key: HistoryKey, attack = '', values: unknown[] = [], heads: string | null = folder) {
  const owner = await database.owner.connect()
  await owner.query('begin')
  try {
    for (const table of ['history', 'history_seal', 'history_head'])
      await owner.query(`alter table ${table} disable trigger user`)
    if (attack) await owner.query(attack, values)
    return await verifyHistory(owner, key, heads === null ? null : headsSoFar(heads), { lag: 0 })
  } finally {
    await owner.query('rollback')
    owner.release()
  }
}

beforeAll(async () => {
  database = await testDatabase()
  first = findOrMakeHistoryKey(env)
  await takesBack()
  await seal(first, 3)
  second = await rotate()
  await seal(second, 3)
  third = await rotate()
  await takesBack()
  await seal(third, 2)
})
afterAll(() => rmSync(env.TRELLIS_DATA, { recursive: true }))

describe('a key of the history that is replaced', () => {
  it('is kept among the old ones, readable to its owner alone, and the new one is in its place', () => {
    expect(new Set([first.id, second.id, third.id]).size).toBe(3)
    expect(third.before.map(({ id }) => id)).toEqual([first.id, second.id])
    for (const file of ['history-key', 'history-key.old'])
      expect(statSync(join(env.TRELLIS_DATA, file)).mode & 0o077).toBe(0)
    expect(readFileSync(join(env.TRELLIS_DATA, 'history-key.old'), 'utf8').trim().split('\n')).toHaveLength(2)
    expect(printed[0]).toContain('Start every server again now')
  })

  it('hands the chain on in a record of its own, and all is proven through each change', async () => {
    const { rows } = await database.owner.query<{ number: number }>(
      `select number from history_seal join history using (position) where act = 'changed_key' order by number`,
    )
    expect(rows).toHaveLength(2)
    expect(await verified(third)).toEqual({ verified: true, records: 10, unsealed: 0 })
  })

  it('is not needed to write: the new one alone goes on, and a server with the old one seals nothing', async () => {
    const alone = historyKey(
      Buffer.from(readFileSync(join(env.TRELLIS_DATA, 'history-key'), 'utf8').trim(), 'hex'),
    )
    await seal(alone, 1)
    await expect(seal(first, 0)).rejects.toThrow('was sealed with another key')
    await expect(seal(second, 0)).rejects.toThrow('was sealed with another key')
    expect(await verified(third)).toMatchObject({ verified: true, records: 11 })
    expect(await verified(alone)).toMatchObject({ verified: false, record: 1 })
  })

  it('proves what it sealed as before: a record changed behind its back, before or after, is found', async () => {
    for (const record of [2, 6, 11])
      expect(
        await verified(
          third,
          `update history set act = 'looked' where position = (select position from history_seal where number = $1)`,
          [record],
        ),
      ).toMatchObject({ verified: false, record })
  })

  it('cannot hand on to a key of somebody who has it, now that it was replaced', async () => {
    const { rows } = await database.owner.query<{ line: string }>(
      'select line from history_head order by number',
    )
    const heads = rows.map(({ line }) => headIn(line))
    const change = heads.find((head) => head?.next === second.id)
    if (!change) throw new Error('no head hands on')
    const { key: _key, signature: _signature, ...said } = change
    // Signed with the very key that handed on, and so with no trace but the name of who goes on.
    const forged = signedLine(first, { ...said, next: stranger.id })
    const forge = 'update history_head set line = $1 where number = $2'
    expect(await verified(third, forge, [forged, change.number], null)).toMatchObject({
      ...{ verified: false, record: change.number + 1 },
      problem: expect.stringContaining(stranger.id),
    })
    // Nor can the chain be cut off where it handed on: it would end with a key that was replaced.
    const cut = `with heads as (delete from history_head where number >= ${change.number}), seals as (
      delete from history_seal where number >= ${change.number} returning position)
      delete from history where position in (select position from seals)`
    expect(await verified(third, cut)).toMatchObject({ verified: false, record: change.number })
    // Without the heads outside, that alone tells it, and is said.
    expect(await verified(third, cut, [], null)).toMatchObject({ verified: true, older: true })
  })

  it('still vouches for what was taken back while it was the key', () => {
    expect([...withdrawalsIn(folder, third)].map((one) => one?.table)).toEqual(['link', 'link'])
    expect([...withdrawalsIn(folder, first)].map((one) => one?.table)).toEqual(['link', undefined])
    expect(readFileSync(headsFile(folder), 'utf8')).toContain(`"next":"${third.id}"`)
  })

  it('is not replaced where it is no file', async () => {
    const given = { ...env, TRELLIS_HISTORY_KEY: 'a'.repeat(64) }
    await expect(runRotate({ env: given, print: () => {} })).rejects.toThrow('put it in a file')
  })
})
