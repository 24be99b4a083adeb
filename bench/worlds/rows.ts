// How the rows of each table are named in answers, and what is set in them when somebody tries to change one.

const bySupport = ['plan', 'support_change', 'support_participant', 'step', 'review', 'ending']

/** How a row is named, where it has no id of its own. */
const named: Readonly<Record<string, string>> = {
  ...Object.fromEntries(bySupport.map((table) => [table, 'support_id::text'])),
  ...{ referral_decision: 'referral_id::text', referral_letter: 'referral_id::text' },
  ...{ referral_share: "referral_id || ' ' || stage", goal_rating: 'goal_id::text' },
  ...{ urgent_told: "urgent_id || ' ' || worker_id", urgent_acknowledgement: 'urgent_id::text' },
  ...{ protection_kept: 'protection_id::text', protection_reader: "protection_id || ' ' || worker_id" },
  ...{ concern_recipient: "concern_id || ' ' || worker_id", concern_receipt: 'concern_id::text' },
  sealing_reader: "sealing_id || ' ' || worker_id",
  ...{ access_file: 'request_id::text', stepping: 'referral_id::text', unsent_answers: 'ask_id::text' },
  group_seat: "group_id || ' ' || seat",
  ...{ round_key: 'code_id::text', round_refusal: 'code_id::text' },
  point_ask: "point_id || ' ' || ask_id",
  ...{ round_reading: "code_id || ' ' || worker_id", urgent_naming: "urgent_id || ' ' || worker_id" },
}

export const nameIn = (table: string): string => named[table] ?? 'id::text'

/** What a function tells of, where no table does: what a school is asked of its pupils; who handed a survey in, and what of a slip somebody reads who was named for that; that a worker is tied to somebody. */
const told: Readonly<Record<string, string>> = {
  asked_of_school: "(select point as id from attendance_asked(array['attendance'])) told",
  tie_told: '(select id from ties_here()) told',
  handed_in: '(select h.code_id as id from round r, round_handed_in(r.id) h) told',
  urgent_said: `(select h.code_id || ' ' || nth as id
    from round r, round_handed_in(r.id) h, urgent_answers_of(h.code_id) said, generate_series(1, 2) nth
    where get_byte(said, nth - 1) <> 255) told`,
}

export const heldIn = (table: string): string => told[table] ?? table

const lifted = "lifted_because = 'x', lifted_by = actor_id(), lifted_at = trellis_now()"
const ended = "ended_because = 'x', ended_by = actor_id(), ended_at = trellis_now()"
const gone = "withdrawn_at = trellis_now(), withdrawn_because = 'changed'"
/** That somebody does this themselves, now. */
const by = (what: string) => `${what}_by = actor_id(), ${what}_at = trellis_now()`
const answered = "answer = 'x', answered_by = actor_id(), answered_at = trellis_now()"

/** A column of each table that the program may set, to be set to what it is; or what is set there at once. */
const settable: Readonly<Record<string, string>> = {
  ...{ young_person: 'pronouns', supporter: 'note', same_person_link: 'undone_at' },
  ...{ circle_member: 'ended_because', decision: 'review_on', referral: 'acknowledged_at', link: 'used_at' },
  ...{ support: 'due_what', goal: 'words', attendance: 'words', draft: 'typed', plan: 'review_on' },
  ...{ step: 'done_at', ending: 'followed_up_at', referral_share: 'shared', answer_set: 'read_at' },
  ...{ ask: 'taken_back_at', message: 'sent_at' },
  ...{ protection: lifted, circle_bar: lifted, protection_kept: 'kept', concern_receipt: 'acknowledged_at' },
  ...{ safeguarding_concern: 'passed_on_step', not_together: ended },
  ...{ family_plan: 'words', family_member: 'left_because', family_step: 'done_at' },
  ...{ programme_run: 'ended_on', programme_group: 'name', group_leader: 'ends_at', group_session: 'came' },
  workshop_request: "answer = 'no', words = 'x', answered_by = actor_id(), answered_at = trellis_now()",
  ...{ companion: gone, worker_check: "ended_at = trellis_now(), ended_because = 'x'" },
  ...{ shared_plan: 'words', plan_agency: 'answer_words', plan_goal: 'closed_on', plan_step: 'due_on' },
  ...{ plan_meeting: 'meets', plan_point: 'taken_back_at = trellis_now()' },
  ...{ access_request: 'due_on', retention_hold: 'lift_because', hidden_look: 'reason', handover: 'plan' },
  ...{ measure_point: 'set_aside_at', waiting_list: 'answerer_id' },
  correction: `settled_as = 'statement', answer = 'x', ${by('settled')}`,
  erasure_request: `granted = '{}', told = 'in_person', refused_ground = 'no_right', refused_because = 'x', ${by('answered')}`,
  waiting_offer: `state = 'left_out', typed = null`,
  ...{ round_pupil: 'class', round_parent_no: 'settled_at', round_code: 'taken_back_at' },
  ...{ round_answers: 'language', screen_offer: 'sent_at', urgent_naming: 'passed_on_at' },
  ...{ sealing: 'review_on', death: 'living_because', restriction: 'lift_because' },
  disposal_proposal: `turned_down_because = 'x', ${by('turned_down')}`,
  access_file: 'content = null, emptied_at = trellis_now()',
  ...{ access_left_out: 'put_back_at = trellis_now(), put_back_by = actor_id()', unsent_answers: 'picked' },
  glass_eligible: `ended_at = trellis_now(), suspended_because = 'unreviewed', suspended_at = trellis_now()`,
  ...{ glass_break: 'ended_at = clock_timestamp()', privacy_officer: 'ended_at' },
  glass_review: `justified = true, words = 'x', ${by('reviewed')}`,
  ...{ wish: answered, enrolment: 'override', own_page: 'taken_back_at' },
}

