import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type Group, groupById, type Session, sessionsOf } from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import { goneFor, heldLink, holderOf, useUp } from '../referrals/index.ts'
import { answerOrNull, answerText, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, en } from '../words/index.ts'
import { actOnEnrolment, enrolmentActs } from './acts.ts'
import { type Enrolment, enrolmentCan } from './enrolment.ts'
import { OfferPage, OfferThanks, offerAnswerForm } from './screens/offer.tsx'
import { enrolmentOfReferral } from './store.ts'

type C = Context<Visit>

/** What a link to an offer opens: their own place in a group, and when it meets. Nothing about anybody. */
type Opened = { acting: Acting; enrolment: Enrolment; group: Group; sessions: Session[]; token: string }

const page = (c: C, title: string, children: unknown, errors = false) =>
  c.var.page({ title, skin: 'young', width: 'reading', errors, status: errors ? 422 : 200, children })

async function find(acting: Acting, token: string, referralId: string | null): Promise<Opened | null> {
  const enrolment = referralId ? await enrolmentOfReferral(acting, referralId) : null
  if (!enrolment?.groupId || !enrolmentCan.beAnswered(enrolment)) return null
  const group = await groupById(acting, enrolment.groupId)
  return group && { acting, enrolment, group, sessions: await sessionsOf(acting, group.id), token }
}

async function asHolder(
  c: C,
  work: (opened: Opened) => Promise<Response>,
  whenUsed: () => Response | null,
): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const held = await c.var.act((acting) => holderOf(acting, token, ['answer_offer'] as const))
  const answer =
    held &&
    (await c.var.actAs(held.actor, async (acting) => {
      const link = await heldLink(acting)
      if (link.used) return whenUsed()
      const opened = await find(acting, token, link.referralId)
      return opened && work(opened)
    }))
  return answer || goneFor(c)
}

async function show(c: C, opened: Opened, typed: Typed = {}, problems: Problems = {}) {
  const { acting, enrolment, group, sessions, token } = opened
  await recordLook(acting, 'offer', { youngPerson: enrolment.youngPersonId, subject: enrolment.id })
  return page(
    c,
    en.offers.title,
    <OfferPage
      {...{ group, typed, problems }}
      sessions={sessions.filter(({ cancelledBecause }) => cancelledBecause === null)}
      answerBy={enrolment.answerBy}
      path={`/offers/${token}`}
      unsafe={`/unsafe/${token}`}
    />,
    Object.keys(problems).length > 0,
  )
}

async function take(c: C, opened: Opened, typed: Typed): Promise<Response> {
  const { acting, enrolment } = opened
  const read = readForm(offerAnswerForm, typed, dateInLondon(acting.now))
  if (!read.ok) return show(c, opened, typed, read.problems)
  const said = answerText(read.answers, 'answer') === 'yes' ? 'yes' : 'no'
  const act = enrolmentActs[said]
  if (!act) throw new Error('an offer is answered by yes or no')
  const reason = answerOrNull(read.answers, 'reason') ?? en.offers.saidNo
  await actOnEnrolment(acting, enrolment, act, { reason })
  await useUp(acting)
  return c.redirect(`/offers/thanks?said=${said}`, 303)
}

/** The page of an offer by its link, without an account. */
export const showOffer = (c: C) =>
  asHolder(
    c,
    (opened) => show(c, opened),
    () => null,
  )

/** Yes or no by link. Pressed again, the first press counts. */
export const answerOffer = (c: C, typed: Typed) =>
  asHolder(
    c,
    (opened) => take(c, opened, typed),
    () => c.redirect('/offers/thanks', 303),
  )

/** What they read afterwards. The same for whoever comes here. */
export const thankForAnswer = (c: C) => {
  const yes = c.req.query('said') === 'yes'
  return page(c, yes ? en.offers.thanksYes : en.offers.thanksNo, <OfferThanks yes={yes} />)
}
