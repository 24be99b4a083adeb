import { membersWith, teamsReceiving } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { Content } from '../ui/index.ts'
import { type Answers, answerOrNull, answerText, type Form } from '../ui/questions/index.ts'
import { dateInLondon } from '../words/index.ts'
import { accept, type OnAccepted } from './acceptance.ts'
import type { FindAskedFor } from './asked-for.ts'
import { decline } from './coming-back.ts'
import { acceptanceForm, closingForm, declineForm, passingOnForm, withdrawalForm } from './forms/answering.ts'
import { acknowledge, askAgain, close, passOn, withdraw } from './moving-on.ts'
import { type Beholder, referralCan } from './referral.ts'
import type { Doing } from './screens/answering.tsx'
import type { ReferralWithNames } from './store.ts'

/** What the hall does when a referral is accepted, and what it says beside one: before a yes, and of what comes after it. */
export type ReferralSettings = {
  onAccepted: OnAccepted
  askedFor: FindAskedFor
  beside?: (acting: Acting, referral: { id: string; state: string }) => Promise<Content>
}

const answering = ['link_worker', 'manager', 'supervisor', 'provider', 'clinician'] as const

const nothing: Form = { sections: [] }

/** What this worker may do with this referral now, as forms; the first of them stands open. */
export async function doingsFor(
  acting: Acting,
  referral: ReferralWithNames,
  who: Beholder,
): Promise<Doing[]> {
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
  return [...doings, ...afterwards(referral, who)]
}

// What the sender and the managers may do with what came back, or is still out.
function afterwards(referral: ReferralWithNames, who: Beholder): Doing[] {
  const may = referralCan
  const doings: Doing[] = []
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

/** One thing that may be done with a referral: who may, what is asked, and what it does. */
export type Act = {
  may: (referral: ReferralWithNames, who: Beholder) => boolean
  form: (acting: Acting, referral: ReferralWithNames) => Promise<Form>
  run: (acting: Acting, referral: ReferralWithNames, read: Read) => Promise<unknown>
  done: string
}
type Read = { answers: Answers; origin: string; settings: ReferralSettings }

/** Every act on a referral, by the last part of its address. */
export const acts: Record<string, Act> = {
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
