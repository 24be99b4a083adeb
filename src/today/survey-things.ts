import type { SurveyDue } from '../surveys/index.ts'
import { countOf, spokenDay } from '../words/index.ts'
import type { Beholding, Thing } from './today.ts'

const says: Record<SurveyDue['asks'], (due: SurveyDue) => { what: string; action: string }> = {
  answer: ({ on }) => ({
    what: `Your school is asked to take part. Answer by ${spokenDay(on)}.`,
    action: 'Answer the invitation',
  }),
  opt_outs: ({ on }) => ({
    what: `Write down which parents said no, by ${spokenDay(on)}. No slip is made before.`,
    action: 'Write down who said no',
  }),
  parent_noes: ({ count }) => ({
    what: `${countOf(count, 'parent')} said no on the public page. Find whom it is about.`,
    action: 'Find whom it is about',
  }),
  slips: ({ on }) => ({ what: `Make the slips by ${spokenDay(on)}.`, action: 'Make the slips' }),
  chase: ({ count }) => ({
    what: `${countOf(count, 'school has', 'schools have')} not answered the invitation.`,
    action: 'See which schools',
  }),
  open: ({ on }) => ({
    what: `It is still being set up. Open it before ${spokenDay(on)}, so that parents have time to say no.`,
    action: 'Look at it and open it',
  }),
  readers: () => ({
    what: 'Nobody who was named to read its answers has that role any more. Close it, or see that one of them has.',
    action: 'See the survey',
  }),
  held_rows: ({ count }) => ({
    what: `${countOf(count, 'row')} of a file of answers could not be read. Put ${count === 1 ? 'it' : 'them'} right or leave ${count === 1 ? 'it' : 'them'} out.`,
    action: 'See what could not be read',
  }),
  close: ({ on }) => ({ what: `Its last day was ${spokenDay(on)}. Close it.`, action: 'Close it' }),
}

// On the list from the start: somebody waits for it, or it takes longer than a week.
const fromTheStart: ReadonlySet<SurveyDue['asks']> = new Set([
  ...(['answer', 'parent_noes', 'chase', 'open', 'held_rows'] as const),
])

/** What surveys ask of a school's staff, or of those who run them: each has it until one of them has done it. */
export const surveyThings = (
  due: readonly SurveyDue[],
  eyes: Pick<Beholding, 'workerId' | 'organisationId'>,
): Thing[] =>
  due.map((one) => {
    const { what, action } = says[one.asks](one)
    return {
      ...{ key: `survey ${one.key}`, youngPersonId: null, who: one.name, note: '', href: one.href, what },
      ...{ kind: 'due' as const, on: one.on, onNote: null, side: 'mine' as const },
      ...(fromTheStart.has(one.asks) ? { openEnded: true } : {}),
      action: { text: action, href: one.href },
      owner: { workerId: eyes.workerId, name: null, organisationId: eyes.organisationId },
    }
  })
