import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import {
  type Answers,
  answerOrNull,
  answerText,
  type Problems,
  type Question,
} from '../../ui/questions/index.ts'
import { newId, uuidV5 } from '../../words/index.ts'
import { type About, formOf, notNow, planPath, type SupportAct } from '../act.ts'
import { goalsOf } from '../plan-store.ts'
import { supportCan } from '../support.ts'

const whose = (called: string) => [
  { value: 'young_person', label: called },
  { value: 'together', label: 'Both of us, together' },
  { value: 'parent_or_carer', label: 'A parent or carer' },
]

const numbers = Array.from({ length: 11 }, (_, number) => ({ value: String(number), label: String(number) }))

const ratedBy = (called: string): Question => ({
  kind: 'one',
  name: 'rated_by',
  label: 'Who chose the number?',
  hint: 'Nobody chooses it for them.',
  required: 'Choose who chose the number',
  inline: true,
  options: whose(called),
})

type NewRating = {
  id: string
  goalId: string
  rating: number
  ratedOn: string
  ratedBy: string
  words: string | null
}

async function addRating(acting: Acting, about: About, rating: NewRating): Promise<void> {
  const added = await acting.tx
    .insertInto('goal_rating')
    .values({
      id: rating.id,
      goal_id: rating.goalId,
      young_person_id: about.support.youngPersonId,
      rating: rating.rating,
      rated_on: rating.ratedOn,
      rated_by: rating.ratedBy,
      words: rating.words,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    act: 'added',
    subject: { kind: 'goal_rating', id: rating.id },
    youngPerson: about.support.youngPersonId,
  })
}

async function addGoal(acting: Acting, about: About, id: string, answers: Answers): Promise<void> {
  const { support, today } = about
  const added = await acting.tx
    .insertInto('goal')
    .values({
      id,
      support_id: support.id,
      young_person_id: support.youngPersonId,
      words: answerText(answers, 'words'),
      whose: answerText(answers, 'whose'),
      set_on: today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, { act: 'added', subject: { kind: 'goal', id }, youngPerson: support.youngPersonId })
  const rating = answerText(answers, 'rating')
  if (!rating) return
  await addRating(acting, about, {
    id: newId(),
    goalId: id,
    rating: Number(rating),
    ratedOn: today,
    ratedBy: answerText(answers, 'whose'),
    words: null,
  })
}

/** A goal in their words, with a first rating if they want to give one. */
export const goalAct: SupportAct = {
  path: 'goals',
  page: 'goals/new',
  screen: 'goal',
  heading: ({ called }) => `A goal of ${called}`,
  button: 'Save the goal',
  may: ({ support, who }) => supportCan.beWorkedOn(support, who),
  refused: notNow,
  form: (_acting, { called }) =>
    formOf([
      {
        kind: 'words',
        name: 'words',
        label: `Where does ${called} want to get to?`,
        hint: 'In their own words. One thing.',
        own: true,
        rows: 2,
        max: 300,
        required: 'Write the goal in their own words',
      },
      {
        kind: 'one',
        name: 'whose',
        label: 'Whose goal is it?',
        required: 'Choose whose goal it is',
        inline: true,
        options: whose(called),
      },
      {
        kind: 'pick',
        name: 'rating',
        label: 'Where are they today?',
        hint: '0 is “not there at all”, 10 is “I’m there”. Leave it out if they would rather not say.',
        options: numbers,
      },
    ]),
  start: () => ({ whose: 'young_person' }),
  write: async (acting, about, { answers, id }) => {
    await addGoal(acting, about, id, answers)
    return planPath(about)
  },
}

const field = (goalId: string): string => `rating-${goalId}`

/** Every open goal rated on one page; the ones left out stay as they are. */
export const ratingsAct: SupportAct = {
  path: 'ratings',
  page: 'ratings/new',
  screen: 'goal_rating',
  heading: ({ called }) => `Where ${called} is now`,
  lead: ({ called }) =>
    `0 is “not there at all”, 10 is “I’m there”. ${called} chooses every number; leave out what they do not want to rate.`,
  button: 'Save the numbers',
  may: ({ support, who }) => supportCan.beWorkedOn(support, who),
  refused: notNow,
  form: async (acting, { support, called }) => {
    const open = (await goalsOf(acting, support.id)).filter(({ closedOn }) => closedOn === null)
    return formOf([
      ...open.map(
        (goal): Question => ({
          kind: 'pick',
          name: field(goal.id),
          label: `“${goal.words}”`,
          options: numbers,
        }),
      ),
      ratedBy(called),
      { kind: 'date', name: 'rated_on', label: 'On which day?', check: 'past', required: 'Enter the day' },
      {
        kind: 'words',
        name: 'words',
        label: `What ${called} said about it`,
        hint: 'In their own words, if they said something.',
        own: true,
        rows: 2,
        max: 1000,
      },
    ])
  },
  start: (_acting, { today }) => ({ rated_by: 'young_person', rated_on: today }),
  check: (_about, answers): Problems => {
    const rated = Object.keys(answers).filter((name) => name.startsWith('rating-'))
    return rated.length > 0
      ? {}
      : { rated_by: 'Choose at least one number. If there is no goal yet, add one first' }
  },
  write: async (acting, about, { answers, id }) => {
    for (const [name, value] of Object.entries(answers)) {
      if (!name.startsWith('rating-')) continue
      await addRating(acting, about, {
        id: uuidV5(id, name),
        goalId: name.slice('rating-'.length),
        rating: Number(value),
        ratedOn: answerText(answers, 'rated_on'),
        ratedBy: answerText(answers, 'rated_by'),
        words: answerOrNull(answers, 'words'),
      })
    }
    return planPath(about)
  },
}

/** A goal is reached or let go: it keeps its line and takes no more ratings. */
export async function closeGoal(acting: Acting, about: About, goalId: string): Promise<void> {
  const closed = await acting.tx
    .updateTable('goal')
    .set({ closed_on: about.today })
    .where('id', '=', goalId)
    .where('support_id', '=', about.support.id)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  if (closed.numUpdatedRows !== 1n) return
  await record(acting, {
    act: 'closed',
    subject: { kind: 'goal', id: goalId },
    youngPerson: about.support.youngPersonId,
  })
}
