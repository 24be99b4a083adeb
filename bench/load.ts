import { Agent, request } from 'node:http'
import pg from 'pg'
import { newId } from '../src/words/index.ts'
import { letterAbout } from './letter.ts'
import { letPupilsCome, type MorningOrder } from './pupils.ts'
import { INSERT, INSERT_PATH } from './reference.ts'

/** What is to be sent, over how many connections, for how long. */
export type LoadOrder = { connections: number; seconds: number } & (
  | { kind: 'driver'; appUrl: string }
  | { kind: 'insert'; url: string }
  | { kind: 'refer'; url: string; cookies: string[]; toTeam: string }
  | { kind: 'page'; url: string; cookies: string[]; path: string; packed?: true }
)

/** How many were answered as they should be, in how many seconds, and what else was answered, if anything. */
export type LoadReport = { acknowledged: number; seconds: number; wrong: string | null }

/** One request or query: null when it was answered as it should be, else what was answered. */
type Once = () => Promise<string | null>

/** Does what it is ordered, one order at a time, and reports. */
export function answerOrders(): void {
  process.on('message', async (order: LoadOrder | MorningOrder) =>
    process.send?.(await (order.kind === 'morning' ? letPupilsCome(order) : carryOut(order))),
  )
}

async function carryOut(order: LoadOrder): Promise<LoadReport> {
  if (order.kind === 'driver') return throughDriver(order)
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections })
  try {
    return await repeat(order, (connection) => overHttp(order, agent, connection))
  } finally {
    agent.destroy()
  }
}

// Each connection sends its next as soon as its last is answered; what is under way at the end is waited for.
async function repeat(
  { connections, seconds }: LoadOrder,
  make: (connection: number) => Once,
): Promise<LoadReport> {
  const report: LoadReport = { acknowledged: 0, seconds: 0, wrong: null }
  const begun = performance.now()
  const until = begun + seconds * 1000
  const one = async (once: Once) => {
    while (performance.now() < until && report.wrong === null) {
      const wrong = await once()
      if (wrong === null) report.acknowledged += 1
      else report.wrong = wrong
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => one(make(connection))))
  report.seconds = (performance.now() - begun) / 1000
  return report
}

async function throughDriver(order: LoadOrder & { kind: 'driver' }): Promise<LoadReport> {
  const clients = Array.from(
    { length: order.connections },
    () => new pg.Client({ connectionString: order.appUrl }),
  )
  await Promise.all(clients.map((client) => client.connect()))
  const body = letterAbout('Tariq Hussain', newId())
  try {
    return await repeat(order, (connection) => async () => {
      await (clients[connection] as pg.Client).query(INSERT, [newId(), body])
      return null
    })
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

function overHttp(order: Exclude<LoadOrder, { kind: 'driver' }>, agent: Agent, connection: number): Once {
  const headers = { origin: order.url, 'content-type': 'application/x-www-form-urlencoded' }
  if (order.kind === 'insert') {
    const body = letterAbout('Tariq Hussain', newId())
    return () => send(agent, order.url, { method: 'POST', path: INSERT_PATH, headers, body, expected: 204 })
  }
  const cookie = order.cookies[connection % order.cookies.length] ?? ''
  if (order.kind === 'page') {
    const asked: Record<string, string> = { cookie, ...(order.packed ? { 'accept-encoding': 'gzip' } : {}) }
    return () => send(agent, order.url, { method: 'GET', path: order.path, headers: asked, expected: 200 })
  }
  return () => {
    const path = `/refer/school/${newId()}`
    const body = letterAbout('Tariq Hussain', order.toTeam)
    return send(agent, order.url, {
      method: 'POST',
      path,
      headers: { ...headers, cookie },
      body,
      expected: 303,
    })
  }
}

type Sent = { method: string; path: string; headers: Record<string, string>; body?: string; expected: number }

function send(agent: Agent, url: string, { body, expected, ...sent }: Sent): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const headers = body ? { ...sent.headers, 'content-length': Buffer.byteLength(body) } : sent.headers
    const going = request(url + sent.path, { ...sent, agent, headers }, (answer) => {
      answer.resume()
      answer.once('error', reject)
      answer.once('end', () =>
        resolve(
          answer.statusCode === expected ? null : `${sent.method} ${sent.path} answered ${answer.statusCode}`,
        ),
      )
    })
    going.once('error', reject)
    going.end(body)
  })
}
