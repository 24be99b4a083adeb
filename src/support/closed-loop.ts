import { endEntries } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { addForSender, agreedWithSender } from './for-sender.ts'
import type { Support } from './support.ts'

/**
 * Leaves for whoever referred what they may read of an ending, as the last act of their referral, and sets the day on
 * which their view of it closes. What was not agreed to is not written there at all.
 */
export async function closeForSender(
  acting: Acting,
  support: Support,
  { words, until }: { words: string | null; until: Date },
): Promise<void> {
  const agreed = await agreedWithSender(acting, support)
  if (agreed.includes('ending')) {
    await addForSender(acting, support, 'ended', agreed.includes('outcome') ? words : null)
  }
  await endEntries(
    acting,
    support.youngPersonId,
    { referralId: support.referralId, opens: ['progress'] },
    { at: until, because: 'support ended' },
  )
}
