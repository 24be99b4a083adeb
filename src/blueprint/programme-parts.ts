import { z } from 'zod'
import { informant, keyed, sentence, sourced, whole } from './parts.ts'
import { circumstances, otherParticipants, sources, venues } from './programme-words.ts'
import { oneKind, oneOf, parts, stated, wordsOf } from './shapes.ts'
import { armKey } from './statements.ts'

const some = (what: string) => stated(whole.min(1).max(10_000), what)

/** Whose idea it really is, with thanks; or that it is a place's own. */
export const origin = oneKind('kind', [
  parts({
    kind: z.literal('elsewhere'),
    name: sentence,
    run_by: z.array(sentence).min(1),
    /** Where they work, as far as it is said. */
    area: sentence.optional(),
    thanks: sentence,
    /** That Trellis is not theirs, in a sentence. */
    not_theirs: sentence,
    ...sourced,
  }),
  parts({ kind: z.literal('ours'), run_by: z.array(sentence).min(1) }),
])

const range = (most: number) => parts({ from: whole.min(0).max(most), to: whole.min(0).max(most).optional() })

/** For whom it is. One of the circumstances is enough; with none it is for everybody. */
export const forWhom = parts({
  ages: stated(range(25), 'from which age, and up to which: { from: 11, to: 16 }'),
  /** Year groups of schools in England; 0 is reception. */
  school_years: range(13).optional(),
  circumstances: z.array(oneOf(wordsOf(circumstances))).default([]),
  families: oneOf(['take part', 'do not take part', 'not stated']),
  others: z.array(oneOf(wordsOf(otherParticipants))).default([]),
  note: sentence.optional(),
})

const question = {
  key: keyed,
  asks: sentence,
  hint: sentence.optional(),
  may_be_empty: z.boolean().default(false),
}
const choice = parts({ key: keyed, says: sentence })

/** One thing a short form asks. Names, dates of birth, consent and how to reach somebody are on every form already. */
const asked = oneKind('answer', [
  parts({ ...question, answer: z.literal('words') }),
  parts({ ...question, answer: z.literal('line') }),
  parts({ ...question, answer: z.literal('date') }),
  parts({ ...question, answer: z.literal('yes-or-no') }),
  parts({ ...question, answer: z.literal('one'), choices: z.array(choice).min(2) }),
  parts({ ...question, answer: z.literal('several'), choices: z.array(choice).min(2) }),
])

/** Who may start it, and the short form of their own. */
export const wayIn = parts({
  who: oneOf(wordsOf(sources)),
  note: sentence.optional(),
  form: z.array(asked).default([]),
})

/** Who has a part in it. */
export const agency = parts({ key: keyed, name: sentence, part: sentence })

const where = { where: z.array(oneOf(wordsOf(venues))).min(1) }
const led = { led_by: z.array(keyed).min(1) }
const told = { about: sentence, ...led }
const every = {
  every: oneOf(['week', 'fortnight', 'month', 'as agreed', 'not stated']).default('not stated'),
}
const minutes = some('so many minutes')

/** How it is done, one entry for each way. */
export const delivery = oneKind('kind', [
  parts({ kind: z.literal('walk-in'), ...told, ...where }),
  parts({
    kind: z.literal('one-to-one'),
    ...told,
    ...where,
    ...every,
    minutes: minutes.default('not stated'),
  }),
  parts({
    kind: z.literal('group'),
    ...told,
    ...where,
    size: stated(
      parts({ from: whole.min(1), to: whole.min(1) }),
      'from how many to how many: { from: 6, to: 10 }',
    ),
    sessions: some('how many sessions'),
    ...every,
    /** What a session is made of, in order, and who leads each part. */
    session_parts: z.array(parts({ name: sentence, minutes, ...led })).default([]),
  }),
  parts({ kind: z.literal('coaching'), ...told, ...where, ...every }),
  parts({
    kind: z.literal('workshop'),
    ...told,
    ...where,
    for_whom: sentence,
    sessions: some('how many sessions'),
  }),
  parts({ kind: z.literal('whole-family'), ...told, ...where, ...every }),
  parts({ kind: z.literal('signposting'), ...told }),
  parts({ kind: z.literal('survey'), ...told, ...where }),
])

export const capacity = parts({
  places: some('how many places'),
  in: oneOf(['each group', 'each worker', 'the programme', 'not stated']).default('not stated'),
  waiting_list: z.boolean(),
})

export const duration = oneKind('kind', [
  parts({ kind: z.literal('weeks'), weeks: whole.min(1).max(520) }),
  parts({ kind: z.literal('up to weeks'), weeks: whole.min(1).max(520) }),
  parts({ kind: z.literal('as long as it helps') }),
  parts({ kind: z.literal('not stated') }),
])

/** A look back after it is over. `after` is its ending, leaving hospital, or another follow-up's key. */
export const followUp = parts({
  key: keyed,
  after: keyed,
  weeks: whole.min(0).max(520),
  does: sentence,
})

/** Two groups that are compared. */
export const arms = parts({
  /** By chance, beside a group that was there anyway, or before and after it came. */
  design: oneOf(['by-chance', 'comparison-group', 'roll-out']),
  /** Who goes to one arm or the other as one: the interval allows for what they have in common. */
  allocated_by: oneOf(['young-person', 'school', 'group']),
  compared: z.array(parts({ key: armKey, gets: sentence })),
  because: sentence.optional(),
})

const how = { asked: oneOf(['by-link', 'with-a-worker', 'in-the-plan', 'in-a-survey', 'from-registers']) }
const weeks = whole.min(0).max(520)

/** A measure, which of its scores is meant, and when it falls due. */
export const asking = parts({
  measure: keyed,
  /** The score that is compared; its only or first one unless told. */
  score: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'a score is small letters, digits and _')
    .optional(),
  who: informant.default('self'),
  /** An answer given so many weeks before or after a point counts, whichever programme asked: nobody is asked twice. */
  counts_within_weeks: whole.min(0).max(26).default(2),
  points: z
    .array(
      oneKind('at', [
        parts({ at: z.literal('baseline'), ...how, weeks: weeks.default(0) }),
        parts({ at: z.literal('review'), ...how, weeks }),
        parts({ at: z.literal('end'), ...how }),
        parts({ at: z.literal('follow-up'), ...how, follow_up: keyed }),
      ]),
    )
    .min(1),
})

export const funding = parts({
  pays: z.array(sentence),
  places: some('how many funded places'),
  price: stated(
    parts({ pounds: z.number().min(0), for: oneOf(['a session', 'a place', 'a young person', 'a year']) }),
    'a price: { pounds: 12.50, for: a session }',
  ),
  free_to_young_people: oneOf(['yes', 'no', 'not stated']),
  note: sentence.optional(),
})

const shaped = { who: sentence, when: sentence, changed: sentence }

/** Which young people and families shaped it, when, and what changed because of them. */
export const shapedWith = oneKind('kind', [
  /** Here, with the people it is for: this is what publishing needs. */
  parts({ kind: z.literal('with-people'), ...shaped }),
  /** What its real origin says of itself. */
  parts({ kind: z.literal('reported'), ...shaped, ...sourced }),
  /** Invented for the demo, and shown as such. */
  parts({ kind: z.literal('invented'), ...shaped }),
])
