import { type Held, ids } from './holding.ts'

/** How the tables of what they were asked and answered, and what they went to are given. */
export const measures: Readonly<Record<string, Held>> = {
  answer_set: {
    section: 'measures',
    shows: [
      ...[
        'answered_at',
        'measure',
        'occasion',
        'answered_by',
        'recorded_by',
        'answers',
        'score',
        'missing',
        'risk',
      ],
      ...['read_at', 'read_by'],
    ],
    codes: ['occasion', 'answered_by'],
    left: { ...ids('ask_id', 'supporter_id'), version: 'of the questions, which are given in their words' },
    only: 'about_them',
  },
  measure_point: {
    section: 'measures',
    shows: [
      ...[
        'due_on',
        'measure',
        'does',
        'point',
        'who',
        'asked',
        'follow_up',
        'counted_from',
        'days',
        'window_days',
      ],
      ...['set_aside_at', 'set_aside_because', 'set_aside_by'],
    ],
    codes: ['point', 'who', 'asked', 'counted_from'],
    left: ids('enrolment_id'),
  },
  urgent_answer: {
    section: 'measures',
    shows: ['raised_at', 'items'],
    left: ids('ask_id', 'code_id', 'round_id', 'team_id'),
  },
  urgent_told: {
    section: 'measures',
    shows: ['told_at', 'worker_id', 'stands', 'acknowledge_by'],
    codes: ['stands'],
    key: ['urgent_id', 'worker_id', 'stands'],
    left: ids('urgent_id'),
  },
  urgent_acknowledgement: {
    section: 'measures',
    shows: ['at', 'worker_id'],
    key: ['urgent_id'],
    left: ids('urgent_id'),
  },
  enrolment: {
    section: 'groups',
    shows: [
      ...[
        'began_on',
        'programme',
        'kind',
        'state',
        'group_id',
        'waiting_since',
        'answer_by',
        'discharged_on',
      ],
      ...['ended_on', 'arm', 'override'],
    ],
    codes: ['kind', 'state', 'arm'],
    left: {
      ...ids('run_id', 'change_id', 'referral_id'),
      ...{ seat: 'a number for counting seats', version: 'of the programme' },
    },
  },
  enrolment_change: {
    section: 'groups',
    how: 'enrolment',
    shows: ['at', 'act', 'state', 'reason', 'group_id', 'worker_id', 'actor_kind'],
    codes: ['act', 'state', 'actor_kind'],
    left: ids('enrolment_id'),
  },
  attendance: {
    section: 'groups',
    shows: ['on_date', 'came', 'words', 'told_by', 'worker_id', 'marked_at', 'made_at'],
    codes: ['came', 'told_by'],
    left: ids('referral_id', 'session_id'),
  },
  companion: {
    section: 'groups',
    shows: [
      ...['on_date', 'worker_id', 'called', 'service_id', 'meets', 'words', 'told_name', 'assigned_by'],
      ...['assigned_at', 'withdrawn_at', 'withdrawn_because'],
    ],
    codes: ['meets', 'withdrawn_because'],
    left: ids('circle_id', 'referral_id'),
  },
}
