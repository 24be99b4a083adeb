import type { ArmKey } from '../../src/blueprint/index.ts'

/** How many invented people a programme's records have, and what comes out when its statements are worked out from them. */
export type Arranged = {
  programme: string
  /** All, or those of each arm. */
  people: number | Partial<Record<ArmKey, number>>
  /**
   * By the key of a statement: a share in a hundred, a mean change, or of two arms the difference of their mean changes.
   * What is not listed follows from the rest.
   */
  figures: Readonly<Record<string, number>>
  /** By how much those in the other arm changed on average, by the statement's key. */
  beside?: Readonly<Record<string, number>>
  /** Where people begin, by measure, where that is not a third of the way up. */
  begins?: Readonly<Record<string, number>>
  /** Contacts of each on average, over so many weeks. */
  contacts?: { each: number; weeks: number }
  /** Schools, each with so many of the people in order; whoever is left over is of none. */
  inEachSchool?: number
}

/**
 * Figures that were published about the real programmes, which these invented people are arranged to match. The source
 * is the National Academy for Social Prescribing, Connecting The System. It does not say how many people there were.
 */
export const arranged: readonly Arranged[] = [
  {
    programme: 'ahead-of-the-game',
    people: 50,
    // How many went on is not published: an example, and no more is meant by it.
    figures: { 'recognises-signs': 92, 'onward-youth-sport': 24, 'onward-community-group': 12 },
  },
  { programme: 'healthy-hyde', people: 204, figures: {}, contacts: { each: 7, weeks: 11 }, inEachSchool: 34 },
  {
    programme: 'inact',
    people: { prescribed: 40, signposted: 40 },
    // It is not published yet: a difference below nought, and no more is meant by it, nor by the others.
    figures: {
      ...{ 'loneliness-difference': -0.75, 'acceptable-to-pupils': 85, 'workable-for-staff': 70 },
      ...{ 'cost-prescribed': 240, 'cost-signposted': 5 },
    },
    beside: { 'loneliness-difference': -0.25 },
  },
  {
    programme: 'east-sussex',
    people: 150,
    ...{ figures: { 'wellbeing-improved': 86, 'attendance-improved': 78 }, begins: { attendance: 80 } },
    inEachSchool: 24,
  },
  {
    programme: 'connect-together',
    people: 100,
    figures: {
      ...{ 'goal-progress': 98, 'mental-health-improved': 81, 'physical-health-improved': 48 },
      ...{ 'listened-to': 94, 'would-recommend': 90, 'referrals-from-gp': 39 },
      ...{ 'onward-education': 13, 'onward-youth-sport': 45, 'onward-community-health': 43 },
    },
  },
  { programme: 'link', people: 100, figures: { 'reliable-improvement': 66 } },
  {
    programme: 'turn-the-page',
    people: 50,
    figures: { 'mental-health-improved': 86, 'less-suicidal-ideation': 66, 'more-connected': 74 },
  },
  {
    programme: 'dandelion-time',
    people: 100,
    figures: { 'emotional-wellbeing': 83, 'family-relationships': 75, confidence: 83, 'self-esteem': 83 },
  },
  {
    programme: 'rejuvenate',
    people: { programme: 100, comparison: 50 },
    figures: {
      ...{ 'more-in-control': 89, 'attendance-difference': 6.9, 'heard-and-proud': 28 },
      ...{ 'still-improved': 100, 'still-improved-comparison': 42 },
    },
    ...{ beside: { 'attendance-difference': 1.2 }, begins: { attendance: 70, 'heard-and-proud': 35 } },
  },
  {
    programme: 'talking-tactics',
    people: 100,
    figures: {
      ...{ 'life-functioning': 76, 'less-stressed': 65, wellbeing: 78 },
      ...{ 'goal-progress': 91, 'significant-goal-progress': 68 },
    },
  },
]
