import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  showForm,
  type ToPutRight,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { type Answers, answerText, type Form, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly } from '../words/index.ts'
import {
  couldBeApart,
  endNotTogether,
  keepApart,
  lookAgainAt,
  type NotTogether,
  notTogetherOf,
} from './not-together-store.ts'
import { NotTogetherPage } from './screens/not-together.tsx'
import { checkSealingReview, form, reviewForm, reviewOn, why } from './sealing-forms.ts'
import { whoMaySeal } from './sealing-store.ts'

type C = Context<Visit>

const section = 'young-people'
const pathOf = ({ id }: YoungPerson): string => `/young-people/${id}/not-together`
const headingOf = (person: YoungPerson): string => `Whom ${calledName(person)} must not be with`
const back = (person: YoungPerson) => ({ text: headingOf(person), href: pathOf(person) })

const look = (acting: Acting, people: readonly string[], subject?: string) =>
  recordLook(acting, 'not_together', { people: [...new Set(people)], subject })

/** A record for those who lead or manage where it is kept; not there for everybody else who has it open. */
const aboutLed = (c: C, work: (acting: Acting, person: YoungPerson) => Promise<Response>) =>
  aboutPerson(c, async (acting, person) => {
    const leads = await whoMaySeal(acting, person.id)
    return leads.some(({ workerId }) => workerId === workerOf(c).id) ? work(acting, person) : c.notFound()
  })

async function showAll(c: C, acting: Acting, person: YoungPerson): Promise<Response> {
  const all = await notTogetherOf(acting, person.id)
  await look(acting, [person.id, ...all.flatMap(({ people }) => people)])
  return c.var.page({
    ...{ title: headingOf(person), section, width: 'reading' },
    children: <NotTogetherPage person={person} heading={headingOf(person)} all={all} />,
  })
}

const newForm = (others: readonly { id: string; name: string }[]): Form =>
  form(
    {
      ...{ kind: 'pick', name: 'other', label: 'Who is the other?', required: 'Choose who the other is' },
      options: others.map(({ id, name }) => ({ value: id, label: name })),
      hint: 'You see those whose record you lead or manage too.',
    },
    why(
      'Why must they not be together?',
      'Say why they must not be together',
      'Only leads and managers who have both records open read this.',
    ),
    reviewOn,
  )

async function showNew(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight): Promise<Response> {
  const others = await couldBeApart(acting, person.id)
  await look(acting, [person.id, ...others.map(({ id }) => id)])
  return showForm(
    c,
    {
      ...{ heading: 'Two young people who must not be together', section, makes: true, back: back(person) },
      lead: `From this moment ${calledName(person)} and the other are in no family’s plan together, and nobody gives them a place in the same group. Neither is told.`,
      ...{ form: newForm(others), action: pathOf(person), button: 'Keep them apart' },
    },
    sent,
  )
}

async function add(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const today = dateInLondon(acting.now)
  const read = readForm(newForm(await couldBeApart(acting, person.id)), typed, today)
  const day = answerText(read.answers, 'review_on')
  const problems = read.ok ? checkSealingReview(day, today) : read.problems
  if (Object.keys(problems).length > 0) return showNew(c, acting, person, { typed, problems })
  await keepApart(acting, {
    ...{ id: idOfSending(typed), youngPersonId: person.id, otherId: answerText(read.answers, 'other') },
    ...{ reason: answerText(read.answers, 'because'), reviewOn: dateOnly(day) },
  })
  return c.redirect(pathOf(person), 303)
}

const because = (answers: Answers): string => answerText(answers, 'because')

const acts = {
  review: {
    heading: 'Must they still not be together?',
    button: 'They must not be together still',
    form: reviewForm,
    write: (acting: Acting, one: NotTogether, answers: Answers) =>
      lookAgainAt(acting, one, because(answers), dateOnly(answerText(answers, 'review_on'))),
  },
  ending: {
    heading: 'May they be together again?',
    button: 'They may be together again',
    form: form(why('Why may they be together again?', 'Say why they may be together again')),
    write: (acting: Acting, one: NotTogether, answers: Answers) =>
      endNotTogether(acting, one, because(answers)),
  },
} as const
type Act = keyof typeof acts
type Found = { acting: Acting; person: YoungPerson; one: NotTogether }

/** One that stands; where it has ended, the page says so. */
const aboutOne = (c: C, work: (found: Found) => Promise<Response>) =>
  aboutLed(c, async (acting, person) => {
    const one = (await notTogetherOf(acting, person.id)).find(({ id }) => id === c.req.param('mark'))
    if (!one) return c.notFound()
    return one.endedBecause === null ? work({ acting, person, one }) : c.redirect(pathOf(person), 303)
  })

async function ask(c: C, act: Act, { acting, person, one }: Found, sent?: ToPutRight): Promise<Response> {
  await look(acting, one.people, one.id)
  const { heading, button, form: asked } = acts[act]
  return showForm(
    c,
    {
      ...{ heading, section, form: asked, button, back: back(person) },
      ...{
        lead: `${person.name} and ${one.otherName}.`,
        action: `${pathOf(person)}/${one.id}/${act}`,
      },
    },
    sent,
  )
}

const perform = (c: C, act: Act, typed: Typed) =>
  aboutOne(c, async (found) => {
    const today = dateInLondon(found.acting.now)
    const read = readForm(acts[act].form, typed, today)
    const problems = read.ok
      ? checkSealingReview(answerText(read.answers, 'review_on'), today)
      : read.problems
    if (Object.keys(problems).length > 0) return ask(c, act, found, { typed, problems })
    await acts[act].write(found.acting, found.one, read.answers)
    return c.redirect(pathOf(found.person), 303)
  })

/** Two young people who must not be together: /young-people/:id/not-together. */
export function notTogetherRoutes(): Hono<Visit> {
  const app = new Hono<Visit>()
    .use('/young-people/:id/not-together', signedIn)
    .use('/young-people/:id/not-together/*', signedIn)
    .get('/young-people/:id/not-together', (c) => aboutLed(c, (acting, person) => showAll(c, acting, person)))
    .get('/young-people/:id/not-together/new', (c) =>
      aboutLed(c, (acting, person) => showNew(c, acting, person)),
    )
    .post('/young-people/:id/not-together', async (c) => {
      const typed = await typedIn(c)
      return aboutLed(c, (acting, person) => add(c, acting, person, typed))
    })
  for (const act of Object.keys(acts) as Act[])
    app
      .get(`/young-people/:id/not-together/:mark/${act}`, (c) => aboutOne(c, (found) => ask(c, act, found)))
      .post(`/young-people/:id/not-together/:mark/${act}`, async (c) => perform(c, act, await typedIn(c)))
  return app
}
