import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  showForm,
  type ToPutRight,
  typedFrom,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly } from '../words/index.ts'
import { type AboutKept, aboutKept, whereItStands } from './about-kept.ts'
import type { AskedBy } from './access.ts'
import { askingForm } from './access-forms.ts'
import { accessRequestById, accessRequestsOf, askForEverything } from './access-store.ts'
import { correctionsOf } from './correction-store.ts'
import { erasureRequestsOf } from './erasure-store.ts'
import { Requests } from './screens/requests.tsx'

type C = Context<Visit>

const section = 'young-people'

async function showRequests(c: C, acting: Acting, person: YoungPerson) {
  await recordLook(acting, 'access_request', { youngPerson: person.id })
  return c.var.page({
    ...{ title: `Everything about ${calledName(person)}`, section, width: 'reading' },
    children: (
      <Requests
        person={person}
        requests={await accessRequestsOf(acting, person.id)}
        corrections={await correctionsOf(acting, person.id)}
        erasures={await erasureRequestsOf(acting, person.id)}
        today={dateInLondon(acting.now)}
      />
    ),
  })
}

async function showAsking(c: C, { acting, record }: AboutKept, sent?: ToPutRight) {
  await recordLook(acting, 'access_request', { youngPerson: record.id })
  return showForm(
    c,
    {
      ...{ heading: `Somebody asks for everything about ${record.called}`, section, form: askingForm },
      lead: 'A young person may have everything that is written down about them, within one month, for nothing.',
      back: whereItStands(record),
      action: `/young-people/${record.id}/access-requests`,
      kept: typedFrom(askingForm, { received_on: dateInLondon(acting.now) }),
      ...{ button: 'Write it down', makes: true },
    },
    sent,
  )
}

async function ask(c: C, about: AboutKept, typed: Typed): Promise<Response> {
  const { acting, record } = about
  const read = readForm(askingForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showAsking(c, about, { typed, problems: read.problems })
  const { answers } = read
  const id = idOfSending(typed)
  await askForEverything(acting, {
    ...{ id, youngPersonId: record.id, askedBy: answerText(answers, 'asked_by') as AskedBy },
    askerName: answerOrNull(answers, 'parent_name') ?? answerOrNull(answers, 'other_name'),
    knownBy: answerText(answers, 'known_by'),
    youngPersonSays: answerOrNull(answers, 'says') ?? answerOrNull(answers, 'agreed'),
    receivedOn: dateOnly(answerText(answers, 'received_on')),
  })
  // Where they asked on their own page already, that request is the one.
  const made = await accessRequestById(acting, id)
  return c.redirect(made ? `/access-requests/${made.id}` : whereItStands(record).href, 303)
}

/** What was asked about a young person; and that somebody asks for everything, written down by whoever has the record or keeps it. */
export function askingRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/young-people/:id/everything', signedIn)
    .use('/young-people/:id/access-requests', signedIn)
    .use('/young-people/:id/access-requests/*', signedIn)
    .get('/young-people/:id/everything', (c) =>
      aboutPerson(c, (acting, person) => showRequests(c, acting, person)),
    )
    .get('/young-people/:id/access-requests/new', (c) => aboutKept(c, (about) => showAsking(c, about)))
    .post('/young-people/:id/access-requests', async (c) => {
      const typed = await typedIn(c)
      return aboutKept(c, (about) => ask(c, about, typed))
    })
}
