import { createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { jobsPool } from '../../src/database/index.ts'
import { asOwner, cookiesOf, countAgainst, inWords, wrongIn } from '../counting.ts'
import { startSenders } from '../ledger.ts'
import { type Rehearsal, rehearse } from '../rehearsal.ts'
import { spreadOf } from '../rounds.ts'
import { chances, type Fault, isProven } from './fault.ts'

const [ROUNDS, SECONDS] = [6, 5]
/** How much longer a page may take at p95 than while the mail is taken. */
const LONGER = 1.1

/** How a mail server may treat us. */
const manners = ['takes it', 'says nothing', 'is busy', 'hangs up'] as const
type Manner = (typeof manners)[number]

/**
 * Nobody takes the mail, in three ways, while a teacher refers and somebody who works elsewhere opens their Today: pages are shown
 * as fast as while it is taken, and once it is taken again everything goes out.
 */
export const noMail: Fault = async ({ seed, say }) => {
  const chance = chances(seed)
  const mail = await mailServer()
  const rehearsal = await rehearse()
  try {
    const since = new Date()
    await becomeReal(rehearsal, mail.port)
    const times = new Map<Manner, number[]>(manners.map((manner) => [manner, []]))
    let sound = true
    for (let round = 1; round <= ROUNDS; round++)
      for (const manner of manners.toSorted(() => chance() - 0.5)) {
        mail.behaves(manner)
        const [found, shown] = await whileReferring(rehearsal)
        times.get(manner)?.push(...shown)
        sound &&= wrongIn(found) === 0
        say(`Round ${round}, the mail server ${manner}: ${inWords(found)}; ${inSpread(shown)}.`)
      }
    mail.behaves('takes it')
    const { left, unseen } = await goesOut(rehearsal, mail.taken, since)
    const history = rehearsal.verified()
    const p95 = (manner: Manner) => spreadOf(times.get(manner) ?? []).p95
    for (const manner of manners.slice(1)) {
      const ratio = p95(manner) / p95('takes it')
      sound &&= ratio <= LONGER
      say(`Today while it ${manner}: ${ratio.toFixed(2)} times as long at p95 as while it takes it.`)
    }
    say(
      `Then ${mail.taken.size} letters taken, ${left} still waiting, ${unseen} told and never taken; ${history}.`,
    )
    return sound && left + unseen === 0 && isProven(history)
  } finally {
    await rehearsal.stop()
    await mail.stop()
  }
}

/** A demo sends nothing: its people go on as a real place, whose mail goes to this server of ours. */
async function becomeReal(rehearsal: Rehearsal, mailPort: number): Promise<void> {
  const { port } = new URL(rehearsal.url())
  await asOwner(rehearsal.addresses, "update installation set kind = 'real'")
  await rehearsal.killAll()
  await rehearsal.startAgain({
    ...{ TRELLIS_DEMO: 'no', TRELLIS_PASSKEYS: 'yes', PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` },
    ...{ SMTP_URL: `smtp://127.0.0.1:${mailPort}`, MAIL_FROM: 'Trellis <trellis@saltmere.example>' },
  })
}

/** One teacher refers, and somebody opens their Today again and again: what is there afterwards, and how long each page took. */
async function whileReferring(rehearsal: Rehearsal) {
  const [teacher = '', cookie = ''] = await cookiesOf(rehearsal.addresses, ['Priya Raman', 'Tomas Brennan'])
  const senders = startSenders({ url: rehearsal.url(), cookies: [teacher], connections: 1, rest: 250 })
  const shown: number[] = []
  for (const end = performance.now() + SECONDS * 1_000; performance.now() < end; await pause(20)) {
    const begun = performance.now()
    const page = await fetch(`${rehearsal.url()}/today`, { headers: { cookie } })
    if (!page.ok || !(await page.text()).includes('<h1'))
      throw new Error(`Today was not shown: ${page.status}`)
    shown.push(performance.now() - begun)
  }
  await senders.stop()
  return [await countAgainst(rehearsal.addresses, senders.ledger), shown] as const
}

const WAITING =
  "channel = 'email' and sent_at is null and withheld_because is null and failed_because is null"

/** Has everything that waits tried now, until nothing does or a minute passed; how many wait still, and were told and never taken. */
async function goesOut({ addresses }: Rehearsal, taken: ReadonlySet<string>, since: Date) {
  const ask = async (question: string, values: unknown[] = []) =>
    (await asOwner<{ id: string }>(addresses, question, values)).map(({ id }) => id)
  const queue = jobsPool(addresses.appUrl, 1)
  const waiting = () => ask(`select id from message where ${WAITING}`)
  for (let left = 60; left > 0 && (await waiting()).length > 0; left--) {
    await queue.query(
      'update graphile_worker._private_jobs set run_at = clock_timestamp() where locked_at is null',
    )
    await pause(1_000)
  }
  await queue.end()
  const told = await ask("select id from message where channel = 'email' and sent_at >= $1", [since])
  return { left: (await waiting()).length, unseen: told.filter((id) => !taken.has(id)).length }
}

const inSpread = (times: readonly number[]): string =>
  `${times.length} pages shown, p95 ${spreadOf(times).p95.toFixed(0)} ms`

/** A mail server that behaves as it is told to, and keeps the ids of the letters that it took. */
async function mailServer() {
  let manner: Manner = 'takes it'
  const taken = new Set<string>()
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => open.delete(socket))
    if (manner === 'hangs up') socket.destroy()
    else if (manner !== 'says nothing') converse(socket, manner, taken)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  return {
    ...{ taken, port: typeof address === 'object' && address ? address.port : 0 },
    behaves: (next: Manner) => {
      manner = next
    },
    stop: () => {
      for (const socket of open) socket.destroy()
      return new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}

function converse(socket: Socket, manner: Manner, taken: Set<string>): void {
  let inLetter = false
  let rest = ''
  socket.write('220 mail.example ESMTP\r\n')
  socket.on('data', (bytes) => {
    const lines = (rest + bytes.toString()).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const id = /^Message-ID: <([^@]+)@/i.exec(line)?.[1]
      if (inLetter && id) taken.add(id)
      if (inLetter && line !== '.') continue
      inLetter = line === 'DATA'
      const busy = manner === 'is busy' && line.startsWith('RCPT')
      socket.write(inLetter ? '354 go on\r\n' : busy ? '451 busy\r\n' : '250 fine\r\n')
    }
  })
}
