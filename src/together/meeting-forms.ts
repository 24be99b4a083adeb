import { type Answers, answerText, type Form, type Problems, type Question } from '../ui/questions/index.ts'
import { type DateOnly, dateOnly, londonInstant, parseClock } from '../words/index.ts'

const one = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })

const time = (label: string, required?: string): Question => ({
  ...{ kind: 'line', name: 'time', label, hint: 'Like 3.30pm.', width: 10, max: 10 },
  ...(required ? { required } : {}),
})

/** When and where a meeting is. */
export const meetingForm = one(
  { kind: 'date', name: 'day', label: 'On which day?', check: 'future', required: 'Enter the day' },
  time('At what time?', 'Enter the time'),
  {
    ...{ kind: 'line', name: 'meets', label: 'Where, or by which link?', max: 300 },
    ...{ hint: 'It is read in Trellis, and stands in no message.', required: 'Write where you meet' },
  },
)

/** What one field cannot check: a time of day. */
export const timeProblem = (answers: Answers): Problems => {
  const typed = answerText(answers, 'time')
  return typed !== '' && parseClock(typed) === null ? { time: 'Enter a time, like 3.30pm' } : {}
}

/** When a meeting is, from its form or from that of the meeting before. */
export const startIn = (answers: Answers, day: DateOnly): Date =>
  londonInstant(day, parseClock(answerText(answers, 'time')) ?? '09:00')

/** What somebody wants talked about. */
export const pointForm = one({
  ...{ kind: 'words', name: 'words', label: 'What do you want talked about?', rows: 3, max: 600 },
  required: 'Write what you want talked about',
})

/** Who came, what was decided, when next. */
export const notesForm = (agencies: readonly { id: string; name: string }[], called: string): Form =>
  one(
    {
      ...{ kind: 'many', name: 'came', label: 'Who came?', required: 'Tick who came' },
      options: [
        { value: 'young_person', label: called },
        ...agencies.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    { kind: 'line', name: 'others', label: 'Who else came?', max: 200 },
    {
      ...{ kind: 'words', name: 'decided', label: 'What was decided?', rows: 5, max: 3000 },
      hint: 'Everybody of the plan reads this. Write what is only for some as a step of theirs.',
      required: 'Write what was decided',
    },
    {
      ...{ kind: 'date', name: 'day', label: 'When do you meet next?', check: 'future' },
      hint: 'You can leave this empty.',
    },
    time('At what time do you meet next?'),
  )

/** The next meeting has a day and a time, or neither. */
export function nextProblems(answers: Answers): Problems {
  const [day, typed] = [answerText(answers, 'day'), answerText(answers, 'time')]
  if (day !== '' && typed === '') return { time: 'Enter the time of the next meeting, like 3.30pm' }
  if (day === '' && typed !== '') return { day: 'Enter the day of the next meeting' }
  return timeProblem(answers)
}

/** The next meeting that was agreed at this one, or null. */
export const nextIn = (answers: Answers): Date | null => {
  const day = answerText(answers, 'day')
  return day === '' ? null : startIn(answers, dateOnly(day))
}
