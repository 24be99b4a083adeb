import type { Form } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'
import { yearGroupsLine } from '../round.ts'

const words = en.surveyLetters

/** A parent's no, sent by the public page: whom it is about and nothing else. */
export const parentNoForm = (yearGroups: readonly number[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'line',
          as: 'name',
          name: 'given_name',
          label: words.givenName,
          required: words.needGivenName,
          max: 100,
        },
        {
          kind: 'line',
          as: 'name',
          name: 'family_name',
          label: words.familyName,
          required: words.needFamilyName,
          max: 100,
        },
        {
          ...{ kind: 'pick', name: 'year_group', label: words.year, required: words.needYear },
          options: yearGroups.map((year) => ({ value: String(year), label: yearGroupsLine([year]) })),
        },
        { kind: 'line', name: 'class', label: words.class, max: 40, width: 10 },
      ],
    },
  ],
})
