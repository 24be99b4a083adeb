import { dateInLondon, displayFirstName, shortDay } from '../words/index.ts'

/** Something a worker finished: with whom, when, and what kind of thing it was. */
export type Finished = {
  youngPersonId: string
  name: string | null
  preferredName: string | null
  at: Date
  what: string
  words: string | null
}

const sentences: Record<string, (called: string, words: string) => string> = {
  meeting: (called) => `Met ${called}`,
  visit: (called) => `Visited ${called}`,
  call: (called) => `Rang ${called}`,
  video: (called) => `Talked with ${called} by video`,
  message: (called) => `Wrote to ${called}`,
  with_others: (called) => `Talked with others about ${called}`,
  tried: (called) => `Tried to reach ${called}`,
  step: (called, words) => `${words} (${called})`,
  review: (called) => `Looked back with ${called}`,
  ending: (called) => `Ended support with ${called}`,
  accepted: (called) => `Took on ${called}`,
  sent: (called) => `Referred ${called}`,
}

/** 'Mon 23 Nov: Met Kez' */
export function finishedLine({ name, preferredName, at, what, words }: Finished): string {
  const called = name ? displayFirstName(name, preferredName) : 'a young person'
  const sentence = sentences[what]?.(called, words ?? '') ?? called
  return `${shortDay(dateInLondon(at))}: ${sentence}`
}
