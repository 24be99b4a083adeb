import type { Form, Question } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'
import { birth, tellThemFirst } from './about-them.ts'

const words = en.referrals

const safeContact = (own: typeof words.self | typeof words.parent): readonly Question[] => [
  { kind: 'line', as: 'phone', name: 'phone', label: own.phone, hint: own.phoneHint, width: 20 },
  { kind: 'line', as: 'email', name: 'email', label: own.email, hint: own.emailHint },
]

/** A young person asks for themself. Only a name and one way to answer are needed. */
export const youngPersonForm: Form = {
  sections: [
    {
      title: words.self.youTitle,
      questions: [
        {
          kind: 'line',
          as: 'name',
          name: 'name',
          label: words.self.name,
          hint: words.self.nameHint,
          required: words.self.nameMissing,
        },
        {
          kind: 'line',
          name: 'pronouns',
          label: words.self.pronouns,
          hint: words.self.pronounsHint,
          width: 20,
          max: 40,
        },
        { ...birth, label: words.self.born, required: words.self.bornMissing, birthday: true } as Question,
        { kind: 'line', name: 'school_name', label: words.self.school, hint: words.self.schoolHint },
      ],
    },
    {
      title: words.self.answerTitle,
      intro: words.self.answerIntro,
      questions: [
        ...safeContact(words.self),
        {
          kind: 'one',
          name: 'phone_whose',
          label: words.self.whosePhone,
          options: [
            { value: 'own', label: words.self.mine },
            { value: 'parent_or_carer', label: words.self.parents },
            { value: 'someone_else', label: words.self.someoneElses },
          ],
        },
        { kind: 'line', name: 'contact_note', label: words.self.when, hint: words.self.whenHint },
      ],
    },
    {
      title: words.self.matterTitle,
      questions: [
        {
          kind: 'words',
          name: 'what_matters',
          label: words.self.good,
          hint: words.self.goodHint,
          own: true,
          required: words.self.goodMissing,
        },
        { kind: 'words', name: 'why', label: words.self.going, hint: words.self.goingHint, own: true },
        {
          kind: 'words',
          name: 'access_needs',
          label: words.self.helps,
          hint: words.self.helpsHint,
          rows: 3,
          max: 1000,
        },
        {
          kind: 'words',
          name: 'meeting_wishes',
          label: words.self.meet,
          hint: words.self.meetHint,
          rows: 3,
          max: 1000,
        },
      ],
    },
  ],
}

/** A parent or carer asks for their child. */
export const parentForm: Form = {
  sections: [
    {
      title: words.parent.youTitle,
      questions: [
        {
          kind: 'line',
          as: 'name',
          name: 'parent_name',
          label: words.parent.yourName,
          required: words.parent.yourNameMissing,
          autocomplete: 'name',
        },
        {
          kind: 'line',
          name: 'parent_relationship',
          label: words.parent.relationship,
          hint: words.parent.relationshipHint,
          width: 20,
          max: 80,
          required: words.parent.relationshipMissing,
        },
        {
          kind: 'one',
          name: 'parent_responsibility',
          label: words.parent.responsibility,
          hint: words.parent.responsibilityHint,
          required: words.parent.responsibilityMissing,
          options: [
            { value: 'yes', label: words.parent.yes },
            { value: 'no', label: words.parent.no },
            { value: 'not_known', label: words.parent.notSure },
          ],
        },
        ...safeContact(words.parent),
      ],
    },
    {
      title: words.parent.childTitle,
      questions: [
        {
          kind: 'line',
          as: 'name',
          name: 'name',
          label: words.parent.childName,
          required: words.parent.childNameMissing,
        },
        { ...birth, label: words.parent.born, required: words.parent.bornMissing } as Question,
        { kind: 'line', name: 'school_name', label: words.parent.school },
        {
          kind: 'one',
          name: 'child_knows',
          label: words.parent.knows,
          required: words.parent.knowsMissing,
          options: [
            { value: 'wants', label: words.parent.knowsWants },
            { value: 'knows', label: words.parent.knowsOnly },
            { value: 'not_yet', label: words.parent.knowsNot, hint: words.parent.knowsNotHint },
          ],
        },
      ],
    },
    {
      title: words.parent.noticedTitle,
      questions: [
        {
          kind: 'words',
          name: 'why',
          label: words.parent.noticed,
          hint: words.parent.noticedHint,
          required: words.parent.noticedMissing,
        },
        {
          kind: 'words',
          name: 'what_matters',
          label: words.parent.good,
          hint: words.parent.goodHint,
          own: true,
          rows: 3,
        },
        { kind: 'words', name: 'access_needs', label: words.parent.helps, rows: 3, max: 1000 },
      ],
    },
  ],
}

/** A coach or youth worker, with the young person's yes: a first name and one safe way to reach them. */
export const coachForm: Form = {
  sections: [
    {
      title: 'Who it is for',
      questions: [
        {
          kind: 'line',
          as: 'name',
          name: 'name',
          label: 'First name',
          hint: 'Their full name if you know it.',
          required: 'Enter their first name',
        },
        { ...birth, label: 'When were they born?', hint: 'If you know it.', required: undefined } as Question,
        {
          kind: 'many',
          name: 'said_yes',
          label: 'Have they said yes?',
          options: [
            { value: 'yes', label: 'Yes. I told them who will get in touch and why, and they said yes' },
          ],
          required: 'Ask them first. We send nothing without their yes',
        },
        tellThemFirst,
      ],
    },
    {
      title: 'What you have noticed',
      questions: [
        {
          kind: 'words',
          name: 'why',
          label: 'In a sentence or two',
          hint: 'The young person may read this.',
          rows: 3,
          required: 'Say in a sentence what you have noticed',
        },
        { kind: 'words', name: 'what_matters', label: 'What do they say would be good?', own: true, rows: 3 },
      ],
    },
  ],
}
