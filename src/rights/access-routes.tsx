import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import {
  aboutPerson,
  calledName,
  idOfSending,
  personById,
  showForm,
  type ToPutRight,
  typedFrom,
  typedIn,
  type YoungPerson,
} from '../people/index.ts'
import { answerList, answerOrNull, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, dateOnly, isUuid } from '../words/index.ts'
import { type AccessRequest, type AskedBy, accessCan, askerWords } from './access.ts'
import { answerForm, askingForm, extensionForm, leavingOutForm } from './access-forms.ts'
import {
  accessRequestById,
  accessRequestsOf,
  answerAccess,
  askForEverything,
  extendAccess,
  givenFileOf,
  leaveOut,
  leftOutOf,
  putBack,
} from './access-store.ts'
import { correctionsOf } from './correction-store.ts'
import { erasureRequestsOf } from './erasure-store.ts'
import type { Part, Piece } from './everything.ts'
import { everythingAbout } from './everything-store.ts'
import { givenFile } from './given-file.ts'
import { Access } from './screens/access.tsx'
import { EverythingShown } from './screens/everything.tsx'
import { Requests } from './screens/requests.tsx'
import { sendFile, sendJson } from './sending-file.tsx'

type C = Context<Visit>
type Found = { acting: Acting; person: YoungPerson; request: AccessRequest }

const section = 'young-people'
const pathOf = ({ id }: Pick<AccessRequest, 'id'>): string => `/access-requests/${id}`

/** The same not found for an id that is none and for a request about somebody whose record is not this worker's. */
const aboutRequest = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const request = isUuid(id) ? await accessRequestById(acting, id) : null
    const person = request && (await personById(acting, request.youngPersonId))
    return request && person ? work({ acting, person, request }) : c.notFound()
  })

const aboutOpen = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  aboutRequest(c, (found) =>
    accessCan.beAnswered(found.request) ? work(found) : c.redirect(pathOf(found.request), 303),
  )

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

async function showAsking(c: C, acting: Acting, person: YoungPerson, sent?: ToPutRight) {
  await recordLook(acting, 'access_request', { youngPerson: person.id })
  return showForm(
    c,
    {
      ...{ heading: `Somebody asks for everything about ${calledName(person)}`, section, form: askingForm },
      lead: 'A young person may have everything that is written down about them, within one month, for nothing.',
      back: { text: person.name, href: `/young-people/${person.id}/everything` },
      action: `/young-people/${person.id}/access-requests`,
      kept: typedFrom(askingForm, { received_on: dateInLondon(acting.now) }),
      ...{ button: 'Write it down', makes: true },
    },
    sent,
  )
}

