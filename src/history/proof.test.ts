import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Acting, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { historyKey } from './chain.ts'
import { headIn, headsFile, headsSoFar, signedLine } from './heads.ts'
import { record } from './history.ts'
import { historySealer, type Sealer } from './sealer.ts'
import { verifyHistory } from './verifying.ts'

const key = historyKey(Buffer.alloc(32, 7))
const now = new Date('2026-11-24T09:00:00Z')
const worker = { kind: 'worker', id: newId(), place: newId() } as const
const everybody = [newId(), newId(), newId()]

let database: TestDatabase
let folder: string
let sealer: Sealer
let owner: pg.PoolClient

const act = <T>(work: (acting: Acting) => Promise<T>) =>
  actorTransaction(database.kysely, { actor: worker, now, request: 'test' }, work)
const add = (acting: Acting, act = 'changed') =>
  record(acting, {
    act,
    subject: { kind: 'plan', id: newId() },
    youngPerson: everybody[0] ?? null,
    people: everybody,
    fields: ['name', 'naïve'],
  })
const verified = (heads = folder, by = key) => verifyHistory(owner, by, headsSoFar(heads), { lag: 0 })

/** What is found after somebody who owns the database did this to it; undone afterwards. */
async function after(attack: string, heads = folder) {
  await owner.query('begin')
  try {
    for (const table of ['history', 'history_seal', 'history_head'])
      await owner.query(`alter table ${table} disable trigger user`)
    await owner.query(attack)
    return await verified(heads)
  } finally {
    await owner.query('rollback')
  }
}

/** What is found after somebody changed the file of heads. */
async function withHeads(change: (lines: string[]) => string[]) {
  const other = mkdtempSync(join(tmpdir(), 'trellis-heads-'))
  cpSync(folder, other, { recursive: true })
  writeFileSync(
    headsFile(other),
    change(readFileSync(headsFile(other), 'utf8').trimEnd().split('\n')).join('\n'),
  )
  try {
    return await verified(other)
  } finally {
    rmSync(other, { recursive: true })
  }
}

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'trellis-heads-'))
  sealer = historySealer({ database: database.kysely, key, folder })
  owner = await database.owner.connect()
  for (const size of [4, 5, 3]) {
    for (let row = 0; row < size; row++) await act((acting) => add(acting, row === 2 ? 'looked' : 'changed'))
    await sealer.round(now, { sign: true })
  }
  // Once more, so that it is known that all twelve have their seal, and that this is signed.
  await act(add)
  await sealer.round(now, { sign: true })
})
afterAll(() => {
  owner.release()
  rmSync(folder, { recursive: true, force: true })
})

describe('a history that nobody touched', () => {
  it('is verified, record by record, with its heads in the database and outside', async () => {
    expect(await verified()).toEqual({ verified: true, records: 13, unsealed: 0 })
    const lines = readFileSync(headsFile(folder), 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => headIn(line)?.number)).toEqual([4, 9, 12, 13])
    expect(headIn(lines[3] ?? '')?.settled).toBeGreaterThanOrEqual(9)
  })
})

