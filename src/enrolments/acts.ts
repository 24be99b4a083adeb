import type { Acting } from '../database/index.ts'
import { type Answers, answerOrNull, type Form } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { type Enrolment, enrolmentCan } from './enrolment.ts'
import { saidNoForm, stoppedForm, takenBackForm } from './forms.ts'
import { type Change, changeEnrolment } from './store.ts'

/** One thing that is done with somebody's part in a programme. */
export type EnrolmentAct = {
  heading: string
  button: string
  form: Form
  warning?: boolean
  may: (enrolment: Enrolment) => boolean
  change: (acting: Acting, answers: Answers) => Change
}

const reasonIn = (answers: Answers): string | null => answerOrNull(answers, 'reason')
const noForm: Form = { sections: [] }

/** Every act by its address. */
export const enrolmentActs: Record<string, EnrolmentAct> = {
  yes: {
    ...{ heading: 'They said yes', button: 'They said yes', form: noForm },
    may: enrolmentCan.beAnswered,
    change: () => ({ act: 'said_yes', state: 'taken_up' }),
  },
  no: {
    ...{ heading: 'They said no', button: 'They said no', form: saidNoForm, warning: true },
    may: enrolmentCan.beAnswered,
    change: (acting, answers) => ({
      ...{ act: 'said_no', state: 'stopped', reason: reasonIn(answers), endedOn: dateInLondon(acting.now) },
    }),
  },
  'taking-back': {
    ...{ heading: 'Take the offer back', button: 'Take the offer back', form: takenBackForm, warning: true },
    may: enrolmentCan.beTakenBack,
    change: (_acting, answers) => ({
      ...{ act: 'taken_back', state: 'waiting', reason: reasonIn(answers), seat: null },
    }),
  },
  completion: {
    ...{ heading: 'They went the whole way', button: 'They went the whole way', form: noForm },
    may: ({ state }) => state === 'attending',
    change: (acting) => ({ act: 'completed', state: 'completed', endedOn: dateInLondon(acting.now) }),
  },
  stopping: {
    ...{ heading: 'They stop', button: 'They stop', form: stoppedForm, warning: true },
    may: enrolmentCan.beEnded,
    change: (acting, answers) => ({
      ...{ act: 'stopped', state: 'stopped', reason: reasonIn(answers), endedOn: dateInLondon(acting.now) },
    }),
  },
}

/** Does one of these acts. Throws ChangedMeanwhile where somebody came first. */
export const actOnEnrolment = (
  acting: Acting,
  enrolment: Enrolment,
  act: EnrolmentAct,
  answers: Answers,
): Promise<void> => changeEnrolment(acting, enrolment, act.change(acting, answers))