/** What is written over everything, by somebody who does not look, where that is not nothing. */
const blindly: Readonly<Record<string, string>> = {
  ...{
    ...{ shared_plan: "'x'", plan_agency: "'x'", plan_meeting: "'x'", plan_step: "'2026-11-26'" },
    family_plan: "'x'",
    programme_group: "'x'",
    goal: "'x'",
    draft: "'{}'",
    referral_share: "'{}'",
    protection_kept: "'{}'",
    ...{ waiting_list: 'actor_id()', access_request: "'2099-01-01'", hidden_look: "'x'", handover: "'x'" },
    ...{ sealing: "'2026-12-01'", restriction: "'x'", unsent_answers: "'{}'" },
    ...{ round_pupil: "''", round_answers: "'en'" },
  },
}

/** What is set in a table: a column of it to what it is, or to something else without looking; or several at once. */
export function setting(table: string, blind = false): string {
  const column = settable[table] ?? ''
  if (column.includes('=')) return column
  return `${column} = ${blind ? (blindly[table] ?? 'null') : column}`
}

/** A young person takes back and ends, from this moment on, and changes nothing else. */
export const takenBack: Readonly<Record<string, string>> = {
  ...{ decision: 'withdrawn_at = trellis_now()', circle_member: 'ends_at = trellis_now()' },
  link: 'used_at = trellis_now()',
}

/** What the sweep sets of itself, where that is something else. */
export const swept: Readonly<Record<string, string>> = {
  glass_review: 'escalated_at = trellis_now()',
  glass_eligible: "suspended_because = 'unreviewed', suspended_at = trellis_now()",
}

/** Every table that the sentences speak of. */
export const tablesInWords: readonly string[] = [
  ...['access_request', 'answer_set', 'ask', 'attendance', 'circle_bar', 'circle_member', 'companion'],
  ...['concern_receipt', 'concern_recipient', 'concern_step', 'contact', 'correction', 'decision'],
  ...[
    'decision_limit',
    'draft',
    'ending',
    'enrolment',
    'enrolment_change',
    'erasure_request',
    'family_member',
  ],
  ...[
    'family_goal',
    'family_goal_rating',
    'family_offer',
    'family_plan',
    'family_step',
    'goal',
    'goal_rating',
    'group_leader',
  ],
  ...[
    'group_seat',
    'group_session',
    'handover',
    'hidden_look',
    'history',
    'lawful_basis',
    'link',
    'looking_again',
    'measure_point',
    'message',
    'not_together',
    'own_page',
  ],
  ...['access_file', 'access_left_out', 'death', 'disposal', 'disposal_proposal', 'restriction'],
  ...['new_identity', 'sealing', 'sealing_reader', 'signpost', 'stepping', 'unsent_answers'],
  ...['glass_break', 'glass_eligible', 'glass_review', 'privacy_officer'],
  ...['personal_tie', 'plan', 'plan_agency', 'plan_goal', 'plan_lead_offer'],
  ...[
    'point_ask',
    'plan_meeting',
    'plan_point',
    'plan_step',
    'programme_group',
    'programme_run',
    'protection',
  ],
  ...['protection_kept', 'protection_reader', 'referral', 'referral_decision', 'referral_letter'],
  ...[
    'referral_share',
    'register_mark',
    'retention_hold',
    'review',
    'round_answers',
    'round_code',
    'round_key',
    'round_parent_no',
    'round_pupil',
    'round_reading',
    'round_refusal',
    'safeguarding_concern',
    'same_person_link',
    'screen_offer',
    'shared_plan',
  ],
  ...['step', 'supervision', 'support', 'support_change', 'support_participant', 'supporter'],
  ...['urgent_acknowledgement', 'urgent_answer', 'urgent_naming', 'urgent_told', 'wish', 'worker_check'],
  ...['waiting_list', 'waiting_offer', 'workshop_request', 'young_person'],
]

/** Of which rows of a table somebody tries to take away; of a group the seat that nobody has. */
export const takenFrom: Readonly<Record<string, string>> = { group_seat: ' where seat = 2' }
