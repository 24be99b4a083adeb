import { type Context, Hono } from 'hono'
import { frontDoor, organisationById, type Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { typedIn } from '../../people/index.ts'
import {
  type Answers,
  answerOrNull,
  answerText,
  type Problems,
  readForm,
  type Typed,
} from '../../ui/questions/index.ts'
import { dateInLondon, dateOnly, en, formatPhone } from '../../words/index.ts'
import { decline } from '../coming-back.ts'
import { awaitsAnswer } from '../referral.ts'
import { type ReferralWithNames, referralById } from '../store.ts'
import { acceptPlace } from './answering.ts'
import { checkWhoCame, writeWhoCame } from './attendance.ts'
import { heldLink, holderOf, useUp } from './links.ts'
import type { Shared } from './prescription.ts'
import { linkAnswerForm, whoCameForm } from './provider-form.ts'
import { AskedByLink, CameByLink, Gone, Thanks } from './screens/by-link.tsx'
import { sharesOf } from './store.ts'
import { sendNextLink } from './tell-later.ts'
import { whoAsks } from './who-asks.ts'

type C = Context<Visit>

const providersPurposes = ['answer_referral', 'tell_attendance'] as const
type ProvidersPurpose = (typeof providersPurposes)[number]

/** One link, opened and not used: what it is for, and all that its holder may know. */
type Opened = {
  acting: Acting
  purpose: ProvidersPurpose
  referral: ReferralWithNames
  shared: Shared
  token: string
}

const plain = (c: C, title: string, children: unknown, status: 200 | 422 = 200) =>
  c.var.page({ title, skin: 'public', width: 'reading', status, errors: status === 422, children })

/** The page of a link that opens nothing: the same bytes whether it is used, too old, taken back or never made. */
export async function goneFor(c: C): Promise<Response> {
  const door = await c.var.act(async ({ tx, actor }) => {
    const team = actor.place ? await frontDoor(tx, actor.place) : null
    if (!team) return null
    const phone = (await organisationById(tx, team.organisationId))?.phone
    return { team: team.name, phone: phone ? formatPhone(phone) : null }
  })
  return c.var.page({
    title: en.prescribing.gone.title,
    skin: 'public',
    width: 'reading',
    status: 404 as never,
    children: <Gone frontDoor={door} />,
  })
}

const formFor = ({ purpose, shared }: Opened) =>
  purpose === 'answer_referral' ? linkAnswerForm(shared.first_name) : whoCameForm(shared.first_name, 'link')

async function show(c: C, opened: Opened, typed: Typed = {}, problems: Problems = {}) {
  const { acting, purpose, referral, shared, token } = opened
  await recordLook(acting, 'link', {
    youngPerson: referral.youngPersonId,
    subject: referral.id,
    fields: Object.keys(shared),
  })
  const sent = { form: formFor(opened), path: `/l/${token}`, typed, problems }
  const who = await whoAsks(acting, referral)
  const first = shared.first_name
  const status = Object.keys(problems).length > 0 ? 422 : 200
  const { asked, came } = en.prescribing
  return purpose === 'answer_referral'
    ? plain(
        c,
        asked.title({ first }),
        <AskedByLink {...sent} {...who} shared={shared} answerBy={dateOnly(referral.answerBy)} />,
        status,
      )
    : plain(c, came.title({ first }), <CameByLink {...sent} {...who} shared={shared} />, status)
}

/** What the acting link opens: null when it opens nothing. */
async function find(
  acting: Acting,
  purpose: ProvidersPurpose,
  token: string,
  id: string | null,
): Promise<Opened | null> {
  const referral = id ? await referralById(acting, id) : null
  if (!referral) return null
  const { asked, accepted } = await sharesOf(acting, referral.id)
  const shared = purpose === 'answer_referral' ? asked : accepted
  return shared ? { acting, purpose, referral, shared, token } : null
}

async function write(c: C, { acting, purpose, referral }: Opened, answers: Answers): Promise<void> {
  if (purpose === 'tell_attendance') {
    await writeWhoCame(acting, referral, answers)
    if (answerText(answers, 'again') === 'yes') await sendNextLink(acting, referral)
  } else if (answerText(answers, 'answer') === 'yes') {
    await acceptPlace(acting, referral, {
      metBy: answerText(answers, 'met_by'),
      saidBy: answerText(answers, 'said_by'),
      words: answerOrNull(answers, 'when'),
    })
  } else {
    await decline(acting, referral, {
      reason: answerText(answers, 'reason'),
      words: answerOrNull(answers, 'decline_words'),
      alternatives: answerOrNull(answers, 'alternatives'),
      saidBy: answerText(answers, 'said_by'),
      origin: c.var.origin,
    })
  }
  await useUp(acting)
}

async function take(c: C, opened: Opened, typed: Typed): Promise<Response | null> {
  const { purpose, referral, acting } = opened
  if (purpose === 'answer_referral' && !awaitsAnswer(referral)) return null
  const read = readForm(formFor(opened), typed, dateInLondon(acting.now))
  const problems = !read.ok
    ? read.problems
    : purpose === 'tell_attendance'
      ? checkWhoCame(referral, read.answers)
      : {}
  if (Object.keys(problems).length > 0) return show(c, opened, typed, problems)
  await write(c, opened, read.answers)
  return c.redirect('/l/thanks', 303)
}

/** Works as the holder of this link; the calm page for one that opens nothing, and where the work answers null. */
async function asHolder(
  c: C,
  work: (opened: Opened) => Promise<Response | null>,
  whenUsed: () => Response | null,
): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const held = await c.var.act((acting) => holderOf(acting, token, providersPurposes))
  const answer =
    held &&
    (await c.var.actAs(held.actor, async (acting) => {
      const link = await heldLink(acting)
      if (link.used) return whenUsed()
      const opened = await find(acting, held.purpose, token, link.referralId)
      return opened && work(opened)
    }))
  return answer || goneFor(c)
}

/** Answering and telling who came without an account, by a link that works once: /l/:token. */
export function linkRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/l/thanks', (c) => plain(c, en.prescribing.thanks.title, <Thanks />))
    .get('/l/:token', (c) =>
      asHolder(
        c,
        async (opened) => show(c, opened),
        () => null,
      ),
    )
    .post('/l/:token', async (c) => {
      const typed = await typedIn(c)
      // Pressed again: the first press counts, and its answer is given again.
      return asHolder(
        c,
        (opened) => take(c, opened, typed),
        () => c.redirect('/l/thanks', 303),
      )
    })
}
