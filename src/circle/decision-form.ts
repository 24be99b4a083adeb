import type { Choice, Form, Question } from '../ui/questions/index.ts'
import { shareable } from './decision.ts'

const competent: Choice = {
  value: 'competent',
  label: 'The young person, who is under 16 and able to decide this',
  hint: 'They understand what it means, and that they may say no.',
  reveals: [
    {
      kind: 'line',
      as: 'name',
      name: 'judged_by',
      label: 'Who judged that they can decide this?',
      required: 'Enter who judged that they can decide this',
    },
    {
      kind: 'words',
      name: 'grounds',
      label: 'Why?',
      hint: 'For example: they explained in their own words what would be shared.',
      rows: 3,
      max: 1000,
      required: 'Say why you think they can decide this',
    },
    {
      kind: 'line',
      name: 'tell_parents',
      label: 'What do they want their parents or carers told?',
      required: 'Say what they want their parents or carers told',
    },
  ],
}

const holder: Choice = {
  value: 'parental_responsibility',
  label: 'Somebody with parental responsibility',
  hint: 'Because the young person is not able to decide this for themself. Ask them anyway.',
  reveals: [
    { kind: 'line', as: 'name', name: 'holder_name', label: 'Who decided?', required: 'Enter who decided' },
    {
      kind: 'line',
      name: 'holder_relationship',
      label: 'Who they are to the young person',
      width: 20,
      max: 80,
      required: 'Enter who they are to the young person',
    },
    {
      kind: 'line',
      name: 'holder_known_by',
      label: 'How do we know that they have parental responsibility?',
      required: 'Say how we know that they have parental responsibility',
    },
    {
      kind: 'line',
      as: 'name',
      name: 'not_able_judged_by',
      label: 'Who judged that the young person is not able to decide this?',
      required: 'Enter who judged that they are not able to decide this',
    },
    {
      kind: 'words',
      name: 'not_able_grounds',
      label: 'Why, and what did the young person say about it?',
      rows: 3,
      max: 1000,
      required: 'Say why, and what the young person said about it',
    },
  ],
}

const override: Choice = {
  value: 'safeguarding_override',
  label: 'Nobody: a safeguarding lead decided to share without a yes',
  reveals: [
    {
      kind: 'line',
      as: 'name',
      name: 'approver',
      label: 'Which safeguarding lead decided?',
      required: 'Enter which safeguarding lead decided',
    },
    {
      kind: 'words',
      name: 'override_reason',
      label: 'Why?',
      rows: 3,
      max: 1000,
      required: 'Say why it is shared without a yes',
    },
    {
      kind: 'date',
      name: 'review_on',
      label: 'When is this looked at again?',
      check: 'future',
      required: 'Enter when this is looked at again',
    },
  ],
}

/** The day on which somebody decided. */
export const whenDecided: Question = {
  kind: 'date',
  name: 'decided_on',
  label: 'When was it decided?',
  check: 'past',
  required: 'Enter when it was decided',
}

/** Who decided, and why they could. */
export const whoDecided: Question = {
  kind: 'one',
  name: 'decided_by',
  label: 'Who decided?',
  required: 'Choose who decided',
  options: [
    competent,
    { value: 'sixteen_or_over', label: 'The young person, who is 16 or over' },
    holder,
    override,
  ],
}

/** Who said yes or no themselves, or for a young person: where nothing is shared without a yes. */
export const whoSaidYes: Question = {
  ...{ kind: 'one', name: 'decided_by', label: 'Who decided?', required: 'Choose who decided' },
  options: [competent, { value: 'sixteen_or_over', label: 'The young person, who is 16 or over' }, holder],
}

type Named = { id: string; name: string }

/** A new decision, about the service or about telling somebody; `teams` are those in the circle it may be about. */
export const decisionForm = (teams: readonly Named[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'one',
          name: 'about',
          label: 'What was decided?',
          required: 'Choose what was decided',
          options: [
            { value: 'service', label: 'Whether to be supported by us' },
            {
              value: 'sharing',
              label: 'Whether somebody is told how it goes',
              reveals: [
                {
                  kind: 'pick',
                  name: 'share_team',
                  label: 'With whom?',
                  options: teams.map(({ id, name }) => ({ value: id, label: name })),
                },
                { kind: 'line', name: 'share_with', label: 'Or somebody who is not in the list' },
                {
                  kind: 'many',
                  name: 'share_what',
                  label: 'What may they be told?',
                  options: shareable.map(({ value, label }) => ({ value, label })),
                },
              ],
            },
          ],
        },
        {
          kind: 'one',
          name: 'answer',
          label: 'What was the answer?',
          required: 'Choose yes or no',
          inline: true,
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ],
        },
        whoDecided,
        whenDecided,
        {
          kind: 'line',
          name: 'evidence',
          label: 'What shows it?',
          hint: 'For example: a signed form in the file, or what was said on the phone and who heard it.',
          max: 300,
        },
      ],
    },
  ],
})
