import { type Answers, answerList, answerOrNull, answerText, type Problems } from '../ui/questions/index.ts'
import { type DateOnly, newId } from '../words/index.ts'
import type { ReferralForm, WayIn } from './forms/index.ts'

type AnyWayIn = WayIn | 'onward'

/** Whom the first news goes to, and how: null when the sender tells them. */
export type FirstTold = {
  audience: 'young_person' | 'parent_or_carer'
  channel: 'text' | 'email'
  address: string
}

/**
 * What one page cannot check field by field: that there is a way to answer. Gives a sentence for each field at fault.
 */
export function checkLetter(form: ReferralForm, answers: Answers): Problems {
  const has = (...names: string[]) => names.some((name) => answerText(answers, name) !== '')
  if (form.open && !has('phone', 'email')) {
    return { phone: 'Give us a phone number or an email address, so that we can answer' }
  }
  const first = answerText(answers, 'tell_first')
  if (first === 'young_person' && !has('phone', 'email')) {
    return { phone: 'Enter a phone number or an email address that is safe to use' }
  }
  if (first === 'parent_or_carer' && !has('parent_phone', 'parent_email')) {
    return { parent_phone: 'Enter a phone number or an email address that is safe to use' }
  }
  return {}
}

/** Who is told first, from what the letter says is safe. A text before an email: it is read sooner. */
export function firstTold(wayIn: AnyWayIn, answers: Answers): FirstTold | null {
  const choice = answerText(answers, 'tell_first')
  if (choice === 'sender') return null
  const prefix = choice === 'parent_or_carer' ? 'parent_' : ''
  const audience =
    choice === 'parent_or_carer' || wayIn === 'parent_or_carer' ? 'parent_or_carer' : 'young_person'
  const phone = answerText(answers, `${prefix}phone`)
  const email = answerText(answers, `${prefix}email`)
  if (phone.startsWith('+447')) return { audience, channel: 'text', address: phone }
  if (email) return { audience, channel: 'email', address: email }
  return phone ? { audience, channel: 'text', address: phone } : null
}

type Recorded = { today: DateOnly; recordedBy: string | null; shareWith: string; shareTeamId: string | null }

/** Columns of `decision`: consent to the service, and, apart from it, agreement on what the sender is told. */
export function decisionsFrom(wayIn: WayIn, answers: Answers, recorded: Recorded) {
  const who = whoDecided(wayIn, answers)
  if (!who) return []
  const shared = { decided_on: recorded.today, recorded_by: recorded.recordedBy }
  const service = {
    id: newId(),
    about: 'service',
    answer: 'yes',
    share_with: null,
    share_with_team_id: null,
    share_what: [] as string[],
    ...who,
    ...shared,
  }
  if (wayIn === 'young_person' || wayIn === 'parent_or_carer') return [service]
  const told = answerList(answers, 'may_tell')
  return [
    service,
    {
      ...service,
      id: newId(),
      about: 'sharing',
      share_with: recorded.shareWith,
      share_with_team_id: recorded.shareTeamId,
      share_what: [...told],
      answer: told.length > 0 ? 'yes' : 'no',
    },
  ]
}

const undecided = {
  competence: null as string | null,
  judged_by: null as string | null,
  grounds: null as string | null,
  tell_parents: null as string | null,
  holder_name: null as string | null,
  holder_relationship: null as string | null,
  holder_known_by: null as string | null,
}

/** Columns of `decision` that say who decided and why they could; null where that is not asked. */
export function whoDecided(wayIn: AnyWayIn, answers: Answers) {
  // Whether they can decide is judged when the link worker meets them: never worked out from a date of birth.
  if (wayIn === 'young_person' || wayIn === 'coach') {
    return { ...undecided, decided_by: 'young_person', competence: 'not_yet_judged' }
  }
  if (wayIn === 'parent_or_carer') return null
  const answer = (name: string) => answerOrNull(answers, name)
  switch (answerText(answers, 'decided_by')) {
    case 'competent':
      return {
        ...undecided,
        decided_by: 'young_person',
        competence: 'competent',
        judged_by: answer('judged_by'),
        grounds: answer('grounds'),
        tell_parents: answer('tell_parents'),
      }
    case 'sixteen_or_over':
      return { ...undecided, decided_by: 'young_person', competence: 'sixteen_or_over' }
    case 'parental_responsibility':
      return {
        ...undecided,
        decided_by: 'parental_responsibility',
        competence: 'not_competent',
        judged_by: answer('not_able_judged_by'),
        grounds: answer('not_able_grounds'),
        holder_name: answer('holder_name'),
        holder_relationship: answer('holder_relationship'),
        holder_known_by: answer('holder_known_by'),
      }
    default:
      return {
        ...undecided,
        decided_by: 'safeguarding_override',
        judged_by: answer('approver'),
        grounds: answer('override_reason'),
      }
  }
}
