import { type Answers, answerList, type Form, type Problems } from '../ui/questions/index.ts'
import { en } from '../words/index.ts'
import type { Decision } from './decision.ts'

const words = en.limits
const kinds = Object.entries(words.kinds).map(([value, label]) => ({ value, label }))

/** The kinds of content of a yes that can be limited; none where it has only one, or is not a yes that holds. */
const limitable = (one: Decision): { value: string; label: string }[] => {
  const inIt = kinds.filter(({ value }) => one.share_what.includes(value))
  const stands = one.about === 'sharing' && one.answer === 'yes' && one.withdrawn_at === null
  return stands && one.decided_by !== 'safeguarding_override' && one.share_what.length > 1 ? inIt : []
}

/** Whether what is told of this yes can be limited to less. */
export const canBeLimited = (one: Decision): boolean => limitable(one).length > 0

/** Which kinds may still be told. */
export const limitForm = (one: Decision): Form => ({
  sections: [
    {
      title: '',
      questions: [{ kind: 'many', name: 'keep', label: words.question, options: limitable(one) }],
    },
  ],
})

/** What is ticked before anybody limits it: all. */
export const limitKept = (one: Decision) => ({ keep: limitable(one).map(({ value }) => value) })

/** What is taken out, or what has to be put right: something has to go, and something has to stay. */
export function limitOf(one: Decision, answers: Answers): { took: string[]; problems: Problems } {
  const keep = answerList(answers, 'keep')
  const took = limitable(one).flatMap(({ value }) => (keep.includes(value) ? [] : [value]))
  const left = one.share_what.some((kind) => !took.includes(kind))
  if (took.length === 0) return { took, problems: { keep: words.all } }
  return { took, problems: left ? {} : { keep: words.none } }
}
