import type { Form, Question } from '../ui/questions/index.ts'
import { leavingReasons } from './access.ts'
import type { Piece } from './everything.ts'

/** How whoever writes a request down knows who asks. */
export const knownBy: Question = {
  ...{ kind: 'line', name: 'known_by', max: 200, label: 'How do you know that they are who they say?' },
  required: 'Say how you know that they are who they say',
  hint: 'For example: you know them, or you saw a passport. Ask for no more than you need.',
}

/** Since when a request runs. */
export const receivedOn: Question = {
  ...{ kind: 'date', name: 'received_on', label: 'When did they ask?', check: 'past' },
  hint: 'The month runs from that day, however they asked.',
  required: 'Enter when they asked',
}

/** Who asks for everything, and since when. */
export const askingForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'asked_by', label: 'Who asks?', required: 'Choose who asks' },
          options: [
            { value: 'young_person', label: 'The young person' },
            {
              value: 'parent_or_carer',
              label: 'A parent or carer, for them',
              hint: 'It is the young person’s right. Somebody else may use it for them only where they cannot yet, or where they agree.',
              reveals: [
                {
                  kind: 'line',
                  as: 'name',
                  name: 'parent_name',
                  label: 'Their name',
                  required: 'Enter the name of the parent or carer',
                },
                {
                  ...{
                    kind: 'words',
                    name: 'says',
                    rows: 2,
                    max: 1000,
                    label: 'What does the young person say about it?',
                  },
                  required: 'Write what the young person says about it',
                },
              ],
            },
            {
              value: 'someone_for_them',
              label: 'Somebody else whom they asked to, like a solicitor or advocate',
              reveals: [
                {
                  kind: 'line',
                  as: 'name',
                  name: 'other_name',
                  label: 'Their name',
                  required: 'Enter the name of whoever asks',
                },
                {
                  ...{
                    kind: 'words',
                    name: 'agreed',
                    rows: 2,
                    max: 1000,
                    label: 'How did the young person agree?',
                  },
                  required: 'Write how the young person agreed',
                },
              ],
            },
          ],
        },
        knownBy,
        receivedOn,
      ],
    },
  ],
}

/** Why it takes longer. */
export const extensionForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'because', label: 'Why does it take longer?', rows: 3, max: 500 },
          hint: 'Whoever asked reads this. The law allows it where it is complex, or where they asked for many things.',
          required: 'Say why it takes longer',
        },
      ],
    },
  ],
}

const reasonLabels: Record<(typeof leavingReasons)[number], { label: string; hint: string }> = {
  another_person: {
    label: 'It is about somebody else, who has not agreed, and it is not fair to give it',
    hint: 'Data Protection Act 2018, schedule 2, paragraph 16. Workers in their role are given.',
  },
  serious_harm: {
    label: 'Reading it could do serious harm to somebody’s health',
    hint: 'Schedule 3, part 2. A health professional has to say so.',
  },
  child_abuse: {
    label: 'It says that a child may be abused, and whoever asks is not that child',
    hint: 'Schedule 3, part 5.',
  },
  their_wish: {
    label: 'The young person told us and did not want whoever asks to know',
    hint: 'Schedule 3, parts 2 and 3.',
  },
  legal_advice: { label: 'It is advice of a lawyer', hint: 'Schedule 2, paragraph 19.' },
  crime: {
    label: 'Giving it could get in the way of finding out about a crime',
    hint: 'Schedule 2, paragraph 2.',
  },
}

/** Which words of a piece are left out, and why the law allows it. The places in the law are from memory: look them up. */
export const leavingOutForm = (piece: Piece): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          ...{
            kind: 'many',
            name: 'fields',
            label: 'What is left out?',
            required: 'Choose what is left out',
          },
          options: piece.facts.map(({ field, label, lines }) => ({
            ...{ value: field, label },
            hint: lines.join(' · ').slice(0, 160),
          })),
        },
        {
          ...{
            kind: 'one',
            name: 'reason',
            label: 'Why may it be left out?',
            required: 'Choose why it may be left out',
          },
          options: leavingReasons.map((value) => ({ value, ...reasonLabels[value] })),
        },
        {
          ...{ kind: 'words', name: 'words', label: 'In your words', rows: 2, max: 500 },
          hint: 'For whoever looks at this again. It is not in the file.',
          required: 'Write why, in your words',
        },
      ],
    },
  ],
})

/** Giving it out, or saying no. */
export const answerForm = (onOwnPage: boolean): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'answer', label: 'What is your answer?', required: 'Choose your answer' },
          options: [
            {
              value: 'give',
              label: 'Give it out, as it stands now',
              reveals: [
                {
                  ...{ kind: 'line', as: 'name', name: 'lead_asked' },
                  label: 'Which safeguarding lead did you ask?',
                  hint: 'Ask every time, also when you know of nothing. A lead decides what of safeguarding is given, and gives it themselves.',
                  required: 'Enter which safeguarding lead you asked',
                },
                {
                  ...{
                    kind: 'one',
                    name: 'handed',
                    label: 'How do they get it?',
                    required: 'Choose how they get it',
                  },
                  options: [
                    ...(onOwnPage
                      ? [
                          {
                            value: 'own_page',
                            label: 'On their own page',
                            hint: 'For 30 days. It is sent to nobody.',
                          },
                        ]
                      : []),
                    {
                      value: 'in_person',
                      label: 'By hand, on paper or as a file',
                      hint: 'You print it or save it from the next page.',
                    },
                  ],
                },
              ],
            },
            {
              value: 'refuse',
              label: 'Say no',
              hint: 'Only where whoever asks has no right to it, or where it is plainly unfounded or too much.',
              reveals: [
                {
                  ...{ kind: 'words', name: 'refused_because', rows: 3, max: 500, label: 'Why?' },
                  hint: 'Whoever asked reads this. Tell them that they can complain to the Information Commissioner.',
                  required: 'Say why',
                },
              ],
            },
          ],
        },
      ],
    },
  ],
})
