import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { answerOrNull, answerText, type Question } from '../../ui/questions/index.ts'
import { type About, formOf, notNow, planPath, type SupportAct } from '../act.ts'
import { goalsOf, stepById } from '../plan-store.ts'
import { redate } from '../redating.ts'
import { supportCan } from '../support.ts'

const dueOn: Question = {
  kind: 'date',
  name: 'due_on',
  label: 'By when?',
  check: 'future',
  required: 'Enter by when',
}

/** Who does what by when, for one goal or none. */
export const stepAct: SupportAct = {
  path: 'steps',
  page: 'steps/new',
  screen: 'step',
  heading: () => 'A step',
  button: 'Save the step',
  may: ({ support, who }) => supportCan.beWorkedOn(support, who),
  refused: notNow,
  form: async (acting, { support, called }) => {
    const goals = (await goalsOf(acting, support.id)).filter(({ closedOn }) => closedOn === null)
    return formOf([
      {
        kind: 'line',
        name: 'what',
        label: 'What is done?',
        hint: 'One thing somebody can tick. For example: ride the 14 together.',
        required: 'Write what is done',
      },
      {
        kind: 'one',
        name: 'who',
        label: 'Who does it?',
        required: 'Choose who does it',
        options: [
          { value: 'young_person', label: called },
          { value: 'worker', label: support.workerName ?? 'The link worker' },
          {
            value: 'someone_else',
            label: 'Somebody else',
            reveals: [
              { kind: 'line', as: 'name', name: 'who_name', label: 'Who?', required: 'Enter who does it' },
            ],
          },
        ],
      },
      dueOn,
      ...(goals.length > 0
        ? [
            {
              kind: 'pick',
              name: 'goal',
              label: 'For which goal?',
              options: goals.map((goal) => ({ value: goal.id, label: goal.words })),
            } as const,
          ]
        : []),
    ])
  },
  start: (_acting, _about, { goal }) => ({ goal }),
  write: async (acting, about, { answers, id }) => {
    const { support } = about
    const added = await acting.tx
      .insertInto('step')
      .values({
        id,
        support_id: support.id,
        young_person_id: support.youngPersonId,
        goal_id: answerOrNull(answers, 'goal'),
        what: answerText(answers, 'what'),
        who: answerText(answers, 'who'),
        who_name: answerOrNull(answers, 'who_name'),
        due_on: answerText(answers, 'due_on'),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 1n) {
      await record(acting, {
        act: 'added',
        subject: { kind: 'step', id },
        youngPerson: support.youngPersonId,
      })
      await redate(acting, support.id)
    }
    return planPath(about)
  },
}

/** A step gets another day. */
export const stepDateAct: SupportAct = {
  path: 'steps/:step',
  screen: 'step',
  heading: () => 'Another day for this step',
  button: 'Save the new day',
  may: ({ support, who }) => supportCan.beWorkedOn(support, who),
  refused: notNow,
  form: () => formOf([dueOn]),
  start: async (acting, { support }, { step }) => {
    const found = step ? await stepById(acting, support.id, step) : null
    return { due_on: found?.dueOn }
  },
  write: async (acting, about, { answers }, { step }) => {
    await changeStep(acting, about, step ?? '', 'changed', { due_on: answerText(answers, 'due_on') })
    return planPath(about)
  },
}

/** Ticks a step, takes the tick back, or drops it; pressing twice is the same as once. */
export async function changeStep(
  acting: Acting,
  { support }: Pick<About, 'support'>,
  stepId: string,
  act: 'done' | 'undone' | 'dropped' | 'changed',
  columns: { done_at?: Date | null; dropped_at?: Date; due_on?: string },
): Promise<void> {
  const changed = await acting.tx
    .updateTable('step')
    .set(columns)
    .where('id', '=', stepId)
    .where('support_id', '=', support.id)
    .where('dropped_at', 'is', null)
    .$if(act === 'done', (query) => query.where('done_at', 'is', null))
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) return
  await record(acting, { act, subject: { kind: 'step', id: stepId }, youngPerson: support.youngPersonId })
  await redate(acting, support.id)
}
