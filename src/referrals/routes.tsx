import { Hono } from 'hono'
import { signedIn, type Visit, workerOf } from '../accounts/index.ts'
import { recordLook } from '../history/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { answerRoutes } from './answer-routes.tsx'
import type { ReferralSettings } from './doings.ts'
import { draftsOf } from './drafts.ts'
import { referRoutes } from './refer-routes.tsx'
import { Referrals } from './screens/referrals.tsx'
import { beholder, showReferral } from './show-referral.tsx'
import { referralById, referralsSent, referralsWaiting } from './store.ts'

/** What is said on the list after an act on a referral that is not ours to see any more. */
const notices: Record<string, string> = {
  accepted: 'You said yes for a colleague, who is responsible now. The young person is told first.',
  passed: 'It has gone to the other team, and is off your list.',
}

/** Everything under /refer and /referrals. */
export function referralRoutes(settings: ReferralSettings): Hono<Visit> {
  return new Hono<Visit>()
    .route('/', referRoutes(settings.askedFor))
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
              workerId={workerOf(c).id}
              notice={notices[c.req.query('done') ?? ''] ?? null}
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
        if (!referral) return c.notFound()
        return showReferral(c, acting, referral, { beside: await settings.beside?.(acting, referral) })
      })
    })
    .route('/', answerRoutes(settings))
}
