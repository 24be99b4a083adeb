import { workerById } from '../accounts/index.ts'
import { agreedToTell } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { type NewMessage, type Recipient, tellAll } from '../messages/index.ts'
import { calledName, safeContact, type YoungPerson } from '../people/index.ts'
import { referralById } from '../referrals/index.ts'
import { type DateOnly, dateInLondon, displayFirstName, newId } from '../words/index.ts'
import { addForSender, agreedWithSender } from './for-sender.ts'
import type { Support } from './support.ts'

/** What somebody who referred is told of: kinds of news as they are agreed to in a decision. */
type News = 'first_contact' | 'ending'

type Sender = {
  to: Recipient
  values: { sentOn: DateOnly; team: string; link: string }
  agreed: readonly string[]
}

/** The worker who referred, with what they may be told; null where nobody did, or who did has no address. */
async function senderOf(acting: Acting, support: Support, origin: string): Promise<Sender | null> {
  const referral = await referralById(acting, support.referralId)
  if (!referral?.fromWorkerId) return null
  const sender = await workerById(acting.tx, referral.fromWorkerId)
  if (!sender?.email) return null
  const to: Recipient = {
    audience: 'worker',
    channel: 'email',
    address: sender.email,
    workerId: sender.id,
    ...(referral.fromTeamId ? { teamId: referral.fromTeamId } : {}),
  }
  const agreed = await agreedToTell(acting, {
    youngPersonId: support.youngPersonId,
    referralId: referral.id,
    teamId: referral.fromTeamId,
  })
  const values = {
    sentOn: dateInLondon(referral.sentAt),
    team: support.teamName,
    link: `${origin}/referrals/${referral.id}`,
  }
  return { to, values, agreed }
}

const mayHear = (sender: Sender | null, news: News): sender is Sender =>
  sender?.agreed.includes(news) === true

/** After the first contact, whoever referred hears that it happened, if that was agreed. The young person was there. */
export async function tellFirstContact(acting: Acting, support: Support, origin: string): Promise<void> {
  const sender = await senderOf(acting, support, origin)
  if ((await agreedWithSender(acting, support)).includes('first_contact')) {
    await addForSender(acting, support, 'first_contact')
  }
  if (!mayHear(sender, 'first_contact')) return
  const worker = support.workerName ?? support.teamName
  const values = { ...sender.values, worker, hearsEnding: sender.agreed.includes('ending') }
  await tellAll(acting, [
    {
      template: 'referrerFirstContact',
      values,
      to: sender.to,
      youngPersonId: support.youngPersonId,
      referralId: support.referralId,
    },
  ])
}

/**
 * After an ending the young person is told first, where a message to them is wanted and safe, and only then whoever
 * referred, if that was agreed. Who has told the young person in person passes `message: false`.
 */
export async function tellEnding(
  acting: Acting,
  support: Support,
  person: YoungPerson,
  how: { message: boolean; origin: string },
): Promise<void> {
  const about = { youngPersonId: support.youngPersonId, referralId: support.referralId }
  const worker = displayFirstName(support.workerName ?? support.teamName)
  const safe = how.message ? safeContact(person) : null
  const values = { firstName: calledName(person), team: support.teamName, worker }
  const head: NewMessage | null = safe && {
    ...about,
    id: newId(),
    template: safe.audience === 'parent_or_carer' ? 'parentEnded' : 'youngPersonEnded',
    values,
    to: safe,
  }
  const sender = await senderOf(acting, support, how.origin)
  const after = head?.id ? { after: head.id } : {}
  await tellAll(acting, [
    ...(head ? [head] : []),
    ...(mayHear(sender, 'ending')
      ? [{ ...about, ...after, template: 'referrerEnded' as const, values: sender.values, to: sender.to }]
      : []),
  ])
}
