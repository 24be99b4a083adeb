import type { YoungPerson } from '../people/index.ts'
import { type DateOnly, en, plainDate } from '../words/index.ts'
import type { LeavingReason, LeftOut } from './access.ts'
import { type Part, withoutLeftOut } from './everything.ts'

/** Everything about somebody as it was given out on a day. */
export type GivenFile = {
  about: string
  forThemselves: boolean
  madeOn: string
  madeBy: string
  parts: Part[]
  leftOut: { pieces: number; reasons: LeavingReason[] }
  neverHere: string[]
}

const words = en.aboutMe.file

/** What is given out: everything but what is left out, with how many pieces that is and why in general. */
export function givenFile(
  parts: readonly Part[],
  leftOut: readonly Pick<LeftOut, 'ofTable' | 'ofKey' | 'fields' | 'reason'>[],
  made: { person: Pick<YoungPerson, 'name'>; forThemselves: boolean; on: DateOnly; by: string },
): GivenFile {
  return {
    ...{ about: made.person.name, forThemselves: made.forThemselves },
    ...{ madeOn: plainDate(made.on), madeBy: made.by },
    parts: withoutLeftOut(parts, leftOut),
    leftOut: { pieces: leftOut.length, reasons: [...new Set(leftOut.map(({ reason }) => reason))] },
    neverHere: [...words.never, ...(made.forThemselves ? [] : [words.notForOthers])],
  }
}
