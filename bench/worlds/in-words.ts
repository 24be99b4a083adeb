import { without } from './closed.ts'
import { endsChanged, endsRead } from './ends-in-words.ts'
import { familiesChanged, familiesRead } from './families-in-words.ts'
import { glassChanged, glassRead } from './glass-in-words.ts'
import { groupsChanged, groupsRead } from './groups-in-words.ts'
import { keptChanged, keptRead } from './kept-in-words.ts'
import { saidChanged, saidRead } from './said-in-words.ts'
import { sealingsChanged, sealingsRead } from './sealings-in-words.ts'
import {
  type Ids,
  idsOf,
  isKind,
  isParty,
  linkedAsk,
  linkedReferral,
  mayTakeOut,
  type Standing,
  seesContent,
} from './standing.ts'
import { surveysChanged, surveysRead } from './surveys-in-words.ts'
import { togetherChanged, togetherRead } from './together-in-words.ts'
import { wallsChanged, wallsRead } from './walls-in-words.ts'
import type { World } from './world.ts'

/** What a link worker keeps about a support, of which there is one in these worlds. */
const ofSupports = ['plan', 'support_change', 'support_participant', 'step', 'review', 'ending'] as const

const watches = ['job:sweep', 'job:deliver', 'operator:check-batons'] as const

/** What they can read, by table: the ids of its rows, or of what they belong to where they have none of their own. */
export function readable(whole: World, standing: Standing): Record<string, Ids> {
  const world = without(whole, standing.closed)
  return {
    ...peopleRead(world, standing),
    ...casesRead(world, standing),
    ...supportsRead(world, standing),
    ...wordsRead(world, standing),
    ...keptRead(world, standing),
    ...endsRead(world, standing),
    ...saidRead(world, standing),
    ...wallsRead(whole, standing),
    ...familiesRead(whole, standing),
    ...groupsRead(whole, standing),
    ...togetherRead(whole, standing),
    ...surveysRead(whole, standing),
    ...glassRead(whole, standing),
    ...sealingsRead(whole, standing),
  }
}

function peopleRead(world: World, standing: Standing): Record<string, Ids> {
  const { known, workers, own, glass } = standing
  const knows = ({ person }: { person: string }) => known.has(person)
  // What a young person sees of themselves on their own page, and what glass opens; safeguarding never appears there.
  const theirs = ({ person }: { person: string }) => known.has(person) || person === own || person === glass
  const watching = isKind(standing, ...watches)
  return {
    young_person: idsOf(world.people, ({ id }) => theirs({ person: id })),
    supporter: idsOf(world.supporters, theirs),
    // "A link opens nothing by itself": whoever sees that two records are one person has both.
    same_person_link: idsOf(world.samePersons, (link) => known.has(link.person) && known.has(link.other)),
    circle_member: idsOf(
      world.entries,
      (entry) =>
        watching ||
        knows(entry) ||
        ((entry.person === own || entry.person === glass) && !entry.forSafety) ||
        (entry.worker !== null && workers.has(entry.worker)) ||
        isParty(standing, entry.referral, 'referral', 'activity'),
    ),
    decision: idsOf(
      world.decisions,
      (decision) =>
        knows(decision) ||
        (decision.person === own && !decision.forSafety) ||
        isParty(standing, decision.referral, 'progress', 'referral') ||
        // Asked again as something is sent.
        isKind(standing, 'job:deliver'),
    ),
  }
}

