import type { Programme, Source } from '../blueprint/index.ts'
import {
  type Answers,
  answerList,
  answerText,
  type Choice,
  everyQuestion,
  type Question,
} from '../ui/questions/index.ts'
import { dateOnly, listOf, plainDate } from '../words/index.ts'
import { sourceSaid } from './described.ts'

type WayIn = Programme['ways_in'][number]
type Asked = WayIn['form'][number]

/** One thing that a short form asked, and what was said to it, in words. */
export type Said = { asks: string; says: string }

/** How a referral comes: the form that was sent, and the kind of organisation that sent it. */
export type Sent = { wayIn: string; sentBy: string | null }

/** Who sends so; and the wider word, where a programme has none of them or several. */
function sourcesOf({ wayIn, sentBy }: Sent): { among: readonly Source[]; otherwise: Source } {
  switch (wayIn) {
    case 'school':
      return { among: [], otherwise: 'school' }
    case 'young_person':
      return { among: [], otherwise: 'young-person' }
    case 'parent_or_carer':
      return { among: [], otherwise: 'parent-or-carer' }
    case 'coach':
      return { among: ['club', 'youth-club'], otherwise: 'club' }
    case 'health':
      return {
        among: sentBy === 'practice' ? ['gp'] : ['hospital', 'mental-health-service'],
        otherwise: 'health-professional',
      }
    default:
      return {
        among: ['leaving-care', 'youth-justice', 'social-care', 'early-help'],
        otherwise: 'other-professional',
      }
  }
}

const among = ({ ways_in }: Programme, sources: readonly Source[]): WayIn[] =>
  ways_in.filter(({ who }) => sources.includes(who))

/** By which of its ways somebody came to a programme. Of several, the form does not say which: then it is the wider word. */
export function sourceOf(programme: Programme, sent: Sent): Source {
  const sources = sourcesOf(sent)
  const found = among(programme, sources.among)
  return found.length === 1 && found[0] ? found[0].who : sources.otherwise
}

/** By which of its ways somebody may refer to a programme: none where it has no way in for them. */
export function waysInFor(programme: Programme, sent: Sent): readonly WayIn[] {
  const sources = sourcesOf(sent)
  const found = among(programme, sources.among)
  return found.length === 1 ? found : among(programme, [...sources.among, sources.otherwise])
}

/** The short form that a programme names for whoever refers so; they say which they are, where it has several for them. */
export function shortForm(programme: Programme, sent: Sent): Question[] {
  const ways = waysInFor(programme, sent)
  if (ways.length < 2) return ways.flatMap(({ form }) => asQuestions(form, 'asks'))
  const { otherwise } = sourcesOf(sent)
  const none = ways.some(({ who }) => who === otherwise) ? [] : [{ value: 'none', label: 'None of these' }]
  return [
    {
      ...{ kind: 'one', name: 'asks-who', label: 'Which of these are you?' },
      required: 'Choose which of these you are',
      options: [
        ...ways.map(({ who, form }) => ({
          ...{ value: who, label: sourceSaid(who) },
          ...(form.length > 0 ? { reveals: asQuestions(form, `asks-${who}`) } : {}),
        })),
        ...none,
      ],
    },
  ]
}

/** Everything that was said to these questions, in words, without what was left empty. */
export const saidTo = (questions: readonly Question[], answers: Answers): Said[] =>
  everyQuestion({ sections: [{ title: '', questions }] }).flatMap((question) => {
    const says = inWords(question, answers)
    return says ? [{ asks: question.label, says }] : []
  })

function inWords(question: Question, answers: Answers): string {
  const text = answerText(answers, question.name)
  if (question.kind === 'date') return text ? plainDate(dateOnly(text)) : ''
  if (question.kind !== 'one' && question.kind !== 'many') return text
  const picked = question.kind === 'many' ? answerList(answers, question.name) : [text]
  return listOf(question.options.flatMap(({ value, label }) => (picked.includes(value) ? [label] : [])))
}

const yesOrNo: readonly Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

const optionsOf = ({ choices }: { choices: readonly { key: string; says: string }[] }): Choice[] =>
  choices.map(({ key, says }) => ({ value: key, label: says }))

/** The questions of a blueprint's short form as they are asked; `form` keeps the names of one form from those of another. */
export const asQuestions = (asked: readonly Asked[], form: string): Question[] =>
  asked.map((one) => asQuestion(one, `${form}-${one.key}`))

function asQuestion(one: Asked, name: string): Question {
  const shared = {
    ...{ name, label: one.asks },
    ...(one.hint ? { hint: one.hint } : {}),
    ...(one.may_be_empty ? {} : { required: `Answer this: ${one.asks}` }),
  }
  switch (one.answer) {
    case 'words':
      return { ...shared, kind: 'words', rows: 4, max: 2000 }
    case 'line':
      return { ...shared, kind: 'line', max: 200 }
    case 'date':
      return { ...shared, kind: 'date' }
    case 'yes-or-no':
      return { ...shared, kind: 'one', inline: true, options: yesOrNo }
    case 'one':
      return { ...shared, kind: 'one', options: optionsOf(one) }
    case 'several':
      return { ...shared, kind: 'many', options: optionsOf(one) }
  }
}
