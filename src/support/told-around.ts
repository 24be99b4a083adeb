import { decisionWords } from '../circle/index.ts'
import { dateOnly, spokenDay } from '../words/index.ts'
import type { DetailOf, Happened, Told } from './timeline.ts'

/** What became of a referral. */
export function referralTold(detail: DetailOf<'referral'>, called: string): Told {
  const to = detail.to ?? 'a service'
  const from = detail.from ?? 'Somebody without an account'
  const titles: Record<string, string> = {
    sent: `${from} asked ${to}`,
    accepted: `${detail.who ?? to} took on ${called}`,
    declined: `${to} said no`,
    returned: `${to} gave no answer: back with the sender`,
    went_up: `${to} gave no answer: up to the manager`,
    withdrawn: 'The referral was taken back',
    asked_again: `${to} was asked again`,
    passed_on: `Passed on to ${to}`,
    handed_on: `Asking ${to} was handed on with the support`,
    closed: 'Settled another way',
  }
  const waits = detail.act === 'sent' || detail.act === 'asked_again' || detail.act === 'passed_on'
  const until = waits ? `An answer was asked for by ${spokenDay(dateOnly(detail.answerBy))}.` : undefined
  return {
    kind: 'Referral',
    title: titles[detail.act] ?? 'Something happened to the referral',
    text: detail.words ?? until,
    tone: 'sky',
    ring: detail.act !== 'accepted',
    href: { to: `/referrals/${detail.referralId}`, text: 'See the referral' },
  }
}

/** Questions answered. */
export function answersTold({ by, occasion, supportId }: DetailOf<'answers'>, called: string): Told {
  const beside =
    by === 'with_parent_or_carer'
      ? ' with a parent or carer'
      : by === 'together'
        ? ' together with the worker'
        : ''
  const when =
    occasion === 'baseline' ? 'for the first time' : occasion === 'follow_up' ? 'to compare' : 'in between'
  return {
    kind: 'Questions',
    title: `${called} answered the questions ${when}${beside}`,
    tone: 'plum',
    href: { to: `/supports/${supportId}/measures`, text: 'See the answers' },
  }
}

const cameWords: Record<string, string> = { came: 'came to', did_not_come: 'did not come to' }

/** Who came to what, as those who run it say. */
export function attendanceTold({ came, what, words, who }: DetailOf<'attendance'>, called: string): Told {
  const title =
    came === 'cancelled'
      ? `${what ?? 'The activity'} did not take place`
      : `${called} ${cameWords[came] ?? came} ${what ?? 'the activity'}`
  return {
    kind: 'Activity',
    title,
    text: words ? `${words} (${who})` : `${who} told us.`,
    tone: 'leaf',
    ring: true,
  }
}

/** A yes or no, or one taken back. */
export function decisionTold(
  happened: Extract<Happened, { kind: 'decision' | 'withdrawal' }>,
  called: string,
): Told {
  const words = decisionWords(happened.detail, called)
  return happened.kind === 'decision'
    ? { kind: 'Agreed', title: words, tone: 'plum' }
    : { kind: 'Agreed', title: `Taken back: ${words}`, tone: 'plum', ring: true }
}

/** A message of ours, and whether it went. */
export function messageTold(detail: DetailOf<'message'>, called: string): Told {
  const to =
    detail.audience === 'young_person'
      ? called
      : detail.audience === 'parent_or_carer'
        ? 'a parent or carer'
        : detail.audience === 'provider'
          ? 'the activity'
          : 'whoever referred them'
  const how = detail.channel === 'text' ? 'text' : 'email'
  const problem = detail.withheld ?? detail.failed
  if (problem)
    return {
      kind: 'Message',
      title: `A ${how} to ${to} did not go`.replace('A email', 'An email'),
      text: problem,
      tone: 'berry',
      ring: true,
    }
  const title = detail.sent ? `Told ${to} by ${how}` : `Telling ${to} by ${how}`
  return { kind: 'Message', title, tone: 'slate', ring: !detail.sent }
}
