import { type Context, Hono } from 'hono'
import { signedIn, type Visit, workerById, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { BackLink, formValues } from '../ui/index.ts'
import { type Form, type Problems, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { acts, doingsFor, type ReferralSettings } from './doings.ts'
import { draftsOf } from './drafts.ts'
import { possibleMatches } from './matches.ts'
import { referRoutes } from './refer-routes.tsx'
import { type Beholder, referralCan } from './referral.ts'
import { ReferralPage } from './screens/referral.tsx'
import { Referrals } from './screens/referrals.tsx'
import {
  actsOf,
  ChangedMeanwhile,
  type ReferralWithNames,
  referralById,
  referralsSent,
  referralsWaiting,
} from './store.ts'

type C = Context<Visit>

function beholder(c: C): Beholder {
  const { roles } = workerOf(c)
  const held = roles.filter(({ role }) => role !== 'administrator' && role !== 'commissioner')
  return {
    actor: c.var.actor,
    teams: held.map(({ teamId }) => teamId),
    ledTeams: held
      .filter(({ role }) => role === 'manager' || role === 'supervisor')
      .map(({ teamId }) => teamId),
  }
}

const notices: Record<string, string> = {
  sent: 'It has gone. You can see here who has it and by when you will hear.',
  accepted: 'You said yes. The young person is told first, then whoever referred them.',
  changed: 'Somebody else has answered this since you opened it. This is how it stands now.',
}

type Failed = { act: string; form: Form; typed: Typed; problems: Problems }

async function showReferral(c: C, acting: Acting, referral: ReferralWithNames, failed?: Failed) {
  const worker = workerOf(c)
  const who = beholder(c)
  await recordLook(acting, 'referral', {
    youngPerson: referral.youngPersonId,
    subject: referral.id,
    fields: ['letter', 'progress'],
  })
  const holder = referral.holderWorkerId ? await workerById(acting.tx, referral.holderWorkerId) : null
  const receives = referralCan.beAccepted(referral, who)
  return c.var.page({
    title: 'Referral',
    section: 'referrals',
    before: <BackLink href="/referrals" text="Referrals" />,
    errors: failed !== undefined,
    status: failed ? 422 : 200,
    children: (
      <ReferralPage
        referral={referral}
        acts={await actsOf(acting, referral.id)}
        today={dateInLondon(acting.now)}
        doings={await doingsFor(acting, referral, who)}
        responsible={holder?.name ?? (referral.holderTeamId ? referral.toTeamName : null)}
        youAreResponsible={referral.holderWorkerId === worker.id}
        matches={receives ? await possibleMatches(acting, referral.id) : []}
        typed={failed?.typed ?? {}}
        problems={failed?.problems ?? {}}
        actInError={failed?.act ?? null}
        formInError={failed?.form ?? null}
        notice={notices[c.req.query('done') ?? ''] ?? null}
      />
    ),
  })
}

async function perform(c: C, settings: ReferralSettings) {
  const id = c.req.param('id') ?? ''
  const act = acts[c.req.param('act') ?? '']
  if (!act || !isUuid(id)) return c.notFound()
  const { seen, ...typed } = formValues(await c.req.text()) as Typed
  return c.var.act(async (acting) => {
    const referral = await referralById(acting, id)
    if (!referral) return c.notFound()
    if (seen !== referral.decisionId || !act.may(referral, beholder(c))) {
      return c.redirect(`/referrals/${id}?done=changed`, 303)
    }
    const form = await act.form(acting, referral)
    const read = readForm(form, typed, dateInLondon(acting.now))
    if (!read.ok) {
      return showReferral(c, acting, referral, {
        act: c.req.param('act') ?? '',
        form,
        typed,
        problems: read.problems,
      })
    }
    await act.run(acting, referral, { answers: read.answers, origin: c.var.origin, settings })
    return c.redirect(`/referrals/${id}?done=${act.done}`, 303)
  })
}

/** Everything under /refer and /referrals. */
export function referralRoutes(settings: ReferralSettings): Hono<Visit> {
  return new Hono<Visit>()
    .route('/', referRoutes())
    .use('/referrals', signedIn)
    .use('/referrals/*', signedIn)
    .get('/referrals', (c) =>
      c.var.act(async (acting) => {
        const who = beholder(c)
        const receiving = workerOf(c).roles.filter(
          (held) => held.receivesReferrals && who.teams.includes(held.teamId),
        )
        const waiting = await referralsWaiting(
          acting,
          receiving.map((held) => held.teamId),
        )
        const sent = await referralsSent(acting, { workerId: workerOf(c).id, ledTeams: who.ledTeams })
        const shown = [...new Set([...waiting, ...sent].map((referral) => referral.youngPersonId))]
        if (shown.length > 0) await recordLook(acting, 'referrals', { people: shown })
        return c.var.page({
          title: 'Referrals',
          section: 'referrals',
          children: (
            <Referrals
              waiting={waiting}
              sent={sent}
              drafts={await draftsOf(acting)}
              today={dateInLondon(acting.now)}
              receives={receiving.length > 0}
            />
          ),
        })
      }),
    )
    .get('/referrals/:id', async (c) => {
      const id = c.req.param('id')
      if (!isUuid(id)) return c.notFound()
      return c.var.act(async (acting) => {
        const referral = await referralById(acting, id)
        return referral ? showReferral(c, acting, referral) : c.notFound()
      })
    })
    .post('/referrals/:id/:act', async (c) => {
      try {
        return await perform(c, settings)
      } catch (error) {
        if (error instanceof ChangedMeanwhile)
          return c.redirect(`/referrals/${c.req.param('id')}?done=changed`, 303)
        throw error
      }
    })
}
