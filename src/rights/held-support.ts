import { type Held, ids, LABEL, RULES, SECRET } from './holding.ts'

/** How the tables of referrals, support and contacts are given. */
export const support: Readonly<Record<string, Held>> = {
  referral: {
    section: 'referrals',
    shows: [
      ...['sent_at', 'way_in', 'state', 'from_worker_id', 'from_team_id', 'to_team_id', 'to_service_id'],
      ...['answer_by', 'due_on', 'acknowledged_at', 'holder_worker_id', 'holder_team_id'],
    ],
    codes: ['way_in', 'state'],
    left: {
      ...ids('decision_id', 're_refers_id', 'support_from_id', 'asked_team_id', 'asked_service_id'),
      ...{ open: RULES, holder_team_active: RULES, holder_worker_active: RULES },
      ...{ asked_team_active: RULES, asked_service_active: RULES },
    },
  },
  referral_letter: { section: 'referrals', shows: ['typed'], key: ['referral_id'], left: ids('referral_id') },
  referral_share: {
    section: 'referrals',
    shows: ['stage', 'shared'],
    codes: ['stage'],
    key: ['referral_id', 'stage'],
    left: ids('referral_id', 'agreed_id'),
  },
  referral_decision: {
    section: 'referrals',
    shows: [
      ...[
        'at',
        'act',
        'state',
        'actor_kind',
        'worker_id',
        'reason',
        'words',
        'alternatives',
        'said_by',
        'met_by',
      ],
      ...['taken_by', 'to_team_id'],
    ],
    codes: ['act', 'state', 'reason', 'actor_kind'],
    left: ids('referral_id'),
  },
  link: {
    section: 'referrals',
    shows: ['purpose', 'made_at', 'expires_at', 'used_at'],
    codes: ['purpose'],
    left: { token_hash: SECRET, ...ids('referral_id', 'ask_id') },
  },
  waiting_offer: {
    section: 'referrals',
    shows: ['answered_at', 'state', 'called', 'reference'],
    codes: ['state'],
    left: {
      ...{ token_hash: SECRET, line: RULES, because: RULES, typed: RULES, audience: RULES },
      ...{ channel: RULES, address: RULES },
      ...ids('list_id', 'message_id', 'referral_id'),
    },
  },
  looking_again: {
    section: 'referrals',
    shows: [
      ...['asked_at', 'asked_by', 'worker_id', 'words', 'answer_by', 'answered_at', 'answered_by', 'outcome'],
      'answer_words',
    ],
    codes: ['asked_by', 'outcome'],
    left: ids('offer_id'),
  },
  signpost: { section: 'referrals', shows: ['at', 'service_id', 'worker_id'] },
  support: {
    section: 'support',
    shows: [
      'opened_at',
      'state',
      'worker_id',
      'team_id',
      'first_contact_at',
      'due_on',
      'due_what',
      'paused_until',
      'ended_at',
    ],
    codes: ['state'],
    left: { holder_active: RULES, team_active: RULES, ...ids('referral_id') },
  },
  support_change: {
    section: 'support',
    shows: ['at', 'act', 'reason', 'worker_id', 'made_by'],
    codes: ['act'],
  },
  support_participant: { section: 'support', shows: ['supporter_id'], key: ['support_id', 'supporter_id'] },
  plan: {
    section: 'support',
    shows: ['what_matters', 'strengths', 'how_to_meet', 'agreed_on', 'review_on', 'changed_at', 'changed_by'],
    key: ['support_id'],
  },
  goal: { section: 'support', shows: ['words', 'whose', 'set_on', 'closed_on', 'made_at'], codes: ['whose'] },
  goal_rating: {
    section: 'support',
    shows: ['rated_on', 'rating', 'rated_by', 'words', 'made_at'],
    codes: ['rated_by'],
    left: ids('goal_id'),
  },
  step: {
    section: 'support',
    shows: ['what', 'who', 'who_name', 'due_on', 'done_at', 'dropped_at'],
    codes: ['who'],
    left: ids('goal_id'),
  },
  review: { section: 'support', shows: ['held_on', 'words', 'next_on', 'made_by', 'made_at'] },
  stepping: {
    section: 'support',
    shows: ['made_at', 'to_team_id', 'changes', 'stays', 'made_by'],
    key: ['referral_id'],
    left: {
      ...ids('referral_id', 'to_run_id'),
      ...{ from_programme: LABEL, to_programme: LABEL, from_tier: LABEL, to_tier: LABEL },
    },
  },
  handover: {
    section: 'support',
    shows: [
      ...['on_date', 'kind', 'plan', 'takes_over', 'planned_by', 'planned_at', 'outcome', 'outcome_words'],
      ...['done_at', 'done_by'],
    ],
    codes: ['kind', 'takes_over', 'outcome'],
  },
  ending: {
    section: 'support',
    shows: [
      ...['ended_on', 'reason', 'words_for_young_person', 'words_for_referrer', 'tries', 'moved_how'],
      ...['follow_up_on', 'followed_up_at', 'made_by', 'made_at'],
    ],
    codes: ['reason', 'moved_how'],
    key: ['support_id'],
  },
  contact: {
    section: 'contacts',
    shows: ['at', 'kind', 'reached', 'minutes', 'at_place', 'note', 'note_for', 'made_by', 'made_at'],
    codes: ['kind', 'note_for'],
  },
  supervision: { section: 'contacts', shows: ['held_on', 'supervisor_id', 'note', 'next_on', 'made_at'] },
  ask: {
    section: 'measures',
    shows: ['asked_at', 'measure', 'occasion', 'how', 'asked_by', 'due_on', 'sent_to', 'taken_back_at'],
    codes: ['occasion', 'how'],
    left: {
      ...ids('link_id', 'wording_id', 'team_id', 'supporter_id'),
      ...{
        items: 'which questions they were: the answers say them',
        version: 'of the questions, not of the answers',
      },
    },
    only: 'about_them',
  },
}
