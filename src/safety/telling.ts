import { workerById } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type NewMessage, type Recipient, tellAll } from '../messages/index.ts'
import { isMobileNumber } from '../words/index.ts'
import { spokenBy } from './lead.ts'

type Template = 'workerConcernRaised' | 'workerConcernPassedOn' | 'workerConcernLate' | 'workerConcernShared'

/** Tells those who read a concern, by email and by text, whichever they see first: a link, and never a name or what it is. */
export async function tellLeads(
  acting: Acting,
  concernId: string,
  leads: readonly { workerId: string; by: Date }[],
  { template, origin }: { template: Template; origin: string },
): Promise<void> {
  const messages: NewMessage[] = []
  for (const { workerId, by } of leads) {
    const worker = await workerById(acting.tx, workerId)
    if (!worker?.active) continue
    const values = { by: spokenBy(by), link: `${origin}/concerns/${concernId}` }
    const to = { audience: 'worker', workerId } as const
    const ways: Recipient[] = [
      ...(worker.email ? [{ ...to, channel: 'email' as const, address: worker.email }] : []),
      ...(worker.phone && isMobileNumber(worker.phone)
        ? [{ ...to, channel: 'text' as const, address: worker.phone }]
        : []),
    ]
    messages.push(...ways.map((way) => ({ template, values, to: way })))
  }
  if (messages.length > 0) await tellAll(acting, messages)
}
