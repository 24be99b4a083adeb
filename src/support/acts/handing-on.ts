import { membersWith } from '../../accounts/index.ts'
import { endEntries } from '../../circle/index.ts'
import type { Acting } from '../../database/index.ts'
import { handOnPrescriptions } from '../../referrals/index.ts'
import { answerText } from '../../ui/questions/index.ts'
import { newId } from '../../words/index.ts'
import { type About, formOf, notNow, type SupportAct } from '../act.ts'
import { changeSupport } from '../changes.ts'
import { redate } from '../redating.ts'
import { type Support, supportCan } from '../support.ts'

const others = async (acting: Acting, { support, today }: About) =>
  (
    await membersWith(acting.tx, support.teamId, ['link_worker', 'clinician', 'manager', 'supervisor'], today)
  ).filter(({ id }) => id !== support.workerId)

/** Opens the record to the new worker before it closes to the old one: at no moment is it nobody's. */
async function handOn(
  acting: Acting,
  support: Support,
  to: { workerId: string; reason: string; id: string },
) {
  const { workerId, reason, id } = to
  await acting.tx
    .insertInto('circle_member')
    .values({
      id: newId(),
      place_id: support.placeId,
      young_person_id: support.youngPersonId,
      worker_id: workerId,
      team_id: support.teamId,
      opens: 'support',
      basis: 'handed_on',
      referral_id: support.referralId,
      support_id: support.id,
    })
    .execute()
  await changeSupport(acting, support, { id, act: 'handed_on', reason, workerId }, { worker_id: workerId })
  await handOnPrescriptions(acting, support.id, workerId)
  await redate(acting, support.id)
  await endEntries(
    acting,
    support.youngPersonId,
    { supportId: support.id, workerId: support.workerId as string, opens: ['support'] },
    { at: acting.now, because: 'handed on' },
  )
}

/** Another worker of the team takes over. Responsibility moves only to somebody who has said yes. */
export const handingOnAct: SupportAct = {
  path: 'handing-on',
  screen: 'support',
  heading: ({ called }) => `Hand on the support of ${called}`,
  lead: ({ support }) =>
    `${support.workerName} is responsible until you press the button. From then on the record is open to whoever takes over, and closed to ${support.workerName}. What was asked of services, and where they go, is handed on with it.`,
  button: 'Hand it on',
  may: ({ support, who }) => supportCan.beHandedOn(support, who),
  refused: (about) =>
    about.support.state === 'ended'
      ? notNow(about)
      : 'Only the worker who has this support, or the manager of the team, can hand it on. Nothing was changed.',
  form: async (acting, about) =>
    formOf([
      {
        kind: 'pick',
        name: 'worker',
        label: 'Who takes over?',
        required: 'Choose who takes over',
        options: (await others(acting, about)).map((worker) => ({ value: worker.id, label: worker.name })),
      },
      {
        kind: 'many',
        name: 'said_yes',
        label: 'Have they said yes?',
        hint: 'Nobody becomes responsible without knowing it.',
        required: 'Ask them first, then tick that they have said yes',
        options: [{ value: 'yes', label: 'Yes, they have said yes' }],
      },
      {
        kind: 'words',
        name: 'reason',
        label: 'Why?',
        rows: 2,
        max: 500,
        required: 'Say why it is handed on',
      },
    ]),
  write: async (acting, about, { answers, id }) => {
    await handOn(acting, about.support, {
      workerId: answerText(answers, 'worker'),
      reason: answerText(answers, 'reason'),
      id,
    })
    // Whoever handed on their own may not see the record any more; their list is where they go on.
    return '/young-people?done=handed-on'
  },
}
