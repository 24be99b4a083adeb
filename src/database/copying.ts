import type pg from 'pg'

/** As much of the driver's connection as copying needs. */
type Wire = { query: (text: string) => void }

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
