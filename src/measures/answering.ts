import type { Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { type AnsweredBy, type NewAnswers, putAnswers } from './answer-store.ts'
import type { Ask } from './ask.ts'
import { endLink } from './ask-store.ts'
import { type ItemAnswers, isChoice, missingIn, riskIn, scoreAnswers } from './scoring.ts'
import { forgetPicks, holdLink, type Picked, pickedSoFar } from './unsent-store.ts'

/** Somebody gave an answer that a person must read at once: told to the hall, in the transaction of the answer. */
export type RiskAnswered = { ask: Ask; items: readonly string[] }
export type OnRiskAnswer = (acting: Acting, told: RiskAnswered, origin: string) => Promise<void>
/** The same, of one request: the hall's address is known. */
type Telling = (acting: Acting, told: RiskAnswered) => Promise<void>

/** What is put on record for these picks: only items that were asked, and only answers that are choices. */
export function answersFrom(measure: Measure, ask: Ask, picked: Picked, answeredBy: AnsweredBy): NewAnswers {
  const asked = measure.items.filter(({ id }) => ask.items.includes(id))
  const answers: Record<string, number> = {}
  for (const item of asked) {
    const pick = Object.hasOwn(picked, item.id) ? picked[item.id] : null
    if (typeof pick === 'number' && isChoice(measure, item, pick)) answers[item.id] = pick
  }
  const given: ItemAnswers = answers
  return {
    answers: given,
    score: scoreAnswers(measure, given),
    missing: missingIn(asked, given),
    risk: riskIn(measure, given),
    answeredBy,
  }
}

/**
 * A link-holder sends what they picked: the answers go on record, the picks are forgotten, the link is used up. Pressed
 * again, however often, nothing more happens.
 */
export async function sendPicks(acting: Acting, measure: Measure, ask: Ask, onRisk: Telling): Promise<void> {
  if (await holdLink(acting)) return
  const picked = await pickedSoFar(acting, ask)
  const by = ask.sentTo === 'parent_or_carer' ? 'with_parent_or_carer' : 'young_person'
  const given = answersFrom(measure, ask, picked, by)
  if ((await putAnswers(acting, ask, given)) && given.risk.length > 0)
    await onRisk(acting, { ask, items: given.risk })
  await forgetPicks(acting, ask)
  await endLink(acting, acting.actor.id as string)
}

/**
 * A worker writes down what was answered beside them; a link to the same questions is used up with it. Answers false,
 * with nothing written, when there were answers already.
 */
export async function answerTogether(
  acting: Acting,
  measure: Measure,
  { ask, picked, onRisk }: { ask: Ask; picked: Picked; onRisk: Telling },
): Promise<boolean> {
  const given = answersFrom(measure, ask, picked, 'together')
  if (!(await putAnswers(acting, ask, given))) return false
  if (given.risk.length > 0) await onRisk(acting, { ask, items: given.risk })
  if (ask.linkId) await endLink(acting, ask.linkId)
  return true
}
