import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type pg from 'pg'

/** As much of the driver's connection as copying needs. */
type Wire = { query: (text: string) => void }
type InWire = {
  stream: Writable
  sendCopyFromChunk: (chunk: Buffer) => void
  sendCopyFail: (why: string) => void
  endCopyFrom: () => void
}

/** One COPY to us through the plain driver: each row is handed on as it comes, so that none is kept. */
class CopyOut {
  readonly done: Promise<void>
  readonly #text: string
  readonly #take: (chunk: Buffer) => void
  #failed: Error | undefined
  #settle!: { resolve: () => void; reject: (error: Error) => void }

  constructor(text: string, take: (chunk: Buffer) => void) {
    this.#text = text
    this.#take = take
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
  }

  submit(wire: Wire): void {
    wire.query(this.#text)
  }
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#failed) return
    try {
      this.#take(chunk)
    } catch (error) {
      this.#failed = error as Error
    }
  }
  handleCommandComplete(): void {}
  handleError(error: Error): void {
    this.#settle.reject(error)
  }
  handleReadyForQuery(): void {
    if (this.#failed) this.#settle.reject(this.#failed)
    else this.#settle.resolve()
  }
}

/** Signature, flags and length of an extension that is never there. */
const HEADER = 19

/** Runs `copy (…) to stdout (format binary)` and hands on each row: its bytes, good until `take` returns. */
export async function copyRowsOut(
  client: pg.ClientBase,
  query: string,
  take: (row: Buffer) => void,
): Promise<void> {
  let begun = false
  const rows = new CopyOut(`copy (${query}) to stdout (format binary)`, (chunk) => {
    const row = begun ? chunk : chunk.subarray(HEADER)
    begun = true
    // The last message says that there are no more: a row of -1 columns.
    if (row.length > 2) take(row)
  })
  await client.query(rows as unknown as pg.Submittable & CopyOut).done
}

/** What begins and ends a binary COPY: signature, flags, no extension; a row of -1 columns. */
const BEGIN = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)])
const END = Buffer.from([0xff, 0xff])

/** One COPY from us: the next bytes are asked for when the last are on their way, so that none wait in memory. */
class CopyIn {
  readonly done: Promise<number>
  readonly #text: string
  readonly #chunks: Iterable<Buffer>
  #failed: Error | undefined
  #rows = 0
  #settle!: { resolve: (rows: number) => void; reject: (error: Error) => void }

  constructor(text: string, chunks: Iterable<Buffer>) {
    this.#text = text
    this.#chunks = chunks
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
  }

  submit(wire: Wire): void {
    wire.query(this.#text)
  }
  handleCopyInResponse(wire: InWire): void {
    this.#send(wire).catch((error: Error) => {
      this.#failed ??= error
      wire.sendCopyFail('the bytes could not be read')
    })
  }
  async #send(wire: InWire): Promise<void> {
    wire.sendCopyFromChunk(BEGIN)
    for (const chunk of this.#chunks) {
      if (this.#failed) return
      wire.sendCopyFromChunk(chunk)
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
    }
    wire.sendCopyFromChunk(END)
    wire.endCopyFrom()
  }
  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = Number(/^COPY (\d+)/.exec(text)?.[1])
  }
  handleError(error: Error): void {
    this.#failed ??= error
    this.#settle.reject(this.#failed)
  }
  handleReadyForQuery(): void {
    this.#settle.resolve(this.#rows)
  }
}

/** Puts rows into a table, `name (columns)`, as `copyRowsOut` gave them; gives how many. */
export function copyRowsIn(client: pg.ClientBase, into: string, rows: Iterable<Buffer>): Promise<number> {
  const copy = new CopyIn(`copy ${into} from stdin (format binary)`, rows)
  return client.query(copy as unknown as pg.Submittable & CopyIn).done
}
