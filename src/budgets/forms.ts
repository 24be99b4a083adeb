import { type Answers, answerText, type Form, type Problems, type Question } from '../ui/questions/index.ts'
import { penceTyped } from './pounds.ts'

const amount: Question = {
  ...{ kind: 'line', name: 'amount', label: 'How much, in pounds?', max: 20, width: 10 },
  ...{ hint: 'For example 1,250.00', required: 'Enter how much' },
}

/** Places that one budget pays for at most. */
const MOST_PLACES = 100_000

/** Money is given for a programme. */
export const budgetForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{
            kind: 'line',
            name: 'payer',
            label: 'Who gives it?',
            max: 120,
            required: 'Enter who gives it',
          },
        },
        amount,
        {
          ...{ kind: 'line', name: 'places', label: 'How many places does it pay for?', as: 'number' },
          ...{ least: 1, most: MOST_PLACES, width: 5, hint: 'Leave it empty if it is not given by places.' },
        },
        { ...{ kind: 'date', name: 'starts_on', label: 'From which day?', required: 'Enter the first day' } },
        { ...{ kind: 'date', name: 'ends_on', label: 'Until which day?', required: 'Enter the last day' } },
      ],
    },
  ],
}

/** Something is paid from it. */
export const spendForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'line', name: 'what', label: 'What for?', max: 200, required: 'Enter what it was for' },
          hint: 'No names of young people.',
        },
        amount,
        {
          ...{ kind: 'date', name: 'spent_on', label: 'On which day?', check: 'past' },
          required: 'Enter the day',
        },
      ],
    },
  ],
}

/** What one field alone cannot tell: an amount that is none, or days the wrong way round. */
export function checkMoney(answers: Answers): Problems {
  const typed = answerText(answers, 'amount')
  const [from, to] = [answerText(answers, 'starts_on'), answerText(answers, 'ends_on')]
  return {
    ...(typed && penceTyped(typed) === null
      ? { amount: 'Enter an amount in pounds and pence, such as 1,250.00' }
      : {}),
    ...(from && to && to < from ? { ends_on: 'Enter a day that is not before the first' } : {}),
  }
}
