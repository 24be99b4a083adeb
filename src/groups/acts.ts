import { workerWithEmail } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import {
  type Answers,
  answerOrNull,
  answerText,
  type Form,
  type Problems,
  type Typed,
} from '../ui/questions/index.ts'
import { dateOnly, newId, spokenDay } from '../words/index.ts'
import { callOffForm, endGroupForm, leaderForm, seatsForm, sessionForm, timesIn } from './forms.ts'
import { groupCan, type Session, sessionCan } from './group.ts'
import type { AboutGroup } from './pages.tsx'
import { addSessions, cancelSession, moveSession, type When } from './session-store.ts'
import { addLeader, endGroup, setSeats } from './store.ts'
import { tellOfSession } from './telling.ts'

/** What an act is done with: a group, or one session of it. */
export type Subject = AboutGroup & { session: Session | null }

/** One thing that is done with a group or a session of it, declared once: pages and routes come from here. */
export type GroupAct = {
  heading: (subject: Subject) => string
  form: Form
  typed?: (subject: Subject) => Typed
  button: string
  warning?: boolean
  /** It is done with one session, and not with the group. */
  session?: true
  may: (subject: Subject) => boolean
  check?: (answers: Answers, acting: Acting) => Problems | Promise<Problems>
  write: (acting: Acting, subject: Subject, answers: Answers) => Promise<void>
  /** The sentence for a promise of the database that was not kept, by its name. */
  refused?: Record<string, { field: string; says: string }>
}

const goesOn = ({ group, looking }: Subject): boolean => groupCan.beChanged(group, looking)
const theSession = ({ session }: Subject): Session => {
  if (!session) throw new Error('this act is about a session')
  return session
}
const whenIn = (answers: Answers): When => ({
  onDate: dateOnly(answerText(answers, 'on_date')),
  ...timesIn(answers).times,
  atPlace: answerOrNull(answers, 'at_place'),
})
const leaderIn = (acting: Acting, answers: Answers) =>
  workerWithEmail(acting.tx, acting.actor.place as string, answerText(answers, 'email'))
const sameDay = {
  one_session_a_day: { field: 'on_date', says: 'There is a session on that day already. Choose another day' },
}
const partsOfDay = (day: string): Typed => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { 'on_date-year': year, 'on_date-month': String(Number(month)), 'on_date-day': String(Number(date)) }
}

/** Every act by the end of its address. */
export const groupActs: Readonly<Record<string, GroupAct>> = {
  sessions: {
    heading: ({ group }) => `Add a session to ${group.name}`,
    form: sessionForm,
    button: 'Add it',
    may: goesOn,
    check: (answers) => timesIn(answers).problems,
    write: (acting, { group }, answers) => addSessions(acting, group.id, [whenIn(answers)]),
    refused: sameDay,
  },
  move: {
    session: true,
    heading: (subject) => `Move the session of ${spokenDay(theSession(subject).onDate)}`,
    form: sessionForm,
    typed: (subject) => {
      const session = theSession(subject)
      return {
        ...partsOfDay(session.onDate),
        ...{ starts_at: session.startsAt, ends_at: session.endsAt, at_place: session.atPlace ?? '' },
      }
    },
    button: 'Move it, and tell everybody',
    may: (subject) => goesOn(subject) && sessionCan.beMoved(theSession(subject)),
    check: (answers) => timesIn(answers).problems,
    write: async (acting, subject, answers) => {
      const session = theSession(subject)
      if (await moveSession(acting, session, whenIn(answers)))
        await tellOfSession(acting, session.id, newId())
    },
    refused: {
      ...sameDay,
      marked_on_the_day_of_the_session: {
        field: 'on_date',
        says: 'Somebody is marked in its register already, so it stays on its day',
      },
    },
  },
  'calling-off': {
    session: true,
    heading: (subject) => `Call off the session of ${spokenDay(theSession(subject).onDate)}`,
    form: callOffForm,
    ...{ button: 'Call it off, and tell everybody', warning: true },
    may: (subject) => goesOn(subject) && sessionCan.beMoved(theSession(subject)),
    write: async (acting, subject, answers) => {
      const session = theSession(subject)
      if (await cancelSession(acting, session.id, answerText(answers, 'because')))
        await tellOfSession(acting, session.id, newId())
    },
  },
  leaders: {
    heading: ({ group }) => `Who leads ${group.name} too?`,
    form: leaderForm,
    button: 'Let them lead it too',
    may: goesOn,
    check: async (answers, acting): Promise<Problems> =>
      answerText(answers, 'email') && !(await leaderIn(acting, answers))
        ? { email: 'Nobody here signs in with this address. Check it with them' }
        : {},
    write: async (acting, { group }, answers) => {
      const worker = await leaderIn(acting, answers)
      if (worker)
        await addLeader(acting, { groupId: group.id, workerId: worker.id, part: answerText(answers, 'part') })
    },
  },
  seats: {
    heading: ({ group }) => `Places in ${group.name}`,
    form: seatsForm,
    typed: ({ group }) => ({ seats: String(group.seats) }),
    button: 'Change the number of places',
    may: (subject) => goesOn(subject) && subject.group.kind === 'group',
    write: (acting, { group }, answers) => setSeats(acting, group.id, Number(answerText(answers, 'seats'))),
    refused: {
      seats_are_of_the_group: {
        field: 'seats',
        says: 'More people than that have a place already. Enter a larger number',
      },
    },
  },
  ending: {
    heading: ({ group }) => `End ${group.name}`,
    form: endGroupForm,
    ...{ button: 'End this group', warning: true },
    may: goesOn,
    write: (acting, { group }, answers) => endGroup(acting, group.id, answerText(answers, 'because')),
  },
}
