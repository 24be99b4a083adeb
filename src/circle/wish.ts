import { IN_FAMILY } from './decision.ts'

/**
 * What a young person wishes from their own page, that two who may decide do not agree, or what a parent or carer asks on theirs: a
 * person must do something.
 */
export type WishKind = 'know' | 'removed' | 'limited' | 'another_worker' | 'disagree' | 'parent'

/** Whether it is the young person’s own, and theirs to read on their page. */
export const isTheirOwn = ({ kind }: { kind: WishKind }): boolean => kind !== 'disagree' && kind !== 'parent'

/** One wish as those see it who have the record. */
export type Wish = {
  id: string
  kind: WishKind
  /** Whom it is about, as they were called. */
  who: string | null
  words: string | null
  dueOn: string
  madeAt: Date
  answeredAt: Date | null
  answer: string | null
  decisionId: string | null
}

/** A wish that waits, for Today: whose it is and about whom. */
export type WishDue = {
  id: string
  kind: WishKind
  who: string | null
  youngPersonId: string
  name: string
  called: string
  workerId: string | null
  workerName: string | null
  dueOn: string
}

/** Working days within which somebody does something about a wish. */
export const WISH_DAYS = 3

/** 'Kez would like Nan to know.': a wish in a sentence, for staff. */
export function wishWords({ kind, who }: Pick<Wish, 'kind' | 'who'>, called: string): string {
  switch (kind) {
    case 'know':
      return `${called} would like ${who} to know. Talk with ${called}, and write down what you decided.`
    case 'removed':
      if (who === IN_FAMILY)
        return `${called} left the plan of their family. It holds already. Ask only ${called} about it, and settle what they had still to do there.`
      return `${called} took ${who} out of their circle. It holds already. Tell ${who}, and settle what was arranged.`
    case 'limited':
      return `${called} limited what ${who} may be told. It holds already. Keep to what is on the circle page, and tell ${who} what they have to know.`
    case 'another_worker':
      return `${called} would like another person to help them. Talk with ${called}; hand on, end, or agree to go on.`
    case 'disagree':
      return `Those who decide about ${called} do not agree: ${who}. Nothing is told or shown until somebody has settled it.`
    case 'parent':
      return `${who} asks something on their own page, about ${called}. Answer them, and tell them nothing that ${called} keeps from them.`
  }
}