function casesRead(world: World, standing: Standing): Record<string, Ids> {
  const { known, own, glass } = standing
  const knows = ({ person }: { person: string }) => known.has(person)
  const theirs = ({ person }: { person: string }) => known.has(person) || person === own
  const answering = linkedReferral(world, standing, 'answer_referral')
  const telling = linkedReferral(world, standing, 'tell_attendance')
  const watching = isKind(standing, ...watches)
  const accepted = idsOf(world.referrals, ({ state }) => state === 'accepted')
  const ofReferral = (which: (one: { id: string; person: string }) => boolean) =>
    idsOf(world.referrals, which)
  return {
    referral: ofReferral(
      (referral) =>
        watching ||
        theirs(referral) ||
        referral.person === glass ||
        isParty(standing, referral.id, 'progress', 'referral', 'activity') ||
        referral.id === answering ||
        referral.id === telling,
    ),
    // Its story is for those who have an account.
    referral_decision: ofReferral(
      (referral) =>
        watching || knows(referral) || isParty(standing, referral.id, 'progress', 'referral', 'activity'),
    ),
    // "Never shown to a provider."
    referral_letter: ofReferral(
      (referral) =>
        knows(referral) ||
        referral.person === glass ||
        isParty(standing, referral.id, 'progress', 'referral') ||
        isKind(standing, 'job:sweep'),
    ),
    // "A first name until they accept, then what keeps them well there."
    referral_share: new Set(
      world.shares
        .filter((share) => {
          if (theirs(share) || isKind(standing, 'job:deliver')) return true
          const provides = isParty(standing, share.referral, 'activity')
          return share.stage === 'asked'
            ? provides || share.referral === answering
            : share.referral === telling || (provides && accepted.has(share.referral))
        })
        .map(({ referral, stage }) => `${referral} ${stage}`),
    ),
    attendance: idsOf(
      world.attendances,
      (one) =>
        knows(one) ||
        isParty(standing, one.referral, 'activity') ||
        one.referral === telling ||
        // The sweep is told who came, to see whom nobody has seen for a while.
        isKind(standing, 'job:sweep'),
    ),
  }
}

function supportsRead(world: World, standing: Standing): Record<string, Ids> {
  const { known, workers, led, own, glass } = standing
  const knows = ({ person }: { person: string }) => known.has(person)
  const theirs = ({ person }: { person: string }) => known.has(person) || person === own
  // In an emergency: plan, goals and steps, and no ratings.
  const opened = (one: { person: string }) => theirs(one) || one.person === glass
  const asked = linkedAsk(world, standing, false)
  const watching = isKind(standing, ...watches)
  const named = (worker: string) => workers.has(worker) && seesContent(world, worker)
  return {
    support: idsOf(world.supports, (support) => watching || opened(support)),
    ...Object.fromEntries(ofSupports.map((table) => [table, idsOf(world.supports, knows)])),
    plan: idsOf(world.supports, opened),
    step: idsOf(world.supports, opened),
    goal: idsOf(world.goals, opened),
    goal_rating: idsOf(world.goals, theirs),
    // "A worker's and manager's note is theirs; who is elsewhere in the support does not get it."
    contact: idsOf(world.contacts, (contact) => {
      if (contact.person === glass) return contact.noteFor !== 'worker_and_manager'
      if (!knows(contact)) return false
      const support = world.supports.find(({ id }) => id === contact.support)
      const near =
        workers.has(contact.by) || (support && (workers.has(support.worker) || led.has(support.team)))
      return contact.noteFor !== 'worker_and_manager' || Boolean(near)
    }),
    // "Only the supervisor and the worker supervised", while the record is open to that worker; neither without content.
    supervision: idsOf(world.supervisions, (one) => {
      const support = world.supports.find(({ id }) => id === one.support)
      return named(one.supervisor) || (knows(one) && support !== undefined && named(support.worker))
    }),
    ask: idsOf(world.asks, (ask) => knows(ask) || ask.id === asked),
    // "A link-holder hands in one answer set, and never reads it back."
    answer_set: idsOf(world.answerSets, knows),
  }
}

function wordsRead(world: World, standing: Standing): Record<string, Ids> {
  const { known, asker, own } = standing
  const knows = ({ person }: { person: string }) => known.has(person)
  const me = 'id' in asker ? asker.id : null
  return {
    link: idsOf(
      world.links,
      (link) =>
        knows(link) ||
        (asker.kind === 'link' && link.id === me) ||
        (link.person === own && link.referral !== null),
    ),
    history: idsOf(
      world.histories,
      ({ about, people, subject }) =>
        // What was done about a wall is in nobody's history but the auditor's.
        (subject === 'record' &&
          ((about !== null && known.has(about)) || people.some((id) => known.has(id)))) ||
        // Whoever seals the history reads all of it.
        isKind(standing, 'job:seal'),
    ),
    message: idsOf(
      world.messages,
      ({ about, toWorker }) =>
        (about !== null && known.has(about)) ||
        (asker.kind === 'worker' && toWorker === me) ||
        isKind(standing, 'job:deliver', 'job:sweep', 'operator:mailbox'),
    ),
    draft: idsOf(world.drafts, ({ owner }) => owner === me || isKind(standing, 'job:sweep')),
  }
}

