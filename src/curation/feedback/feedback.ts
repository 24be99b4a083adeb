import { en } from '../../words/index.ts'

export type Welcome = keyof typeof en.curation.feedback.welcomes
export type Again = keyof typeof en.curation.feedback.agains

export const welcomes = ['yes', 'a_bit', 'no'] as const satisfies readonly Welcome[]
export const agains = ['yes', 'maybe', 'no'] as const satisfies readonly Again[]

/** What a person decided about one answer. */
export const moderations = {
  published: 'Publish it with its words',
  counted: 'Count it, and leave the words out',
  not_published: 'Do not publish it',
} as const
export type Moderation = keyof typeof moderations

/** How it was for somebody who went, as whoever moderates it sees it. */
export type Feedback = {
  id: string
  serviceId: string
  serviceName: string
  welcome: Welcome
  again: Again
  words: string | null
  unsafe: boolean
  madeAt: Date
}

/** What everybody may know: counts with their n, from three answers on, and the words that were published. */
export type Shown = {
  n: number
  welcome: { yes: number; some: number; no: number }
  again: { yes: number; some: number; no: number }
  words: readonly string[]
}

/**
 * What stands in the way of a decision, by field, or nothing. An answer about safety is never put away before somebody
 * has said what was done, and its words stay with those whose job is safety.
 */
export function whyNotDecided(
  feedback: Pick<Feedback, 'unsafe' | 'words'>,
  { decision, reason }: { decision: Moderation; reason: string | null },
): Record<string, string> {
  if (feedback.unsafe && !reason) return { reason: 'Write what was done about it, and by whom' }
  if (feedback.unsafe && decision === 'published')
    return { decision: 'Words about safety are not published. Count it, or do not publish it' }
  if (decision === 'not_published' && !reason) return { reason: 'Write why it is not published' }
  return {}
}
