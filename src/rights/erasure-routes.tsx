import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
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
import {
  type Answers,
  answerList,
  answerOrNull,
  answerText,
  type Problems,
  readForm,
  type Typed,
  typedList,
} from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { type AskedBy, askerWords } from './access.ts'
import type { KeptRecord } from './disposal.ts'
import { type ErasureRequest, erasureCan, type Ground, type Part } from './erasure.ts'
import { answerErasingForm, askedErasingForm } from './erasure-forms.ts'
import { answerErasure, askToErase, erasureRequestById } from './erasure-store.ts'
import { holdsOf, keptRecordOf } from './keeping-store.ts'
import { Asked, Erasure } from './screens/erasure.tsx'

type C = Context<Visit>
type Found = { acting: Acting; record: KeptRecord; request: ErasureRequest; held: boolean }

const section = 'young-people'
const pathOf = ({ id }: Pick<ErasureRequest, 'id'>): string => `/erasure-requests/${id}`
const everythingOf = (person: YoungPerson) => ({
  text: `Everything about ${calledName(person)}`,
  href: `/young-people/${person.id}/everything`,
})

async function showAsking(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight) {
  await recordLook(acting, 'erasure_request', { youngPerson: person.id })
  return showForm(
    c,
    {
      heading: `Somebody asks that something about ${calledName(person)} is erased`,
      ...{ section, form: askedErasingForm, back: everythingOf(person), makes: true },
      lead: 'Whoever has the support answers within one month, with the reason for whatever stays.',
      kept: typedFrom(askedErasingForm, { received_on: dateInLondon(acting.now) }),
      ...{ action: `/young-people/${person.id}/erasure-requests`, button: 'Write it down' },
    },
    sent,
  )
}

async function ask(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const read = readForm(askedErasingForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showAsking(c, acting, person, { typed, problems: read.problems })
  const { answers } = read
  const id = idOfSending(typed)
  await askToErase(acting, {
    ...{ id, youngPersonId: person.id, askedBy: answerText(answers, 'asked_by') as AskedBy },
    askerName:
      answerOrNull(answers, 'parent_or_carer_name') ?? answerOrNull(answers, 'someone_for_them_name'),
    knownBy: answerText(answers, 'known_by'),
    ...{ parts: answerList(answers, 'parts') as Part[], words: answerOrNull(answers, 'words') },
    receivedOn: answerText(answers, 'received_on'),
  })
  // Where they asked on their own page already, that request is the one.
  const made = await erasureRequestById(acting, id)
  return c.redirect(made ? pathOf(made) : everythingOf(person).href, 303)
}

/** The same not found for an id that is none and for a request about somebody whose record is not this worker's. */
const aboutRequest = (c: C, work: (found: Found) => Response | Promise<Response>): Promise<Response> =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const request = isUuid(id) ? await erasureRequestById(acting, id) : null
    const record = request && (await keptRecordOf(acting, request.youngPersonId))
    if (!request || !record) return c.notFound()
    const held = (await holdsOf(acting, record.id)).some(({ liftedAt }) => liftedAt === null)
    return work({ acting, record, request, held })
  })

const aboutOpen = (c: C, work: (found: Found) => Response | Promise<Response>): Promise<Response> =>
  aboutRequest(c, (found) =>
    erasureCan.beAnswered(found.request) ? work(found) : c.redirect(pathOf(found.request), 303),
  )

async function show(c: C, { acting, record, request, held }: Found): Promise<Response> {
  await recordLook(acting, 'erasure_request', { youngPerson: record.id, subject: request.id })
  return c.var.page({
    ...{ title: `What is to be erased about ${record.called}`, section, width: 'reading' },
    children: <Erasure record={record} request={request} held={held} />,
  })
}

async function showAnswering(c: C, { acting, record, request, held }: Found, sent?: ToPutRight) {
  await recordLook(acting, 'erasure_request', { youngPerson: record.id, subject: request.id })
  const { called } = record
  return showForm(
    c,
    {
      ...{ heading: `Answer ${askerWords(request, called)}`, section, button: 'Answer' },
      form: answerErasingForm(request, held),
      back: { text: `What is to be erased about ${called}`, href: pathOf(request) },
      above: <Asked {...{ request, called, held }} />,
      action: `${pathOf(request)}/answer`,
    },
    sent,
  )
}

/** Whatever stays needs its reason; where nothing stays there is none. */
function reasonMissing({ parts }: ErasureRequest, answers: Answers): Problems {
  const granted = answerList(answers, 'granted')
  if (parts.every((part) => granted.includes(part))) return {}
  return {
    ...(answerOrNull(answers, 'ground') ? {} : { ground: 'Something stays: choose why the law allows it' }),
    ...(answerOrNull(answers, 'because') ? {} : { because: 'Something stays: write what you tell them' }),
  }
}

async function answer(c: C, found: Found, typed: Typed): Promise<Response> {
  const { acting, request, held } = found
  // What was ticked before the hold came is not refused by that: it is looked at again.
  if (held && typedList(typed, 'granted').length > 0) return c.redirect(pathOf(request), 303)
  const read = readForm(answerErasingForm(request, held), typed, dateInLondon(acting.now))
  const problems = read.ok ? reasonMissing(request, read.answers) : read.problems
  if (!read.ok || Object.keys(problems).length > 0) return showAnswering(c, found, { typed, problems })
  const { answers } = read
  const granted = answerList(answers, 'granted') as Part[]
  const stays = request.parts.some((part) => !granted.includes(part))
  await answerErasure(acting, request, {
    granted,
    refused: stays
      ? { ground: answerText(answers, 'ground') as Ground, because: answerText(answers, 'because') }
      : null,
    told: answerText(answers, 'told') as 'own_page' | 'in_person',
  })
  return c.redirect(pathOf(request), 303)
}

/** A hold that came in between is said where the request stands. */
async function unlessHeld(c: C, answered: Promise<Response>): Promise<Response> {
  try {
    return await answered
  } catch (error) {
    if (constraintOf(error) !== 'nothing_is_erased_under_a_hold') throw error
    return c.redirect(pathOf({ id: c.req.param('id') ?? '' }), 303)
  }
}

/** What somebody asks to have erased, and the answer. */
export function erasureRoutes(): Hono<Visit> {
  const at = '/erasure-requests/:id'
  return new Hono<Visit>()
    .use('/erasure-requests/*', signedIn)
    .use('/young-people/:id/erasure-requests', signedIn)
    .use('/young-people/:id/erasure-requests/*', signedIn)
    .get('/young-people/:id/erasure-requests/new', (c) =>
      aboutPerson(c, (acting, person) => showAsking(c, acting, person)),
    )
    .post('/young-people/:id/erasure-requests', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => ask(c, acting, person, typed))
    })
    .get(at, (c) => aboutRequest(c, (found) => show(c, found)))
    .get(`${at}/answer`, (c) => aboutOpen(c, (found) => showAnswering(c, found)))
    .post(`${at}/answer`, async (c) => {
      const typed = await typedIn(c)
      return unlessHeld(
        c,
        aboutOpen(c, (found) => answer(c, found, typed)),
      )
    })
}
