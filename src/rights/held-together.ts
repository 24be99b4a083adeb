import { type Held, ids, RULES } from './holding.ts'

/** How the tables of plans of several agencies and their meetings, and of families, are given. */
export const together: Readonly<Record<string, Held>> = {
  shared_plan: {
    section: 'support',
    shows: ['opened_at', 'words', 'opened_by', 'closed_at', 'closed_words', 'closed_by'],
    left: {
      ...ids('home_id', 'lead_id'),
      called: 'their first name, which stands in their details',
    },
  },
  plan_agency: {
    section: 'support',
    shows: [
      ...['added_at', 'team_id', 'asks', 'added_by', 'asked_at', 'answer_by', 'answered_at', 'answered_by'],
      ...['answer', 'answer_words', 'worker_id', 'left_at', 'left_because'],
    ],
    codes: ['answer'],
    left: {
      ...ids('plan_id', 'agreed_id', 'circle_id'),
      ...{ called: 'their first name, which stands in their details', kind: RULES, worker_active: RULES },
    },
  },
  plan_goal: {
    section: 'support',
    shows: ['made_at', 'words', 'made_by', 'closed_on'],
    left: {
      ...ids('plan_id', 'agency_id'),
      ...{ kind: RULES, seen_by: 'who of the plan read it', shown: 'whether their own page shows it' },
    },
  },
  plan_step: {
    section: 'support',
    shows: ['made_at', 'what', 'due_on', 'made_by', 'done_at', 'done_by'],
    left: {
      ...ids('plan_id', 'goal_id', 'agency_id', 'returned_from', 'meeting_id'),
      ...{ kind: RULES, seen_by: 'who of the plan read it', shown: 'whether their own page shows it' },
    },
  },
  plan_lead_offer: {
    section: 'support',
    shows: ['offered_at', 'words', 'offered_by', 'answer_by', 'answered_at', 'answered_by', 'answer'],
    codes: ['answer'],
    left: ids('plan_id', 'agency_id'),
  },
  plan_meeting: {
    section: 'support',
    shows: [
      ...['starts_at', 'meets', 'came_others', 'decided', 'made_by', 'made_at', 'written_by', 'written_at'],
      ...['called_off_at', 'called_off_because'],
    ],
    left: ids('plan_id', 'came'),
  },
  plan_point: {
    section: 'support',
    shows: ['made_at', 'words', 'made_by', 'taken_back_at'],
    left: { ...ids('plan_id', 'agency_id', 'meeting_id'), kind: RULES },
  },
  family_plan: {
    ...{ section: 'support', how: 'family', ownOnly: true },
    shows: [
      'opened_at',
      'words',
      'lead_id',
      'review_on',
      'opened_by',
      'ended_at',
      'ended_because',
      'ended_by',
    ],
    left: { ...ids('team_id'), lead_active: RULES, team_active: RULES },
  },
  family_offer: {
    ...{ section: 'support', how: 'family', ownOnly: true },
    shows: ['offered_at', 'team_id', 'offered_by', 'answer_by', 'answer', 'answered_at'],
    codes: ['answer'],
    left: {
      ...ids('plan_id', 'answered_by'),
      declined_because: 'it is what a team says of itself',
      read_at: RULES,
    },
  },
  family_member: {
    section: 'support',
    shows: ['added_at', 'added_by', 'left_at', 'left_because'],
    left: {
      ...ids('plan_id', 'supporter_id', 'agreed_id'),
      called: 'their first name, which stands in their details',
      relationship: 'it is of an adult, and none of the young person',
    },
  },
  family_goal: {
    ...{ section: 'support', how: 'family', ownOnly: true },
    shows: ['made_at', 'words', 'made_by'],
    left: ids('plan_id'),
  },
  family_goal_rating: {
    ...{ section: 'support', how: 'family', ownOnly: true },
    shows: ['rated_on', 'rating', 'made_by', 'made_at'],
    left: ids('plan_id', 'goal_id'),
  },
  family_step: {
    ...{ section: 'support', how: 'family', ownOnly: true },
    shows: ['made_at', 'what', 'due_on', 'made_by', 'done_at', 'done_by'],
    left: ids('plan_id', 'member_id', 'returned_from'),
  },
}
