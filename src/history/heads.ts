import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { syncFolder } from '../database/index.ts'
import type { HistoryKey } from './chain.ts'

const shape = z.object({
  /** The record at which the chain ended. */
  number: z.int().min(1),
  chain: z.string(),
  /** Every row of history up to this position had its seal. */
  settled: z.int().min(0),
  key: z.string(),
  at: z.string(),
  /** The signature of the head before it. */
  previous: z.string().nullable(),
  /** The key that goes on from here, where this one hands the chain on. */
  next: z.string().optional(),
  signature: z.string(),
})

/** The end of the chain at one moment, signed: whoever has it can tell later whether something was cut off. */
export type Head = z.infer<typeof shape>

/** What is signed: each part on a line of its own, none of which has a line break in it. */
const signedText = (head: Omit<Head, 'signature'>): string =>
  [
    'trellis history head 1',
    head.number,
    head.chain,
    head.settled,
    head.key,
    head.at,
    head.previous ?? '',
    ...(head.next === undefined ? [] : [head.next]),
  ].join('\n')

/** The head as the line that is kept, in the database and outside it. */
export function signedLine(key: HistoryKey, head: Omit<Head, 'signature' | 'key'>): string {
  const named = { ...head, key: key.id }
  return JSON.stringify({ ...named, signature: key.sign(signedText(named)) })
}

/** A line read back; null where it is none. Whether it is ours is another question. */
export function headIn(line: string): Head | null {
  try {
    return shape.parse(JSON.parse(line))
  } catch {
    return null
  }
}

/** Whether this key signed the head. */
export const isOurs = (key: HistoryKey, head: Head): boolean =>
  head.key === key.id && key.isSigned(signedText(head), head.signature)

/** The name of the key that writes after this head. */
export const keyAfter = (head: Head): string => head.next ?? head.key

/** The file in which heads are kept outside the database. */
export const headsFile = (folder: string): string => join(folder, 'heads.jsonl')

/** Adds lines to a file of the heads’ folder, on the disk before it returns. A line that was torn off stays alone. */
export function appendLines(folder: string, file: string, lines: readonly string[]): void {
  if (lines.length === 0) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const isNew = !existsSync(file)
  const whole = isNew || endsWhole(file)
  appendFileSync(file, `${whole ? '' : '\n'}${lines.join('\n')}\n`, { mode: 0o600, flush: true })
  if (isNew) for (const holder of [folder, dirname(folder)]) syncFolder(holder)
}

function endsWhole(file: string): boolean {
  const { tail, size } = tailOf(file, 1)
  return size === 0 || tail === '\n'
}

/** The last whole head of the file; null where there is none. */
export function lastHead(folder: string): Head | null {
  const file = headsFile(folder)
  if (!existsSync(file)) return null
  const lines = tailOf(file, 8_192).tail.split('\n').reverse()
  for (const line of lines) {
    const head = headIn(line)
    if (head) return head
  }
  return null
}

function tailOf(file: string, length: number): { tail: string; size: number } {
  const open = openSync(file, 'r')
  try {
    const { size } = fstatSync(open)
    const bytes = Buffer.alloc(Math.min(length, size))
    readSync(open, bytes, 0, bytes.length, size - bytes.length)
    return { tail: bytes.toString('utf8'), size }
  } finally {
    closeSync(open)
  }
}

/** The file of heads as far as it goes at one moment. */
export type HeadsSoFar = { file: string; size: number }

/**
 * The file of heads as far as it goes now. A head is in the database before it is outside it: so a transaction that
 * begins after this was asked sees every head of it, and what a server adds meanwhile is not taken for one that is gone.
 */
export function headsSoFar(folder: string): HeadsSoFar {
  const file = headsFile(folder)
  return { file, size: statSync(file, { throwIfNoEntry: false })?.size ?? 0 }
}

/** The lines of a file one by one, up to so many bytes, without holding it; none where there is no file. */
export function* linesOf(file: string, upTo = Number.POSITIVE_INFINITY): Generator<string> {
  if (!existsSync(file)) return
  const open = openSync(file, 'r')
  const bytes = Buffer.alloc(65_536)
  try {
    let rest = ''
    let left = upTo
    const more = () => readSync(open, bytes, 0, Math.min(bytes.length, left), null)
    for (let read = more(); read > 0; read = more()) {
      left -= read
      const lines = (rest + bytes.toString('latin1', 0, read)).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest) yield rest
  } finally {
    closeSync(open)
  }
}
