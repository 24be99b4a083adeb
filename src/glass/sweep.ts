import type { Acting } from '../database/index.ts'
import { escalate, lateReviews, managersAt } from './review-store.ts'
import { tellOfReview } from './telling.ts'

/** Reviews whose day is over go to the managers, and stop whoever broke glass from doing it again. Returns how many. */
export async function sweepGlass(acting: Acting, origin: string): Promise<number> {
  const late = await lateReviews(acting)
  for (const review of late) {
    await escalate(acting, review)
    const managers = await managersAt(acting, review.organisationId, review.workerId)
    await tellOfReview(acting, review, managers, { template: 'workerGlassLate', origin })
  }
  return late.length
}
