import type { Selectable } from 'kysely'
import type { DB } from '../database/index.ts'
import type { Form } from '../ui/questions/index.ts'

/** Why the law lets a team keep what it keeps about a young person: nobody’s yes, and apart from every yes. */
export type LawfulBasis = Selectable<DB['lawful_basis']>

const bases = [
  {
    value: 'public_task',
    label: 'A task in the public interest',
    hint: 'Usual for councils, schools and the NHS. UK GDPR, article 6(1)(e).',
  },
  { value: 'legal_obligation', label: 'A duty by law', hint: 'Article 6(1)(c).' },
  {
    value: 'legitimate_interests',
    label: 'Legitimate interests, weighed against theirs',
    hint: 'Usual for charities and clubs. Article 6(1)(f).',
  },
  { value: 'vital_interests', label: 'To save a life', hint: 'Article 6(1)(d).' },
  {
    value: 'consent',
    label: 'Consent',
    hint: 'Only where all of it ends when the yes is taken back. Article 6(1)(a).',
  },
] as const

const conditions = [
  { value: 'none_needed', label: 'Nothing about health or the like is kept' },
  {
    value: 'health_or_social_care',
    label: 'Health or social care',
    hint: 'By, or under, a professional with a duty of secrecy. Article 9(2)(h).',
  },
  {
    value: 'safeguarding',
    label: 'Safeguarding of children and of people at risk',
    hint: 'Article 9(2)(g), and Data Protection Act 2018, schedule 1, paragraph 18.',
  },
  { value: 'vital_interests', label: 'To save a life, when they cannot say yes', hint: 'Article 9(2)(c).' },
  { value: 'explicit_consent', label: 'Explicit consent', hint: 'Article 9(2)(a).' },
] as const

/** Recording why the law allows it. */
export const lawfulBasisForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'basis', label: 'Why does the law allow keeping this record?' },
          ...{ required: 'Choose why the law allows it', options: bases },
        },
        {
          ...{ kind: 'one', name: 'special', label: 'And what is about health, origin or belief?' },
          ...{ required: 'Choose what allows it for these', options: conditions },
        },
        {
          ...{ kind: 'words', name: 'because', label: 'Why is that so here?', rows: 3, max: 1000 },
          required: 'Say why that is so here',
        },
        {
          ...{ kind: 'line', name: 'evidence', label: 'Where is that written down?', max: 300 },
          hint: 'For example: the service’s data protection impact assessment.',
        },
      ],
    },
  ],
}

const labelOf = (list: readonly { value: string; label: string }[], value: string): string =>
  list.find((one) => one.value === value)?.label ?? value

/** 'A task in the public interest. For what is about health or the like: health or social care.' */
export function basisWords({ basis, special }: Pick<LawfulBasis, 'basis' | 'special'>): string {
  const first = `${labelOf(bases, basis)}.`
  return special === 'none_needed'
    ? `${first} ${labelOf(conditions, special)}.`
    : `${first} For what is about health and the like: ${labelOf(conditions, special).toLowerCase()}.`
}
