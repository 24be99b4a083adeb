import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { plantWhoIsWho } from '../../demo/saltmere.ts'
import { type Acting, actorTransaction, addJob } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { record } from '../history/index.ts'
import { newId } from '../words/index.ts'
import { emptyDatabase, fingerprints, makeSafe, type Safe } from './factory.ts'

const now = new Date('2026-11-24T09:00:00Z')
let safe: Safe
let place: string

const act = <T>(work: (acting: Acting) => Promise<T>) =>
  actorTransaction(
    safe.database.kysely,
    { actor: { kind: 'operator:demo', id: null, place }, now, request: 'test' },
    work,
  )
const looked = () =>
  act((acting) => record(acting, { act: 'looked', subject: { kind: 'plan', id: newId() } }))
const one = async <T>(query: string, values: unknown[] = []): Promise<T> =>
  (await safe.database.owner.query<{ it: T }>(query, values)).rows[0]?.it as T

beforeAll(async () => {
  safe = await makeSafe(await testDatabase(), now)
  await plantWhoIsWho(safe.database.kysely)
  place = await one('select id as it from place')
  for (let row = 0; row < 5; row++) await looked()
  await act((acting) => addJob(acting, 'greet', { person: newId() }))
  await safe.database.owner.query(
    `insert into session (token_hash, id, worker_id, ends_at) select 'a'::bytea, gen_random_uuid(), id, clock_timestamp() from worker limit 1`,
  )
  await safe.seal()
  await safe.save('whole')
})

describe('a backup', () => {
  it('is put back as it was: every table, the queue, the history proven, and nobody signed in', async () => {
    const into = await emptyDatabase()
    const restored = await safe.restore('whole', into)
    expect(restored).toMatchObject({ records: 5, applied: 0, unreadable: 0 })
    expect(restored.rows['graphile_worker._private_jobs']).toBe(1)
    const before = await fingerprints(safe.database)
    const after = await fingerprints(into)
    expect(before['"public"."session"']).toMatch(/^1 /)
    expect(after).toEqual({ ...before, '"public"."session"': '0 ' })
  })

  it('puts heads aside that go on after it, and those that are true of it in their place', async () => {
    await looked()
    await safe.seal()
    await safe.restore('whole', await emptyDatabase())
    const files = readdirSync(safe.heads).filter((name) => name.startsWith('heads'))
    expect(files.sort()).toEqual([expect.stringMatching(/^heads-after-2\d{3}-.*Z\.jsonl$/), 'heads.jsonl'])
    expect(readFileSync(join(safe.heads, 'heads.jsonl'), 'utf8')).not.toContain('"number":6')
    renameSync(join(safe.heads, files[0] ?? ''), join(safe.heads, 'heads.jsonl'))
  })

  it('leaves the database as strict as it found it', async () => {
    const into = await emptyDatabase()
    const strictness = async () =>
      (
        await into.owner.query(`
          select (select count(*)::int from pg_class where relforcerowsecurity) as forced,
            (select count(*)::int from pg_trigger where tgenabled = 'O') as triggers,
            (select md5(string_agg(conrelid::regclass || conname || pg_get_constraintdef(oid), '|' order by conrelid, conname))
              from pg_constraint where contype = 'f') as keys`)
      ).rows[0]
    const before = await strictness()
    await safe.restore('whole', into)
    expect(await strictness()).toEqual(before)
    await expect(into.owner.query('delete from history')).rejects.toThrow('append-only')
    const { rows } = await into.owner.query(
      'insert into history (id, actor_kind, act, subject_kind, request_id, canonical) values (gen_random_uuid(), $1, $1, $1, $1, $2) returning position',
      ['x', Buffer.alloc(1)],
    )
    expect(rows[0].position).toBeGreaterThan(5)
  })

  it('is for its owner’s eyes, encrypted, and never written over another', async () => {
    const bytes = readFileSync(safe.file('whole'))
    expect(statSync(safe.file('whole')).mode & 0o077).toBe(0)
    expect(bytes.includes('Maryam')).toBe(false)
    await expect(safe.save('whole')).rejects.toThrow('is there already')
    await safe.save('plain', null)
    expect(readFileSync(safe.file('plain')).includes('Maryam')).toBe(true)
  })

  it('is refused where the history was changed, and leaves no file', async () => {
    const { owner } = safe.database
    const change = (from: string, to: string) =>
      owner.query(`begin; alter table history disable trigger user;
        update history set act = '${to}' where act = '${from}' and position = (select position from history_seal where number = 3);
        alter table history enable trigger user; commit`)
    await change('looked', 'shown')
    await expect(safe.save('changed')).rejects.toThrow('record 3: its act is not what was written')
    await change('shown', 'looked')
    expect(readdirSync(safe.file('.')).filter((name) => name.startsWith('changed'))).toEqual([])
    await expect(safe.save('again')).resolves.toMatchObject({ records: 6 })
  })
})

