import type pg from 'pg'
import { copyRowsOut } from '../database/index.ts'
import { BEGINNING, type HistoryKey, keyNamed } from './chain.ts'
import { type Head, type HeadsSoFar, headIn, isOurs, keyAfter, linesOf } from './heads.ts'
import { disagreement, RECORD } from './record-bytes.ts'

/**
 * What was found. `unsealed` are the rows of the last moments, which the sealer has not come to; `older` says that a key that was
 * replaced would write the next record.
 */
export type Verdict =
  | { verified: true; records: number; unsealed: number; older?: true }
  | { verified: false; record: number | null; problem: string }

class Found extends Error {
  readonly record: number | null
  constructor(record: number | null, problem: string) {
    super(problem)
    this.record = record
  }
}

/** How long a head may be in the database before it has to be outside it too. */
const LAG_MS = 60_000

/** Record by record in the order of the chain, so that neither side has to hold more than one. */
export const STREAM = `
  select s.number, s.position, s.chain, (select ${RECORD} from history h where h.position = s.position), d.line
  from history_seal s left join history_head d on d.number = s.number order by s.number`

/**
 * Reads the whole history in the client's open transaction, which must see one state of it, and says whether every
 * record is as it was sealed. `heads` are the signed ones outside the database, asked for
 * before that transaction began (`headsSoFar`); null leaves those out.
 */
export async function verifyHistory(
  client: pg.ClientBase,
  key: HistoryKey,
  heads: HeadsSoFar | null,
  { lag = LAG_MS } = {},
): Promise<Verdict> {
  let walk: Walk | undefined
  try {
    const now =
      (await client.query<{ at: Date }>('select clock_timestamp() as at')).rows[0]?.at ?? new Date(0)
    const walking = new Walk(key, await firstKey(client, key), heads, new Date(now.getTime() - lag))
    walk = walking
    await copyRowsOut(client, STREAM, (row) => walking.record(row))
    walk.end()
    await nothingAfter(client, walk)
    const older = walk.keyNow === key.id ? {} : { older: true as const }
    return { verified: true, records: walk.number, unsealed: await unsealed(client, walk), ...older }
  } catch (error) {
    if (!(error instanceof Found)) throw error
    return { verified: false, record: error.record, problem: error.message }
  } finally {
    walk?.close()
  }
}

/** The key that a chain begins with, by its first head: which is checked when the walk comes there. */
async function firstKey(client: pg.ClientBase, key: HistoryKey): Promise<HistoryKey> {
  const { rows } = await client.query<{ line: string }>(
    'select line from history_head order by number limit 1',
  )
  const head = rows[0] ? headIn(rows[0].line) : null
  return (head && keyNamed(key, head.key)) ?? key
}

/** One walk along the chain, with the heads outside the database beside it. */
class Walk {
  number = 0
  /** Every row up to this position has its seal, as a signed head says. */
  settled = 0
  #chain: Buffer = BEGINNING
  #signature: string | null = null
  #key: HistoryKey
  readonly #newest: HistoryKey
  readonly #lines: Iterator<string>
  readonly #file: string | null
  readonly #outsideBy: Date
  #outside: { head: Head; line: string } | null = null

  constructor(newest: HistoryKey, first: HistoryKey, heads: HeadsSoFar | null, outsideBy: Date) {
    this.#newest = newest
    this.#key = first
    this.#file = heads && heads.file
    this.#lines = heads ? linesOf(heads.file, heads.size) : [].values()
    this.#outsideBy = outsideBy
    this.#nextOutside()
  }

  record(row: Buffer): void {
    const [number, position, chain, record, line] = fieldsOf(row)
    const told = Number(number?.readBigInt64BE(0))
    const expected = this.number + 1
    if (told !== expected)
      throw new Found(expected, `it is missing from the chain, which goes on with ${told}`)
    if (!record)
      throw new Found(
        told,
        `its row of history is gone (it stood at position ${position?.readBigInt64BE(0)})`,
      )
    const value = this.#key.link(this.#chain, told, record)
    const differs = disagreement(record)
    if (!chain?.equals(value)) throw new Found(told, notSealed(told, differs))
    if (differs) throw new Found(told, `its ${differs} is not what its own canonical bytes say`)
    this.number = told
    this.#chain = value
    if (line || this.#outside?.head.number === told) this.#head(told, line?.toString('utf8') ?? null)
  }

