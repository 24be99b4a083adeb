import type { Context } from 'hono'
import { type Visit, workerById, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { opensRecords } from '../policy/index.ts'
import { BackLink, type Content } from '../ui/index.ts'
import type { Form, Problems, Typed } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { doingsFor } from './doings.ts'
import { writtenIn } from './forms/answering.ts'
import { possibleMatches } from './matches.ts'
import { type Beholder, referralCan } from './referral.ts'
import { changed, type Notice } from './screens/notice.tsx'
import { ReferralPage } from './screens/referral.tsx'
import { actsOf, type ReferralWithNames } from './store.ts'

type C = Context<Visit>

/** Who looks: the worker, the teams they belong to and those they lead. */
export function beholder(c: C): Beholder {
  const { roles } = workerOf(c)
  const held = roles.filter(({ role }) => opensRecords(role))
  return {
    actor: c.var.actor,
    teams: held.map(({ teamId }) => teamId),
    ledTeams: held
      .filter(({ role }) => role === 'manager' || role === 'supervisor')
      .map(({ teamId }) => teamId),
  }
}

const notices: Record<string, Notice> = {
  sent: 'It has gone. You can see here who has it and by when you will hear.',
  before: {
    title: 'Sent before',
    says: 'You sent this before, and what you sent first is what they have. What you changed after that was not sent.',
  },
  accepted: 'You said yes. The young person is told first, then whoever referred them.',
  changed,
}

/** A form that was sent and not taken: because of what is in it, or because the page was out of date. */
export type Failed = { act: string; form?: Form; typed: Typed; problems?: Problems; outOfDate?: boolean }

const outOfDate =
  'This had changed since you opened it, so what you wrote was not sent. This is how it stands now.'

/** The page of one referral; with what was typed still there, when that could not be taken, and what rooms to the right say. */
export async function showReferral(
  c: C,
  acting: Acting,
  referral: ReferralWithNames,
  { failed, beside = null }: { failed?: Failed; beside?: Content },
) {
  const worker = workerOf(c)
  const who = beholder(c)
  await recordLook(acting, 'referral', {
    youngPerson: referral.youngPersonId,
    subject: referral.id,
    fields: ['letter', 'progress'],
  })
  const holder = referral.holderWorkerId ? await workerById(acting.tx, referral.holderWorkerId) : null
  const doings = await doingsFor(acting, referral, who)
  const isOpen = doings.some(({ act }) => act === failed?.act)
  return c.var.page({
    title: 'Referral',
    section: 'referrals',
    before: <BackLink href="/referrals" text="Referrals" />,
    errors: failed !== undefined,
    status: failed ? (failed.outOfDate ? 409 : 422) : 200,
    children: (
      <ReferralPage
        referral={referral}
        acts={await actsOf(acting, referral.id)}
        today={dateInLondon(acting.now)}
        doings={doings}
        responsible={holder?.name ?? (referral.holderTeamId ? referral.toTeamName : null)}
        youAreResponsible={referral.holderWorkerId === worker.id}
        matches={referralCan.beAccepted(referral, who) ? await possibleMatches(acting, referral.id) : []}
        typed={failed?.typed ?? {}}
        problems={failed?.problems ?? {}}
        stopped={failed?.outOfDate ? outOfDate : null}
        written={failed?.outOfDate && !isOpen ? writtenIn(failed.typed) : []}
        actInError={failed?.act ?? null}
        formInError={failed?.form ?? null}
        beside={beside}
        notice={notices[c.req.query('done') ?? ''] ?? null}
      />
    ),
  })
}
