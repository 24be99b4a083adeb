import { type Context, Hono } from 'hono'
import { membersWith, signedIn, teamsReceiving, type Visit, workerById, workerOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { recordLook } from '../history/index.ts'
import { formValues } from '../ui/index.ts'
import {
  answerOrNull,
  answerText,
  type Form,
  type Problems,
  readForm,
  type Typed,
} from '../ui/questions/index.ts'
import { dateInLondon, isUuid } from '../words/index.ts'
import { accept, type OnAccepted } from './acceptance.ts'
import { decline } from './coming-back.ts'
import { draftsOf } from './drafts.ts'
import { acceptanceForm, closingForm, declineForm, passingOnForm, withdrawalForm } from './forms/answering.ts'
import { possibleMatches } from './matches.ts'
import { acknowledge, askAgain, close, passOn, withdraw } from './moving-on.ts'
import { referRoutes } from './refer-routes.tsx'
import { type Beholder, referralCan } from './referral.ts'
import type { Doing } from './screens/answering.tsx'
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

/** What the hall does when a referral is accepted. */
export type ReferralSettings = { onAccepted: OnAccepted }

const answering = ['link_worker', 'manager', 'supervisor', 'provider', 'clinician'] as const

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

const nothing: Form = { sections: [] }

/** What this worker may do with this referral now, as forms; the first of them stands open. */
async function doingsFor(acting: Acting, referral: ReferralWithNames, who: Beholder): Promise<Doing[]> {
  const today = dateInLondon(acting.now)
  const may = referralCan
  const doings: Doing[] = []
  if (may.beAccepted(referral, who)) {
    const members = await membersWith(acting.tx, referral.toTeamId as string, answering, today)
    doings.push({
      act: 'acceptance',
      summary: 'Take them on',
      form: acceptanceForm(members),
      button: 'Say yes',
      main: true,
      note: 'From then on that person is responsible. The young person is told first, then whoever referred them.',
    })
  }
  if (may.bePassedOn(referral, who)) {
    const others = (await teamsReceiving(acting.tx, referral.placeId)).filter(
      (team) => team.id !== referral.toTeamId,
    )
    if (others.length > 0)
      doings.push({
        act: 'passing-on',
        summary: 'Pass it on to another team',
        form: passingOnForm(others),
        button: 'Pass it on',
      })
  }
  if (may.beDeclined(referral, who)) {
    doings.push({
      act: 'refusal',
      summary: 'Say no',
      form: declineForm,
      button: 'Say no',
      note: 'It goes back to whoever sent it, with your reason. Both managers see it.',
    })
  }
  if (may.beAskedAgain(referral, who)) {
    doings.push({
      act: 'asking-again',
      summary: 'Ask the same team again',
      form: nothing,
      button: `Ask ${referral.toTeamName} again`,
      main: true,
    })
  }
  if (may.beClosed(referral, who)) {
    doings.push({
      act: 'closing',
      summary: 'Say what happens instead',
      form: closingForm,
      button: 'Settle it this way',
    })
  }
  if (may.beAcknowledged(referral, who)) {
    doings.push({
      act: 'acknowledgement',
      summary: 'Say that you have seen it',
      form: nothing,
      button: 'I have seen it',
      note: 'It stays open until somebody settles it.',
    })
  }
  if (may.beWithdrawn(referral, who)) {
    doings.push({ act: 'withdrawal', summary: 'Take it back', form: withdrawalForm, button: 'Take it back' })
  }
  return doings
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

type Act = {
  may: (referral: ReferralWithNames, who: Beholder) => boolean
  form: (acting: Acting, referral: ReferralWithNames) => Promise<Form>
  run: (acting: Acting, referral: ReferralWithNames, read: Read) => Promise<unknown>
  done: string
}
type Read = { answers: Parameters<typeof answerText>[0]; origin: string; settings: ReferralSettings }

const acts: Record<string, Act> = {
  acceptance: {
    may: referralCan.beAccepted,
    form: async (acting, referral) =>
      acceptanceForm(
        await membersWith(acting.tx, referral.toTeamId as string, answering, dateInLondon(acting.now)),
      ),
    run: (acting, referral, { answers, origin, settings }) =>
      accept(acting, referral, {
        workerId: answerText(answers, 'worker'),
        origin,
        onAccepted: settings.onAccepted,
      }),
    done: 'accepted',
  },
  refusal: {
    may: referralCan.beDeclined,
    form: async () => declineForm,
    run: (acting, referral, { answers, origin }) =>
      decline(acting, referral, {
        reason: answerText(answers, 'reason'),
        words: answerOrNull(answers, 'decline_words'),
        alternatives: answerOrNull(answers, 'alternatives'),
        origin,
      }),
    done: 'declined',
  },
  'passing-on': {
    may: referralCan.bePassedOn,
    form: async (acting, referral) =>
      passingOnForm(
        (await teamsReceiving(acting.tx, referral.placeId)).filter((team) => team.id !== referral.toTeamId),
      ),
    run: (acting, referral, { answers, origin }) =>
      passOn(acting, referral, {
        toTeamId: answerText(answers, 'to_team'),
        reason: answerText(answers, 'pass_reason'),
        origin,
      }),
    done: 'passed',
  },
  withdrawal: {
    may: referralCan.beWithdrawn,
    form: async () => withdrawalForm,
    run: (acting, referral, { answers, origin }) =>
      withdraw(acting, referral, { reason: answerText(answers, 'withdraw_reason'), words: null, origin }),
    done: 'withdrawn',
  },
  'asking-again': {
    may: referralCan.beAskedAgain,
    form: async () => nothing,
    run: (acting, referral, { origin }) => askAgain(acting, referral, origin),
    done: 'asked',
  },
  acknowledgement: {
    may: referralCan.beAcknowledged,
    form: async () => nothing,
    run: (acting, referral) => acknowledge(acting, referral),
    done: 'seen',
  },
  closing: {
    may: referralCan.beClosed,
    form: async () => closingForm,
    run: (acting, referral, { answers }) =>
      close(acting, referral, {
        reason: answerText(answers, 'close_reason'),
        words: answerOrNull(answers, 'close_words'),
      }),
    done: 'closed',
  },
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
