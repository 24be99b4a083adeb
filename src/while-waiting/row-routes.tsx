import { type Context, Hono } from 'hono'
import { signedIn, type Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { showForm, type ToPutRight, typedFrom, typedIn } from '../people/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { cleanLine, dateInLondon, dateOnly } from '../words/index.ts'
import { leaveOutForm, rowForm } from './forms.ts'
import { type Column, readRow } from './read-list.ts'
import { askedBefore, listById, type Offer, offerById, settleRow } from './store.ts'
import { isSame, type WaitingList, waitingListCan } from './waiting-list.ts'

type C = Context<Visit>

const section = 'waiting-lists'

type Row = { offer: Offer; list: WaitingList }

/** Works on a row that waits for a person; one that was settled leads back to its list. */
const aboutRow = (c: C, work: (acting: Acting, row: Row) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const offer = await offerById(acting, c.req.param('id') ?? '')
    const list = offer && (await listById(acting, offer.listId))
    if (!offer || !list) return c.notFound()
    return offer.state === 'held' && waitingListCan.beChanged(list)
      ? work(acting, { offer, list })
      : c.redirect(`/waiting-lists/${list.id}`, 303)
  })

const wholeName = ({ name = '', given = '', family = '' }: NonNullable<Offer['typed']>): string =>
  name || `${given} ${family}`.trim()

async function showRow(c: C, acting: Acting, { offer, list }: Row, sent?: ToPutRight) {
  await recordLook(acting, 'waiting_list', { people: [], subject: list.id })
  const typed = offer.typed ?? {}
  const { whose: _, ...kept } = { ...typed, name: wholeName(typed) }
  return showForm(
    c,
    {
      ...{ back: { text: 'The list', href: `/waiting-lists/${list.id}` }, section, form: rowForm },
      ...{ heading: `Line ${offer.line}`, lead: offer.because, kept: typedFrom(rowForm, kept) },
      ...{ action: `/waiting-rows/${offer.id}`, button: 'Ask them' },
      children: (
        <p>
          <a href={`/waiting-rows/${offer.id}/leaving-out`}>Leave this line out</a>
        </p>
      ),
    },
    sent,
  )
}

// Which field a sentence about a whole row belongs to.
const fieldOf = (because: string): string =>
  /reference|formula/.test(because)
    ? 'reference'
    : /name/.test(because)
      ? 'name'
      : /email address/.test(because)
        ? 'email'
        : 'phone'

async function putRight(c: C, acting: Acting, row: Row, typed: Typed): Promise<Response> {
  const { offer, list } = row
  const read = readForm(rowForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showRow(c, acting, row, { typed, problems: read.problems })
  const cells = Object.fromEntries(
    (['reference', 'name', 'phone', 'email', 'whose'] as Column[]).map((key) => [
      key,
      answerText(read.answers, key),
    ]),
  )
  const whole = readRow(offer.line, cells)
  if (whole.state === 'held')
    return showRow(c, acting, row, { typed, problems: { [fieldOf(whole.because)]: whole.because } })
  const again = (await askedBefore(acting, list.teamId)).some((one) => isSame(whole.reached, one))
  if (again) return showRow(c, acting, row, { typed, problems: { reference: 'They were asked before' } })
  await settleRow(acting, offer, whole, await askingFrom(c, list))
  return c.redirect(`/waiting-lists/${list.id}`, 303)
}

const askingFrom = async (c: C, list: WaitingList) => ({
  ...{ run: { id: '', team: list.supporters }, answerBy: dateOnly(list.answerBy), origin: c.var.origin },
})

const showLeaving = (c: C, _acting: Acting, { offer, list }: Row, sent?: ToPutRight) =>
  Promise.resolve(
    showForm(
      c,
      {
        ...{ back: { text: 'The list', href: `/waiting-lists/${list.id}` }, section, form: leaveOutForm },
        ...{ heading: `Leave line ${offer.line} out`, button: 'Leave it out', warning: true },
        action: `/waiting-rows/${offer.id}/leaving-out`,
      },
      sent,
    ),
  )

async function leaveOut(c: C, acting: Acting, row: Row, typed: Typed): Promise<Response> {
  const { offer, list } = row
  const read = readForm(leaveOutForm, typed, dateInLondon(acting.now))
  if (!read.ok) return showLeaving(c, acting, row, { typed, problems: read.problems })
  const because = answerText(read.answers, 'because')
  const kept = cleanLine(offer.typed?.reference ?? '', { max: 60 })
  const reference = kept.ok ? kept.text : null
  const settled = { line: offer.line, state: 'left_out', because, reference } as const
  await settleRow(acting, offer, settled, await askingFrom(c, list))
  return c.redirect(`/waiting-lists/${list.id}`, 303)
}

/** Rows of a list that wait for a person: put right, or left out. */
export function rowRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .use('/waiting-rows/*', signedIn)
    .get('/waiting-rows/:id', (c) => aboutRow(c, (acting, row) => showRow(c, acting, row)))
    .post('/waiting-rows/:id', async (c) => {
      const typed = await typedIn(c)
      return aboutRow(c, (acting, row) => putRight(c, acting, row, typed))
    })
    .get('/waiting-rows/:id/leaving-out', (c) => aboutRow(c, (acting, row) => showLeaving(c, acting, row)))
    .post('/waiting-rows/:id/leaving-out', async (c) => {
      const typed = await typedIn(c)
      return aboutRow(c, (acting, row) => leaveOut(c, acting, row, typed))
    })
}
