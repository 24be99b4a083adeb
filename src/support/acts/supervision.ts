import { record } from '../../history/index.ts'
import { answerText } from '../../ui/questions/index.ts'
import { type About, formOf, type SupportAct } from '../act.ts'
import { supportCan } from '../support.ts'

const path = ({ support }: About): string => `/supports/${support.id}/supervision`

/** A supervisor's look at a support with its worker: noted apart from the record, for the two of them. */
export const supervisionAct: SupportAct = {
  path: 'supervision',
  page: 'supervision/new',
  screen: 'supervision',
  heading: ({ support }) => `Supervision with ${support.workerName}`,
  lead: ({ called, support }) =>
    `About the support of ${called}. Only you and ${support.workerName} can read this; it is no part of the record.`,
  button: 'Save',
  may: ({ support, who }) => supportCan.beSupervised(support, who),
  refused: (about) =>
    about.support.state === 'ended'
      ? 'This support has ended, so nothing was saved.'
      : 'Only a supervisor of the team writes here, about the work of somebody else. Nothing was saved.',
  form: () =>
    formOf([
      { kind: 'date', name: 'held_on', label: 'When was it?', check: 'past', required: 'Enter when it was' },
      {
        kind: 'words',
        name: 'note',
        label: 'What you talked about and agreed',
        rows: 5,
        required: 'Write in a sentence or two what you agreed',
      },
      {
        kind: 'date',
        name: 'next_on',
        label: 'When do you talk again?',
        check: 'future',
        required: 'Enter when you talk again',
      },
    ]),
  start: (_acting, { today }) => ({ held_on: today }),
  write: async (acting, about, { answers, id }) => {
    const { support } = about
    const added = await acting.tx
      .insertInto('supervision')
      .values({
        id,
        support_id: support.id,
        young_person_id: support.youngPersonId,
        supervisor_id: acting.actor.id as string,
        held_on: answerText(answers, 'held_on'),
        note: answerText(answers, 'note'),
        next_on: answerText(answers, 'next_on'),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 1n) {
      await record(acting, {
        act: 'added',
        subject: { kind: 'supervision', id },
        youngPerson: support.youngPersonId,
      })
    }
    return path(about)
  },
}
