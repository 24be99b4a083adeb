import type { Form, Question } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'
import { writtenOf } from '../forms/answering.ts'
import { placeReasons, stopReasons } from '../referral.ts'

const { asked, came } = en.prescribing

type Named = { id: string; name: string }

const one = (questions: readonly Question[]): Form => ({ sections: [{ title: '', questions }] })

const why: readonly Question[] = [
  { kind: 'one', name: 'reason', label: asked.why, required: asked.whyMissing, options: placeReasons },
  { kind: 'words', name: 'decline_words', label: asked.noWords, rows: 3, max: 1000 },
  {
    kind: 'words',
    name: 'alternatives',
    label: asked.alternatives,
    hint: asked.alternativesHint,
    rows: 3,
    max: 1000,
  },
]

const firstTime: Question = {
  kind: 'words',
  name: 'when',
  label: asked.when,
  hint: asked.whenHint,
  rows: 3,
  max: 1000,
  required: asked.whenMissing,
}

/** Yes or no by a link, in one form. */
export const linkAnswerForm = (first: string): Form =>
  one([
    {
      kind: 'one',
      name: 'answer',
      label: asked.answer({ first }),
      required: asked.answerMissing,
      options: [
        {
          value: 'yes',
          label: asked.yes,
          reveals: [
            {
              kind: 'line',
              as: 'name',
              name: 'met_by',
              label: asked.metBy({ first }),
              hint: asked.metByHint,
              required: asked.metByMissing,
              max: 100,
            },
            firstTime,
          ],
        },
        { value: 'no', label: asked.no, reveals: why },
      ],
    },
    {
      kind: 'line',
      as: 'name',
      name: 'said_by',
      label: asked.saidBy,
      hint: asked.saidByHint,
      required: asked.saidByMissing,
      autocomplete: 'name',
      max: 100,
    },
  ])

/** A yes by a team with an account: who of theirs meets the young person. */
export const placeForm = (first: string, workers: readonly Named[]): Form =>
  one([
    {
      kind: 'pick',
      name: 'taken_by',
      label: asked.metBy({ first }),
      required: asked.metByMissing,
      options: workers.map(({ id, name }) => ({ value: id, label: name })),
    },
    firstTime,
  ])

/** A no by a team with an account. */
export const noPlaceForm: Form = one(why)

const toldBy = { kind: 'line', as: 'name', name: 'told_by', max: 100 } as const

/** Whoever says who came: by a link, from a team with an account, or the link worker who heard it from them. */
export type Teller = 'link' | 'team' | 'link worker'

/** Who came on a day. By a link it is told once, with a name, and asks for the next one. */
export const whoCameForm = (first: string, teller: Teller): Form =>
  one([
    { kind: 'date', name: 'on_date', label: came.day, check: 'past', required: came.dayMissing },
    {
      kind: 'one',
      name: 'came',
      label: came.came({ first }),
      required: came.cameMissing,
      options: [
        { value: 'came', label: came.yes },
        { value: 'did_not_come', label: came.no, hint: came.noHint },
        { value: 'cancelled', label: came.cancelled },
      ],
    },
    { kind: 'words', name: 'words', label: came.words, hint: came.wordsHint, rows: 2, max: 500 },
    ...(teller === 'link'
      ? ([
          {
            kind: 'one',
            name: 'again',
            label: came.again,
            required: came.againMissing,
            options: [
              { value: 'yes', label: came.againYes },
              { value: 'no', label: came.againNo },
            ],
          },
          { ...toldBy, label: came.toldBy, required: came.toldByMissing, autocomplete: 'name' },
        ] as const)
      : []),
    ...(teller === 'link worker'
      ? [{ ...toldBy, label: 'Who told you?', required: 'Enter who told you' } as const]
      : []),
  ])

/** Why they go there no more. */
export const stoppingForm: Form = one([
  {
    kind: 'one',
    name: 'stop_reason',
    label: 'Why does it end?',
    required: 'Choose why it ends',
    options: stopReasons,
  },
  { kind: 'words', name: 'stop_words', label: 'In a sentence', rows: 2, max: 1000 },
])

/** What was written in any form about a place: all that would be lost with the page. */
export const writtenAbout = writtenOf([
  placeForm('them', []),
  noPlaceForm,
  whoCameForm('they', 'link worker'),
  stoppingForm,
])
