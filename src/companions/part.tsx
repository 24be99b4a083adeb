import type { Acting } from '../database/index.ts'
import type { AboutPrescription } from '../referrals/index.ts'
import type { Content } from '../ui/index.ts'
import { dateInLondon } from '../words/index.ts'
import { CompanionsPart } from './screens/companions-part.tsx'
import { companionsOf } from './store.ts'

/** Who goes along to one place, as a part of its page, with the way to choose somebody. */
export async function companionsPart(acting: Acting, about: AboutPrescription): Promise<Content> {
  const { referral, supported } = about
  const companions = await companionsOf(acting, referral.id)
  const mayChoose =
    supported?.mine === true &&
    supported.state !== 'ended' &&
    ['sent', 'returned', 'accepted'].includes(referral.state)
  if (!mayChoose && companions.length === 0) return null
  return (
    <CompanionsPart
      companions={companions}
      called={about.called}
      referralId={referral.id}
      mayChoose={mayChoose}
      today={dateInLondon(acting.now)}
    />
  )
}