const at = (number: number) => `(select position from history_seal where number = ${number})`
const other = newId()
/** Any other value of each column. */
const changed: Record<string, string> = {
  id: `'${other}'`,
  at: `at + interval '1 microsecond'`,
  place_id: `null`,
  actor_kind: `'operator:nobody'`,
  actor_id: `'${other}'`,
  act: `'looked'`,
  subject_kind: `subject_kind || ' '`,
  subject_id: `'${other}'`,
  young_person_id: `null`,
  people: `people[1:2]`,
  fields: `'{name}'`,
  request_id: `'another'`,
  schema_version: `2`,
  canonical: `overlay(canonical placing '\\x00'::bytea from 20)`,
}
/** What somebody could do who owns the database, and the record at which it is found. */
const attacks: [name: string, attack: string, record: number | null, problem: RegExp][] = [
  [
    'the order of the people of a list is changed',
    `update history set people = array[people[2], people[1], people[3]] where position = ${at(6)}`,
    6,
    /not what was sealed/,
  ],
  ['the first row is dropped', `delete from history where position = ${at(1)}`, 1, /row of history is gone/],
  [
    'a row in the middle is dropped',
    `delete from history where position = ${at(7)}`,
    7,
    /row of history is gone/,
  ],
  ['the last row is dropped', `delete from history where position = ${at(13)}`, 13, /row of history is gone/],
  [
    'a row is dropped with its seal',
    `delete from history where position = ${at(7)}; delete from history_seal where number = 7`,
    7,
    /missing from the chain, which goes on with 8/,
  ],
  [
    'a seal in the middle is dropped',
    'delete from history_seal where number = 5',
    5,
    /missing from the chain/,
  ],
  [
    'a row is dropped and those after it are numbered anew',
    `delete from history where position = ${at(7)}; delete from history_seal where number = 7;
    update history_seal set number = number + 1000 where number > 7; update history_seal set number = number - 1001 where number > 1000`,
    7,
    /not what was sealed/,
  ],
  [
    'two rows change places',
    `update history_seal set position = position + 1000 where number in (3, 8);
      update history_seal s set position = (select o.position - 1000 from history_seal o where o.number = 8) where number = 3;
      update history_seal s set position = (select h.position from history h
        where not exists (select from history_seal o where o.position = h.position) order by 1 limit 1) where number = 8`,
    3,
    /not what was sealed/,
  ],
  [
    'two seals change places',
    `update history_seal set number = number + 1000 where number in (4, 9);
      update history_seal set number = case number when 1004 then 9 else 4 end where number > 1000`,
    4,
    /not what was sealed/,
  ],
  [
    'the chain is written over',
    `update history_seal set chain = sha256('mine') where number = 10`,
    10,
    /not what was sealed/,
  ],
  [
    'an old seal is used again',
    'update history_seal set chain = (select chain from history_seal where number = 2) where number = 11',
    11,
    /not what was sealed/,
  ],
  [
    'the chain is cut off',
    'delete from history_head where number > 9; delete from history_seal where number > 9',
    10,
    /is gone: the chain ends before it, and went on to record 12/,
  ],
  [
    'the last record is cut off, with row, seal and head',
    `delete from history where position = ${at(13)}; delete from history_head where number > 12; delete from history_seal where number > 12`,
    13,
    /is gone: the chain ends before it/,
  ],
  [
    'everything is cut off',
    'delete from history_head; delete from history_seal; delete from history',
    1,
    /is gone: the chain ends before it/,
  ],
  ['the chain is cut off and its heads are left', 'delete from history_seal where number > 9', 10, /is gone/],
  [
    'a head in the database is dropped',
    'delete from history_head where number = 9',
    9,
    /is in .*heads.jsonl and not in the database/,
  ],
  [
    'a head in the database is changed',
    `update history_head set line = replace(line, '"settled":', '"settled":1') where number = 9`,
    9,
    /was not signed with our key/,
  ],
  [
    'an older head is put in the place of another',
    'update history_head set line = (select line from history_head where number = 4) where number = 9',
    9,
    /was not signed with our key/,
  ],
]
/** A row that never happened, after this row; its own canonical bytes may well be right. */
const inserted = (position: string) => `insert into history overriding system value
  select (h).* from (select jsonb_populate_record(h, jsonb_build_object('id', '${other}', 'position', ${position})) as h
    from history h where position = ${at(6)}) made`

