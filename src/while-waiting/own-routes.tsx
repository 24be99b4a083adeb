import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { idOfSending, ONCE, typedIn } from '../people/index.ts'
import { askForOneself, wasSentBefore } from '../referrals/index.ts'
import { type Answers, answerText, readForm, type Typed, typedText } from '../ui/questions/index.ts'
import { dateInLondon, en, isUuid, newId, uuidV5 } from '../words/index.ts'
import { checkReached, offerForm, worseForm } from './forms.ts'
import { askByLink, type OwnOffer, ownOffer, sayNo, sayYes } from './own-store.ts'
import { OfferGone, OfferPage, SaidNo, SaidYes, type Shown, WorsePage } from './screens/own.tsx'
import { answerDay, tellLater } from './telling.ts'

type C = Context<Visit>
type Opened = { acting: Acting; offer: OwnOffer; token: string }

const words = en.meanwhile
// So that the id of a referral says nothing of the offer to anybody who does not hold it.
const REFERRALS = '6a4c0b1f-83f2-4f58-9d0e-2b7f5b0c9e35'

const page = (c: C, title: string, children: unknown, errors = false) =>
  c.var.page({ title, skin: 'young', width: 'reading', errors, status: errors ? 422 : 200, children })

const gone = (c: C) =>
  c.var.page({
    title: words.gone,
    skin: 'young',
    width: 'reading',
    status: 404 as never,
    children: <OfferGone />,
  })

/** Works as whoever holds the link, in the place whose offer it is; anybody else learns that there is nothing. */
async function asHolder(c: C, work: (opened: Opened) => Promise<Response>): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const found = await c.var.act((acting) => ownOffer(acting, token))
  if (!found) return gone(c)
  return c.var.actAs({ kind: 'public', id: null, place: found.placeId }, async (acting) => {
    const offer = await ownOffer(acting, token)
    return offer ? work({ acting, offer, token }) : gone(c)
  })
}

const show = (c: C, { offer, token }: Opened, shown: Shown = {}): Response | Promise<Response> =>
  offer.state === 'yes'
    ? page(c, words.saidYes, <SaidYes offer={offer} path={`/meanwhile/${token}`} />)
    : page(
        c,
        words.title,
        <OfferPage offer={offer} path={`/meanwhile/${token}`} {...shown} />,
        shown.problems !== undefined,
      )

/** What the form that everybody has would say. */
const letterOf = (offer: OwnOffer, answers: Answers): Answers => {
  const here = answerText(answers, 'reach') === 'here'
  const whose = offer.audience === 'parent_or_carer' && here ? 'parent_or_carer' : 'own'
  const reached = here
    ? { [offer.channel === 'text' ? 'phone' : 'email']: offer.address }
    : { phone: answers.phone, email: answers.email }
  return {
    ...{ name: answerText(answers, 'name'), what_matters: answers.what_matters, phone_whose: whose },
    ...reached,
  }
}

async function take(c: C, opened: Opened, typed: Typed): Promise<Response> {
  const { acting, offer, token } = opened
  const home = c.redirect(`/meanwhile/${token}`, 303)
  if (offer.state !== 'offered') return home
  const read = readForm(offerForm(offer), typed, dateInLondon(acting.now))
  const problems = read.ok ? checkReached(read.answers) : read.problems
  if (!read.ok || Object.keys(problems).length > 0) return show(c, opened, { typed, problems })
  if (answerText(read.answers, 'answer') === 'no') {
    await sayNo(acting, token)
    return c.redirect('/meanwhile/thanks', 303)
  }
  const id = uuidV5(REFERRALS, offer.id)
  const answers = letterOf(offer, read.answers)
  const held = await askForOneself(acting, { id, teamId: offer.teamId, answers, origin: c.var.origin })
  if (!held || !(await sayYes(acting, token, id))) throw new Error('an offer that waits is answered once')
  return home
}

const worse = (c: C, { offer, token }: Opened, typed: Typed = {}, problems?: Shown['problems']) =>
  page(
    c,
    words.worse,
    <WorsePage
      {...{ offer, typed, problems }}
      path={`/meanwhile/${token}`}
      once={typedText(typed, ONCE) || newId()}
    />,
    problems !== undefined,
  )

async function askAgain(c: C, opened: Opened, typed: Typed): Promise<Response> {
  const { acting, offer, token } = opened
  const read = readForm(worseForm, typed, dateInLondon(acting.now))
  if (!read.ok) return worse(c, opened, typed, read.problems)
  const once = isUuid(typedText(typed, ONCE)) ? typed : { ...typed, [ONCE]: newId() }
  const id = idOfSending(once)
  const asked = await askByLink(acting, token, {
    ...{ id, words: answerText(read.answers, 'words') },
    answerBy: await answerDay(acting, offer.serviceOrganisation),
  })
  if (asked === id) await tellLater(acting, id, 'asked')
  return c.redirect(`/meanwhile/${token}`, 303)
}

/** The pages of somebody who was asked whether they want support while they wait, by a link of their own. */
export function ownRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/meanwhile/thanks', (c) => page(c, words.saidNo, <SaidNo />))
    .get('/meanwhile/:token', (c) => asHolder(c, async (opened) => show(c, opened)))
    .post('/meanwhile/:token', async (c) => {
      const typed = await typedIn(c)
      try {
        return await asHolder(c, (opened) => take(c, opened, typed))
      } catch (error) {
        // The button was pressed again: the first press counts.
        if (!wasSentBefore(error)) throw error
        return c.redirect(`/meanwhile/${c.req.param('token')}`, 303)
      }
    })
    .get('/meanwhile/:token/worse', (c) =>
      asHolder(c, async (opened) =>
        opened.offer.state === 'yes' ? worse(c, opened) : c.redirect(`/meanwhile/${opened.token}`, 303),
      ),
    )
    .post('/meanwhile/:token/worse', async (c) => {
      const typed = await typedIn(c)
      return asHolder(c, (opened) =>
        opened.offer.state === 'yes'
          ? askAgain(c, opened, typed)
          : Promise.resolve(c.redirect(`/meanwhile/${opened.token}`, 303)),
      )
    })
}
