import type pg from 'pg'

/** As much of the driver's connection as copying needs. */
type Wire = {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
}

/** One COPY through the plain driver: rows out as bytes, or the same bytes in. */
class Copy {
  readonly rows: Buffer[] = []
  readonly done: Promise<Buffer>
  readonly #text: string
  readonly #sent: Buffer | undefined
  #settle!: { resolve: (rows: Buffer) => void; reject: (error: Error) => void }

  constructor(text: string, sent?: Buffer) {
    this.#text = text
    this.#sent = sent
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
  }

  submit(wire: Wire): void {
    wire.query(this.#text)
  }
  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFromChunk(this.#sent ?? Buffer.alloc(0))
    wire.endCopyFrom()
  }
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.rows.push(Buffer.from(chunk))
  }
  handleCommandComplete(): void {}
  handleError(error: Error): void {
    this.#settle.reject(error)
  }
  handleReadyForQuery(): void {
    this.#settle.resolve(Buffer.concat(this.rows))
  }
}

/** Every row of a table, as COPY writes it, in the order of these columns. */
export async function copyOut(client: pg.Client, table: string, columns: string): Promise<Buffer> {
  return client.query(
    new Copy(`copy (select ${columns} from ${table}) to stdout`) as unknown as pg.Submittable & Copy,
  ).done
}

/** Puts the rows into a table again. */
export async function copyIn(client: pg.Client, table: string, columns: string, rows: Buffer): Promise<void> {
  await client.query(
    new Copy(`copy ${table} (${columns}) from stdin`, rows) as unknown as pg.Submittable & Copy,
  ).done
}