describe('putting back is refused in a sentence, with nothing put back,', () => {
  let into: TestDatabase
  beforeAll(async () => {
    into = await emptyDatabase()
  })
  const damaged = (name: string, change: (bytes: Buffer) => Buffer) => {
    writeFileSync(safe.file(name), change(readFileSync(safe.file('whole'))))
    return name
  }
  const flipped = (at: (length: number) => number) => (bytes: Buffer) => {
    const place = at(bytes.length)
    bytes.writeUInt8((bytes[place] ?? 0) ^ 1, place)
    return bytes
  }
  const wrong: [string, (bytes: Buffer) => Buffer, RegExp][] = [
    [
      'a byte in the middle was changed',
      flipped((length) => Math.floor(length / 2)),
      /was changed|not its passphrase/,
    ],
    ['the last byte was changed', flipped((length) => length - 1), /was changed/],
    ['the salt was changed', flipped(() => 110), /not its passphrase|no backup/],
    ['the end was cut off', (bytes) => bytes.subarray(0, -60), /is cut off/],
    ['the last part was cut off', (bytes) => bytes.subarray(0, -53), /is cut off/],
    ['half of it was cut off', (bytes) => bytes.subarray(0, bytes.length / 2), /is cut off/],
    ['something was added', (bytes) => Buffer.concat([bytes, Buffer.from('more')]), /was changed/],
    ['it is something else', () => Buffer.from('a letter'), /is no backup/],
  ]
  it.each(wrong)('when %s', async (name, change, sentence) => {
    await expect(safe.restore(damaged(name.replaceAll(' ', '-'), change), into)).rejects.toThrow(sentence)
    expect((await into.owner.query('select from place')).rowCount).toBe(0)
    expect(
      (await into.owner.query('select from pg_constraint where contype = $1', ['f'])).rowCount,
    ).toBeGreaterThan(100)
  })

  it('when a plain one was changed', async () => {
    const bytes = readFileSync(safe.file('plain'))
    const at = bytes.indexOf('Maryam')
    bytes.write('Mariam', at)
    writeFileSync(safe.file('plain-changed'), bytes)
    await expect(safe.restore('plain-changed', into, { passphrase: null })).rejects.toThrow(
      'was changed since',
    )
    expect((await into.owner.query('select from place')).rowCount).toBe(0)
  })

  it('when the passphrase is another or none, and when the key of the history is another', async () => {
    await expect(safe.restore('whole', into, { passphrase: 'open sesame, please' })).rejects.toThrow(
      'not its passphrase',
    )
    await expect(safe.restore('whole', into, { passphrase: null })).rejects.toThrow('--passphrase-file')
    await expect(safe.restore('whole', into, { secret: 8 })).rejects.toThrow('was sealed with another key')
    await expect(safe.restore('none', into)).rejects.toThrow('cannot be read (ENOENT)')
  })

  it('when the database is at another migration', async () => {
    const other = await emptyDatabase()
    await other.owner.query("update trellis_migration set checksum = 'x' where number = 3")
    await expect(safe.restore('whole', other)).rejects.toThrow('other migrations than this one')
    await other.owner.query('delete from trellis_migration where number > 50')
    await expect(safe.restore('whole', other)).rejects.toThrow(
      /was made at migration \d+, and this database is at 50/,
    )
  })

  it('when the database is of another kind, or Trellis runs on it', async () => {
    await into.owner.query("update installation set kind = 'real'")
    await expect(safe.restore('whole', into)).rejects.toThrow('a demo never becomes real')
    await into.owner.query("update installation set kind = 'demo'")
    await into.app.query('select 1')
    await expect(safe.restore('whole', into)).rejects.toThrow('is running on that database')
  })

  it('when the database is not empty, unless that is said', async () => {
    const full = await emptyDatabase()
    await full.owner.query("insert into place (id, name) values (gen_random_uuid(), 'Elsewhere')")
    await expect(safe.restore('whole', full)).rejects.toThrow('is not empty')
    await safe.restore('whole', full, { replace: true })
    expect((await full.owner.query("select from place where name = 'Elsewhere'")).rowCount).toBe(0)
  })
})
