import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { type Measure, saidIn } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import type { Group, Session } from '../groups/index.ts'
import { measureCalled, measureLibrary } from '../measures/index.ts'
import { showForm, type ToPutRight } from '../people/index.ts'
import { programmeCalled } from '../programmes/index.ts'
import {
  type Answers,
  answerText,
  type Form,
  type Problems,
  readForm,
  type Typed,
} from '../ui/questions/index.ts'
import { dateInLondon, spokenDay } from '../words/index.ts'
import type { Feedback } from './register.ts'
import { feedbackOf, keepFeedback } from './store.ts'

type C = Context<Visit>
type About = { session: Session; group: Group }

/** What whoever comes without a name is asked at the end: yes or no, and at no other point; nothing of a group with a list. */
export async function asksAtTheEnd(acting: Acting, { group, session }: About): Promise<Measure[]> {
  const known =
    group.kind === 'drop_in' && session.came !== null
      ? await programmeCalled(acting, group.run.programme)
      : null
  return (known?.programme.measures ?? []).flatMap(({ measure: key, points }) => {
    const measure = measureCalled(measureLibrary(), key)
    return measure?.kind === 'feedback' && points.every(({ at }) => at === 'end') ? [measure] : []
  })
}

const number = (name: string, label: string, most: number, required: string) =>
  ({ kind: 'line', as: 'number', name, label, width: 4, most, required }) as const

const formFor = (measures: readonly Measure[], came: number): Form => ({
  sections: measures.map(({ key, items }) => ({
    title: wordsOf(items[0]),
    questions: [
      number(`answered-${key}`, 'How many answered?', came, 'Enter how many answered. 0 if nobody did'),
      number(`yes-${key}`, 'How many of them said yes?', came, 'Enter how many said yes. 0 if nobody did'),
    ],
  })),
})

const wordsOf = (item: Measure['items'][number] | undefined): string =>
  item?.words ? saidIn(item.words) : ''

const feedbackIn = (measures: readonly Measure[], answers: Answers): Feedback =>
  Object.fromEntries(
    measures.map(({ key }) => [
      key,
      {
        answered: Number(answerText(answers, `answered-${key}`)),
        yes: Number(answerText(answers, `yes-${key}`)),
      },
    ]),
  )

const check = (feedback: Feedback): Problems =>
  Object.fromEntries(
    Object.entries(feedback).flatMap(([key, { answered, yes }]) =>
      yes > answered ? [[`yes-${key}`, 'There cannot be more than answered. Check both numbers']] : [],
    ),
  )

async function show(c: C, acting: Acting, about: About, measures: readonly Measure[], sent?: ToPutRight) {
  const { session, group } = about
  const kept = Object.entries(await feedbackOf(acting, session.id)).flatMap(([key, { answered, yes }]) => [
    [`answered-${key}`, String(answered)],
    [`yes-${key}`, String(yes)],
  ])
  return showForm(
    c,
    {
      back: { text: `Register: ${group.name}`, href: `/sessions/${session.id}/register` },
      heading: 'What did they say at the end?',
      title: `What they said at the end: ${group.name}`,
      lead: `${spokenDay(session.onDate)}. Ask for a show of hands, or let them mark a slip: nobody gives a name. ${session.came} came.`,
      ...{ section: 'groups', form: formFor(measures, session.came ?? 0), kept: Object.fromEntries(kept) },
      ...{ action: `/sessions/${session.id}/feedback`, button: 'Save the numbers' },
    },
    sent,
  )
}

/** The page on which whoever runs a drop-in writes down what those who came said at the end. */
export async function askFeedback(c: C, acting: Acting, about: About): Promise<Response> {
  const measures = await asksAtTheEnd(acting, about)
  return measures.length > 0 ? show(c, acting, about, measures) : c.notFound()
}

/** Keeps it; the last numbers that are saved count. */
export async function takeFeedback(c: C, acting: Acting, about: About, typed: Typed): Promise<Response> {
  const measures = await asksAtTheEnd(acting, about)
  if (measures.length === 0) return c.notFound()
  const read = readForm(formFor(measures, about.session.came ?? 0), typed, dateInLondon(acting.now))
  const feedback = feedbackIn(measures, read.answers)
  const problems = read.ok ? check(feedback) : read.problems
  if (Object.keys(problems).length > 0) return show(c, acting, about, measures, { typed, problems })
  await keepFeedback(acting, about.session, feedback)
  return c.redirect(`/sessions/${about.session.id}/register?done=saved`, 303)
}
