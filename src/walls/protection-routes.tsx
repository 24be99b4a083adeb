import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  showForm,
  supportersOf,
  type ToPutRight,
  typedFrom,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { answerList, answerText, type Form, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { type Protection, protectedWhat, protectionCan } from './protection.ts'
import { EVERYBODY, keptForm, liftingForm, protectionForm, THEIRS } from './protection-forms.ts'
import { changeKept, liftProtection, protect, protectionsOf, whoHasRecord } from './protection-store.ts'
import { Protections } from './screens/protection.tsx'

type C = Context<Visit>

const section = 'young-people'
const pathOf = ({ id }: YoungPerson): string => `/young-people/${id}/protections`
const backTo = (person: YoungPerson) => ({
  text: `What must not be known of ${calledName(person)}`,
  href: pathOf(person),
})
const look = (acting: Acting, person: YoungPerson, subject?: string) =>
  recordLook(acting, 'protection', { youngPerson: person.id, subject })

async function showAll(c: C, acting: Acting, person: YoungPerson) {
  await look(acting, person)
  return c.var.page({
    ...{ title: `What must not be known of ${calledName(person)}`, section, width: 'reading' },
    children: <Protections person={person} protections={await protectionsOf(acting, person.id)} />,
  })
}

const formFor = async (acting: Acting, person: YoungPerson): Promise<Form> =>
  protectionForm(
    await supportersOf(acting, person.id),
    await protectionsOf(acting, person.id),
    await whoHasRecord(acting, person.id),
  )

async function showNew(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight) {
  await look(acting, person)
  return showForm(
    c,
    {
      ...{ heading: 'Keep something apart from the record', section, makes: true, back: backTo(person) },
      lead: `It is taken out of every record of ${calledName(person)}’s from this moment, and out of what was written when they were referred. What was said, printed or sent before stays where it is, and so does what somebody wrote in a note.`,
      ...{ form: await formFor(acting, person), action: pathOf(person), button: 'Keep it apart' },
    },
    sent,
  )
}

async function add(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const read = readForm(await formFor(acting, person), typed, dateInLondon(acting.now))
  const [what, from] = [answerText(read.answers, 'what'), answerText(read.answers, 'from')]
  const problems = read.ok
    ? what === from
      ? { from: 'Choose somebody else: it is how to reach them' }
      : {}
    : read.problems
  if (Object.keys(problems).length > 0) return showNew(c, acting, person, { typed, problems })
  await protect(acting, {
    ...{ id: idOfSending(typed), youngPersonId: person.id, reason: answerText(read.answers, 'reason') },
    ofSupporterId: what === THEIRS ? null : what,
    fromSupporterId: from === EVERYBODY ? null : from,
    named: answerList(read.answers, 'named'),
  })
  return c.redirect(pathOf(person), 303)
}

type Found = { acting: Acting; person: YoungPerson; one: Protection }

/** One that stands and that the actor reads; where they do not, the page says who does. */
const aboutOne = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  aboutPerson(c, async (acting, person) => {
    const all = await protectionsOf(acting, person.id)
    const one = all.find(({ id }) => id === c.req.param('protection'))
    if (!one) return c.notFound()
    return protectionCan.beChanged(one) ? work({ acting, person, one }) : c.redirect(pathOf(person), 303)
  })

const fieldsOf = ({ one, person }: Found) =>
  one.kept?.find(({ record }) => record === (one.ofSupporterId ?? person.id))?.fields ?? {}

const acts = {
  kept: {
    heading: (one: Protection) => protectedWhat(one),
    button: 'Save',
    form: keptForm,
    write: ({ acting, one, person }: Found, answers: Record<string, string>) =>
      changeKept(acting, one, one.ofSupporterId ?? person.id, answers),
  },
  lifting: {
    heading: () => 'Put it into the record again',
    button: 'Put it into the record again',
    form: () => liftingForm,
    write: ({ acting, one }: Found, answers: Record<string, string>) =>
      liftProtection(acting, one, answers.because ?? ''),
  },
} as const

type Act = keyof typeof acts

async function ask(c: C, act: Act, found: Found, sent?: ToPutRight) {
  const { acting, person, one } = found
  await look(acting, person, one.id)
  const form = acts[act].form(one)
  return showForm(
    c,
    {
      ...{ heading: acts[act].heading(one), section, form, back: backTo(person), button: acts[act].button },
      ...{ kept: typedFrom(form, fieldsOf(found)), action: `${pathOf(person)}/${one.id}/${act}` },
      lead: one.fromName ? `It is kept from ${one.fromName}.` : `Only those who are named read it.`,
    },
    sent,
  )
}

const perform = (c: C, act: Act, typed: Typed) =>
  aboutOne(c, async (found) => {
    const read = readForm(acts[act].form(found.one), typed, dateInLondon(found.acting.now))
    const nothing = { [found.one.ofSupporterId ? 'phone' : 'address']: 'Enter at least one of these' }
    const problems = read.ok ? (Object.keys(read.answers).length > 0 ? {} : nothing) : read.problems
    if (Object.keys(problems).length > 0) return ask(c, act, found, { typed, problems })
    const answers = Object.fromEntries(
      Object.entries(read.answers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    )
    await acts[act].write(found, answers)
    return c.redirect(pathOf(found.person), 303)
  })

/** What is kept apart from a record because knowing it could put somebody at risk: /young-people/:id/protections. */
export function protectionRoutes(): Hono<Visit> {
  const app = new Hono<Visit>()
    .use('/young-people/:id/protections', signedIn)
    .use('/young-people/:id/protections/*', signedIn)
    .get('/young-people/:id/protections', (c) =>
      aboutPerson(c, (acting, person) => showAll(c, acting, person)),
    )
    .get('/young-people/:id/protections/new', (c) =>
      aboutPerson(c, (acting, person) => showNew(c, acting, person)),
    )
    .post('/young-people/:id/protections', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => add(c, acting, person, typed))
    })
  for (const act of Object.keys(acts) as Act[])
    app
      .get(`/young-people/:id/protections/:protection/${act}`, (c) =>
        aboutOne(c, (found) => ask(c, act, found)),
      )
      .post(`/young-people/:id/protections/:protection/${act}`, async (c) =>
        perform(c, act, await typedIn(c)),
      )
  return app
}
