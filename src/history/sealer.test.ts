import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Acting, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { historyKey } from './chain.ts'
import { headIn, headsFile, headsSoFar, lastHead } from './heads.ts'
import { historyRow, record } from './history.ts'
import { findHistoryKey, findOrMakeHistoryKey } from './key.ts'
import { historySealer } from './sealer.ts'
import { startSealing } from './sealing.ts'
import { verifyHistory } from './verifying.ts'

const key = historyKey(Buffer.alloc(32, 7))
const now = new Date('2026-11-24T09:00:00Z')
const worker = { kind: 'worker', id: newId(), place: newId() } as const
const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-heads-'))
  folders.push(folder)
  return folder
}

let database: TestDatabase
const as = <T>(
  actor: Parameters<typeof actorTransaction>[1]['actor'],
  work: (acting: Acting) => Promise<T>,
) => actorTransaction(database.kysely, { actor, now, request: 'test' }, work)
const add = (act: string, meanwhile: () => Promise<void> = async () => {}) =>
  as(worker, async (acting) => {
    await record(acting, { act, subject: { kind: 'plan', id: newId() } })
    await meanwhile()
  })
const chain = async () =>
  (
    await database.owner.query<{ number: number; act: string }>(
      'select number, act from history_seal join history using (position) order by number',
    )
  ).rows
const verified = async (folder: string) => {
  const owner = await database.owner.connect()
  try {
    return await verifyHistory(owner, key, headsSoFar(folder))
  } finally {
    owner.release()
  }
}

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('the sealer', () => {
  const folder = newFolder()

  it('seals what was there before it, in batches, in the order of positions', async () => {
    await as(worker, async ({ tx }) => {
      const acting = { actor: worker, now, request: 'many', tx }
      const rows = Array.from({ length: 2_300 }, () =>
        historyRow(acting, { act: 'changed', subject: { kind: 'plan', id: null } }),
      )
      await tx.insertInto('history').values(rows.slice(0, 1_150)).execute()
      await tx.insertInto('history').values(rows.slice(1_150)).execute()
    })
    await historySealer({ database: database.kysely, key, folder }).round(now)
    expect(await verified(folder)).toEqual({ verified: true, records: 2_300, unsealed: 0 })
  })

  it('takes a row that commits late with a lower position, and leaves none behind for ever', async () => {
    const sealer = historySealer({ database: database.kysely, key, folder })
    await add('late', async () => {
      await add('soon')
      for (let round = 0; round < 4; round++) await sealer.round(now, { sign: true })
      expect((await chain()).slice(2_300)).toEqual([{ number: 2_301, act: 'soon' }])
    })
    for (let round = 0; round < 4; round++) await sealer.round(now, { sign: true })
    expect((await chain()).slice(2_300).map(({ act }) => act)).toEqual(['soon', 'late'])
    expect(await verified(folder)).toEqual({ verified: true, records: 2_302, unsealed: 0 })
  })

  it('copes with positions that were taken and never used', async () => {
    await add('undone', async () => {
      throw new Error('not after all')
    }).catch(() => {})
    await add('kept')
    await historySealer({ database: database.kysely, key, folder }).round(now, { sign: true })
    expect(await verified(folder)).toMatchObject({ records: 2_303, unsealed: 0 })
  })

  it('signs that all is settled only when no transaction is left that could add below', async () => {
    const sealer = historySealer({ database: database.kysely, key, folder })
    const settled = () => lastHead(folder)?.settled ?? 0
    await add('early', async () => {
      const before = settled()
      for (let round = 0; round < 4; round++) {
        await add('beside')
        await sealer.round(now, { sign: true })
      }
      const { rows } = await database.owner.query<{ position: number }>(
        'select max(position) as position from history',
      )
      expect(settled()).toBeGreaterThanOrEqual(before)
      expect(settled()).toBeLessThan((rows[0]?.position ?? 0) - 4)
    })
    for (let round = 0; round < 3; round++) {
      await add('after')
      await sealer.round(now, { sign: true })
    }
    const { rows } = await database.owner.query<{ position: number }>(
      "select position from history where act = 'early'",
    )
    expect(settled()).toBeGreaterThan(rows[0]?.position ?? 0)
    expect(await verified(folder)).toMatchObject({ verified: true, unsealed: 0 })
  })

  it('writes the heads into a folder that has none yet, and goes on where another process stopped', async () => {
    const another = newFolder()
    await historySealer({ database: database.kysely, key, folder: another }).round(now)
    expect(readFileSync(headsFile(another), 'utf8')).toBe(readFileSync(headsFile(folder), 'utf8'))
    expect(statSync(headsFile(another)).mode & 0o077).toBe(0)
  })

  it('refuses another key, and a history that is shorter than what was signed', async () => {
    const stranger = historySealer({
      database: database.kysely,
      key: historyKey(Buffer.alloc(32, 8)),
      folder,
    })
    await expect(stranger.round(now)).rejects.toThrow('was sealed with another key')
    const longer = newFolder()
    const head = headIn(readFileSync(headsFile(folder), 'utf8').trimEnd().split('\n').at(-1) ?? '')
    writeFileSync(headsFile(longer), `${JSON.stringify({ ...head, number: 999_999 })}\n`)
    const cut = historySealer({ database: database.kysely, key, folder: longer })
    await expect(cut.round(now)).rejects.toThrow('go on to 999999')
  })
})

