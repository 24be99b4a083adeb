import { type Acting, addJob } from '../../database/index.ts'
import type { Referral } from '../referral.ts'

/** The job that tells everybody what a service answered. */
export const PLACE_ANSWERED = 'place-answered'

/** The job that sends those who run it their next link. */
export const NEXT_LINK = 'next-link'

/** The job that asks a young person how it was, once they have been there. */
export const HOW_IT_WAS = 'how-it-was'

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

/** They came: they are asked how it was. Whoever tells that they came may not read where a message reaches them. */
export const askHowItWasLater = (acting: Acting, referral: Pick<Referral, 'id' | 'placeId'>): Promise<void> =>
  addJob(acting, HOW_IT_WAS, { referral: referral.id, place: referral.placeId })
