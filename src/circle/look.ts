import type { Entry } from '../history/index.ts'
import { type DateOnly, dateInLondon, nearDay, spokenTime } from '../words/index.ts'

/** One line of who looked: somebody, at something, once or several times on a day. */
export type Look = { when: string; who: string; organisation: string; what: string; times: number }

const screens: Record<string, string> = {
  record: 'Looked at the record',
  plan: 'Looked at the plan',
  details: 'Looked at the details',
  circle: 'Looked at who is involved',
  looks: 'Looked at who looked',
  caseload: 'Saw their name in a list',
  today: 'Saw their name on Today',
  referrals: 'Saw their name in a list',
  referral: 'Looked at a referral',
  supervision: 'Looked at supervision notes',
  supporter: 'Looked at a person beside them',
  'going along': 'Looked at what going along needs',
  shared_plan: 'Looked at the plan of several agencies',
  family_plan: 'Looked at a family’s plan that they are in',
  own_page: 'Looked at how their own page stands',
  my_page: 'Opened their own page',
  parents_page: 'Opened a parent’s or carer’s page',
  wish: 'Looked at what they wish',
  hidden_look: 'Looked at what they are not shown',
  glass: 'Broke glass: read the record in an emergency',
  glass_review: 'Looked at whether breaking glass was right',
}

const things: Record<string, string> = {
  young_person: 'the details',
  supporter: 'a person beside them',
  decision: 'a decision',
  circle: 'the circle',
  referral: 'a referral',
  support: 'the support',
  plan: 'the plan',
  goal: 'a goal',
  goal_rating: 'a rating',
  step: 'a step',
  contact: 'a contact',
  review: 'a look back',
  ending: 'the ending',
  same_person_link: 'two records of the same person',
  supervision: 'a supervision note',
  companion: 'who goes along',
  shared_plan: 'the plan of several agencies',
  plan_agency: 'an agency of the plan',
  plan_goal: 'a goal of the plan of several agencies',
  plan_step: 'a step of the plan of several agencies',
  plan_meeting: 'a meeting about the plan',
  plan_point: 'what is to be talked about',
  plan_lead_offer: 'the lead of the plan',
  family_plan: 'a family’s plan',
  family_member: 'that they are in a family’s plan',
  family_goal: 'a goal of a family’s plan',
  family_step: 'a step of a family’s plan',
  wish: 'a wish',
  own_page: 'their own page',
  parents_page: 'what they are shown, on a parent’s or carer’s page',
  hidden_look: 'a look they are not shown',
  glass: 'glass, to read the record in an emergency',
  lawful_basis: 'why the law allows this record',
  death: 'that they have died',
  restriction: 'that the record is kept and not used',
}

const acts: Record<string, string> = {
  added: 'Added',
  broke: 'Broke',
  changed: 'Changed',
  ended: 'Ended',
  closed: 'Closed',
  decided: 'Recorded',
  withdrew: 'Took back',
  opened: 'Began',
  paused: 'Paused',
  resumed: 'Took up again',
  handed_on: 'Handed on',
  joined: 'Joined',
  parted: 'Parted',
  done: 'Ticked',
  undone: 'Unticked',
  dropped: 'Took off the plan',
  sent: 'Sent',
  accepted: 'Said yes to',
  declined: 'Said no to',
  withdrawn: 'Took back',
  passed_on: 'Passed on',
  recorded: 'Recorded',
  made: 'Made',
  taken_back: 'Took back',
  wished: 'Wrote down',
  answered: 'Answered',
  hid: 'Decided on',
  kept_hidden: 'Looked again at',
  shown_again: 'Ended',
  asked_again: 'Asked again about',
  acknowledged: 'Saw the return of',
}

function whatWords({ act, subjectKind }: Entry): string {
  if (act === 'looked')
    return screens[subjectKind] ?? `Looked at a page (${subjectKind.replaceAll('_', ' ')})`
  if (act === 'limited') return 'Limited what somebody may be told'
  if (act === 'removed') return 'Took somebody out of the circle'
  const thing = things[subjectKind] ?? subjectKind.replaceAll('_', ' ')
  return acts[act]
    ? `${acts[act]} ${thing}`
    : `${thing.charAt(0).toUpperCase()}${thing.slice(1)}: ${act.replaceAll('_', ' ')}`
}

function whoWords({ workerName, supporterName, actorKind }: Entry): string {
  const name = workerName ?? supporterName
  if (name) return name
  if (actorKind.startsWith('job:')) return 'Trellis itself'
  if (actorKind.startsWith('operator:')) return 'Whoever runs Trellis'
  if (actorKind === 'link') return 'Somebody with a link'
  if (actorKind === 'parent') return 'A parent or carer'
  return actorKind === 'young-person' ? 'The young person' : 'Somebody without an account'
}

/** Who looked, latest first; the same person at the same thing on the same day is one line that says how often. */
export function looksFrom(entries: readonly Entry[], today: DateOnly): Look[] {
  const lines = new Map<string, Look>()
  for (const entry of entries) {
    const day = dateInLondon(entry.at)
    const [who, what] = [whoWords(entry), whatWords(entry)]
    const key = [day, who, what].join('\n')
    const line = lines.get(key)
    if (line) line.times += 1
    else {
      const when = `${nearDay(day, today)}, ${spokenTime(entry.at)}`
      lines.set(key, { when, who, organisation: entry.organisationName ?? '', what, times: 1 })
    }
  }
  return [...lines.values()]
}