describe('what is sealed', () => {
  it.each(['history_seal', 'history_head'])(
    'is never changed or removed in %s, not even by its owner',
    async (table) => {
      for (const act of [
        `update ${table} set number = number + 1`,
        `delete from ${table}`,
        `truncate ${table}`,
      ])
        await expect(database.owner.query(act)).rejects.toThrow('history is append-only')
    },
  )

  it('is written by the sealer and read by who verifies, and by nobody else', async () => {
    const write = (acting: Acting) =>
      acting.tx
        .insertInto('history_seal')
        .values({ number: 1_000_000, position: 1, chain: Buffer.alloc(32) })
        .execute()
    await expect(as(worker, write)).rejects.toThrow('row-level security')
    expect(await as(worker, ({ tx }) => tx.selectFrom('history_seal').selectAll().execute())).toEqual([])
    expect(await as(worker, ({ tx }) => tx.selectFrom('history').select('id').execute())).toEqual([])
  })
})

describe('the key', () => {
  it('is made once at a start, for its owner alone, and found again', () => {
    const env = { TRELLIS_DATA: join(newFolder(), 'data') }
    expect(() => findHistoryKey(env)).toThrow('The key of the history is not in')
    expect(existsSync(env.TRELLIS_DATA)).toBe(false)
    const made = findOrMakeHistoryKey(env)
    expect(findOrMakeHistoryKey(env).id).toBe(made.id)
    expect(statSync(join(env.TRELLIS_DATA, 'history-key')).mode & 0o777).toBe(0o600)
  })

  it('may be given, as it is or in a file; anything else is refused in a sentence', () => {
    const text = '07'.repeat(32)
    expect(findHistoryKey({ TRELLIS_HISTORY_KEY: text }).id).toBe(key.id)
    const folder = newFolder()
    mkdirSync(join(folder, 'keys'))
    writeFileSync(join(folder, 'keys', 'one'), `${text}\n`)
    expect(findHistoryKey({ TRELLIS_HISTORY_KEY_FILE: join(folder, 'keys', 'one') }).id).toBe(key.id)
    expect(() => findHistoryKey({ TRELLIS_HISTORY_KEY: 'open sesame' })).toThrow(
      'TRELLIS_HISTORY_KEY is no key',
    )
    const missing = { TRELLIS_HISTORY_KEY_FILE: join(folder, 'keys', 'two') }
    expect(() => findOrMakeHistoryKey(missing)).toThrow('(ENOENT)')
  })
})

describe('in the background', () => {
  it('seals within moments of the commit, by whichever process, and signs the end when it stops', async () => {
    const env = { TRELLIS_HISTORY_KEY: '07'.repeat(32), TRELLIS_HISTORY_HEADS: newFolder() }
    const said: string[] = []
    const start = () =>
      startSealing({
        database: database.kysely,
        clock: () => now,
        env,
        report: (line) => void said.push(line),
      })
    const both = [start(), start()]
    await Promise.all(Array.from({ length: 20 }, () => add('at once')))
    const unsealed =
      'select from history h where not exists (select from history_seal s where s.position = h.position)'
    await vi.waitFor(async () => expect((await database.owner.query(unsealed)).rowCount).toBe(0), {
      timeout: 8_000,
      interval: 50,
    })
    await add('last')
    await Promise.all(both.map(({ stop }) => stop()))
    expect(said).toEqual([])
    const verdict = await verified(env.TRELLIS_HISTORY_HEADS)
    expect(verdict).toMatchObject({ verified: true, unsealed: 0 })
    expect(lastHead(env.TRELLIS_HISTORY_HEADS)?.number).toBe((await chain()).length)
  })
})
