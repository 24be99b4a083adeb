import type { HiddenLookDue } from './hidden-look.ts'
import type { DecisionDue } from './review.ts'
import type { WishDue } from './wish.ts'

/** Whose work, in which teams that they manage, and up to which day. */
export type WhoseDue = { workerIds: readonly string[]; teamIds: readonly string[]; until: string }

/** What somebody has to do because of what young people say and decide. */
export type DecidingDue = { wishes: WishDue[]; decisions: DecisionDue[]; hidden: HiddenLookDue[] }
