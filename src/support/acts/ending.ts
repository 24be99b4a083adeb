import { endEntries } from '../../circle/index.ts'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { safeContact } from '../../people/index.ts'
import { isOpen, type ReferralWithNames, settlePrescription, standingOf } from '../../referrals/index.ts'
import { type Answers, answerOrNull, answerText, type Question } from '../../ui/questions/index.ts'
import { addDays, startOfDay } from '../../words/index.ts'
import { type About, formOf, notNow, recordPath, type Sent, type SupportAct } from '../act.ts'
import { changeSupport } from '../changes.ts'
import { closeForSender } from '../closed-loop.ts'
import { agreedWithSender } from '../for-sender.ts'
import { endingReasons, supportCan } from '../support.ts'
import { tellEnding } from '../telling.ts'

/** Days for which whoever referred can still read what came of it; our own choice. */
export const DAYS_FOR_SENDER = 28

const reveals: Record<string, readonly Question[]> = {
  moved_away: [
    {
      kind: 'one',
      name: 'moved_how',
      label: 'Who has them now?',
      required: 'Choose who has them now',
      options: [
        { value: 'new_place_accepted', label: 'Somebody where they live now has accepted' },
        { value: 'nobody_found', label: 'We looked, and nobody could be found' },
      ],
    },
  ],
  lost_contact: [
    {
      kind: 'line',
      as: 'number',
      name: 'tries',
      label: 'How often did you try?',
      width: 3,
      least: 1,
      most: 99,
      required: 'Enter how often you tried to reach them',
    },
  ],
}

const service = ({ toServiceName }: ReferralWithNames): string => toServiceName ?? 'a service'

// Each activity of its own: nothing that was asked, and nowhere they go, is left open in silence.
const activity = (referral: ReferralWithNames, { called }: About): Question =>
  isOpen(referral)
    ? {
        kind: 'many',
        name: `place_${referral.id}`,
        label: `${service(referral)}: you asked for a place, and that is open`,
        hint: 'A support cannot end while somebody waits for its answer.',
        required: `Say that you take back what you asked of ${service(referral)}, or settle it first`,
        options: [{ value: 'stop', label: 'Take the question back' }],
      }
    : {
        kind: 'one',
        name: `place_${referral.id}`,
        label: `${called} goes to ${service(referral)}. What becomes of it?`,
        required: `Choose what becomes of ${service(referral)}`,
        options: [
          {
            value: 'on_their_own',
            label: `${called} goes on there, without us`,
            hint: 'What those who run it know closes to them. They are asked to talk to the family about whom to ring.',
          },
          { value: 'stop', label: `${called} stops going there`, hint: 'Those who run it are told.' },
        ],
      }

async function settleActivities(acting: Acting, { support }: About, { answers, origin }: Sent) {
  const quiet = support.died || answerText(answers, 'told') === 'not_told'
  for (const referral of await standingOf(acting, support.id)) {
    const settled = answerText(answers, `place_${referral.id}`) === 'on_their_own' ? 'on_their_own' : 'stop'
    await settlePrescription(acting, referral, { settled, origin, quiet })
  }
}

const questions = (
  about: About,
  agreed: readonly string[],
  standing: readonly ReferralWithNames[],
): readonly Question[] => [
  {
    kind: 'one',
    name: 'reason',
    label: 'Why does it end?',
    required: 'Choose why it ends',
    options: endingReasons.map((option) => ({ ...option, reveals: reveals[option.value] })),
  },
  ...standing.map((referral) => activity(referral, about)),
  {
    kind: 'words',
    name: 'words_for_young_person',
    label: `What you want to say to ${about.called}`,
    hint: 'They can read this for as long as they like.',
    rows: 3,
    max: 2000,
  },
  ...(agreed.includes('outcome')
    ? [
        {
          kind: 'words',
          name: 'words_for_referrer',
          label: 'What came of it, for whoever referred them',
          hint: `As much as ${about.called} agreed to, and no more. They can read it for ${DAYS_FOR_SENDER} days.`,
          rows: 3,
          max: 2000,
        } as const,
      ]
    : []),
  told(about),
  {
    kind: 'one',
    name: 'follow_up',
    label: 'Do you ask later how it goes?',
    required: 'Choose whether you follow up',
    options: [
      {
        value: 'yes',
        label: 'Yes',
        hint: 'The record stays open to you until you have.',
        reveals: [
          {
            kind: 'date',
            name: 'follow_up_on',
            label: 'On which day?',
            check: 'future',
            required: 'Enter the day of the follow-up',
          },
        ],
      },
      { value: 'no', label: 'No', hint: 'The record closes to you and your team now.' },
    ],
  },
]

