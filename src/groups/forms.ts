import { type Answers, answerText, type Form, type Problems, type Question } from '../ui/questions/index.ts'
import { dateOnly, isDateOnly, parseClock } from '../words/index.ts'
import { type GroupKind, MOST_SEATS, MOST_SESSIONS, weeklyDays } from './group.ts'
import type { When } from './session-store.ts'

const one = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })

const startsAt: Question = {
  ...{ kind: 'line', name: 'starts_at', label: 'From what time?', max: 10, width: 5 },
  ...{ hint: '17:30, or 5.30pm', required: 'Enter the time at which it begins' },
}
const endsAt: Question = {
  ...{ kind: 'line', name: 'ends_at', label: 'Until what time?', max: 10, width: 5 },
  required: 'Enter the time at which it ends',
}
const seats = (label: string): Question => ({
  ...{ kind: 'line', name: 'seats', label, as: 'number', least: 1, most: MOST_SEATS, width: 4 },
  required: 'Enter for how many there is room',
})
const atPlace: Question = {
  ...{ kind: 'line', name: 'at_place', label: 'Where does it meet?', max: 200 },
  ...{ hint: 'So that somebody who was never there finds it.', required: 'Enter where it meets' },
}

/** A new group of a programme: what it is called, for how many, where, and on which days. */
export const newGroupForm = one(
  {
    ...{ kind: 'line', name: 'name', label: 'What is it called?', max: 100 },
    hint: 'A plain name that gives nothing away: it stands on messages and on phones.',
    required: 'Enter what it is called',
  },
  {
    ...{ kind: 'one', name: 'kind', label: 'Who may come?', required: 'Choose who may come' },
    options: [
      {
        ...{ value: 'group', label: 'Those who have a place in it' },
        reveals: [seats('For how many is there room?')],
      },
      {
        ...{ value: 'drop_in', label: 'Anybody, without a name' },
        hint: 'You only count how many came.',
      },
    ],
  },
  atPlace,
  {
    ...{ kind: 'line', name: 'postcode', label: 'Postcode of that place', as: 'postcode', width: 10 },
    hint: 'From it we know which neighbourhood a drop-in reaches. Leave it empty if you like.',
  },
  {
    ...{ kind: 'date', name: 'first_on', label: 'On which day does it begin?' },
    required: 'Enter its first day',
  },
  {
    ...{ kind: 'line', name: 'count', label: 'How many times does it meet?', as: 'number', width: 4 },
    ...{ least: 1, most: MOST_SESSIONS, hint: 'Once a week. You can move single days afterwards.' },
    required: 'Enter how many times it meets',
  },
  startsAt,
  endsAt,
)

/** One more session, or one that is moved. */
export const sessionForm = one(
  { ...{ kind: 'date', name: 'on_date', label: 'On which day?' }, required: 'Enter the day' },
  startsAt,
  endsAt,
  {
    ...{ kind: 'line', name: 'at_place', label: 'Somewhere else this time?', max: 200 },
    hint: 'Leave it empty if it is where you always meet.',
  },
)

/** A session is called off. */
export const callOffForm = one({
  ...{ kind: 'line', name: 'because', label: 'Why?', max: 200 },
  ...{ hint: 'Whoever was to come reads this. Nobody may be recognised in it.', required: 'Enter why' },
})

/** For how many there is room. */
export const seatsForm = one(seats('For how many is there room?'))

/** The group is over. */
export const endGroupForm = one({
  ...{ kind: 'line', name: 'because', label: 'Why does it end?', max: 200, required: 'Enter why it ends' },
})

/** Who leads it too. */
export const leaderForm = one(
  {
    ...{ kind: 'line', name: 'email', label: 'Their email at work', as: 'email' },
    hint: 'The address with which they sign in here. They may work for somebody else than you.',
    required: 'Enter their email at work',
  },
  {
    ...{ kind: 'line', name: 'part', label: 'With which part?', max: 60 },
    hint: 'Coach, clinician, artist. Leave it empty if it needs no word.',
  },
)

/** As which entry of the directory a programme runs. */
export const beginRunForm = (services: readonly { id: string; name: string; team: string }[]): Form =>
  one({
    ...{ kind: 'pick', name: 'service', label: 'By which entry are places asked for?' },
    hint: 'An entry that a team with an account answers for. Whoever is given a place there takes part in this programme.',
    required: 'Choose the entry',
    options: services.map(({ id, name, team }) => ({ value: id, label: `${name} (${team})` })),
  })

/** The times of an answered form, and what is wrong with them. */
export function timesIn(answers: Answers): {
  times: Pick<When, 'startsAt' | 'endsAt'>
  problems: Problems
} {
  const startsAt = parseClock(answerText(answers, 'starts_at'))
  const endsAt = parseClock(answerText(answers, 'ends_at'))
  const unread = 'Enter a time such as 17:30 or 5.30pm'
  const problems: Record<string, string> = {
    ...(startsAt || !answerText(answers, 'starts_at') ? {} : { starts_at: unread }),
    ...(endsAt || !answerText(answers, 'ends_at') ? {} : { ends_at: unread }),
    ...(startsAt && endsAt && endsAt <= startsAt ? { ends_at: 'Enter a time after it begins' } : {}),
  }
  return { times: { startsAt: startsAt ?? '', endsAt: endsAt ?? '' }, problems }
}

/** The sessions that a new group has, week by week; empty where its first day was not read. */
export function sessionsIn(answers: Answers): When[] {
  const first = answerText(answers, 'first_on')
  if (!isDateOnly(first)) return []
  const { times } = timesIn(answers)
  return weeklyDays(dateOnly(first), Number(answerText(answers, 'count'))).map((onDate) => ({
    onDate,
    ...times,
  }))
}

/** Who may come, as it was answered. */
export const kindIn = (answers: Answers): GroupKind =>
  answerText(answers, 'kind') === 'drop_in' ? 'drop_in' : 'group'