  /** The name of the key that would seal the next record. */
  get keyNow(): string {
    return this.#key.id
  }

  /** Whether the heads outside go on after the chain has ended. */
  end(): void {
    const head = this.#outside?.head
    if (head) {
      const by = keyNamed(this.#newest, head.key)
      if (!by || !isOurs(by, head))
        throw new Found(head.number, `a head in ${this.#file} was not signed with our key`)
      throw new Found(
        this.number + 1,
        `it is gone: the chain ends before it, and went on to record ${head.number} when that was signed on ${head.at}`,
      )
    }
  }

  /** Lets go of the file of heads. */
  close(): void {
    this.#lines.return?.()
  }

  #head(number: number, line: string | null): void {
    const outside = this.#outside?.head.number === number ? this.#outside : null
    if (outside) this.#nextOutside()
    if (line === null) throw new Found(number, `its signed head is in ${this.#file} and not in the database`)
    const head = headIn(line)
    if (head?.number !== number || !isOurs(this.#key, head))
      throw new Found(number, 'its head in the database was not signed with our key')
    if (head.chain !== this.#chain.toString('hex'))
      throw new Found(number, `the chain up to it is another than the one that was signed on ${head.at}`)
    if (head.previous !== this.#signature)
      throw new Found(number, `a signed head before it is missing (this one is of ${head.at})`)
    if (outside && outside.line !== line)
      throw new Found(number, `its signed head in ${this.#file} is not the one in the database`)
    if (!outside && this.#file !== null && new Date(head.at) <= this.#outsideBy)
      throw new Found(number, `its signed head of ${head.at} is not in ${this.#file}`)
    this.#signature = head.signature
    this.settled = Math.max(this.settled, head.settled)
    const next = keyNamed(this.#newest, keyAfter(head))
    if (!next)
      throw new Found(
        number + 1,
        `it was sealed with another key (${head.next}), which is none of those given here`,
      )
    this.#key = next
  }

  #nextOutside(): void {
    const before = this.#outside?.head.number ?? 0
    for (;;) {
      const { value: line, done } = this.#lines.next()
      if (done) {
        this.#outside = null
        return
      }
      const head = headIn(line)
      // A line that was torn off when the machine stopped: what it should have said was written again after it.
      if (!head) continue
      if (head.number <= before) throw new Found(head.number, `its head in ${this.#file} is out of order`)
      this.#outside = { head, line }
      return
    }
  }
}

function notSealed(number: number, differs: string | null): string {
  if (differs) return `its ${differs} is not what was written`
  return number === 1
    ? 'it is not what was sealed (or the history was sealed with another key)'
    : 'it is not what was sealed: it, its place in the chain or its seal was changed'
}

/** The columns of one row of a binary COPY. */
function fieldsOf(row: Buffer): (Buffer | null)[] {
  const fields: (Buffer | null)[] = []
  let at = 2
  for (let left = row.readInt16BE(0); left > 0; left--) {
    const length = row.readInt32BE(at)
    fields.push(length < 0 ? null : row.subarray(at + 4, at + 4 + length))
    at += 4 + Math.max(length, 0)
  }
  return fields
}

async function nothingAfter(client: pg.ClientBase, { number }: Walk): Promise<void> {
  const { rows } = await client.query<{ line: string }>(
    'select line from history_head where number > $1 order by number limit 1',
    [number],
  )
  const head = rows[0] && headIn(rows[0].line)
  if (rows[0])
    throw new Found(
      number + 1,
      `it is gone: the chain ends before it, and went on to record ${head?.number} when that was signed on ${head?.at}`,
    )
}

async function unsealed(client: pg.ClientBase, { settled }: Walk): Promise<number> {
  const { rows } = await client.query<{ rows: string; between: string | null }>(
    `select count(*) as rows, min(position) filter (where position <= $1) as between
     from history h where not exists (select from history_seal s where s.position = h.position)`,
    [settled],
  )
  const between = rows[0]?.between
  if (between !== null && between !== undefined)
    throw new Found(
      null,
      `the row at position ${between} was put in after all records up to there were sealed`,
    )
  return Number(rows[0]?.rows ?? 0)
}
