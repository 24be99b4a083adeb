import type { Acting } from '../../database/index.ts'
import { serviceById, serviceCan } from '../../directory/index.ts'
import { uuidV5 } from '../../words/index.ts'
import type { ReferralWithNames } from '../store.ts'
import { tellNews } from '../telling.ts'
import { pickedWith, placeNews } from './place-news.ts'

/**
 * Asks somebody who has been there whether they felt welcome and would go again: once for each place, on the way that was
 * chosen when it was asked for. The link is to the page that everybody may answer, so nothing in it says who they are.
 */
export async function askHowItWas(
  acting: Acting,
  { referral, origin }: { referral: ReferralWithNames; origin: string },
): Promise<void> {
  const service = await serviceById(acting.tx, referral.toServiceId ?? '')
  if (referral.state !== 'accepted' || !service || !serviceCan.beSeen(service)) return
  const values = {
    ...(await pickedWith(acting, referral)),
    link: `${origin}/services/${service.id}/feedback`,
  }
  await tellNews(
    acting,
    { referral, origin, idOf: () => uuidV5(referral.id, 'how it was') },
    { youngPerson: placeNews('HowItWas', values), others: async () => [] },
  )
}
