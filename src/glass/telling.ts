import { workerById } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import { dateOnly, spokenDay } from '../words/index.ts'

/** Tells workers of a break to be looked at: by email, with a link, and nothing about whom. */
export async function tellOfReview(
  acting: Acting,
  review: { id: string; dueOn: string },
  workers: readonly string[],
  { template, origin }: { template: 'workerGlassBroken' | 'workerGlassLate'; origin: string },
): Promise<void> {
  const messages: NewMessage[] = []
  const values = { by: spokenDay(dateOnly(review.dueOn)), link: `${origin}/glass-reviews/${review.id}` }
  for (const workerId of workers) {
    const worker = await workerById(acting.tx, workerId)
    if (!worker?.active || !worker.email) continue
    const to = { audience: 'worker', workerId, channel: 'email', address: worker.email } as const
    messages.push({ template, values, to })
  }
  if (messages.length > 0) await tellAll(acting, messages)
}
