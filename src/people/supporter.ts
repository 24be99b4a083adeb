import type { Selectable } from 'kysely'
import type { DB } from '../database/index.ts'
import { type Answers, answerOrNull, answerText, type Problems } from '../ui/questions/index.ts'

/** Somebody beside a young person: a parent or carer, a trusted adult, whom to ring, another professional. */
export type Supporter = Selectable<DB['supporter']>

export const supporterKinds = [
  { value: 'parent_or_carer', label: 'Parent or carer' },
  { value: 'trusted_adult', label: 'Trusted adult', hint: 'Somebody the young person chose.' },
  { value: 'emergency_contact', label: 'Whom to ring in an emergency' },
  { value: 'professional', label: 'Another professional' },
] as const

const kindLabels: Record<string, string> = Object.fromEntries(
  supporterKinds.map(({ value, label }) => [value, label]),
)

/** What somebody is to a young person, in words: 'nan (Parent or carer)'. */
export function supporterRole({ kind, relationship }: Pick<Supporter, 'kind' | 'relationship'>): string {
  const label = kindLabels[kind] ?? kind
  return relationship ? `${relationship} (${label.toLowerCase()})` : label
}

const bare = (text: string | null): string => (text ?? '').trim().replace(/[.!]+$/, '')

/** What is known about parental responsibility, as a sentence; empty for anybody who is no parent or carer. */
export function responsibilityWords(
  supporter: Pick<Supporter, 'kind' | 'parental_responsibility' | 'how_we_know'>,
): string {
  if (supporter.kind !== 'parent_or_carer') return ''
  switch (supporter.parental_responsibility) {
    case 'yes':
      return `Has parental responsibility. We know from: ${bare(supporter.how_we_know)}.`
    case 'no':
      return `Has no parental responsibility${supporter.how_we_know ? `. We know from: ${bare(supporter.how_we_know)}` : ''}.`
    default:
      return 'We do not know yet whether they have parental responsibility.'
  }
}

/** Columns of `supporter` from an answered form. */
export function supporterFrom(answers: Answers) {
  const kind = answerText(answers, 'kind')
  const parent = kind === 'parent_or_carer'
  return {
    kind,
    name: answerText(answers, 'name'),
    relationship: answerText(answers, 'relationship'),
    phone: answerOrNull(answers, 'phone'),
    email: answerOrNull(answers, 'email'),
    parental_responsibility: parent ? answerText(answers, 'parental_responsibility') : 'not_known',
    how_we_know: parent ? answerOrNull(answers, 'how_we_know') : null,
    may_collect: answerText(answers, 'may_collect') === 'yes',
    note: answerOrNull(answers, 'note'),
  }
}

/** What one field cannot check: from 18 nobody has parental responsibility (Children Act 1989, section 105). */
export function checkSupporter(answers: Answers, age: number | null): Problems {
  const claims =
    answerText(answers, 'kind') === 'parent_or_carer' &&
    answerText(answers, 'parental_responsibility') === 'yes'
  return claims && age !== null && age >= 18
    ? { parental_responsibility: 'They are 18 or over, so nobody has parental responsibility any more' }
    : {}
}
