import type { ChildProcess } from 'node:child_process'
import type { LoadOrder, LoadReport } from './load.ts'
import { answerFrom, ask, leave, type Start } from './processes.ts'
import type { ServerOrder, ServerSettings } from './server.ts'
import type { Town } from './town.ts'

/** What is sent, without where to. */
export type Sending = { connections: number; seconds: number } & (
  | { kind: 'driver' | 'insert' | 'refer' }
  | { kind: 'page'; path: string; as: string }
)

/** The rows counted in the database differ from what was acknowledged, or something was not answered as it should be. */
export class DoesNotCount extends Error {}

/** A town with its server running, at which load is sent and counted. */
export type Stand = {
  town: Town
  /** Sends for that long, counts the rows it made, and gives how many a second were acknowledged. */
  rate: (sending: Sending) => Promise<number>
  /** The status with which a worker is answered. */
  status: (path: string, as: string) => Promise<number>
  background: (on: boolean) => Promise<void>
  stop: () => Promise<void>
}

const rowsOf = { driver: 'bench_insert', insert: 'bench_insert', refer: 'referral' } as const

const teachers = ['Bench teacher 1.1', 'Bench teacher 1.2', 'Bench teacher 2.1', 'Bench teacher 2.2']

/** Starts the town's server and waits until it listens. `load` is the process that sends. */
export async function openStand(start: Start, load: ChildProcess, town: Town): Promise<Stand> {
  const server = start('server', { appUrl: town.appUrl } satisfies ServerSettings)
  const { url } = await answerFrom<{ url: string }>(server)
  const cookies = new Map<string, string[]>([['', await town.cookiesOf(teachers)]])
  const toTeam = await town.teamCalled('Bench link workers 1')
  const cookiesAs = async (name: string) => {
    const known = cookies.get(name) ?? (await town.cookiesOf([name]))
    cookies.set(name, known)
    return known
  }
  const orderFor = async (sending: Sending): Promise<LoadOrder> => {
    if (sending.kind === 'page') return { ...sending, url, cookies: await cookiesAs(sending.as) }
    const { kind, connections, seconds } = sending
    if (kind === 'refer') return { kind, connections, seconds, url, cookies: await cookiesAs(''), toTeam }
    return kind === 'driver'
      ? { kind, connections, seconds, appUrl: town.appUrl }
      : { kind, connections, seconds, url }
  }
  return {
    town,
    rate: async (sending) => {
      const order = await orderFor(sending)
      const table = sending.kind === 'page' ? null : rowsOf[sending.kind]
      const before = table ? await countOf(town, table) : 0
      const report = await ask<LoadReport>(load, order)
      if (report.wrong) throw new DoesNotCount(report.wrong)
      const made = table ? (await countOf(town, table)) - before : report.acknowledged
      if (made !== report.acknowledged)
        throw new DoesNotCount(`${report.acknowledged} were acknowledged and ${made} rows are in ${table}`)
      return report.acknowledged / report.seconds
    },
    status: async (path, as) => {
      const [cookie = ''] = await cookiesAs(as)
      return (await fetch(url + path, { headers: { cookie }, redirect: 'manual' })).status
    },
    background: async (on) => {
      await ask(server, { background: on } satisfies ServerOrder)
    },
    stop: () => leave(server),
  }
}

async function countOf({ owner }: Town, table: string): Promise<number> {
  const { rows } = await owner.query<{ n: string }>(`select count(*) as n from ${table}`)
  return Number(rows[0]?.n)
}
