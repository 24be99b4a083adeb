import { fraction, inRounds, median } from './rounds.ts'
import type { Sending, Stand } from './stand.ts'

const ROUNDS = 4
const SECONDS = 0.8

/** Referrals taken in over HTTP in one town: rates a second, and the fraction of the reference's. */
export type IntakeFigure = {
  people: number
  connections: number
  /** Whether the queue sends what the referrals cause at the same time, in the same process. */
  queueWorked: boolean
  referrals: number
  oneInsert: number
  bareDriver: number
  fraction: number
}

/** Measures taking referrals in, at so many connections, in both towns by turns. */
export async function measureIntake(
  { small, large }: { small: Stand; large: Stand },
  connections: number,
): Promise<IntakeFigure[]> {
  const send = (stand: Stand, kind: 'driver' | 'insert' | 'refer') => () =>
    stand.rate({ kind, connections, seconds: SECONDS } satisfies Sending)
  const rates = await inRounds(ROUNDS, {
    driver: send(small, 'driver'),
    smallInsert: send(small, 'insert'),
    smallRefer: send(small, 'refer'),
    largeInsert: send(large, 'insert'),
    largeRefer: send(large, 'refer'),
  })
  const figure = (people: number, referrals: number[], oneInsert: number[]): IntakeFigure => ({
    people,
    connections,
    queueWorked: false,
    referrals: median(referrals),
    oneInsert: median(oneInsert),
    bareDriver: median(rates.driver),
    fraction: fraction(referrals, oneInsert),
  })
  return [
    figure(small.town.people, rates.smallRefer, rates.smallInsert),
    figure(large.town.people, rates.largeRefer, rates.largeInsert),
  ]
}

/** The same in one town while the queue sends the messages that the referrals cause. */
export async function measureIntakeWithQueue(stand: Stand, connections: number): Promise<IntakeFigure> {
  const send = (kind: 'driver' | 'insert' | 'refer') => () =>
    stand.rate({ kind, connections, seconds: SECONDS } satisfies Sending)
  const rates = await inRounds(ROUNDS, {
    driver: send('driver'),
    insert: send('insert'),
    refer: async () => {
      await stand.background(true)
      const rate = await send('refer')()
      await stand.background(false)
      return rate
    },
  })
  return {
    people: stand.town.people,
    connections,
    queueWorked: true,
    referrals: median(rates.refer),
    oneInsert: median(rates.insert),
    bareDriver: median(rates.driver),
    fraction: fraction(rates.refer, rates.insert),
  }
}