const told = ({ person, called }: About): Question => ({
  kind: 'one',
  name: 'told',
  label: `How does ${called} hear that it ends?`,
  hint: 'They are told before anybody else.',
  required: 'Choose how they hear that it ends',
  options: [
    { value: 'in_person', label: 'I have told them' },
    ...(safeContact(person) ? [{ value: 'message', label: 'Send them our message first' }] : []),
    {
      value: 'not_told',
      label: 'They are not told',
      hint: 'Because telling would put somebody at risk, or we cannot reach them.',
    },
  ],
})

async function writeEnding(acting: Acting, about: About, answers: Answers): Promise<void> {
  const { support, today } = about
  const tries = answerText(answers, 'tries')
  await acting.tx
    .insertInto('ending')
    .values({
      support_id: support.id,
      young_person_id: support.youngPersonId,
      reason: support.died ? 'died' : answerText(answers, 'reason'),
      words_for_referrer: answerText(answers, 'words_for_referrer'),
      words_for_young_person: answerText(answers, 'words_for_young_person'),
      tries: tries ? Number(tries) : null,
      moved_how: answerOrNull(answers, 'moved_how'),
      follow_up_on: answerOrNull(answers, 'follow_up_on'),
      ended_on: today,
      made_by: acting.actor.id as string,
    })
    .execute()
  await record(acting, {
    act: 'added',
    subject: { kind: 'ending', id: support.id },
    youngPerson: support.youngPersonId,
  })
}

/** What is left of the plan is nobody's any more. */
const dropSteps = (acting: Acting, { support }: About) =>
  acting.tx
    .updateTable('step')
    .set({ dropped_at: acting.now })
    .where('support_id', '=', support.id)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute()

/** Closes the support's own entries of the circle. The last thing done: after it the actor may see nothing more. */
export const closeSupport = (acting: Acting, { support }: About, because: string): Promise<void> =>
  endEntries(
    acting,
    support.youngPersonId,
    { supportId: support.id, opens: ['support'] },
    { at: acting.now, because },
  )

/** The support ends, with why, with words for each, and everyone told in the right order. */
export const endingAct: SupportAct = {
  path: 'ending',
  screen: 'support',
  heading: ({ support, called }) =>
    support.died ? `Close the support of ${called}` : `End the support of ${called}`,
  lead: ({ support, called }) =>
    support.died
      ? `${called} has died. Nothing is asked of you but to close the support. Nobody is written to, places that expected ${called} hear that they are not coming, and the record closes to you and your team.`
      : null,
  button: 'End the support',
  warning: true,
  may: ({ support, who }) => supportCan.beEnded(support, who) && support.died === support.diedSure,
  refused: (about) =>
    about.support.state !== 'ended' && about.support.died
      ? `Somebody has written down that ${about.called} has died. A second person, a manager, confirms it first. Nothing was saved.`
      : notNow(about),
  form: async (acting, about) => {
    const { support } = about
    if (support.died) return formOf([])
    const agreed = await agreedWithSender(acting, support)
    return formOf(questions(about, agreed, await standingOf(acting, support.id)))
  },
  write: async (acting, about, sent) => {
    const { answers, id, origin } = sent
    const { support, person, today } = about
    await writeEnding(acting, about, answers)
    await dropSteps(acting, about)
    await changeSupport(
      acting,
      support,
      { id, act: 'ended' },
      {
        state: 'ended',
        worker_id: null,
        due_on: null,
        due_what: null,
        paused_until: null,
        ended_at: acting.now,
      },
    )
    await closeForSender(acting, support, {
      words: answerOrNull(answers, 'words_for_referrer'),
      until: startOfDay(addDays(today, DAYS_FOR_SENDER)),
    })
    await tellEnding(acting, support, person, { message: answerText(answers, 'told') === 'message', origin })
    await settleActivities(acting, about, sent)
    if (answerText(answers, 'follow_up') === 'yes') return `${recordPath(about)}?done=ended`
    await closeSupport(acting, about, 'support ended')
    return '/young-people?done=ended'
  },
}
