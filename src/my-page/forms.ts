import type { Form } from '../ui/questions/index.ts'
import { en } from '../words/index.ts'

const { know, another, plan } = en.myPage
const { wrong } = en.aboutMe

/** Whom they would like to know. */
export const knowForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'line',
          name: 'who',
          label: know.who,
          hint: know.whoHint,
          max: 120,
          required: know.whoMissing,
        },
        {
          kind: 'words',
          name: 'words',
          label: know.words,
          hint: know.wordsHint,
          rows: 3,
          max: 1000,
          own: true,
        },
      ],
    },
  ],
}

/** What they want talked about when everybody in their plan meets. */
export const pointForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'words', label: plan.point, required: plan.pointMissing },
          ...{ rows: 3, max: 600, own: true },
        },
      ],
    },
  ],
}

/** Whether they would like to be helped by somebody else. */
export const anotherForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'many', name: 'sure', label: another.sure, required: another.missing },
          options: [{ value: 'yes', label: another.yes }],
        },
        {
          ...{ kind: 'words', name: 'words', label: another.words, hint: another.wordsHint },
          ...{ rows: 4, max: 1000, own: true },
        },
      ],
    },
  ],
}

/** What is wrong in their record, in their words. */
export const wrongForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'wrong', label: wrong.wrong, hint: wrong.wrongHint, rows: 3, max: 2000 },
          ...{ own: true, required: wrong.missing },
        },
        {
          ...{
            kind: 'words',
            name: 'right_is',
            label: wrong.right,
            hint: wrong.rightHint,
            rows: 3,
            max: 2000,
          },
          own: true,
        },
        {
          ...{ kind: 'many', name: 'keep', label: wrong.keep, hint: wrong.keepHint },
          options: [{ value: 'yes', label: wrong.keepYes }],
        },
      ],
    },
  ],
}
