import { setTimeout as pause } from 'node:timers/promises'
import { cookiesOf } from '../counting.ts'
import { type Ledger, type Senders, startSenders } from '../ledger.ts'
import type { Rehearsal } from '../rehearsal.ts'

/** Waits until so many more referrals were acknowledged than when it was asked. Throws when that takes a minute. */
export async function untilMore({ ledger }: Senders, more: number): Promise<void> {
  const before = ledger.acknowledged.size
  const patience = performance.now() + 60_000
  while (ledger.acknowledged.size < before + more) {
    if (performance.now() > patience) throw new Error('nothing was acknowledged any more for a minute')
    await pause(20)
  }
}

/** Breaks something while eight people send referrals; gives what they sent, and what was acknowledged. */
export async function whileSending(
  rehearsal: Rehearsal,
  breaking: (senders: Senders) => Promise<void>,
): Promise<Ledger> {
  const cookies = await cookiesOf(rehearsal.addresses, ['Priya Raman', 'Marcus Doyle'])
  const senders = startSenders({ url: rehearsal.url(), cookies, connections: 8 })
  try {
    await untilMore(senders, 10)
    await breaking(senders)
  } finally {
    await senders.stop()
  }
  return senders.ledger
}
