import type { Context } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { isUuid } from '../../words/index.ts'
import { isOnward } from '../referral.ts'
import { type ReferralWithNames, referralById } from '../store.ts'
import { firstNameIn } from '../telling.ts'
import { type Supported, supportedBy } from './supported.ts'

/** A prescription as its pages find it. `supported` is null for whoever holds it while its sender's house is shut. */
export type AboutPrescription = {
  referral: ReferralWithNames
  called: string
  service: string
  supported: Supported | null
  mine: boolean
}

/** What a visitor finds of a referral to a service: the side that asked, the side that is asked, or nothing. */
export async function prescriptionById(
  acting: Acting,
  id: string,
): Promise<{ side: 'asks' | 'asked'; referral: ReferralWithNames } | null> {
  const referral = isUuid(id) ? await referralById(acting, id) : null
  if (!referral || !isOnward(referral)) return null
  // The letter is never open to those who are asked.
  return { side: referral.typed ? 'asks' : 'asked', referral }
}

/** Runs the work of a page about one prescription (`:id`) in one transaction, for those who asked; not found for anybody else. */
export function aboutPrescription(
  c: Context<Visit>,
  work: (acting: Acting, about: AboutPrescription) => Promise<Response> | Response,
): Promise<Response> {
  return c.var.act(async (acting) => {
    const found = await prescriptionById(acting, c.req.param('id') ?? '')
    if (!found) return c.notFound()
    const { referral, side } = found
    if (side === 'asked') return c.redirect(`/asked/${referral.id}`, 303)
    const supported = referral.supportFromId ? await supportedBy(acting, referral.supportFromId) : null
    return work(acting, {
      referral,
      called: supported?.called ?? firstNameIn(referral),
      service: referral.toServiceName ?? 'the service',
      supported,
      mine: supported?.mine ?? false,
    })
  })
}
