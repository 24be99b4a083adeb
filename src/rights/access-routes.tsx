import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { idOfSending, showForm, type ToPutRight, typedIn } from '../people/index.ts'
import { answerList, answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { type AccessRequest, accessCan, askerWords } from './access.ts'
import { answerForm, extensionForm, leavingOutForm } from './access-forms.ts'
import {
  accessRequestById,
  answerAccess,
  extendAccess,
  givenFileOf,
  leaveOut,
  leftOutOf,
  openToAnswer,
  putBack,
} from './access-store.ts'
import type { KeptRecord } from './disposal.ts'
import type { Part, Piece } from './everything.ts'
import { everythingAbout } from './everything-store.ts'
import { givenFile } from './given-file.ts'
import { keptRecordOf } from './keeping-store.ts'
import { Access } from './screens/access.tsx'
import { EverythingShown } from './screens/everything.tsx'
import { sendFile, sendJson } from './sending-file.tsx'

type C = Context<Visit>
type Found = { acting: Acting; record: KeptRecord; request: AccessRequest }

const section = 'young-people'
const pathOf = ({ id }: Pick<AccessRequest, 'id'>): string => `/access-requests/${id}`

/** The same not found for an id that is none and for a request about somebody whose record is not this worker's. */
const aboutRequest = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const request = isUuid(id) ? await accessRequestById(acting, id) : null
    const record = request && (await keptRecordOf(acting, request.youngPersonId))
    if (!request || !record) return c.notFound()
    if (!record.inCircle && accessCan.beAnswered(request)) await openToAnswer(acting, request)
    return work({ acting, record, request })
  })

const aboutOpen = (c: C, work: (found: Found) => Response | Promise<Response>) =>
  aboutRequest(c, (found) =>
    accessCan.beAnswered(found.request) ? work(found) : c.redirect(pathOf(found.request), 303),
  )

const everythingFor = ({ acting, record, request }: Found): Promise<Part[]> =>
  everythingAbout(acting, record.id, request.askedBy === 'parent_or_carer' ? 'other' : 'young_person')

async function show(c: C, found: Found): Promise<Response> {
  const { acting, record, request } = found
  await recordLook(acting, 'everything', { youngPerson: record.id, subject: request.id })
  const open = accessCan.beAnswered(request)
  return c.var.page({
    ...{ title: `Everything about ${record.called}`, section, width: 'reading' },
    children: (
      <Access
        record={record}
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
  const { acting, record, request } = found
  await recordLook(acting, 'everything', { youngPerson: record.id, subject: request.id })
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
      back: { text: `Everything about ${record.called}`, href: pathOf(request) },
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

async function showExtension(c: C, { acting, record, request }: Found, sent?: ToPutRight) {
  await recordLook(acting, 'access_request', { youngPerson: record.id, subject: request.id })
  return showForm(
    c,
    {
      ...{ heading: 'It takes longer', section, form: extensionForm, button: 'Take two months longer' },
      lead: `Tell ${askerWords(request, record.called)} why before the first month is over.`,
      back: { text: `Everything about ${record.called}`, href: pathOf(request) },
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

async function showAnswer(c: C, { acting, record, request }: Found, sent?: ToPutRight) {
  await recordLook(acting, 'access_request', { youngPerson: record.id, subject: request.id })
  return showForm(
    c,
    {
      ...{ heading: `Answer ${askerWords(request, record.called)}`, section, button: 'Answer' },
      form: answerForm(accessCan.beGivenOnOwnPage(request)),
      lead: 'What you looked through is given as it stands at this moment. Look through it first.',
      back: { text: `Everything about ${record.called}`, href: pathOf(request) },
      action: `${pathOf(request)}/giving-out`,
    },
    sent,
  )
}

async function answer(c: C, found: Found, typed: Typed): Promise<Response> {
  const { acting, record, request } = found
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
        ...{
          person: record,
          on: today,
          by: workerOf(c).name,
          forThemselves: request.askedBy !== 'parent_or_carer',
        },
      }),
    })
  return c.redirect(pathOf(request), 303)
}

/** What was given out, in one of its three shapes, by whoever has the record. */
const withFile = (
  c: C,
  send: (file: NonNullable<Awaited<ReturnType<typeof givenFileOf>>>) => Response | Promise<Response>,
) =>
  aboutRequest(c, async ({ acting, record, request }) => {
    const file = await givenFileOf(acting, request.id)
    if (!file) return c.notFound()
    await recordLook(acting, 'everything', { youngPerson: record.id, subject: request.id })
    return send(file)
  })

/** Everything about a young person, for whoever has the record: asked, looked through, given out. */
export function accessRoutes(): Hono<Visit> {
  const at = '/access-requests/:id'
  return new Hono<Visit>()
    .use('/access-requests/*', signedIn)
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
