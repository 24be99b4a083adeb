import type { Acting } from '../../database/index.ts'
import {
  type Answers,
  answerList,
  answerOrNull,
  answerText,
  type Form,
  type Problems,
} from '../../ui/questions/index.ts'
import { type DateOnly, newId } from '../../words/index.ts'
import type { Kind, Reader } from '../round.ts'
import { changeRound, nameControllers, nameReaders } from '../round-store.ts'
import { datesForm, kindForm, lawForm, NO_EARLIER, tellingForm } from './forms.ts'
import { orderProblems, type WholeRound } from './hindrances.ts'
import { typedControllers } from './typed.ts'

/** One section that is a form of its own: what it asks, what is kept of it, and how an answer is kept. */
export type FormSection = {
  title: string
  lead?: string
  form: (whole: WholeRound, staff: readonly Reader[]) => Form
  kept: (whole: WholeRound) => Readonly<Record<string, unknown>>
  /** What is wrong with the whole of it, by field; empty when it can be kept. */
  check?: (answers: Answers) => Problems
  keep: (acting: Acting, whole: WholeRound, answers: Answers) => Promise<void>
}

/** The sections that are one form each, by the last part of their address. */
export const formSections: Readonly<Record<'kind' | 'dates' | 'law' | 'telling', FormSection>> = {
  kind: {
    title: 'Which kind it is',
    form: ({ round }, staff) => kindForm(round.kind, staff),
    kept: ({ round, readers }) => ({
      ...{ kind: round.kind, key_holder: round.keyHolder, key_used_when: round.keyUsedWhen },
      readers: readers.map(({ id }) => id),
    }),
    keep: async (acting, { round }, answers) => {
      const kind = answerText(answers, 'kind') as Kind
      await changeRound(acting, round.id, {
        kind,
        key_holder: kind === 'confidential' ? answerText(answers, 'key_holder') : '',
        key_used_when: kind === 'confidential' ? answerText(answers, 'key_used_when') : '',
      })
      await nameReaders(acting, round.id, kind === 'named' ? answerList(answers, 'readers') : [])
    },
  },
  dates: {
    title: 'Dates and year groups',
    lead: 'What you do not know yet you can leave empty.',
    form: ({ others }) => datesForm(others),
    kept: ({ round, others }) => ({
      earlier: others.find(({ id }) => id === round.earlierId)?.key ?? NO_EARLIER,
      ...{
        year_groups: round.yearGroups,
        schools_answer_by: round.schoolsAnswerBy,
        opt_out_by: round.optOutBy,
      },
      ...{ opens_on: round.opensOn, closes_on: round.closesOn, withdraw_until: round.withdrawUntil },
      ...{ names_destroyed_on: round.namesDestroyedOn, retain_until: round.retainUntil },
    }),
    check: (answers) => orderProblems(typedDates(answers)),
    keep: async (acting, { round, others }, answers) =>
      changeRound(acting, round.id, {
        earlier_id: others.find(({ key }) => key === answerText(answers, 'earlier'))?.id ?? null,
        year_groups: answerList(answers, 'year_groups').map(Number),
        ...Object.fromEntries(dateNames.map((name) => [name, answerOrNull(answers, name)])),
      }),
  },
  law: {
    title: 'Who answers in law',
    form: () => lawForm,
    kept: ({ round, controllers }) => ({
      controllers: controllers.map(({ name }) => name).join('\n'),
      ...{ lawful_basis: round.lawfulBasis, special_condition: round.specialCondition },
      ...{ impact_assessment: round.impactAssessment, agreement: round.agreement },
    }),
    keep: async (acting, { round }, answers) => {
      await changeRound(acting, round.id, {
        ...{ lawful_basis: answerOrNull(answers, 'lawful_basis') },
        ...{ special_condition: answerOrNull(answers, 'special_condition') },
        ...{
          impact_assessment: answerText(answers, 'impact_assessment'),
          agreement: answerText(answers, 'agreement'),
        },
      })
      const names = typedControllers(answerText(answers, 'controllers'))
      await nameControllers(
        acting,
        round.id,
        names.map((name) => ({ id: newId(), name })),
      )
    },
  },
  telling: {
    title: 'What parents and pupils are told',
    form: () => tellingForm,
    kept: ({ round }) => ({
      ...{ about_for_parents: round.aboutForParents, about_for_pupils: round.aboutForPupils },
      ...{ something_else: round.somethingElse, parents_say_no_online: round.parentsSayNoOnline },
    }),
    keep: async (acting, { round }, answers) =>
      changeRound(acting, round.id, {
        about_for_parents: answerText(answers, 'about_for_parents'),
        about_for_pupils: answerText(answers, 'about_for_pupils'),
        something_else: answerText(answers, 'something_else'),
        parents_say_no_online: answerText(answers, 'parents_say_no_online') === 'yes',
      }),
  },
}

const dateNames = [
  ...(['schools_answer_by', 'opt_out_by', 'opens_on', 'closes_on'] as const),
  ...(['withdraw_until', 'names_destroyed_on', 'retain_until'] as const),
] as const

function typedDates(answers: Answers): Parameters<typeof orderProblems>[0] {
  const day = (name: (typeof dateNames)[number]) => answerOrNull(answers, name) as DateOnly | null
  return {
    ...{ schoolsAnswerBy: day('schools_answer_by'), optOutBy: day('opt_out_by'), opensOn: day('opens_on') },
    ...{ closesOn: day('closes_on'), withdrawUntil: day('withdraw_until') },
    ...{ namesDestroyedOn: day('names_destroyed_on'), retainUntil: day('retain_until') },
  }
}
