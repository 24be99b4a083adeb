import { open } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { shown } from './feed-address.ts'
import type { Limits } from './get.ts'
import { FetchProblem } from './problem.ts'

/** From here on, something that grew this many times in unpacking is a trap. Real lists grow tenfold. */
const SUSPECT = 32 * 1024 * 1024
const GROWN = 200

/**
 * Writes the body of an answer to a file, unpacked, within limits of size and time, and answers with how many bytes it
 * has. What does not begin as JSON does is not read on.
 */
export async function spool(
  answer: IncomingMessage,
  url: URL,
  path: string,
  limits: Limits,
): Promise<number> {
  const body = unpacked(answer, url)
  const stop = (problem: string) =>
    body.destroy(new FetchProblem(`${shown(url)} ${problem}.`, { again: true }))
  const total = setTimeout(() => stop('took too long to answer to the end'), limits.total)
  // Whoever has sent it all, or more than is read yet, has not stopped: then it is this machine that is slow.
  const watch = (): unknown =>
    answer.setTimeout(limits.idle, () => {
      if (answer.complete) return
      if (answer.readableLength > 0) watch()
      else stop('stopped in the middle of its answer')
    })
  watch()
  const file = await open(path, 'w', 0o600)
  let bytes = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (bytes === 0) beginsAsJson(chunk, answer, url)
      bytes += chunk.length
      if (bytes > limits.bytes)
        throw new FetchProblem(
          `${shown(url)} answers with more than ${Math.round(limits.bytes / 1024 / 1024)} megabytes: too much for one page.`,
        )
      if (bytes > SUSPECT && bytes > answer.socket.bytesRead * GROWN)
        throw new FetchProblem(
          `${shown(url)} sends something packed that unpacks to far more than a list of services.`,
        )
      await file.write(chunk)
    }
  } finally {
    clearTimeout(total)
    answer.destroy()
    await file.close()
  }
  return bytes
}

/** The body of an answer, unpacked as it says it is packed. */
export function unpacked(answer: IncomingMessage, url: URL): Readable {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return answer
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : null
  if (!unpack)
    throw new FetchProblem(
      `${shown(url)} packs its answer in a way that was not asked for (${encoding.slice(0, 40)}).`,
    )
  // Whoever reads it is told of an error by the reading; one that comes before they begin must not end the program.
  unpack.on('error', () => {})
  return pipeline(answer, unpack, () => {})
}

// A type that says JSON over a page of HTML, or HTML over JSON, is common: what it is decides, not what it says.
function beginsAsJson(chunk: Buffer, answer: IncomingMessage, url: URL): void {
  const text = chunk
    .subarray(0, 200)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (text === '' || /^[[{"\-0-9tfn]/.test(text)) return
  const type = answer.headers['content-type']?.split(';')[0]?.slice(0, 60)
  throw new FetchProblem(
    `${shown(url)} answers with something that is not JSON${type ? ` (${type})` : ''}: it begins with ${JSON.stringify(text.slice(0, 30))}.`,
  )
}
