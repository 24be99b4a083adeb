import { record } from '../../history/index.ts'
import { answerText } from '../../ui/questions/index.ts'
import { formOf, notNow, type SupportAct } from '../act.ts'
import { supportCan } from '../support.ts'
import { addContact, checkNote, noteQuestions } from './contact.ts'
import { closeSupport } from './ending.ts'

/** Asked later how it goes. After this the record closes to the team. */
export const followUpAct: SupportAct = {
  path: 'follow-up',
  screen: 'support',
  heading: ({ called }) => `Follow up with ${called}`,
  lead: ({ called }) =>
    `How is it going, and would ${called} like to be met again? After this the record closes to you.`,
  button: 'Save, and close the record',
  may: ({ support }) => supportCan.beFollowedUp(support),
  refused: (about) =>
    about.support.state === 'ended' ? 'This was followed up already. Nothing was changed.' : notNow(about),
  form: (_acting, { called }) =>
    formOf([
      {
        kind: 'one',
        name: 'reached',
        label: `Did you reach ${called}?`,
        inline: true,
        required: 'Choose whether you reached them',
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No, I tried' },
        ],
      },
      ...noteQuestions,
    ]),
  check: (_about, answers) => checkNote(answers),
  write: async (acting, about, { answers, id }) => {
    const { support } = about
    const reached = answerText(answers, 'reached') === 'yes'
    await addContact(acting, about, { id, kind: 'call', reached, at: acting.now, answers })
    await acting.tx
      .updateTable('ending')
      .set({ followed_up_at: acting.now })
      .where('support_id', '=', support.id)
      .execute()
    await record(acting, {
      act: 'changed',
      subject: { kind: 'ending', id: support.id },
      youngPerson: support.youngPersonId,
      fields: ['followed_up_at'],
    })
    await closeSupport(acting, about, 'followed up')
    return '/young-people?done=followed-up'
  },
}
