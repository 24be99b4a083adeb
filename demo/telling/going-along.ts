import { assignCompanion } from '../../src/companions/store.ts'
import { tellCompanion } from '../../src/companions/telling.ts'
import { supportedBy } from '../../src/referrals/index.ts'
import { referralById } from '../../src/referrals/store.ts'
import { newId } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { type Event, event, happens, thing } from './life.ts'
import { dayFrom } from './when.ts'

type GoingAlong = { who: string; in: number; meets?: 'at_the_door' | 'on_the_way'; words?: string }

/** Somebody is chosen to go along to a place, so many working days from today. */
export const goesAlong = (ago: number, place: string, told: GoingAlong): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => {
      const referral = await referralById(acting, thing(life, place))
      const supported = await supportedBy(acting, life.support)
      if (!referral || !supported) throw new Error(`${place} is not there for whoever chooses`)
      const given = {
        ...{ id: newId(), placeId: referral.placeId, youngPersonId: referral.youngPersonId },
        ...{ referralId: referral.id, supportId: supported.id, serviceId: referral.toServiceId as string },
        ...{ workerId: invented(told.who), onDate: dayFrom(life.town, told.in) },
        ...{ meets: told.meets ?? 'at_the_door', called: supported.called, words: told.words ?? null },
        toldName: true,
      }
      await assignCompanion(acting, given)
      await tellCompanion(acting, { referral, given, supported, origin: life.town.origin })
    }),
  )
