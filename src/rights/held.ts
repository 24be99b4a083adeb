import { measures } from './held-measures.ts'
import { people } from './held-people.ts'
import { support } from './held-support.ts'
import { together } from './held-together.ts'
import type { Held } from './holding.ts'

/** Every table that holds something about a young person and is given to them. A test compares it with the database. */
export const held: Readonly<Record<string, Held>> = { ...people, ...support, ...measures, ...together }

const APART =
  'kept apart because knowing it could put somebody at risk, also on paper: whoever is named tells them'
const SAFETY = 'safeguarding: a lead decides what of it is given, and never the program'

/** Tables that reach a young person and are not given, each with why. */
export const notHeld: Readonly<Record<string, string>> = {
  safeguarding_concern: SAFETY,
  concern_step: SAFETY,
  concern_recipient: SAFETY,
  concern_receipt: SAFETY,
  circle_bar: SAFETY,
  personal_tie: 'that a worker knows them outside work: to say so would tell whom',
  protection: APART,
  protection_reader: APART,
  protection_kept: APART,
  not_together: SAFETY,
  sealing: SAFETY,
  sealing_reader: SAFETY,
  new_identity: SAFETY,
  hidden_look: 'a look that could put somebody at risk: to say that it is hidden would show it',
  unsent_answers:
    'picked by whoever holds a link and not sent: nobody else reads it, and it goes when it is sent',
  register_mark: 'what a leader tapped; attendance, which is given, says the same',
  point_ask: 'joins what is asked with when it was due, by ids: both are given',
  own_page_session: 'the key of a browser in which their page is open',
  own_page_try: 'how often a wrong code was tried, and hashes of from where',
  death: 'who said that they have died: written when nobody can ask for it themselves any more',
  retention_hold:
    'why the record may not be disposed of: of inquiries and claims, which are not theirs alone',
  disposal_proposal:
    'that somebody proposes to dispose of it once its time is over, with the rules and dates that are shown where it is kept',
  access_left_out: 'what was left out: the file says how many pieces, and why',
  access_file: 'this file itself',
  glass_try: 'that somebody looked for a record in an emergency: what came of it is among who looked',
  glass_break: 'why somebody read in an emergency, in words that may name others: that they looked is given',
  glass_review: 'whether a worker was right to read in an emergency: it is about the worker',
}
