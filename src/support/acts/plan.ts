import { record } from '../../history/index.ts'
import { answerOrNull, answerText } from '../../ui/questions/index.ts'
import { formOf, notNow, planPath, type SupportAct } from '../act.ts'
import { changePlan, planOf } from '../plan-store.ts'
import { redate } from '../redating.ts'
import { supportCan } from '../support.ts'

/** What matters, what is strong, how they like to be met: their words, changed when they change. */
export const planAct: SupportAct = {
  path: 'plan/words',
  screen: 'plan',
  heading: ({ called }) => `What matters to ${called}`,
  button: 'Save',
  may: ({ support, who }) => supportCan.beWorkedOn(support, who),
  refused: notNow,
  form: async (acting, { called, support, today }) => {
    const { reviewOn } = await planOf(acting, support.id)
    return formOf([
      {
        kind: 'words',
        name: 'what_matters',
        label: 'What matters to me',
        hint: `In ${called}’s own words.`,
        own: true,
        rows: 3,
        max: 2000,
      },
      { kind: 'words', name: 'strengths', label: `What ${called} is good at and likes`, rows: 3, max: 2000 },
      {
        kind: 'words',
        name: 'how_to_meet',
        label: 'Where, with whom and how they like to be met',
        rows: 2,
        max: 1000,
      },
      { kind: 'date', name: 'agreed_on', label: 'When was this agreed with them?', check: 'past' },
      {
        kind: 'date',
        name: 'review_on',
        label: 'When do you look back together?', // A day that has passed may stand while other things are changed.
        check: reviewOn !== null && reviewOn < today ? undefined : 'future',
      },
    ])
  },
  start: async (acting, { support }) => {
    const plan = await planOf(acting, support.id)
    return {
      what_matters: plan.whatMatters,
      strengths: plan.strengths,
      how_to_meet: plan.howToMeet,
      agreed_on: plan.agreedOn,
      review_on: plan.reviewOn,
    }
  },
  write: async (acting, about, { answers }) => {
    await changePlan(acting, about.support, {
      what_matters: answerText(answers, 'what_matters'),
      strengths: answerText(answers, 'strengths'),
      how_to_meet: answerText(answers, 'how_to_meet'),
      agreed_on: answerOrNull(answers, 'agreed_on'),
      review_on: answerOrNull(answers, 'review_on'),
    })
    await redate(acting, about.support.id)
    return planPath(about)
  },
}

/** A look back together: what was said, and when the next one is. */
export const reviewAct: SupportAct = {
  path: 'reviews',
  page: 'reviews/new',
  screen: 'review',
  heading: ({ called }) => `A look back with ${called}`,
  button: 'Save',
  may: ({ support, who }) => supportCan.beWorkedOn(support, who),
  refused: notNow,
  form: (_acting, { called }) =>
    formOf([
      { kind: 'date', name: 'held_on', label: 'When was it?', check: 'past', required: 'Enter when it was' },
      {
        kind: 'words',
        name: 'words',
        label: 'What you found and agreed',
        hint: `${called} may read this.`,
        rows: 5,
        required: 'Write in a sentence or two what you found and agreed',
      },
      {
        kind: 'date',
        name: 'next_on',
        label: 'When do you look back again?',
        check: 'future',
        required: 'Enter when you look back again',
      },
    ]),
  start: (_acting, { today }) => ({ held_on: today }),
  write: async (acting, about, { answers, id }) => {
    const { support } = about
    const nextOn = answerText(answers, 'next_on')
    const added = await acting.tx
      .insertInto('review')
      .values({
        id,
        support_id: support.id,
        young_person_id: support.youngPersonId,
        held_on: answerText(answers, 'held_on'),
        words: answerText(answers, 'words'),
        next_on: nextOn,
        made_by: acting.actor.id as string,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 1n) {
      await record(acting, {
        act: 'added',
        subject: { kind: 'review', id },
        youngPerson: support.youngPersonId,
      })
      await changePlan(acting, support, { review_on: nextOn })
      await redate(acting, support.id)
    }
    return planPath(about)
  },
}