describe('whoever owns the database is found out', () => {
  it.each(Object.entries(changed))('when %s of a row is changed', async (column, value) => {
    const found = await after(`update history set ${column} = ${value} where position = ${at(6)}`)
    expect(found).toMatchObject({ verified: false, record: 6 })
    if (column !== 'at' && column !== 'canonical')
      expect(found).toMatchObject({ problem: `its ${column} is not what was written` })
  })

  it.each(attacks)('when %s', async (_name, attack, found, problem) => {
    expect(await after(attack)).toEqual({
      verified: false,
      record: found,
      problem: expect.stringMatching(problem),
    })
  })

  it('when a row is put in among those that were sealed', async () => {
    expect(await after(inserted('-5'))).toMatchObject({
      record: null,
      problem: expect.stringMatching(/position -5 was put in/),
    })
  })

  it('when a row is put in with a seal in the middle, and those after it are numbered anew', async () => {
    const attack = `${inserted('1000')}; update history_seal set number = number + 1000 where number > 6;
      update history_seal set number = number - 999 where number > 1000;
      insert into history_seal values (7, 1000, sha256('mine'))`
    expect(await after(attack)).toMatchObject({ record: 7 })
  })

  it('when a row and its canonical bytes are changed together', async () => {
    const attack = `update history set act = 'looked', canonical = (select canonical from history where act = 'looked' limit 1) where position = ${at(6)}`
    expect(await after(attack)).toMatchObject({ record: 6 })
  })

  it('when everything was sealed anew with a key of their own', async () => {
    const stranger = historyKey(Buffer.alloc(32, 8))
    expect(await verified(folder, stranger)).toMatchObject({
      record: 1,
      problem: expect.stringMatching(/another key/),
    })
  })

  it('counts a row without a seal apart, where it may still be waiting for one', async () => {
    expect(await after(inserted('1000'))).toEqual({ verified: true, records: 13, unsealed: 1 })
  })
})

describe('whoever can write to the file of heads is found out', () => {
  const changedHeads: [string, (lines: string[]) => string[], number, RegExp][] = [
    ['a head is taken out', (lines) => lines.toSpliced(1, 1), 9, /is not in .*heads.jsonl/],
    ['the last is taken off', (lines) => lines.slice(0, -1), 13, /is not in/],
    ['the file is emptied', () => [], 4, /is not in/],
    [
      'a head is changed',
      (lines) => lines.with(2, (lines[2] ?? '').replace('"settled":', '"settled":1')),
      12,
      /not the one in the database/,
    ],
    ['two change places', ([a = '', b = '', ...rest]) => [b, a, ...rest], 4, /is not in/],
    [
      'one is added that we never signed',
      (lines) => [
        ...lines,
        signedLine(historyKey(Buffer.alloc(32, 9)), {
          number: 99,
          chain: '',
          settled: 0,
          at: '',
          previous: null,
        }),
      ],
      99,
      /was not signed with our key/,
    ],
    [
      'one of ours is added that is true of no chain',
      (lines) => [
        ...lines,
        signedLine(key, { number: 14, chain: '', settled: 0, at: '2026', previous: null }),
      ],
      14,
      /is gone/,
    ],
  ]
  it.each(changedHeads)('when %s', async (_name, change, found, problem) => {
    await owner.query("begin; select set_config('trellis.actor', 'operator:history-verify', true)")
    const later = await withHeads(change)
    await owner.query('rollback')
    expect(later).toEqual({ verified: false, record: found, problem: expect.stringMatching(problem) })
  })

  it('and a line that was torn off when the machine stopped is no attack', async () => {
    expect(await withHeads((lines) => lines.toSpliced(2, 0, (lines[2] ?? '').slice(0, 40)))).toMatchObject({
      verified: true,
    })
  })
})

it('a head that a server adds while it is verified is none that is gone', async () => {
  const before = headsSoFar(folder)
  await owner.query('begin isolation level repeatable read; select')
  await act(add)
  await sealer.round(now, { sign: true })
  const beside = await verifyHistory(owner, key, before, { lag: 0 })
  const tooLate = await verified()
  await owner.query('rollback')
  expect(beside).toEqual({ verified: true, records: 13, unsealed: 0 })
  expect(tooLate).toMatchObject({ verified: false, record: 14 })
})
