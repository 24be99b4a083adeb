import { type Context, Hono } from 'hono'
import { hasRole, signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  personById,
  showForm,
  type ToPutRight,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { answerOrNull, answerText, type Form, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, isUuid } from '../words/index.ts'
import { type AboutDeath, type Death, deathCan } from './death.ts'
import {
  askWhetherTheyLive,
  confirmDeath,
  deathOf,
  recordDeath,
  settledBy,
  takeDeathBack,
} from './death-store.ts'
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

type About = { acting: Acting; person: AboutDeath; death: Death; inCircle: boolean; settles: boolean }

const pathOf = ({ id }: { id: string }): string => `/young-people/${id}/death`
const who = (c: C, settles: boolean) => ({
  id: workerOf(c).id,
  manages: hasRole(workerOf(c), 'manager'),
  settles,
})
const backTo = (person: YoungPerson) => ({ text: person.name, href: `/young-people/${person.id}` })

async function showDeath(c: C, { acting, person, death, inCircle, settles }: About): Promise<Response> {
  await recordLook(acting, 'death', { youngPerson: person.id, subject: death.id })
  return c.var.page({
    ...{ title: `${person.called} has died`, section, width: 'reading' },
    children: <DeathShown {...{ person, death, inCircle }} who={who(c, settles)} />,
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

/** For the circle, and once it is confirmed for those who settle it. Where nothing is written down (any more), `none` says where to go. */
const aboutDeath = (c: C, work: (about: About) => Response | Promise<Response>, none = '') =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    if (!isUuid(id)) return c.notFound()
    const seen = await personById(acting, id)
    const settled = await settledBy(acting, id)
    const person = seen ? { id, name: seen.name, called: calledName(seen) } : settled
    if (!person) return c.notFound()
    const death = await deathOf(acting, id)
    return death
      ? work({ acting, person, death, inCircle: seen !== null, settles: settled !== null })
      : c.redirect(`/young-people/${id}${none}`, 303)
  })

async function showTakingBack(c: C, about: About, sent?: ToPutRight) {
  const { acting, person, death, settles } = about
  const asks = deathCan.haveLivingAsked(death, who(c, settles))
  if (!asks && !deathCan.beTakenBack(death)) return c.redirect(pathOf(person), 303)
  const { called } = person
  await recordLook(acting, 'death', { youngPerson: person.id, subject: death.id })
  const anew = `A place that ${called} had or waited for and questions that were open have to be asked for anew`
  return showForm(
    c,
    {
      ...{ heading: `${called} lives: take it back`, section, form: takingBackForm },
      back: { text: `${called} has died`, href: pathOf(person) },
      lead: asks
        ? `It is confirmed: another manager or safeguarding lead reads this and agrees. Then everything goes on, and the own page opens again. ${anew}; a support that was closed stays closed.`
        : `Everything goes on as before. ${anew}, and so does the own page.`,
      ...{ action: `${pathOf(person)}/taking-back`, button: asks ? 'Ask another to agree' : 'Take it back' },
    },
    sent,
  )
}

async function takeBack(c: C, about: About, typed: Typed) {
  const { acting, person, death, settles } = about
  const read = readForm(takingBackForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showTakingBack(c, about, { typed, problems: read.problems })
  const because = answerText(read.answers, 'because')
  if (deathCan.haveLivingAsked(death, who(c, settles))) await askWhetherTheyLive(acting, death, because)
  else if (deathCan.beTakenBack(death)) {
    await takeDeathBack(acting, death, because)
    return c.redirect(`/young-people/${person.id}`, 303)
  }
  return c.redirect(pathOf(person), 303)
}

/** The second person: that they have died, or, where that is asked, that they live. */
async function confirm(c: C, { acting, person, death, settles, inCircle }: About) {
  if (deathCan.beConfirmed(death, who(c, settles))) await confirmDeath(acting, death)
  else if (deathCan.haveLivingConfirmed(death, who(c, settles))) {
    await takeDeathBack(acting, death, death.livingBecause ?? '')
    return c.redirect(inCircle ? `/young-people/${person.id}` : '/today', 303)
  }
  return c.redirect(pathOf(person), 303)
}

/** That somebody has died: written down by one, confirmed by another, taken back while nobody has confirmed it. */
export function deathRoutes(): Hono<Visit> {
  const at = '/young-people/:id/death'
  return new Hono<Visit>()
    .use(at, signedIn)
    .use(`${at}/*`, signedIn)
    .get(at, (c) => aboutDeath(c, (about) => showDeath(c, about), '/death/new'))
    .get('/young-people/:id/death/new', (c) =>
      aboutPerson(c, (acting, person) => showRecording(c, acting, person)),
    )
    .post(at, async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => recordIt(c, acting, person, typed))
    })
    .post('/young-people/:id/death/confirmation', (c) => aboutDeath(c, (about) => confirm(c, about)))
    .get('/young-people/:id/death/taking-back', (c) => aboutDeath(c, (about) => showTakingBack(c, about)))
    .post('/young-people/:id/death/taking-back', async (c) => {
      const typed = await typedIn(c)
      return aboutDeath(c, (about) => takeBack(c, about, typed))
    })
}
