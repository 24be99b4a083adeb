import { type Decision, decisionWords } from '../circle/index.ts'
import { countOf, dateOnly, spokenDay } from '../words/index.ts'
import { endingReasonWords } from './support.ts'

type Text = string | null

/** Something that happened with a young person, as the timeline's question gives it. */
export type Happened = { at: Date; id: string } & (
  | {
      kind: 'referral'
      detail: {
        act: string
        who: Text
        from: Text
        to: Text
        words: Text
        answerBy: string
        referralId: string
      }
    }
  | { kind: 'change'; detail: { act: string; who: Text; to: Text; words: Text } }
  | {
      kind: 'contact'
      detail: {
        how: string
        reached: boolean
        minutes: number | null
        place: Text
        words: Text
        readers: Text
        who: string
      }
    }
  | { kind: 'goal'; detail: { goal: string; whose: string } }
  | {
      kind: 'rating'
      detail: { goal: string; rating: number; before: number | null; by: string; words: Text }
    }
  | { kind: 'step'; detail: { what: string; doer: string; name: Text } }
  | { kind: 'review'; detail: { words: string; who: string } }
  | { kind: 'ending'; detail: { reason: string; words: string; followUpOn: Text } }
  | { kind: 'follow_up'; detail: object }
  | { kind: 'decision' | 'withdrawal'; detail: Decision }
  | {
      kind: 'message'
      detail: {
        template: string
        audience: string
        channel: string
        sent: boolean
        withheld: Text
        failed: Text
      }
    }
)

type Tone = 'fern' | 'leaf' | 'sky' | 'plum' | 'berry' | 'slate'

/** A thing of the timeline in words. `own` are the young person's own words; `ring` waits for others or is theirs. */
export type Told = {
  kind: string
  title: string
  text?: string
  own?: string
  /** Who can read the note. */
  readers?: string
  tone: Tone
  ring?: boolean
  href?: { to: string; text: string }
}

/** What a thing of the timeline says. `called` is what we call the young person. */
export function tell(happened: Happened, called: string): Told {
  switch (happened.kind) {
    case 'referral':
      return referralTold(happened.detail, called)
    case 'change':
      return changeTold(happened.detail)
    case 'contact':
      return contactTold(happened.detail, called)
    case 'goal':
      return { kind: 'Goal', title: `A new goal: “${happened.detail.goal}”`, tone: 'plum' }
    case 'rating':
      return ratingTold(happened.detail, called)
    case 'step':
      return { kind: 'Step', title: `Done: ${happened.detail.what}`, tone: 'leaf' }
    case 'review':
      return {
        kind: 'Looked back together',
        title: `${called} and ${happened.detail.who} looked back`,
        text: happened.detail.words,
        tone: 'fern',
      }
    case 'ending':
      return endingTold(happened.detail)
    case 'follow_up':
      return { kind: 'Ending', title: 'Followed up', tone: 'slate' }
    case 'message':
      return messageTold(happened.detail, called)
    default:
      return decisionTold(happened, called)
  }
}

type DetailOf<K extends Happened['kind']> = Extract<Happened, { kind: K }>['detail']

function referralTold(detail: DetailOf<'referral'>, called: string): Told {
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

function changeTold({ act, who, to, words }: DetailOf<'change'>): Told {
  const by = who ?? 'Somebody'
  const title =
    act === 'handed_on'
      ? `${by} handed on to ${to}`
      : act === 'paused'
        ? `${by} paused the support`
        : `${by} took the support up again`
  return {
    kind: act === 'handed_on' ? 'Handover' : 'Pause',
    title,
    text: words ?? undefined,
    tone: 'sky',
    ring: act === 'handed_on',
  }
}

const reachedWords: Record<string, string> = {
  meeting: 'met',
  call: 'rang',
  message: 'wrote to',
  video: 'had a video call with',
  visit: 'visited',
  with_others: 'met with others about',
}

const readerWords: Record<string, string> = {
  worker_and_manager: 'Only the worker and the manager can read this note.',
  young_person_too: 'The young person can read this note.',
  everyone_in_support: 'Everyone in the support can read this note.',
}

function contactTold(detail: DetailOf<'contact'>, called: string): Told {
  const how = detail.reached ? (reachedWords[detail.how] ?? 'was in touch with') : 'tried to reach'
  const facts = [
    detail.place,
    detail.reached && detail.minutes ? countOf(detail.minutes, 'minute') : null,
  ].filter(Boolean)
  return {
    kind: detail.reached ? 'Contact' : 'Tried',
    title: `${detail.who} ${how} ${called}${facts.length > 0 ? `, ${facts.join(', ')}` : ''}`,
    text: detail.words ?? undefined,
    readers: detail.words ? readerWords[detail.readers ?? ''] : undefined,
    tone: detail.reached ? 'fern' : 'slate',
    ring: !detail.reached,
  }
}

function ratingTold({ goal, rating, before, by, words }: DetailOf<'rating'>, called: string): Told {
  const who =
    by === 'young_person'
      ? called
      : by === 'parent_or_carer'
        ? 'A parent or carer'
        : `${called} and the worker`
  const change =
    before === null
      ? ''
      : rating > before
        ? `, up from ${before}`
        : rating < before
          ? `, down from ${before}`
          : ', as before'
  return {
    kind: 'Goal',
    title: `“${goal}”: ${who} rated it ${rating}${change}`,
    own: words ?? undefined,
    tone: 'plum',
  }
}

function endingTold({ reason, words, followUpOn }: DetailOf<'ending'>): Told {
  const later = followUpOn ? `Follow-up on ${spokenDay(dateOnly(followUpOn))}.` : ''
  const said = words ? `Said to them: ${words}` : ''
  return {
    kind: 'Ending',
    title: `Support ended. ${endingReasonWords(reason)}`,
    text: [said, later].filter(Boolean).join(' ') || undefined,
    tone: 'slate',
  }
}

function decisionTold(
  happened: Extract<Happened, { kind: 'decision' | 'withdrawal' }>,
  called: string,
): Told {
  const words = decisionWords(happened.detail, called)
  return happened.kind === 'decision'
    ? { kind: 'Agreed', title: words, tone: 'plum' }
    : { kind: 'Agreed', title: `Taken back: ${words}`, tone: 'plum', ring: true }
}

function messageTold(detail: DetailOf<'message'>, called: string): Told {
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
