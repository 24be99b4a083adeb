import { personNote } from '../people/index.ts'
import { type ReferralDue, reasonWords } from '../referrals/index.ts'
import {
  calling,
  type DateOnly,
  dateInLondon,
  dateOnly,
  displayFirstName,
  isDateOnly,
  shortDay,
  spokenDay,
} from '../words/index.ts'
import { type Beholding, type Side, type Thing } from './today.ts'

/** What a referral asks of somebody: an answer, what to do now it came back, patience, or a manager's eye. */
export type Part = 'answer' | 'came back' | 'waiting' | 'watch'

type Eyes = Pick<Beholding, 'workerId' | 'teams' | 'managedTeams'>

const has = (ids: readonly string[], id: string | null): boolean => id !== null && ids.includes(id)

/** The one part somebody has in a referral, the most pressing first; null when it asks nothing of them. */
export function partOf(referral: ReferralDue, eyes: Eyes): Part | null {
  const { state } = referral
  if (state !== 'sent' && referral.holderWorkerId === eyes.workerId) return 'came back'
  if (state !== 'declined' && has(eyes.teams, referral.toTeamId)) return 'answer'
  if (state === 'sent' && referral.fromWorkerId === eyes.workerId) return 'waiting'
  if (
    state !== 'sent' &&
    (has(eyes.managedTeams, referral.fromTeamId) || has(eyes.managedTeams, referral.toTeamId))
  )
    return 'watch'
  return null
}

/** The referrals as things on the list. What a covered colleague only waits for is left out: it asks nothing. */
export function referralThings(referrals: readonly ReferralDue[], eyes: Beholding): Thing[] {
  return referrals.flatMap((referral) => {
    const own = partOf(referral, eyes)
    if (own) return [thingOf(referral, own, own === 'watch' ? 'team' : 'mine', eyes)]
    for (const covered of eyes.covering) {
      const part = partOf(referral, covered)
      if (part && part !== 'waiting')
        return [thingOf(referral, part, { covering: covered.workerId }, { ...eyes, ...covered })]
    }
    return []
  })
}

function thingOf(referral: ReferralDue, part: Part, side: Side, eyes: Beholding): Thing {
  const called = referral.name ? displayFirstName(referral.name, referral.preferredName) : 'this young person'
  const href = `/referrals/${referral.id}`
  return {
    key: `referral ${referral.id}`,
    youngPersonId: referral.youngPersonId,
    who: referral.name ?? 'A young person',
    note: personNote(described(referral), eyes.today),
    href,
    openEnded: true,
    side,
    owner: {
      workerId: part === 'answer' ? null : referral.holderWorkerId,
      name: part === 'answer' ? null : referral.holderName,
      organisationId: part === 'answer' ? referral.toOrganisationId : referral.holderOrganisationId,
    },
    ...words[part](referral, called, eyes, href),
  }
}

type Said = Pick<Thing, 'what' | 'kind' | 'on' | 'onNote' | 'action' | 'since'>
type Saying = (referral: ReferralDue, called: string, eyes: Beholding, href: string) => Said

const team = ({ toName }: ReferralDue): string => toName ?? 'The service'
const sentOn = ({ sentAt }: ReferralDue): string => `sent ${shortDay(dateInLondon(sentAt))}`
const someone = (name: string | null): string => name ?? 'somebody'

const answer: Saying = (referral, called, eyes, href) => ({
  what: whoAsks(referral, called, eyes.today),
  kind: 'due',
  on: dateOnly(referral.answerBy),
  onNote: sentOn(referral),
  action: { text: `Answer ${asker(referral, called)}`, href },
})

const cameBack: Saying = (referral, called, _eyes, href) => {
  const fromOutside = referral.fromWorkerId === null
  return {
    what:
      referral.state === 'declined'
        ? `${team(referral)} said no${because(referral)} What happens now is yours to say.`
        : fromOutside
          ? `${asked(referral, called)} and nobody answered in time. What happens now is yours to say.`
          : `${team(referral)} did not answer in time. You’re responsible until somebody says yes.`,
    kind: 'due',
    on: dateOnly(referral.dueOn),
    onNote: `came back ${shortDay(dateInLondon(referral.since))}`,
    action: { text: `Decide ${called}’s next step`, href },
  }
}

const waiting: Saying = (referral, called, _eyes, href) => ({
  what: `Waiting for an answer from ${team(referral)}, due ${spokenDay(dateOnly(referral.answerBy))}.`,
  kind: 'waiting',
  on: dateInLondon(referral.sentAt),
  onNote: null,
  action: { text: `See ${called}’s referral`, href },
})

const watch: Saying = (referral, called, { managedTeams, today }, href) => {
  const sendersManager = has(managedTeams, referral.fromTeamId)
  const holder = someone(referral.holderName)
  const late = referral.dueOn < today
  const what =
    referral.state === 'declined'
      ? `${team(referral)} said no${because(referral)} ${holder} has it again.`
      : `${team(referral)} did not answer in time. ${holder} has it again.`
  const toAcknowledge = sendersManager && !referral.acknowledged
  return {
    what,
    kind: late ? 'due' : 'now',
    on: late ? dateOnly(referral.dueOn) : dateInLondon(referral.since),
    onNote: late ? null : `due ${shortDay(dateOnly(referral.dueOn))}`,
    action: {
      text: toAcknowledge
        ? 'Read and acknowledge'
        : late && referral.holderName
          ? `Ask ${calling(holder)} about ${called}`
          : `Read about ${called}`,
      href,
    },
  }
}

const words: Record<Part, Saying> = { answer, 'came back': cameBack, waiting, watch }

const asked = ({ wayIn }: ReferralDue, called: string): string =>
  wayIn === 'parent_or_carer'
    ? `${called}’s parent or carer asked for a person`
    : `${called} asked for a person`

// What the asked team reads: who asks what, and where it goes without an answer.
function whoAsks(referral: ReferralDue, called: string, today: DateOnly): string {
  const outside = referral.fromWorkerId === null
  const asks = outside
    ? `${asked(referral, called)}.`
    : referral.wayIn === 'onward'
      ? `${someone(referral.senderName)} asks whether ${called} can come to ${team(referral)}.`
      : `${someone(referral.senderName)} asks ${team(referral)} to take ${called} on.`
  if (referral.state === 'returned') {
    const whose = outside ? 'A manager has it now' : `${someone(referral.holderName)} has it again`
    return `${asks} No answer came in time. ${whose}; a yes still counts.`
  }
  if (referral.answerBy !== today) return asks
  return `${asks} After today it goes ${outside ? 'up to a manager' : `back to ${someone(referral.senderName)}`}.`
}

function asker(referral: ReferralDue, called: string): string {
  if (referral.fromWorkerId === null)
    return referral.wayIn === 'parent_or_carer' ? `${called}’s parent` : called
  return referral.senderName ? calling(referral.senderName) : 'the sender'
}

function because({ reason }: ReferralDue): string {
  const given = reasonWords(reason)
  return given ? `: “${given}.”` : '.'
}

// What a letter says of a birth may be no date, or not yet: then it says nothing about an age.
const described = ({ dateOfBirth, school }: ReferralDue) => ({
  date_of_birth: dateOfBirth && isDateOnly(dateOfBirth) ? dateOfBirth : null,
  year_group: null,
  school_name: school,
})
