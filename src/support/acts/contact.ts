import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import {
  type Answers,
  answerOrNull,
  answerText,
  type Problems,
  type Question,
} from '../../ui/questions/index.ts'
import {
  addDays,
  type DateOnly,
  dateInLondon,
  dateOnly,
  londonInstant,
  plainDate,
} from '../../words/index.ts'
import { type About, formOf, notNow, recordPath, type SupportAct } from '../act.ts'
import { redate } from '../redating.ts'
import { supportCan } from '../support.ts'
import { tellFirstContact } from '../telling.ts'

export const contactKinds = [
  { value: 'meeting', label: 'Met' },
  { value: 'call', label: 'Call' },
  { value: 'message', label: 'Message' },
  { value: 'video', label: 'Video call' },
  { value: 'visit', label: 'Home visit' },
  { value: 'with_others', label: 'Met with others' },
] as const

/** Who may read a note. Never pre-chosen: whoever writes it decides each time. */
export const noteReaders = [
  {
    value: 'worker_and_manager',
    label: 'Only I and my manager',
    hint: 'Whoever has this support, and who leads the team.',
  },
  { value: 'young_person_too', label: 'The young person too' },
  {
    value: 'everyone_in_support',
    label: 'Everyone in the support',
    hint: 'The young person, and all to whom everything is open.',
  },
] as const

export const noteQuestions: readonly Question[] = [
  { kind: 'words', name: 'note', label: 'Note', hint: 'Leave it empty if there is nothing to say.', rows: 4 },
  {
    kind: 'one',
    name: 'note_for',
    label: 'Who may read the note?',
    hint: 'Only if you wrote one.',
    options: noteReaders,
  },
]

const questions = (called: string): readonly Question[] => [
  {
    kind: 'one',
    name: 'kind',
    label: 'What was it?',
    inline: true,
    required: 'Choose what kind of contact it was',
    options: contactKinds,
  },
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
  {
    kind: 'one',
    name: 'day',
    label: 'When?',
    inline: true,
    required: 'Choose when it was',
    options: [
      { value: 'today', label: 'Today' },
      { value: 'yesterday', label: 'Yesterday' },
      {
        value: 'earlier',
        label: 'Earlier',
        reveals: [
          { kind: 'date', name: 'on', label: 'On which day?', check: 'past', required: 'Enter the day' },
        ],
      },
    ],
  },
  { kind: 'line', as: 'number', name: 'minutes', label: 'How long, in minutes?', width: 3, most: 1440 },
  {
    kind: 'line',
    name: 'at_place',
    label: 'Where?',
    hint: 'For example: Priory Park, school, by phone.',
    max: 120,
  },
  ...noteQuestions,
]

/** A note needs a reader, and a reader a note. */
export function checkNote(answers: Answers): Problems {
  const note = answerText(answers, 'note')
  return note && !answerText(answers, 'note_for') ? { note_for: 'Choose who may read the note' } : {}
}

const dayOf = (answers: Answers, today: DateOnly): DateOnly => {
  const day = answerText(answers, 'day')
  if (day === 'earlier') return dateOnly(answerText(answers, 'on'))
  return day === 'yesterday' ? addDays(today, -1) : today
}

function check({ support, today }: About, answers: Answers): Problems {
  const opened = dateInLondon(support.openedAt)
  if (dayOf(answers, today) < opened) {
    const field = answerText(answers, 'day') === 'earlier' ? 'on' : 'day'
    return { [field]: `This support began on ${plainDate(opened)}. Choose that day or a later one` }
  }
  return checkNote(answers)
}

/** When it was: now, if it was today; else the middle of that day, since nobody asks for the minute. */
function momentOf({ support, today }: About, answers: Answers, now: Date): Date {
  const day = dayOf(answers, today)
  if (day === today) return now
  const midday = londonInstant(day, '12:00')
  return midday < support.openedAt ? support.openedAt : midday
}

/** One conversation, visit or try, as it is kept. */
export type NewContact = { id: string; kind: string; reached: boolean; at: Date; answers: Answers }

/** Writes a contact down; false when the same one is there already. */
export async function addContact(
  acting: Acting,
  { support }: Pick<About, 'support'>,
  contact: NewContact,
): Promise<boolean> {
  const { id, answers } = contact
  const note = answerOrNull(answers, 'note')
  const minutes = answerText(answers, 'minutes')
  const added = await acting.tx
    .insertInto('contact')
    .values({
      id,
      support_id: support.id,
      young_person_id: support.youngPersonId,
      kind: contact.kind,
      reached: contact.reached,
      at: contact.at,
      minutes: minutes ? Number(minutes) : null,
      at_place: answerOrNull(answers, 'at_place'),
      note,
      note_for: note ? answerText(answers, 'note_for') : null,
      made_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return false
  await record(acting, { act: 'added', subject: { kind: 'contact', id }, youngPerson: support.youngPersonId })
  return true
}

/** A contact, written up in under 20 seconds. The first in which they were reached ends the wait. */
export const contactAct: SupportAct = {
  path: 'contacts',
  page: 'contacts/new',
  screen: 'contact',
  heading: ({ called }) => `Contact with ${called}`,
  button: 'Save',
  may: ({ support, who }) => supportCan.beWorkedOn(support, who),
  refused: notNow,
  form: (_acting, { called }) => formOf(questions(called)),
  start: () => ({ kind: 'meeting', reached: 'yes', day: 'today', minutes: '30' }),
  check,
  write: async (acting, about, { answers, id, origin }) => {
    const { support } = about
    const reached = answerText(answers, 'reached') === 'yes'
    const at = momentOf(about, answers, acting.now)
    if (await addContact(acting, about, { id, kind: answerText(answers, 'kind'), reached, at, answers })) {
      if (reached && support.firstContactAt === null) {
        await acting.tx
          .updateTable('support')
          .set({ first_contact_at: at })
          .where('id', '=', support.id)
          .execute()
        await tellFirstContact(acting, support, origin)
      }
      await redate(acting, support.id)
    }
    return `${recordPath(about)}?done=contact`
  },
}
