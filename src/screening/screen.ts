import type { Measure } from '../blueprint/index.ts'
import type { HandedIn } from '../filling-in/index.ts'
import { scoreAnswers } from '../measures/index.ts'
import { notReached, type Questionnaire, skipped } from '../surveys/index.ts'

/** Who of a named survey is asked whether they want support, and what is there for them. */
export type Screen = {
  roundId: string
  measure: string
  version: number
  score: string
  direction: 'at_least' | 'at_most'
  threshold: number
  /** Where the number is from. */
  thresholdFrom: string
  teamId: string
  teamName: string
  told: string
  signpostName: string
  signpostAddress: string
  trial: Trial | null
}

/** A trial that runs with it: what it is, and how those who join are shared out. */
export type Trial = {
  name: string
  registration: string
  about: string
  heldBy: string
  toReferral: number
  toSignposting: number
  smallestBlock: number
  largestBlock: number
}

export type Arm = 'referral' | 'signposting'
export type Reply = 'yes' | 'no' | 'not_now' | 'joined' | 'declined'

/** What somebody was asked, and what they said. */
export type Offer = { id: string; reply: Reply | null; sent: boolean; arm: Arm | null }

/** What one measure of a survey scores by what was answered; null where too little of it was. */
export function scoreIn(
  { measure, version, score }: Pick<Screen, 'measure' | 'version' | 'score'>,
  measures: readonly Measure[],
  { questionnaire, answers }: { questionnaire: Questionnaire; answers: Uint8Array },
): number | null {
  const asked = questionnaire.measures.find((one) => one.key === measure && one.version === version)
  const scored = measures.find((one) => one.key === measure && one.version === version)
  if (!asked || !scored) return null
  const given = Object.entries(asked.at).flatMap(([item, at]) => {
    const byte = answers[at]
    return byte === undefined || byte === skipped || byte === notReached ? [] : [[item, byte] as const]
  })
  return scoreAnswers(scored, Object.fromEntries(given))[score] ?? null
}

/** Whether somebody is asked: their score is at the threshold or over it, in the direction that was said. */
export function isAsked(
  screen: Screen,
  measures: readonly Measure[],
  { survey, answers }: HandedIn,
): boolean {
  const score = scoreIn(screen, measures, { questionnaire: survey.questionnaire, answers })
  if (score === null) return false
  return screen.direction === 'at_least' ? score >= screen.threshold : score <= screen.threshold
}

/** What somebody who was asked said, for those who read their answers; which way a trial took them is in none of it. */
export function replyWords({ reply, sent }: Pick<Offer, 'reply' | 'sent'>): string {
  if (reply === 'yes') return sent ? 'They said yes, and a referral was sent.' : 'They said yes.'
  if (reply === 'no') return 'They said no, and were shown what there is.'
  if (reply === 'joined') return 'They joined the trial.'
  if (reply === 'declined') return 'They did not join the trial, and were shown what there is.'
  return 'They have not said yet.'
}

/** Which page somebody is at: the question itself, how to reach them, that it was sent, or what there is to look at. */
export function pageFor({ reply, sent, arm }: Offer): 'ask' | 'reach' | 'sent' | 'ideas' {
  if (sent) return 'sent'
  if (arm) return arm === 'referral' ? 'reach' : 'ideas'
  return reply === 'no' || reply === 'declined' ? 'ideas' : 'ask'
}

/** Whether a referral of theirs may be sent: they say yes where no trial runs, or were allocated to it where one does. */
export const canBeReferred = (screen: Pick<Screen, 'trial'>, offer: Offer): boolean =>
  !offer.sent && (screen.trial ? offer.arm === 'referral' : pageFor(offer) === 'ask')
