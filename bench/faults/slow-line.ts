import { createServer, connect as dial, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Line, measureMorning } from '../morning.ts'
import { startPart } from '../processes.ts'
import { DoesNotCount } from '../stand.ts'
import { chances, type Fault } from './fault.ts'

/** Milliseconds each way, give or take a quarter; bytes a second (256 kbit/s); and how many answers in a hundred never come. */
const [ONE_WAY, BYTES_A_SECOND, CUT] = [100, 32_000, 5]
const TRIES = 8
const MORNING = { startsASecond: 4, minutes: 2, questions: 12 }

/**
 * A school whose line is slow and loses answers: pupils fill in a survey over it, and whoever gets no answer sends the same
 * again. Every one of them comes to the end, and what stands is what each was told, once.
 */
export const slowLine: Fault = async ({ seed, say }) => {
  const lost = { cut: 0 }
  const line: Line = { tries: TRIES, open: (url) => openLine(url, chances(seed), lost) }
  try {
    const { pupils, answers, page, saving } = await measureMorning(startPart, { ...MORNING, line }, say)
    const after = (spread: { p50: number; p95: number }) =>
      `${Math.round(spread.p50)} ms, p95 ${Math.round(spread.p95)} ms`
    say(
      `${pupils} pupils over a line of ${2 * ONE_WAY} ms and 256 kbit/s that was cut ${lost.cut} times: all of them handed in, ${answers} answers stand, each once and as it was told. Saving ${after(saving)}; the next page ${after(page)}, with what was sent again.`,
    )
    return lost.cut > 0
  } catch (error) {
    if (!(error instanceof DoesNotCount)) throw error
    say(`Not as it should be: ${error.message}`)
    return false
  }
}

/** A line to the server that hands on what comes later and slowly, and is cut instead of, or within, some of the answers. */
async function openLine(url: string, chance: () => number, lost: { cut: number }) {
  const { hostname, port } = new URL(url)
  const server = createServer((near) => {
    const far = dial(Number(port), hostname)
    for (const socket of [near, far]) socket.on('error', () => {})
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    const [there, back] = [handOn(far, chance), handOn(near, chance)]
    near.on('data', there)
    far.on('data', (bytes) => {
      if (chance() * 100 >= CUT) return back(bytes)
      lost.cut++
      // Half of them with some of the answer gone through already.
      if (chance() < 0.5) back(bytes.subarray(0, Math.floor(bytes.length * chance())), () => near.destroy())
      else near.destroy()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    close: () => void server.close(),
  }
}

/** Writes to a socket later, and one after the other as a slow line does. */
function handOn(to: Socket, chance: () => number) {
  let free = 0
  let before = Promise.resolve()
  return (bytes: Buffer, then: () => void = () => {}): void => {
    free = Math.max(free, performance.now()) + (bytes.length * 1_000) / BYTES_A_SECOND
    const arrives = free + ONE_WAY * (0.75 + chance() / 2)
    before = before.then(async () => {
      await pause(Math.max(0, arrives - performance.now()))
      if (to.writable) to.write(bytes)
      then()
    })
  }
}
