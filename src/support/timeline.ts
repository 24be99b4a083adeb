import type { Decision } from '../circle/index.ts'
import { answersTold, attendanceTold, decisionTold, messageTold, referralTold } from './told-around.ts'
import { changeTold, contactTold, endingTold, ratingTold } from './told-of-support.ts'

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
  | { kind: 'answers'; detail: { by: string; occasion: string; supportId: string } }
  | { kind: 'attendance'; detail: { came: string; what: Text; words: Text; who: string } }
  | { kind: 'signpost'; detail: { what: string; who: string; serviceId: string } }
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
    case 'answers':
      return answersTold(happened.detail, called)
    case 'attendance':
      return attendanceTold(happened.detail, called)
    case 'signpost':
      return {
        kind: 'Signpost',
        title: `${happened.detail.who} told ${called} about ${happened.detail.what}`,
        tone: 'slate',
        href: { to: `/services/${happened.detail.serviceId}`, text: 'See what it is' },
      }
    case 'message':
      return messageTold(happened.detail, called)
    default:
      return decisionTold(happened, called)
  }
}

/** What is known about one kind of thing. */
export type DetailOf<K extends Happened['kind']> = Extract<Happened, { kind: K }>['detail']
