import { countOf, dateOnly, spokenDay } from '../words/index.ts'
import { endingReasonWords } from './support.ts'
import type { DetailOf, Told } from './timeline.ts'

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

/** A conversation, visit or try. */
export function contactTold(detail: DetailOf<'contact'>, called: string): Told {
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

/** A goal rated, with what it was before. */
export function ratingTold({ goal, rating, before, by, words }: DetailOf<'rating'>, called: string): Told {
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

/** How a support closed, and why. */
export function endingTold({ reason, words, followUpOn }: DetailOf<'ending'>): Told {
  const later = followUpOn ? `Follow-up on ${spokenDay(dateOnly(followUpOn))}.` : ''
  const said = words ? `Said to them: ${words}` : ''
  return {
    kind: 'Ending',
    title: `Support ended. ${endingReasonWords(reason)}`,
    text: [said, later].filter(Boolean).join(' ') || undefined,
    tone: 'slate',
  }
}

/** A handover, a pause, or its end. */
export function changeTold({ act, who, to, words }: DetailOf<'change'>): Told {
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
