import { timesOf } from '../directory/index.ts'
import type { Session } from '../groups/index.ts'
import { spokenDay } from '../words/index.ts'

/** 'Thursday 3 December, 5:30 pm to 7 pm, the blue hall' */
export const sessionWhen = ({ onDate, startsAt, endsAt, atPlace }: Session): string =>
  [spokenDay(onDate), timesOf({ opens: startsAt, closes: endsAt }), atPlace].filter(Boolean).join(', ')
