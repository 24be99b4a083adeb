import { InsetText, WarningCallout } from '../../ui/index.ts'
import type { Form, Question } from '../../ui/questions/index.ts'
import { listOf, spokenMoment } from '../../words/index.ts'
import type { CanBeNamed, WithoutReader } from '../naming-store.ts'

/** Who reads what nobody can read any more, and why it is them. */
export const namingForm = (people: readonly CanBeNamed[]): Form => ({
  sections: [{ title: '', questions: questions(people) }],
})

const questions = (people: readonly CanBeNamed[]): Question[] => [
  {
    ...{ kind: 'one', name: 'worker', label: 'Who reads it now?' },
    hint: 'Safeguarding leads of the school, and you where you are one or a clinician. Pupils were told that only they read.',
    required: 'Choose who reads it now',
    options: people.map(({ id, name }) => ({ value: id, label: name })),
  },
  {
    ...{ kind: 'words', name: 'because', label: 'Why is it them?', rows: 2, max: 1000 },
    hint: 'For example: the reader has left, and she leads safeguarding this week. Do not name the pupil.',
    required: 'Say why it is them',
  },
]

/** What waits, since when, and whom was named before. */
export function WhatWaits(props: { one: WithoutReader; before: readonly CanBeNamed[]; now: Date }) {
  const { one, before, now } = props
  return (
    <>
      <p>
        A pupil of {one.school} gave an answer in {one.survey} {spokenMoment(one.since, now)} that a person
        reads at once. Everybody who was named to read it has left, or has that role no more. You are shown
        neither who it is nor what they said.
      </p>
      {before.length > 0 && (
        <InsetText
          text={`${listOf(before.map(({ name }) => name))} can read it, and has not said in time that they did. Please find them now.`}
        />
      )}
      <p class="app-muted">Whoever you name is told at once, reads this one answer and no other.</p>
    </>
  )
}

/** Where nobody is left of the kind that was promised: whom to ring. */
export function NobodyToName({ one }: { one: WithoutReader }) {
  return (
    <WarningCallout heading="Nobody else can be named" headingLevel={2}>
      <p>
        Pupils were told that a safeguarding lead or a clinician reads what they answer. {one.school} has no
        other in Trellis now.
      </p>
      <p>
        Ring the head teacher of {one.school} now, and ask that somebody goes to the classes that fill it in.
        If anybody is in danger, ring 999.
      </p>
      <p>
        Whoever administers {one.school} in Trellis can give the role of safeguarding lead to whoever holds
        it. Then they can be chosen here.
      </p>
    </WarningCallout>
  )
}
