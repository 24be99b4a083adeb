import type { Measure } from '../blueprint/index.ts'
import { type Answers, answerText, type Form, type Problems, type Question } from '../ui/questions/index.ts'
import type { Screen } from './screen.ts'

/** A score that can be chosen: which one of which measure of the survey. */
export type ScoreOffered = { value: string; label: string; from: number; to: number }

const valueOf = ({ measure, version, score }: Pick<Screen, 'measure' | 'version' | 'score'>): string =>
  `${measure}|${version}|${score}`

/** The scores of what a survey asks. */
export const scoresOffered = (
  asked: readonly { measure: string; version: number }[],
  library: readonly Measure[],
): ScoreOffered[] =>
  asked.flatMap(({ measure, version }) => {
    const found = library.find((one) => one.key === measure && one.version === version)
    return (found?.scores ?? []).map(({ key, name, from, to }) => ({
      value: valueOf({ measure, version, score: key }),
      label: `${found?.name}: ${name}, ${from} to ${to}`,
      from,
      to,
    }))
  })

/** What the score of a screen is called. */
export function scoreCalled(screen: Screen, library: readonly Measure[]): string {
  const [{ label } = { label: screen.score }] = scoresOffered([screen], library).filter(
    ({ value }) => value === valueOf(screen),
  )
  return label
}

const line = (name: string, label: string, required: string, more: Partial<Question> = {}): Question =>
  ({ kind: 'line', name, label, required, ...more }) as Question
const figure = (name: string, label: string, least: number, most: number): Question =>
  line(name, label, `Enter a whole number from ${least} to ${most}`, {
    as: 'number',
    width: 3,
    least,
    most,
  } as Partial<Question>)

const trialQuestions: readonly Question[] = [
  line('trial_name', 'What the trial is called', 'Write what the trial is called'),
  line('registration', 'Its registration number', 'Write its registration number', {
    width: 20,
  } as Partial<Question>),
  {
    ...{ kind: 'words', name: 'about', label: 'What pupils read about it', rows: 4, max: 1200 },
    hint: 'In words that a child of nine can read: what it is for, and what happens to those who join.',
    required: 'Write what pupils read about it',
  },
  line('held_by', 'Who holds the allocation', 'Write who holds the allocation', {
    hint: 'Somebody who meets no pupils and can have the sequence worked out.',
  }),
  figure('to_referral', 'How many are referred', 1, 5),
  figure('to_signposting', 'for how many who are signposted', 1, 5),
  figure('smallest_block', 'The smallest block, in times of their sum', 1, 5),
  figure('largest_block', 'The largest block, in times of their sum', 2, 6),
]

const aTrial: Form['sections'][number] = {
  title: 'A trial',
  questions: [
    {
      ...{ kind: 'one', name: 'trial', label: 'Does a trial run?', required: 'Say whether a trial runs' },
      options: [
        { value: 'no', label: 'No: whoever wants to is referred' },
        { value: 'yes', label: 'Yes: those who join are allocated by chance', reveals: trialQuestions },
      ],
    },
  ],
}

