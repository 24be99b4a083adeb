import { type Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { formValues } from '../ui/index.ts'
import { readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { type Act, acts, type ReferralSettings } from './doings.ts'
import { writtenIn } from './forms/answering.ts'
import { NotHereAnyMore } from './screens/answering.tsx'
import { beholder, showReferral } from './show-referral.tsx'
import { ChangedMeanwhile, type ReferralWithNames, referralById } from './store.ts'

type C = Context<Visit>

type Sent = { id: string; name: string; act: Act; seen: string; typed: Typed }

async function sentIn(c: C): Promise<Sent | null> {
  const [id, name] = [c.req.param('id') ?? '', c.req.param('act') ?? '']
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  if (!act || !isUuid(id)) return null
  const { seen, ...typed } = formValues(await c.req.text()) as Typed
  return { id, name, act, seen: typeof seen === 'string' ? seen : '', typed }
}

/** Nothing there for this actor: the plain page, unless they wrote something, which they get back. */
function gone(c: C, { typed }: Sent) {
  const written = writtenIn(typed)
  if (written.length === 0) return c.notFound()
  return c.var.page({
    title: 'Not here any more',
    section: 'referrals',
    status: 404 as never,
    children: <NotHereAnyMore written={written} />,
  })
}

/** Somebody came first, or the same button was pressed again: how it stands now, and nothing typed is lost. */
function outOfDate(c: C, acting: Acting, referral: ReferralWithNames, { id, name, typed }: Sent) {
  if (writtenIn(typed).length === 0) return c.redirect(`/referrals/${id}?done=changed`, 303)
  return showReferral(c, acting, referral, { failed: { act: name, typed, outOfDate: true } })
}

async function perform(c: C, acting: Acting, sent: Sent, settings: ReferralSettings) {
  const { id, name, act, seen, typed } = sent
  const referral = await referralById(acting, id)
  if (!referral) return gone(c, sent)
  if (seen !== referral.decisionId || !act.may(referral, beholder(c))) {
    return outOfDate(c, acting, referral, sent)
  }
  const form = await act.form(acting, referral)
  const read = readForm(form, typed, dateInLondon(acting.now))
  if (!read.ok) {
    const failed = { act: name, form, typed, problems: read.problems }
    return showReferral(c, acting, referral, { failed })
  }
  await act.run(acting, referral, { answers: read.answers, origin: c.var.origin, settings })
  // Whoever says yes for a colleague, or passes it on, may not see it any more.
  const isStillOurs = (await referralById(acting, id)) !== null
  return c.redirect(`/referrals${isStillOurs ? `/${id}` : ''}?done=${act.done}`, 303)
}

/** Every act on a referral: POST /referrals/:id/:act. */
export function answerRoutes(settings: ReferralSettings): Hono<Visit> {
  return new Hono<Visit>().post('/referrals/:id/:act', async (c) => {
    const sent = await sentIn(c)
    if (!sent) return c.notFound()
    try {
      return await c.var.act((acting) => perform(c, acting, sent, settings))
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error
      return c.var.act(async (acting) => {
        const referral = await referralById(acting, sent.id)
        return referral ? outOfDate(c, acting, referral, sent) : gone(c, sent)
      })
    }
  })
}
