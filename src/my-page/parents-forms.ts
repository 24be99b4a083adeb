import { type Decision, decisionWords, shareable } from '../circle/index.ts'
import type { Supporter } from '../people/index.ts'
import {
  type Answers,
  answerText,
  type Choice,
  type Form,
  type Problems,
  type Question,
} from '../ui/questions/index.ts'
import { en, listOf } from '../words/index.ts'
import type { DecidedForParent, ParentSees } from './parents-store.ts'

const words = en.parents

/** 'You said yes to telling Sallowfield High School about the first meeting.' */
export function decidedInWords(one: DecidedForParent, called: string): string {
  const told = shareable.filter(({ value }) => one.told.includes(value)).map((item) => item.told)
  const what =
    one.about === 'service'
      ? words.service({ called })
      : words.telling({ whom: one.whom ?? words.somebody, about: listOf(told) })
  const who = one.by === 'young_person' ? called : one.by === 'you' ? words.you : words.another
  return one.answer === 'yes' ? words.yes({ who, what }) : words.no({ who, what })
}

/** What a parent or carer may ask: all of it with parental responsibility, else to tell us something. */
export function askingForm(
  { called, holds, supported }: ParentSees,
  decided: readonly DecidedForParent[],
): Form {
  const { form } = words
  const yeses = decided.filter(({ answer }) => answer === 'yes')
  const which: Question = {
    ...{ kind: 'one', name: 'decision', label: form.which, required: form.whichMissing },
    options: yeses.map((one) => ({ value: one.id, label: decidedInWords(one, called) })),
  }
  const asks: Choice[] = [
    ...(yeses.length > 0 ? [{ value: 'no', label: form.no, reveals: [which] }] : []),
    ...(holds ? [{ value: 'agree', label: form.agree({ called }) }] : []),
    { value: 'tell', label: form.tell },
  ]
  const options: Choice[] = [
    { value: 'record', label: form.record({ called }), hint: form.recordHint },
    ...(supported ? asks : []),
  ]
  const what: Question = {
    ...{ kind: 'one', name: 'what', label: form.what, required: form.whatMissing, options },
  }
  const own: Question = {
    ...{
      kind: 'words',
      name: 'words',
      label: form.words,
      hint: form.wordsHint({ called }),
      rows: 4,
      max: 600,
    },
  }
  return { sections: [{ title: '', questions: [what, own] }] }
}

/** What one field cannot check: a yes, and something else, need words. */
export const checkAsking = (answers: Answers): Problems =>
  ['agree', 'tell'].includes(answerText(answers, 'what')) && !answerText(answers, 'words')
    ? { words: words.form.wordsMissing }
    : {}

const same = (one: string | null, other: string): boolean =>
  (one ?? '').trim().toLowerCase() === other.trim().toLowerCase()

/** The decisions that somebody has to tick before this parent or carer sees them: those that are not their own. */
export const tickable = (decisions: readonly Decision[], parent: Supporter): Decision[] =>
  decisions.filter(
    ({ decided_by, holder_name }) =>
      decided_by === 'young_person' ||
      (decided_by === 'parental_responsibility' && !same(holder_name, parent.name)),
  )

/** What else a parent or carer may read. */
export const showingForm = (decisions: readonly Decision[], called: string): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'many', name: 'shows', label: 'What else may they read?' },
          hint: `Tick what ${called} decided only where ${called} wants them to know it. Tick what another parent decided only where nobody is put at risk by it.`,
          options: decisions.map((one) => ({
            ...{ value: one.id, label: decisionWords(one, called) },
            ...(one.tell_parents ? { hint: `${called} wants parents told: ${one.tell_parents}` } : {}),
          })),
        },
      ],
    },
  ],
})
