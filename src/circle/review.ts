/** A decision that has to be asked again, for Today: whose it is, about whom, since when and why. */
export type DecisionDue = {
  youngPersonId: string
  name: string
  called: string
  workerId: string | null
  workerName: string | null
  dueOn: string
  why: 'date' | 'eleven' | 'sixteen' | 'circumstances'
  /** How many decisions that is. */
  many: number
}

const reasons: Record<DecisionDue['why'], (called: string) => string> = {
  date: () => 'the day on which it was to be looked at again is here',
  eleven: (called) => `${called} is 11`,
  sixteen: (called) => `${called} is 16, and decides for themself unless capacity is in doubt`,
  circumstances: () => 'who cares for them has changed',
}

/** 'Ask Kez again about 2 decisions: Kez is 11.' A birthday says when to ask, and never what they are able to decide. */
export const reviewWords = ({ called, why, many }: DecisionDue): string =>
  `Ask ${called} again about ${many === 1 ? 'a decision' : `${many} decisions`}: ${reasons[why](called)}.`
