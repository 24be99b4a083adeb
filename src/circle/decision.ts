import type { Selectable } from 'kysely'
import type { DB } from '../database/index.ts'
import { type Answers, answerList, answerOrNull, answerText, type Problems } from '../ui/questions/index.ts'
import { type DateOnly, listOf, plainDate } from '../words/index.ts'

/** A yes or no of a young person or of whoever decides with them: to the service, or to telling somebody. */
export type Decision = Selectable<DB['decision']>

/** With whom whoever is in a family’s plan agreed to share that. */
export const IN_FAMILY = 'everybody in the family’s plan'

/** What may be told to somebody outside the support. */
export const shareable = [
  { value: 'first_contact', label: 'When the first meeting has happened', told: 'the first meeting' },
  { value: 'ending', label: 'When support has ended', told: 'when support ends' },
  { value: 'outcome', label: 'What came of it', told: 'what came of it' },
  {
    ...{ value: 'plan', label: 'Their part of a plan of several agencies' },
    told: 'the plan of several agencies',
  },
  {
    ...{ value: 'plan_health', label: 'What a health service does in that plan' },
    told: 'what a health service does in the plan',
  },
] as const

/** Columns of `decision` from an answered form. */
export function decisionFrom(answers: Answers, shareWith: { name: string | null; teamId: string | null }) {
  const sharing = answerText(answers, 'about') === 'sharing'
  const answer = (name: string) => answerOrNull(answers, name)
  const who = answerText(answers, 'decided_by')
  const young = who === 'competent' || who === 'sixteen_or_over'
  const holder = who === 'parental_responsibility'
  return {
    about: sharing ? 'sharing' : 'service',
    answer: answerText(answers, 'answer'),
    share_with: sharing ? shareWith.name : null,
    share_with_team_id: sharing ? shareWith.teamId : null,
    share_what: sharing ? [...answerList(answers, 'share_what')] : [],
    decided_by: young ? 'young_person' : who,
    competence: young ? who : holder ? 'not_competent' : null,
    judged_by: answer(holder ? 'not_able_judged_by' : who === 'competent' ? 'judged_by' : 'approver'),
    grounds: answer(holder ? 'not_able_grounds' : who === 'competent' ? 'grounds' : 'override_reason'),
    tell_parents: answer('tell_parents'),
    holder_name: answer('holder_name'),
    holder_relationship: answer('holder_relationship'),
    holder_known_by: answer('holder_known_by'),
    decided_on: answerText(answers, 'decided_on'),
    evidence: answer('evidence'),
    review_on: answer('review_on'),
  }
}

/**
 * What one field cannot check. 16 and 17 decide for themselves (Family Law Reform Act 1969, section 8), and from 18
 * nobody has parental responsibility (Children Act 1989, section 105). Whether a younger person can decide is judged
 * by somebody, never worked out from the age.
 */
export function checkDecision(answers: Answers, age: number | null): Problems {
  const who = answerText(answers, 'decided_by')
  if (who === 'parental_responsibility' && age !== null && age >= 18) {
    return { decided_by: 'They are 18 or over, so nobody has parental responsibility any more' }
  }
  if (who === 'sixteen_or_over' && age !== null && age < 16) {
    return {
      decided_by: 'Their date of birth says that they are not 16 yet. Choose who decided, or correct it',
    }
  }
  if (answerText(answers, 'about') !== 'sharing') return {}
  if (!answerText(answers, 'share_team') && !answerText(answers, 'share_with')) {
    return { share_team: 'Choose with whom, or write who it is' }
  }
  return answerText(answers, 'answer') === 'yes' && answerList(answers, 'share_what').length === 0
    ? { share_what: 'Choose what they may be told' }
    : {}
}

/** 'Kez said yes to being supported', or to telling somebody what. */
export function decisionWords(decision: Decision, called: string): string {
  const told = shareable.filter(({ value }) => decision.share_what.includes(value)).map((item) => item.told)
  const what =
    decision.about === 'service'
      ? 'being supported'
      : `telling ${decision.share_with ?? 'somebody'}${told.length > 0 ? ` about ${listOf(told)}` : ''}`
  return `${deciderOf(decision, called)} said ${decision.answer} to ${what}`
}

/** The text without a full stop at its end, to stand inside a sentence of ours. */
const bare = (text: string | null): string => (text ?? '').trim().replace(/[.!]+$/, '')

function deciderOf(decision: Decision, called: string): string {
  if (decision.decided_by === 'young_person') return called
  return (
    (decision.decided_by === 'parental_responsibility' ? decision.holder_name : decision.judged_by) ??
    'Somebody'
  )
}

/** Who decided and why they could, in a sentence; and what the young person wants parents told. */
export function groundsWords(decision: Decision, called: string): string {
  const wants = decision.tell_parents ? ` Parents are told: ${bare(decision.tell_parents)}.` : ''
  if (decision.decided_by === 'safeguarding_override') {
    return `A safeguarding decision without a yes: ${bare(decision.grounds)}.${
      decision.review_on ? ` To be looked at again by ${plainDate(decision.review_on as DateOnly)}.` : ''
    }`
  }
  if (decision.decided_by === 'parental_responsibility') {
    const known = decision.holder_known_by ? `, known from: ${bare(decision.holder_known_by)}` : ''
    const judged = decision.judged_by
      ? ` ${decision.judged_by} judged that ${called} was not able to decide this: ${bare(decision.grounds)}.`
      : ''
    return `${decision.holder_relationship}, with parental responsibility${known}.${judged}`
  }
  if (decision.competence === 'sixteen_or_over') return `${called} is 16 or over.${wants}`
  if (decision.competence === 'not_yet_judged') {
    return `Nobody has judged yet whether ${called} can decide this: do it at the first meeting.`
  }
  return `Able to decide this, judged by ${decision.judged_by}: ${bare(decision.grounds)}.${wants}`
}
