import { membersWith, teamById, type Worker, workerById } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type NewMessage, type Recipient, tellAll } from '../messages/index.ts'
import { calledName } from '../people/index.ts'
import { type Answers, answerText } from '../ui/questions/index.ts'
import { type DateOnly, dateInLondon, newId } from '../words/index.ts'
import { todayOf } from './deadlines.ts'
import { READERS } from './destinations.ts'
import type { WayIn } from './forms/index.ts'
import { firstTold } from './letter.ts'
import type { ReferralWithNames } from './store.ts'

type About = Pick<
  ReferralWithNames,
  'id' | 'youngPersonId' | 'wayIn' | 'typed' | 'sentAt' | 'toTeamName' | 'toServiceName'
>

/** A referral and where its pages are, for messages to lead to. */
export type Told = {
  referral: About
  origin: string
  /** The id of each message, first to last, where telling twice must tell once. */
  idOf?: (nth: number) => string
}

/** What the person concerned is told, and what the others are told after them. */
export type News = {
  youngPerson: (values: { firstName: string; team: string }, to: Recipient) => NewMessage | null
  /** `tellThem`: nobody but whoever referred tells the young person. */
  others: (values: {
    sentOn: DateOnly
    team: string
    link: string
    tellThem: boolean
  }) => Promise<NewMessage[]>
}

const answersOf = ({ typed }: Pick<ReferralWithNames, 'typed'>): Answers => (typed ?? {}) as Answers

/** What the letter calls the young person, for a message to them or to whoever decides with them. */
export const firstNameIn = (referral: Pick<ReferralWithNames, 'typed'>): string => {
  const answers = answersOf(referral)
  return calledName({
    name: answerText(answers, 'name') || 'there',
    preferred_name: answerText(answers, 'preferred_name'),
  })
}

/** An email to one worker, or null when we have no address for them. */
export const toWorker = (worker: Pick<Worker, 'id' | 'email'> | null, teamId?: string): Recipient | null =>
  worker?.email
    ? {
        audience: 'worker',
        channel: 'email',
        address: worker.email,
        workerId: worker.id,
        ...(teamId ? { teamId } : {}),
      }
    : null

/**
 * Tells the news of a referral in the order that rule 3 asks for: the young person first (or the adult who decides
 * with them), everybody else only when that has gone. Where the sender tells them, there is nobody to wait for.
 */
export async function tellNews(
  acting: Acting,
  { referral, origin, idOf = () => newId() }: Told,
  news: News,
): Promise<void> {
  const team = referral.toServiceName ?? referral.toTeamName ?? 'Trellis'
  const first = firstTold(referral.wayIn as WayIn, answersOf(referral))
  const about = { youngPersonId: referral.youngPersonId, referralId: referral.id }
  const firstMessage = first && news.youngPerson({ firstName: firstNameIn(referral), team }, first)
  const head = firstMessage ? { ...firstMessage, ...about, id: idOf(0) } : null
  const tellThem = answerText(answersOf(referral), 'tell_first') === 'sender'
  const link = `${origin}/referrals/${referral.id}`
  const values = { sentOn: dateInLondon(referral.sentAt), team, link, tellThem }
  const others = await news.others(values)
  await tellAll(acting, [
    ...(head ? [head] : []),
    ...others.map((message, nth) => ({
      ...message,
      ...about,
      id: idOf(nth + 1),
      ...(head ? { after: head.id } : {}),
    })),
  ] as NewMessage[])
}

/** Whether the message goes to a parent or carer, so that the words fit. */
export const isParent = (to: Recipient): boolean => to.audience === 'parent_or_carer'

/** The worker who sent a referral, where a worker did. */
export async function senderOf(acting: Acting, referral: ReferralWithNames): Promise<Recipient | null> {
  if (!referral.fromWorkerId) return null
  const sender = await workerById(acting.tx, referral.fromWorkerId)
  return toWorker(sender, referral.fromTeamId ?? undefined)
}

/** The public name of a team, for a message. */
export const teamName = async (acting: Acting, id: string | null): Promise<string> =>
  (id && (await teamById(acting.tx, id))?.name) || 'your team'

/** What the receiving team's managers and link workers are told: somebody waits for their answer. */
export async function teamMessages(
  acting: Acting,
  referral: Pick<ReferralWithNames, 'id' | 'toTeamId' | 'youngPersonId'>,
  answerBy: DateOnly,
  origin: string,
): Promise<NewMessage[]> {
  const id = referral.toTeamId as string
  const readers = await membersWith(acting.tx, id, READERS, todayOf(acting))
  const team = { id, name: await teamName(acting, id) }
  return readerMessages(team, readers, { answerBy, link: `${origin}/referrals/${referral.id}` })
}

/** The same for a team and readers that are known. */
export const readerMessages = (
  team: { id: string; name: string },
  readers: readonly Pick<Worker, 'id' | 'email'>[],
  said: { answerBy: DateOnly; link: string },
): NewMessage[] =>
  readers
    .map((reader) => toWorker(reader, team.id))
    .filter((to): to is Recipient => to !== null)
    .map((to) => ({ template: 'teamReferralWaits', values: { team: team.name, ...said }, to }) as NewMessage)
