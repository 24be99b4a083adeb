import { z } from 'zod'
import { keyed, sentence, sourced } from './parts.ts'
import { armPairs, handoverKinds, kindsOfService, points, sources } from './programme-words.ts'
import { oneKind, oneOf, parts, wordsOf } from './shapes.ts'

export const point = oneOf(wordsOf(points))
export const armKey = oneOf([...armPairs[0], ...armPairs[1]])

const said = {
  key: keyed,
  /** What it says, without any figure: that is worked out from the records. */
  text: sentence,
}
const share = { unit: z.literal('%').default('%') }

/** The first and the last point of the same person; the measure is one of the programme's. */
const paired = {
  measure: keyed,
  from: point.default('baseline'),
  to: point.default('end'),
  better: oneOf(['higher', 'lower']),
}
/** Of which arm, where there are arms. */
const ofArm = { arm: armKey.optional() }
const threshold = { threshold: z.number().positive(), threshold_from: parts({ says: sentence, ...sourced }) }

/** A figure that nobody measured: its range, the likely one, what it stands for, and where it is from. */
const assumed = (most?: number) => {
  const figure = most === undefined ? z.number().min(0) : z.number().min(0).max(most)
  return parts({ low: figure, likely: figure, high: figure, says: sentence, ...sourced })
}

const rules = [
  parts({ ...said, rule: z.literal('share-improved'), ...paired, ...ofArm, ...share }),
  parts({ ...said, rule: z.literal('share-reliable'), ...paired, ...threshold, ...ofArm, ...share }),
  parts({ ...said, rule: z.literal('share-goal-progress'), ...paired, ...ofArm, ...share }),
  parts({
    ...said,
    rule: z.literal('share-significant-goal-progress'),
    ...paired,
    ...threshold,
    ...ofArm,
    ...share,
  }),
  /** A question answered yes or no, at one point. */
  parts({
    ...said,
    rule: z.literal('share-agreeing'),
    measure: keyed,
    to: point.default('end'),
    better: z.literal('higher').default('higher'),
    ...ofArm,
    ...share,
  }),
  /** A figure of each person at one point: what was spent on them, say. */
  parts({
    ...said,
    rule: z.literal('mean-at-point'),
    measure: keyed,
    to: point.default('end'),
    better: oneOf(['higher', 'lower']),
    ...ofArm,
    unit: sentence,
  }),
  parts({ ...said, rule: z.literal('mean-change'), ...paired, ...ofArm, unit: sentence }),
  parts({ ...said, rule: z.literal('difference-between-arms'), ...paired, unit: sentence }),
  parts({ ...said, rule: z.literal('difference-in-differences'), ...paired, unit: sentence }),
  parts({
    ...said,
    rule: z.literal('contacts-each-week'),
    by_school: z.boolean().default(false),
    unit: sentence.default('contacts'),
  }),
  parts({ ...said, rule: z.literal('share-of-referrals-from'), source: oneOf(wordsOf(sources)), ...share }),
  parts({
    ...said,
    rule: z.literal('share-referred-onward-to'),
    kind: oneOf(wordsOf(kindsOfService)),
    ...share,
  }),
  /** Of those in whose life such a change came. */
  parts({ ...said, rule: z.literal('share-taken-over'), change: oneOf(wordsOf(handoverKinds)), ...share }),
  parts({
    ...said,
    rule: z.literal('value-per-pound'),
    /** The statement whose people count, each once. */
    counts: keyed,
    /** What it is worth, in pounds, that one of them got there. */
    worth: assumed(),
    /** The part that would have come about anyway, and the part that is owed to others: 0 to 1. */
    anyway: assumed(1),
    owed_to_others: assumed(1),
    /** What it cost, in pounds, for each who took part. */
    cost: assumed(),
    unit: z.literal('£').default('£'),
  }),
  parts({
    ...said,
    rule: z.literal('still-improved'),
    ...paired,
    to: point.default('follow-up'),
    ...ofArm,
    ...share,
  }),
] as const

/** What a programme must show, and how that is worked out. */
export const statement = oneKind('rule', rules)
export type Statement = z.infer<typeof statement>
/** A statement that compares two points of the same person. */
export type PairedStatement = Extract<Statement, { from: unknown }>

/** Whether it compares two points of the same person. */
export const isPaired = (one: Statement): one is PairedStatement => 'from' in one

/** Whether it subtracts one arm from the other. */
export const comparesArms = ({ rule }: Pick<Statement, 'rule'>): boolean =>
  rule === 'difference-between-arms' || rule === 'difference-in-differences'

/** Whether it speaks of somebody's goals: the rows are then gbo:1, gbo:2 and so on. */
export const isOfGoals = ({ rule }: Pick<Statement, 'rule'>): boolean =>
  rule === 'share-goal-progress' || rule === 'share-significant-goal-progress'
