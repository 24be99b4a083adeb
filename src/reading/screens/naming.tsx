import { InsetText, WarningCallout } from '../../ui/index.ts'
import type { Form, Question } from '../../ui/questions/index.ts'
import { listOf, spokenMoment } from '../../words/index.ts'
import type { CanBeNamed, Named, WithoutReader } from '../naming-store.ts'
import type { Behind } from '../stand-ins.ts'

/** Who reads what nobody can read any more, and why it is them. */
export const namingForm = (people: readonly CanBeNamed[]): Form => ({
  sections: [{ title: '', questions: questions(people) }],
})

const questions = (people: readonly CanBeNamed[]): Question[] => [
  {
    ...{ kind: 'one', name: 'worker', label: 'Who reads it now?' },
    hint: 'Safeguarding leads of the school and of the place, and you where you are one or a clinician. Pupils were told that only such people read.',
    required: 'Choose who reads it now',
    options: people.map(({ id, name, worksAt }) => ({ value: id, label: name, hint: worksAt })),
  },
  {
    ...{ kind: 'words', name: 'because', label: 'Why is it them?', rows: 2, max: 1000 },
    hint: 'For example: the reader has left, and she leads safeguarding this week. Do not name the pupil.',
    required: 'Say why it is them',
  },
]

/** What waits, since when, and whom was named before. */
export function WhatWaits(props: { one: WithoutReader; before: readonly Named[]; now: Date }) {
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

/** Where nobody is left of the kind that was promised: whoever looks can give somebody the role, or who was asked to. */
export function NobodyToName(props: { one: WithoutReader; givers: readonly Behind[]; own: boolean }) {
  const { one, givers, own } = props
  const who = givers.map(({ name, worksAt }) => `${name} (${worksAt})`)
  return (
    <WarningCallout heading="Nobody can be named yet" headingLevel={2}>
      <p>
        Pupils were told that a safeguarding lead or a clinician reads what they answer. Neither {one.school}{' '}
        nor the place has one in Trellis now.
      </p>
      {own && (
        <p>
          <a href="/team">Give a colleague the role of safeguarding lead</a> now. Then come back: they can be
          chosen here.
        </p>
      )}
      {who.length > 0 && (
        <p>
          {listOf(who, own ? 'and' : 'or')} can give {own ? 'it as well' : 'somebody that role'}. They were
          told, and have this on their own Today.
        </p>
      )}
      <p>
        Ring the head teacher of {one.school} as well, and ask that somebody goes to the classes that fill it
        in. If anybody is in danger, ring 999.
      </p>
    </WarningCallout>
  )
}