/**
 * Whose rows they can change, by table, of those that they can read. Blind: also those that they cannot, were they to
 * write without looking.
 */
export const changeable = (world: World, standing: Standing, blind = false): Record<string, Ids> => ({
  ...changeableIn(without(world, standing.closed), standing, blind),
  ...wallsChanged(world, standing),
  ...familiesChanged(world, standing),
  ...groupsChanged(world, standing),
  ...togetherChanged(world, standing),
  ...surveysChanged(world, standing),
  ...glassChanged(world, standing),
  ...sealingsChanged(world, standing),
  ...endsChanged(without(world, standing.closed), standing, blind),
  ...saidChanged(without(world, standing.closed), standing),
  ...keptChanged(without(world, standing.closed), standing),
})

function changeableIn(world: World, standing: Standing, blind: boolean): Record<string, Ids> {
  const sees = readable(world, standing)
  const { known, teams, asker, own } = standing
  const knows = ({ person }: { person: string }) => known.has(person)
  const answering = linkedReferral(world, standing, 'answer_referral')
  const telling = linkedReferral(world, standing, 'tell_attendance')
  const within = <T extends { id: string }>(table: string, all: readonly T[], which: (one: T) => boolean) =>
    idsOf(all, (one) => (blind || Boolean(sees[table]?.has(one.id))) && which(one))
  return {
    young_person: within('young_person', world.people, ({ id }) => known.has(id)),
    supporter: within('supporter', world.supporters, knows),
    same_person_link: within(
      'same_person_link',
      world.samePersons,
      (one) => knows(one) && known.has(one.other),
    ),
    // An entry is ended by those who have the record, by whoever was asked or asked, and by a provider of its own.
    circle_member: within(
      'circle_member',
      world.entries,
      (entry) =>
        knows(entry) ||
        mayTakeOut(world, standing, entry) ||
        isParty(standing, entry.referral, 'referral', 'progress') ||
        (entry.opens === 'activity' &&
          entry.team !== null &&
          teams.has(entry.team) &&
          isParty(standing, entry.referral, 'activity')),
    ),
    // "Withdrawal acts at once": by those who have the record, and by whoever asked.
    decision: within(
      'decision',
      world.decisions,
      (decision) =>
        knows(decision) ||
        isParty(standing, decision.referral, 'progress', 'referral') ||
        (decision.person === own && decision.sharing),
    ),
    referral: within(
      'referral',
      world.referrals,
      (referral) =>
        knows(referral) ||
        isParty(standing, referral.id, 'progress', 'referral', 'activity') ||
        referral.id === answering ||
        isKind(standing, 'job:sweep'),
    ),
    link: within(
      'link',
      world.links,
      (link) => knows(link) || (asker.kind === 'link' && link.id === asker.id) || link.person === own,
    ),
    ...Object.fromEntries(
      ['support', 'plan', 'step', 'ending'].map((table) => [table, within(table, world.supports, knows)]),
    ),
    goal: within('goal', world.goals, knows),
    // What was shared is put right by those who have the record.
    referral_share: new Set(world.shares.filter(knows).map(({ referral, stage }) => `${referral} ${stage}`)),
    answer_set: within('answer_set', world.answerSets, knows),
    ask: within('ask', world.asks, knows),
    // Whoever sends them says so.
    message: within('message', world.messages, () => isKind(standing, 'job:deliver')),
    attendance: within(
      'attendance',
      world.attendances,
      (one) => knows(one) || isParty(standing, one.referral, 'activity') || one.referral === telling,
    ),
    draft: within('draft', world.drafts, ({ owner }) => 'id' in asker && owner === asker.id),
  }
}
