import { ServerResponse } from 'node:http'

type Chunk = string | Uint8Array

/**
 * A response of Node's own kind that is sent nowhere: what is written to it is kept, so that the hall can send it
 * with its own headers like any other answer.
 */
export class KeptResponse extends ServerResponse {
  private readonly parts: Buffer[] = []
  private readonly ended = Promise.withResolvers<void>()

  override write(chunk: Chunk): boolean {
    this.parts.push(Buffer.from(chunk))
    return true
  }

  override end(last?: unknown): this {
    if (typeof last === 'string' || last instanceof Uint8Array) this.write(last)
    this.ended.resolve()
    this.emit('finish')
    return this
  }

  /** The whole answer, once it has been given. */
  async answer(): Promise<Response> {
    await this.ended.promise
    const headers = new Headers()
    for (const [name, value] of Object.entries(this.getHeaders()))
      for (const one of [value].flat())
        if (one !== undefined && name !== 'content-length') headers.append(name, String(one))
    const body = this.parts.length > 0 ? new Uint8Array(Buffer.concat(this.parts)) : null
    return new Response(body, { status: this.statusCode, headers })
  }
}
