import type { Choice, Form, Question } from '../ui/questions/index.ts'

type Named = { id: string; name: string }

const one = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })
const picks = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }))

/** What a plan is for. */
export const openingForm = (called: string): Form =>
  one({
    ...{ kind: 'words', name: 'words', label: 'What is the plan for?', rows: 3, max: 1000 },
    hint: `Every agency reads this once it has said yes. Write only what ${called} is fine with.`,
    required: 'Write what the plan is for',
  })

/** Which team is asked, and for what. */
export const agencyForm = (teams: readonly Named[], called: string): Form =>
  one(
    {
      ...{ kind: 'pick', name: 'team', label: 'Which team?', required: 'Choose a team' },
      options: picks(teams),
    },
    {
      ...{ kind: 'words', name: 'asks', label: 'What do you ask of them?', rows: 3, max: 600 },
      hint: `Until they say yes they read a first name and this, and no more. Do not write why ${called} needs it.`,
      required: 'Write what you ask of them',
    },
  )

/** A team's answer. */
export const answerForm = (colleagues: readonly Named[]): Form =>
  one({
    ...{ kind: 'one', name: 'answer', label: 'Will your team take part?', required: 'Choose yes or no' },
    options: [
      {
        ...{ value: 'yes', label: 'Yes' },
        reveals: [
          {
            ...{ kind: 'pick', name: 'worker', label: 'Who has your part?', required: 'Choose who has it' },
            options: picks(colleagues),
          },
        ],
      },
      {
        ...{ value: 'no', label: 'No' },
        reveals: [
          {
            ...{ kind: 'words', name: 'words', label: 'Why, and who might?', rows: 3, max: 600 },
            required: 'Write why, so that they can ask somebody else',
          },
        ],
      },
    ],
  })

const readers: Choice[] = [
  {
    ...{ value: 'everybody', label: 'Everybody of the plan' },
    hint: 'What a health service does is read only by those who were agreed to see that.',
  },
  { value: 'lead', label: 'Only the lead, and whoever does it' },
]

const seenBy: Question = {
  ...{ kind: 'one', name: 'seen_by', label: 'Who of the plan reads it?', required: 'Choose who reads it' },
  options: readers,
}
const shown = (called: string): Question => ({
  ...{ kind: 'one', name: 'shown', label: `May ${called} read it on their own page?`, inline: true },
  required: 'Choose yes or no',
  options: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
})

/** A goal, and whose part it is. */
export const goalForm = (agencies: readonly Named[], called: string): Form =>
  one(
    {
      ...{ kind: 'words', name: 'words', label: 'What is the goal?', rows: 2, max: 400, own: true },
      ...{ hint: `In ${called}’s own words where you can.`, required: 'Write the goal' },
    },
    {
      ...{ kind: 'pick', name: 'agency', label: 'Whose part is it?', required: 'Choose whose part it is' },
      options: picks(agencies),
    },
    seenBy,
    shown(called),
  )

/** Which goal is closed. */
export const closeGoalForm = (goals: readonly Named[]): Form =>
  one({
    ...{ kind: 'pick', name: 'goal', label: 'Which goal?', required: 'Choose the goal' },
    ...{ hint: 'Its steps stay. Tick there what is done.', options: picks(goals) },
  })

/** Who does what by when. */
export const stepForm = (agencies: readonly Named[], goals: readonly Named[], called: string): Form =>
  one(
    {
      ...{ kind: 'line', name: 'what', label: 'What is to be done?', max: 200 },
      required: 'Write what is to be done',
    },
    {
      ...{ kind: 'pick', name: 'agency', label: 'Who does it?', required: 'Choose who does it' },
      options: picks(agencies),
    },
    { kind: 'date', name: 'due_on', label: 'By when?', check: 'future', required: 'Enter by when' },
    ...(goals.length > 0
      ? [
          {
            ...{ kind: 'pick' as const, name: 'goal', label: 'For which goal?' },
            ...{ hint: 'You can leave this empty.', options: picks(goals) },
          },
        ]
      : []),
    seenBy,
    shown(called),
  )

/** Another day for a step. */
export const dayForm = one({
  ...{ kind: 'date', name: 'due_on', label: 'By when?', check: 'future', required: 'Enter by when' },
})

/** Who is asked to lead. */
export const leadForm = (agencies: readonly Named[]): Form =>
  one(
    {
      ...{ kind: 'pick', name: 'agency', label: 'Who should lead?', required: 'Choose who should lead' },
      options: picks(agencies),
    },
    {
      ...{ kind: 'words', name: 'words', label: 'Why they?', rows: 2, max: 600 },
      required: 'Write why they should lead',
    },
  )

/** A colleague of the same team. */
export const handOnForm = (colleagues: readonly Named[]): Form =>
  one({
    ...{ kind: 'pick', name: 'worker', label: 'Who takes it over?', required: 'Choose who takes it over' },
    ...{
      hint: 'Ask them first. It is theirs from the moment you press the button.',
      options: picks(colleagues),
    },
  })

/** Why an agency leaves, or what came of a plan. */
export const wordsForm = (label: string, required: string): Form =>
  one({ kind: 'words', name: 'words', label, rows: 3, max: 1000, required })
