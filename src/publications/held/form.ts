import { groupings } from '../../surveys/index.ts'
import type { Form } from '../../ui/questions/index.ts'
import type { Unread } from '../taking-in/row.ts'
import { calledOf, NOT_KNOWN } from './held.ts'

/** The schools and neighbourhoods of a place, to choose from. */
export type Known = Record<'schools' | 'neighbourhoods', readonly { id: string; name: string }[]>

/** A row put right: a question for each thing that could not be read. */
export const mendingForm = (unread: readonly Unread[], known: Known): Form => ({
  sections: [
    {
      title: '',
      questions: unread.map(({ what, said }) => ({
        ...{ kind: 'pick', name: what, label: calledOf(what), options: optionsFor(what, known) },
        hint: said ? `The file says “${said}”.` : 'It is empty in the file.',
        required:
          what === 'school'
            ? 'Choose the school'
            : `Choose the ${calledOf(what).toLowerCase()}, or say that it is not known`,
      })),
    },
  ],
})

const optionsFor = (what: Unread['what'], { schools, neighbourhoods }: Known) => {
  const named = (all: Known['schools']) => all.map(({ id, name }) => ({ value: id, label: name }))
  if (what === 'school') return named(schools)
  const notKnown = { value: NOT_KNOWN, label: 'Not known' }
  if (what === 'neighbourhood') return [notKnown, ...named(neighbourhoods)]
  return [
    notKnown,
    ...Object.entries(groupings[what].values).map(([value, label]) => ({ value, label: label as string })),
  ]
}
