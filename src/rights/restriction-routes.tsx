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
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { reasonForm } from './reason-form.ts'
import { type Restriction, restrictionCan } from './restriction.ts'
import { askToUse, liftRestriction, restrict, restrictionOf } from './restriction-store.ts'

type C = Context<Visit>

const section = 'young-people'

const settingForm = reasonForm({
  ...{ name: 'reason', label: 'Why is the record kept and not used?' },
  hint: 'For example: they say that it is wrong, or it is needed for a complaint and for nothing else.',
  required: 'Say why the record is not used',
})
const liftForm = reasonForm({
  ...{ name: 'because', label: 'Why may the record be used again?' },
  hint: 'A second person reads this before it is lifted. Tell the young person first.',
  required: 'Say why the record may be used again',
})

const pathOf = ({ id }: YoungPerson): string => `/young-people/${id}/restriction`
const backTo = (person: YoungPerson) => ({
  text: `How long the record of ${calledName(person)} is kept`,
  href: `/young-people/${person.id}/keeping`,
})

async function showSetting(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight) {
  await recordLook(acting, 'keeping', { youngPerson: person.id })
  return showForm(
    c,
    {
      ...{ heading: `Restrict the record of ${calledName(person)}`, section, form: settingForm, makes: true },
      lead: 'Whoever is in the circle goes on reading it. Nothing new is shared from it, until two people lift that.',
      ...{ back: backTo(person), action: pathOf(person), button: 'Restrict the record' },
    },
    sent,
  )
}

async function set(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const read = readForm(settingForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showSetting(c, acting, person, { typed, problems: read.problems })
  await restrict(acting, {
    ...{ id: idOfSending(typed), youngPersonId: person.id, reason: answerText(read.answers, 'reason') },
  })
  return c.redirect(backTo(person).href, 303)
}

/** Where none stands (any more), the page of how it is kept says so. */
const aboutRestriction = (
  c: C,
  work: (acting: Acting, person: YoungPerson, standing: Restriction) => Response | Promise<Response>,
) =>
  aboutPerson(c, async (acting, person) => {
    const standing = await restrictionOf(acting, person.id)
    return standing ? work(acting, person, standing) : c.redirect(backTo(person).href, 303)
  })

async function showLifting(
  c: C,
  acting: Acting,
  { person, standing }: { person: YoungPerson; standing: Restriction },
  sent?: ToPutRight,
) {
  await recordLook(acting, 'keeping', { youngPerson: person.id, subject: standing.id })
  return showForm(
    c,
    {
      ...{ heading: 'Ask that the record may be used again', section, form: liftForm, back: backTo(person) },
      lead: `It was restricted because: ${standing.reason}`,
      ...{ action: `${pathOf(person)}/lifting`, button: 'Ask for it' },
    },
    sent,
  )
}

async function lifting(
  c: C,
  acting: Acting,
  about: { person: YoungPerson; standing: Restriction },
  typed: Typed,
) {
  const read = readForm(liftForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showLifting(c, acting, about, { typed, problems: read.problems })
  if (restrictionCan.haveItsLiftingAsked(about.standing))
    await askToUse(acting, about.standing, answerText(read.answers, 'because'))
  return c.redirect(backTo(about.person).href, 303)
}

/** That a record is kept and not used: set at once, lifted by two people. */
export function restrictionRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/young-people/:id/restriction', signedIn)
    .use('/young-people/:id/restriction/*', signedIn)
    .get('/young-people/:id/restriction/new', (c) =>
      aboutPerson(c, (acting, person) => showSetting(c, acting, person)),
    )
    .post('/young-people/:id/restriction', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => set(c, acting, person, typed))
    })
    .get('/young-people/:id/restriction/lifting', (c) =>
      aboutRestriction(c, (acting, person, standing) => showLifting(c, acting, { person, standing })),
    )
    .post('/young-people/:id/restriction/lifting', async (c) => {
      const typed = await typedIn(c)
      return aboutRestriction(c, (acting, person, standing) =>
        lifting(c, acting, { person, standing }, typed),
      )
    })
    .post('/young-people/:id/restriction/ending', (c) =>
      aboutRestriction(c, async (acting, person, standing) => {
        if (restrictionCan.beLifted(standing, workerOf(c).id)) await liftRestriction(acting, standing)
        return c.redirect(backTo(person).href, 303)
      }),
    )
}
