import { type Context, Hono } from 'hono'
import { hasRole, signedIn, type Visit, workerOf } from '../accounts/index.ts'
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
import { answerOrNull, answerText, type Form, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly } from '../words/index.ts'
import { type Death, deathCan } from './death.ts'
import { confirmDeath, deathOf, recordDeath, takeDeathBack } from './death-store.ts'
import { reasonForm } from './reason-form.ts'
import { DeathShown } from './screens/death.tsx'

type C = Context<Visit>

const section = 'young-people'

const recordingForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'line', name: 'said_by', max: 200, label: 'Who told you?' },
          required: 'Write who told you',
          hint: 'For example: their mother, on the telephone.',
        },
        {
          ...{ kind: 'date', name: 'said_on', label: 'When did they tell you?', check: 'past' },
          required: 'Enter when they told you',
        },
        {
          ...{ kind: 'date', name: 'died_on', label: 'When did they die?', check: 'past' },
          hint: 'Leave it empty where nobody has said.',
        },
      ],
    },
  ],
}

const takingBackForm = reasonForm({
  ...{ name: 'because', label: 'How do you know that it is wrong?' },
  required: 'Say how you know that it is wrong',
})

const pathOf = ({ id }: YoungPerson): string => `/young-people/${id}/death`
const who = (c: C) => ({ id: workerOf(c).id, manages: hasRole(workerOf(c), 'manager') })
const backTo = (person: YoungPerson) => ({ text: person.name, href: `/young-people/${person.id}` })

async function showDeath(c: C, acting: Acting, person: YoungPerson): Promise<Response> {
  const death = await deathOf(acting, person.id)
  if (!death) return c.redirect(`${pathOf(person)}/new`, 303)
  await recordLook(acting, 'death', { youngPerson: person.id, subject: death.id })
  return c.var.page({
    ...{ title: `${calledName(person)} has died`, section, width: 'reading' },
    children: <DeathShown person={person} death={death} who={who(c)} />,
  })
}

async function showRecording(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight) {
  if (await deathOf(acting, person.id)) return c.redirect(pathOf(person), 303)
  const called = calledName(person)
  await recordLook(acting, 'death', { youngPerson: person.id })
  return showForm(
    c,
    {
      ...{ heading: `Write down that ${called} has died`, section, form: recordingForm, makes: true },
      lead: `From the moment you save this nothing is sent to ${called} or the family, nobody is reminded to ask how ${called} is, and the own page closes. A manager confirms it.`,
      ...{ back: backTo(person), action: pathOf(person), button: 'Write it down', warning: true },
    },
    sent,
  )
}

async function recordIt(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const read = readForm(recordingForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showRecording(c, acting, person, { typed, problems: read.problems })
  const saidOn = dateOnly(answerText(read.answers, 'said_on'))
  const died = answerOrNull(read.answers, 'died_on')
  if (died !== null && died > saidOn) {
    const problems = { died_on: 'The day they died cannot be after the day you were told' }
    return showRecording(c, acting, person, { typed, problems })
  }
  await recordDeath(acting, {
    ...{ id: idOfSending(typed), youngPersonId: person.id, saidBy: answerText(read.answers, 'said_by') },
    ...{ saidOn, diedOn: died === null ? null : dateOnly(died) },
  })
  return c.redirect(pathOf(person), 303)
}

/** Where nothing is written down, or it was taken back meanwhile, the record says how it stands. */
const aboutDeath = (
  c: C,
  work: (acting: Acting, person: YoungPerson, death: Death) => Response | Promise<Response>,
) =>
  aboutPerson(c, async (acting, person) => {
    const death = await deathOf(acting, person.id)
    return death ? work(acting, person, death) : c.redirect(backTo(person).href, 303)
  })

async function showTakingBack(c: C, acting: Acting, person: YoungPerson, death: Death, sent?: ToPutRight) {
  if (!deathCan.beTakenBack(death)) return c.redirect(pathOf(person), 303)
  const called = calledName(person)
  await recordLook(acting, 'death', { youngPerson: person.id, subject: death.id })
  return showForm(
    c,
    {
      ...{ heading: `${called} lives: take it back`, section, form: takingBackForm, back: backTo(person) },
      lead: `Everything goes on as before. A place that ${called} waited for, questions that were open and the own page have to be asked for anew.`,
      ...{ action: `${pathOf(person)}/taking-back`, button: 'Take it back' },
    },
    sent,
  )
}

async function takeBack(c: C, acting: Acting, person: YoungPerson, death: Death, typed: Typed) {
  const read = readForm(takingBackForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showTakingBack(c, acting, person, death, { typed, problems: read.problems })
  if (!deathCan.beTakenBack(death)) return c.redirect(pathOf(person), 303)
  await takeDeathBack(acting, death, answerText(read.answers, 'because'))
  return c.redirect(backTo(person).href, 303)
}

/** That somebody has died: written down by one, confirmed by another, taken back while nobody has confirmed it. */
export function deathRoutes(): Hono<Visit> {
  const at = '/young-people/:id/death'
  return new Hono<Visit>()
    .use(at, signedIn)
    .use(`${at}/*`, signedIn)
    .get(at, (c) => aboutPerson(c, (acting, person) => showDeath(c, acting, person)))
    .get('/young-people/:id/death/new', (c) =>
      aboutPerson(c, (acting, person) => showRecording(c, acting, person)),
    )
    .post(at, async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => recordIt(c, acting, person, typed))
    })
    .post('/young-people/:id/death/confirmation', (c) =>
      aboutDeath(c, async (acting, person, death) => {
        if (deathCan.beConfirmed(death, who(c))) await confirmDeath(acting, death)
        return c.redirect(pathOf(person), 303)
      }),
    )
    .get('/young-people/:id/death/taking-back', (c) =>
      aboutDeath(c, (acting, person, death) => showTakingBack(c, acting, person, death)),
    )
    .post('/young-people/:id/death/taking-back', async (c) => {
      const typed = await typedIn(c)
      return aboutDeath(c, (acting, person, death) => takeBack(c, acting, person, death, typed))
    })
}