async function ask(c: C, acting: Acting, person: YoungPerson, typed: Typed): Promise<Response> {
  const read = readForm(askingForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showAsking(c, acting, person, { typed, problems: read.problems })
  const { answers } = read
  const id = idOfSending(typed)
  await askForEverything(acting, {
    ...{ id, youngPersonId: person.id, askedBy: answerText(answers, 'asked_by') as AskedBy },
    askerName: answerOrNull(answers, 'parent_name') ?? answerOrNull(answers, 'other_name'),
    knownBy: answerText(answers, 'known_by'),
    youngPersonSays: answerOrNull(answers, 'says') ?? answerOrNull(answers, 'agreed'),
    receivedOn: dateOnly(answerText(answers, 'received_on')),
  })
  // Where they asked on their own page already, that request is the one.
  const made = await accessRequestById(acting, id)
  return c.redirect(made ? pathOf(made) : `/young-people/${person.id}/everything`, 303)
}

const everythingFor = ({ acting, person, request }: Found): Promise<Part[]> =>
  everythingAbout(acting, person.id, request.askedBy === 'parent_or_carer' ? 'other' : 'young_person')

async function show(c: C, found: Found): Promise<Response> {
  const { acting, person, request } = found
  await recordLook(acting, 'everything', { youngPerson: person.id, subject: request.id })
  const open = accessCan.beAnswered(request)
  return c.var.page({
    ...{ title: `Everything about ${calledName(person)}`, section, width: 'reading' },
    children: (
      <Access
        person={person}
        request={request}
        parts={open ? await everythingFor(found) : []}
        leftOut={await leftOutOf(acting, request.id)}
        today={dateInLondon(acting.now)}
      />
    ),
  })
}

async function pieceAsked(c: C, found: Found): Promise<Piece | null> {
  const [table = '', ...key] = (c.req.query('piece') ?? '').split('.')
  const parts = await everythingFor(found)
  const pieces = parts.flatMap((part) => part.pieces)
  return pieces.find((piece) => piece.table === table && piece.key === key.join('.')) ?? null
}

async function showLeaving(c: C, found: Found, piece: Piece, sent?: ToPutRight) {
  const { acting, person, request } = found
  await recordLook(acting, 'everything', { youngPerson: person.id, subject: request.id })
  return showForm(
    c,
    {
      ...{
        heading: `Leave out: ${piece.called}`,
        section,
        form: leavingOutForm(piece),
        button: 'Leave it out',
      },
      lead: 'Leave out as little as you can. The file says how many pieces are left out, and why in general.',
      back: { text: `Everything about ${calledName(person)}`, href: pathOf(request) },
      action: `${pathOf(request)}/left-out?piece=${encodeURIComponent(`${piece.table}.${piece.key}`)}`,
      makes: true,
    },
    sent,
  )
}

async function leave(c: C, found: Found, piece: Piece, typed: Typed): Promise<Response> {
  const read = readForm(leavingOutForm(piece), typed, dateInLondon(found.acting.now))
  if (!read.ok) return showLeaving(c, found, piece, { typed, problems: read.problems })
  await leaveOut(found.acting, found.request, {
    ...{ id: idOfSending(typed), ofTable: piece.table, ofKey: piece.key },
    ...{ fields: answerList(read.answers, 'fields'), reason: answerText(read.answers, 'reason') },
    words: answerText(read.answers, 'words'),
  })
  return c.redirect(`${pathOf(found.request)}#${piece.table}`, 303)
}

async function showExtension(c: C, { acting, person, request }: Found, sent?: ToPutRight) {
  await recordLook(acting, 'access_request', { youngPerson: person.id, subject: request.id })
  return showForm(
    c,
    {
      ...{ heading: 'It takes longer', section, form: extensionForm, button: 'Take two months longer' },
      lead: `Tell ${askerWords(request, calledName(person))} why before the first month is over.`,
      back: { text: `Everything about ${calledName(person)}`, href: pathOf(request) },
      action: `${pathOf(request)}/extension`,
    },
    sent,
  )
}

async function extend(c: C, found: Found, typed: Typed): Promise<Response> {
  const { acting, request } = found
  const today = dateInLondon(acting.now)
  const read = readForm(extensionForm, typed, today)
  if (!read.ok) return showExtension(c, found, { typed, problems: read.problems })
  if (accessCan.beExtended(request, today))
    await extendAccess(acting, request, answerText(read.answers, 'because'))
  return c.redirect(pathOf(request), 303)
}

async function showAnswer(c: C, { acting, person, request }: Found, sent?: ToPutRight) {
  await recordLook(acting, 'access_request', { youngPerson: person.id, subject: request.id })
  return showForm(
    c,
    {
      ...{ heading: `Answer ${askerWords(request, calledName(person))}`, section, button: 'Answer' },
      form: answerForm(accessCan.beGivenOnOwnPage(request)),
      lead: 'What you looked through is given as it stands at this moment. Look through it first.',
      back: { text: `Everything about ${calledName(person)}`, href: pathOf(request) },
      action: `${pathOf(request)}/giving-out`,
    },
    sent,
  )
}

async function answer(c: C, found: Found, typed: Typed): Promise<Response> {
  const { acting, person, request } = found
  const today = dateInLondon(acting.now)
  const read = readForm(answerForm(accessCan.beGivenOnOwnPage(request)), typed, today)
  if (!read.ok) return showAnswer(c, found, { typed, problems: read.problems })
  if (answerText(read.answers, 'answer') === 'refuse')
    await answerAccess(acting, request, { refusedBecause: answerText(read.answers, 'refused_because') })
  else
    await answerAccess(acting, request, {
      leadAsked: answerText(read.answers, 'lead_asked'),
      handed: answerText(read.answers, 'handed') as 'own_page' | 'in_person',
      file: givenFile(await everythingFor(found), await leftOutOf(acting, request.id), {
        ...{ person, on: today, by: workerOf(c).name, forThemselves: request.askedBy !== 'parent_or_carer' },
      }),
    })
  return c.redirect(pathOf(request), 303)
}

/** What was given out, in one of its three shapes, by whoever has the record. */
const withFile = (
  c: C,
  send: (file: NonNullable<Awaited<ReturnType<typeof givenFileOf>>>) => Response | Promise<Response>,
) =>
  aboutRequest(c, async ({ acting, person, request }) => {
    const file = await givenFileOf(acting, request.id)
    if (!file) return c.notFound()
    await recordLook(acting, 'everything', { youngPerson: person.id, subject: request.id })
    return send(file)
  })

/** Everything about a young person, for whoever has the record: asked, looked through, given out. */
export function accessRoutes(): Hono<Visit> {
  const at = '/access-requests/:id'
  return new Hono<Visit>()
    .use('/access-requests/*', signedIn)
    .use('/young-people/:id/everything', signedIn)
    .use('/young-people/:id/access-requests', signedIn)
    .use('/young-people/:id/access-requests/*', signedIn)
    .get('/young-people/:id/everything', (c) =>
      aboutPerson(c, (acting, person) => showRequests(c, acting, person)),
    )
    .get('/young-people/:id/access-requests/new', (c) =>
      aboutPerson(c, (acting, person) => showAsking(c, acting, person)),
    )
    .post('/young-people/:id/access-requests', async (c) => {
      const typed = await typedIn(c)
      return aboutPerson(c, (acting, person) => ask(c, acting, person, typed))
    })
    .get(at, (c) => aboutRequest(c, (found) => show(c, found)))
    .get(`${at}/left-out`, (c) =>
      aboutOpen(c, async (found) => {
        const piece = await pieceAsked(c, found)
        return piece ? showLeaving(c, found, piece) : c.notFound()
      }),
    )
    .post(`${at}/left-out`, async (c) => {
      const typed = await typedIn(c)
      return aboutOpen(c, async (found) => {
        const piece = await pieceAsked(c, found)
        return piece ? leave(c, found, piece, typed) : c.notFound()
      })
    })
    .post(`${at}/left-out/:piece/return`, (c) =>
      aboutOpen(c, async ({ acting, request }) => {
        const piece = c.req.param('piece')
        const back = isUuid(piece) && (await putBack(acting, request, piece))
        return back ? c.redirect(pathOf(request), 303) : c.notFound()
      }),
    )
    .get(`${at}/extension`, (c) => aboutOpen(c, (found) => showExtension(c, found)))
    .post(`${at}/extension`, async (c) => {
      const typed = await typedIn(c)
      return aboutOpen(c, (found) => extend(c, found, typed))
    })
    .get(`${at}/giving-out`, (c) => aboutOpen(c, (found) => showAnswer(c, found)))
    .post(`${at}/giving-out`, async (c) => {
      const typed = await typedIn(c)
      return aboutOpen(c, (found) => answer(c, found, typed))
    })
    .get(`${at}/file`, (c) =>
      withFile(c, (file) =>
        c.var.page({
          ...{ title: `Everything about ${file.about}`, section, width: 'reading' },
          children: <EverythingShown file={file} />,
        }),
      ),
    )
    .get(`${at}/file.html`, (c) => withFile(c, (file) => sendFile(c, file)))
    .get(`${at}/file.json`, (c) => withFile(c, (file) => sendJson(c, file)))
}