/** Setting up who is asked, as a form: the scores and teams that can be chosen are those of the survey and the place. */
export const setUpForm = (
  scores: readonly ScoreOffered[],
  teams: readonly { id: string; name: string }[],
): Form => ({
  sections: [
    {
      title: 'Who is asked',
      intro: 'Nobody is labelled by this number and nobody is shown it. It decides who sees one more page.',
      questions: [
        {
          kind: 'pick',
          name: 'score',
          label: 'Which score',
          required: 'Choose a score',
          options: scores.map(({ value, label }) => ({ value, label })),
        },
        {
          ...{ kind: 'one', name: 'direction', label: 'From which side', required: 'Choose a side' },
          options: [
            { value: 'at_least', label: 'This number or more' },
            { value: 'at_most', label: 'This number or less' },
          ],
        },
        line('threshold', 'The number', 'Enter the number', { as: 'number', width: 5 } as Partial<Question>),
        line('threshold_from', 'Where the number is from', 'Write where the number is from', {
          hint: 'A paper, a protocol, or that it is your own choice.',
        }),
      ],
    },
    {
      title: 'What they are offered',
      questions: [
        {
          ...{
            kind: 'words',
            name: 'told',
            label: 'What they read',
            rows: 4,
            max: 800,
            required: 'Write what they read',
          },
          hint: 'Kind and plain, for a child of nine. No score, and no name for how they are.',
        },
        {
          kind: 'pick',
          name: 'team_id',
          label: 'Who gets in touch with those who say yes',
          required: 'Choose a team',
          options: teams.map(({ id, name }) => ({ value: id, label: name })),
        },
        line('signpost_name', 'What is there for everybody who is asked', 'Write what it is called', {
          hint: 'The name of a leaflet, or of a search of the directory.',
        }),
        line('signpost_address', 'Its address', 'Write its address', {
          hint: 'It begins with https:// or, for the directory here, with /services',
        }),
      ],
    },
    aTrial,
  ],
})

/** What the fields one by one do not show. */
export function checkSetUp(answers: Answers, scores: readonly ScoreOffered[]): Problems {
  const problems: Record<string, string> = {}
  const number = (name: string) => Number(answerText(answers, name))
  const score = scores.find(({ value }) => value === answerText(answers, 'score'))
  if (score && (number('threshold') < score.from || number('threshold') > score.to))
    problems.threshold = `The number must lie from ${score.from} to ${score.to}`
  if (!/^(https:\/\/\S+|\/services([/?]\S*)?)$/.test(answerText(answers, 'signpost_address')))
    problems.signpost_address = 'The address must begin with https:// or with /services, and have no gaps'
  if (answerText(answers, 'trial') === 'yes' && number('largest_block') <= number('smallest_block'))
    problems.largest_block =
      'The largest block must be larger than the smallest, or the last of a block could be guessed'
  return problems
}

/** What was set up, read from the form. */
export function screenFrom(roundId: string, answers: Answers): Omit<Screen, 'teamName'> {
  const text = (name: string) => answerText(answers, name)
  const [measure = '', version = '', score = ''] = text('score').split('|')
  return {
    ...{ roundId, measure, version: Number(version), score, threshold: Number(text('threshold')) },
    direction: text('direction') === 'at_most' ? 'at_most' : 'at_least',
    ...{ thresholdFrom: text('threshold_from'), teamId: text('team_id'), told: text('told') },
    ...{ signpostName: text('signpost_name'), signpostAddress: text('signpost_address') },
    trial:
      text('trial') === 'yes'
        ? {
            ...{ name: text('trial_name'), registration: text('registration'), about: text('about') },
            ...{ heldBy: text('held_by'), toReferral: Number(text('to_referral')) },
            toSignposting: Number(text('to_signposting')),
            ...{ smallestBlock: Number(text('smallest_block')), largestBlock: Number(text('largest_block')) },
          }
        : null,
  }
}

/** What stands now, as the form shows it. */
export const keptOf = (screen: Screen | null): Readonly<Record<string, unknown>> =>
  screen === null
    ? { trial: 'no', to_referral: 1, to_signposting: 1, smallest_block: 1, largest_block: 3 }
    : {
        ...{ score: valueOf(screen), direction: screen.direction, threshold: screen.threshold },
        ...{ threshold_from: screen.thresholdFrom, told: screen.told, team_id: screen.teamId },
        ...{ signpost_name: screen.signpostName, signpost_address: screen.signpostAddress },
        ...{ trial: screen.trial ? 'yes' : 'no', trial_name: screen.trial?.name },
        ...{
          registration: screen.trial?.registration,
          about: screen.trial?.about,
          held_by: screen.trial?.heldBy,
        },
        ...{ to_referral: screen.trial?.toReferral ?? 1, to_signposting: screen.trial?.toSignposting ?? 1 },
        ...{
          smallest_block: screen.trial?.smallestBlock ?? 1,
          largest_block: screen.trial?.largestBlock ?? 3,
        },
      }
