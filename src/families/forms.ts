import { whenDecided, whoSaidYes } from '../circle/index.ts'
import type { Form, Question } from '../ui/questions/index.ts'
import type { FamilyGoal } from './family-plan.ts'
import type { Carer } from './store.ts'

type Named = { id: string; name: string }

/** What stands for an adult who is in no record. */
export const ELSE = 'else'
/** What stands for the worker who leads. */
export const LEAD = 'lead'

const one = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })
const picks = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }))

/** What the family wants, and when the lead looks at it again with them. */
export const wordsForm: Form = one(
  {
    ...{ kind: 'words', name: 'words', label: 'What does the family want?', rows: 4, max: 1000 },
    hint: 'In plain words, theirs where you can. Everybody in it reads this: write nothing that one of them told you alone.',
    required: 'Write what the family wants',
  },
  {
    ...{ kind: 'date', name: 'review_on', label: 'When do you look at it again together?', check: 'future' },
    required: 'Enter when you look at it again together',
  },
)

/** Which young person is asked. */
export const youngPersonForm = (people: readonly Named[]): Form =>
  one({
    ...{ kind: 'pick', name: 'young_person', label: 'Which young person?', options: picks(people) },
    ...{ hint: 'You see those whose record you may open.', required: 'Choose a young person' },
  })

/** What a young person, or whoever decides with them, said to being in it. */
export const hearingForm = (called: string): Form =>
  one(
    {
      ...{ kind: 'one', name: 'answer', label: `Is ${called} in the family’s plan?`, inline: true },
      required: 'Choose yes or no',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
    },
    whoSaidYes,
    whenDecided,
  )

/** The first of somebody's names. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? ''

/** An adult: from a record, or by first name. */
export const adultForm = (carers: readonly Carer[]): Form =>
  one(
    {
      ...{ kind: 'one', name: 'who', label: 'Who is it?', required: 'Choose who it is' },
      options: [
        ...carers.map(({ id, name, relationship }) => ({
          value: id,
          label: relationship ? `${firstName(name)}, ${relationship}` : firstName(name),
        })),
        {
          ...{ value: ELSE, label: 'Somebody else' },
          reveals: [
            {
              ...{ kind: 'line', as: 'name', name: 'called', label: 'First name', width: 20, max: 40 },
              required: 'Enter their first name',
            },
            {
              ...{
                kind: 'line',
                name: 'relationship',
                label: 'Who they are to the family',
                width: 20,
                max: 40,
              },
              ...{ hint: 'For example: grandad.', required: 'Enter who they are to the family' },
            },
          ],
        },
      ],
    },
    {
      ...{ kind: 'many', name: 'asked', label: 'Have you asked them?' },
      required: 'Ask them first. Tick the box once they have said yes',
      options: [{ value: 'yes', label: 'They know who is in it, and said yes' }],
    },
  )

/** Who does what by when. */
export const stepForm = (lead: string, members: readonly Named[]): Form =>
  one(
    {
      ...{ kind: 'words', name: 'what', label: 'What is done?', rows: 2, max: 300 },
      ...{ hint: 'Everybody in the plan reads this.', required: 'Write what is done' },
    },
    {
      ...{ kind: 'pick', name: 'who', label: 'Who does it?', required: 'Choose who does it' },
      options: [{ value: LEAD, label: lead }, ...picks(members)],
    },
    {
      ...{ kind: 'date', name: 'due_on', label: 'By when?', check: 'future' },
      required: 'Enter by when it is done',
    },
  )

const nearness = (name: string, label: string): Question => ({
  ...{ kind: 'line', name, label, as: 'number', least: 0, most: 10, width: 3 },
})

/** Where the family wants to get to. */
export const goalForm: Form = one(
  {
    ...{ kind: 'words', name: 'words', label: 'Where does the family want to get to?', rows: 2, max: 300 },
    ...{
      hint: 'In their words. Everybody in the plan reads this.',
      required: 'Write where the family wants to get to',
    },
  },
  {
    ...nearness('rating', 'How near are they now, from 0 to 10?'),
    ...{ hint: '0 is nowhere near, 10 is there.', required: 'Enter how near they are now' },
  },
)

/** How near the family says it is to each goal now. */
export const ratingsForm = (goals: readonly Pick<FamilyGoal, 'id' | 'words'>[]): Form =>
  one(...goals.map(({ id, words }) => nearness(ratingOf(id), words)))

/** The field in which a goal is rated. */
export const ratingOf = (goalId: string): string => `rating-${goalId}`

/** Who leads from now on. */
export const leadForm = (workers: readonly Named[]): Form =>
  one({
    ...{ kind: 'pick', name: 'worker', label: 'Who leads it from now on?', options: picks(workers) },
    ...{ hint: 'Ask them first. It is theirs from the moment you press the button.' },
    required: 'Choose who leads it',
  })

/** Which other team is asked to lead. */
export const offerForm = (teams: readonly Named[]): Form =>
  one({
    ...{ kind: 'pick', name: 'team', label: 'Which team?', options: picks(teams) },
    hint: 'Only workers of theirs who support somebody in this plan see that they are asked. Where nobody of theirs does, refer the young person to them first.',
    required: 'Choose a team',
  })

/** Why somebody leaves, or what came of it. */
export const becauseForm = (label: string, required: string): Form =>
  one({ ...{ kind: 'words', name: 'because', label, rows: 3, max: 600 }, required })

/** Another day for a step. */
export const dayForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        { kind: 'date', name: 'due_on', label: 'By when?', check: 'future', required: 'Enter by when' },
      ],
    },
  ],
}
