import { answerText, type Form } from '../ui/questions/index.ts'
import { asItStands, takeStep } from './acts.ts'
import { aroundOf, barsOf, closeCircle, keyOf, liftBar } from './bar-store.ts'
import { concernCan } from './concern.ts'
import type { Doing } from './doing.ts'

const whoAndWhy = (label: string, options: readonly { value: string; label: string }[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        { kind: 'pick', name: 'who', label, required: 'Choose who', options },
        {
          ...{
            kind: 'words',
            name: 'words',
            label: 'Why?',
            hint: 'Only those who read this safeguarding concern see it.',
          },
          ...{ required: 'Write why', rows: 3, max: 1000 },
        },
      ],
    },
  ],
})

/** Closing a young person’s circle to whoever a concern is about, and letting them be asked again. */
export const barDoings: Record<string, Doing> = {
  circle: {
    may: concernCan.closeACircle,
    heading: 'Close their circle to somebody',
    lead: 'From now on they see and change nothing of this young person, whatever else lets them. It acts at once, and nobody around the young person is told why. Where they have work to do for this young person, their manager has to give it to somebody: tell the manager that, and no more.',
    button: 'Close it to them now',
    form: async (acting, concern) =>
      whoAndWhy(
        'To whom?',
        (await aroundOf(acting, concern.id)).map((one) => ({
          value: keyOf(one),
          label: one.role ? `${one.name}, ${one.role}` : one.name,
        })),
      ),
    write: async (acting, concern, { id, answers }) => {
      const who = (await aroundOf(acting, concern.id)).find(
        (one) => keyOf(one) === answerText(answers, 'who'),
      )
      if (!who) return { who: 'Choose who' }
      const words = answerText(answers, 'words')
      await closeCircle(acting, concern, { id, who, words })
      await takeStep(acting, concern, {
        ...{ ...asItStands(concern), id, words: `${who.name}: ${words}`, act: 'closed_a_circle' },
      })
      return null
    },
  },
  'circle-opening': {
    may: concernCan.closeACircle,
    heading: 'Let somebody be let in again',
    lead: 'What has ended stays ended. Whoever looks after this young person can let them in again.',
    button: 'Save',
    form: async (acting, concern) =>
      whoAndWhy(
        'Whom?',
        (await barsOf(acting, concern.id)).map(({ id, name }) => ({ value: id, label: name })),
      ),
    write: async (acting, concern, { id, answers }) => {
      const bar = (await barsOf(acting, concern.id)).find((one) => one.id === answerText(answers, 'who'))
      if (!bar) return { who: 'Choose who' }
      const words = answerText(answers, 'words')
      await liftBar(acting, bar.id, words)
      await takeStep(acting, concern, {
        ...{ ...asItStands(concern), id, words: `${bar.name}: ${words}`, act: 'opened_a_circle' },
      })
      return null
    },
  },
}
