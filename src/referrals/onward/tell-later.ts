import { type Acting, addJob } from '../../database/index.ts'
import type { Referral } from '../referral.ts'

/** The job that tells everybody what a service answered. */
export const PLACE_ANSWERED = 'place-answered'

/** The job that sends those who run it their next link. */
export const NEXT_LINK = 'next-link'

/**
 * Leaves the telling of a service's answer to a job, in the answer's own transaction: whoever answers may not read whom
 * to tell, or where. `referral` is as it stood before the answer, so that a job run twice tells once.
 */
export const tellAnswerLater = (acting: Acting, referral: Referral): Promise<void> =>
  addJob(acting, PLACE_ANSWERED, {
    referral: referral.id,
    place: referral.placeId,
    decision: referral.decisionId,
  })

/** After who came was told by this link, and the young person comes again: a new link, for the next time. */
export const sendNextLink = (acting: Acting, referral: Referral): Promise<void> =>
  addJob(acting, NEXT_LINK, {
    referral: referral.id,
    place: referral.placeId,
    link: acting.actor.id as string,
  })
