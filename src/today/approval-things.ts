import { titleIn, type Waiting } from '../drafting/index.ts'
import type { Beholding, Thing } from './today.ts'

/** Programmes that somebody asks this worker to publish: on the list from the start, with whoever may answer. */
export const approvalThings = (
  waits: readonly Waiting[],
  eyes: Pick<Beholding, 'workerId' | 'organisationId'>,
): Thing[] =>
  waits.map(({ id, draft, text, askedBy, answerBy }) => {
    const href = `/programmes/drafts/${draft}`
    return {
      ...{ key: `proposal ${id}`, youngPersonId: null, who: titleIn(text), note: 'a programme', href },
      ...{ what: `${askedBy} asks you to read it and to publish it.`, kind: 'due' as const, on: answerBy },
      ...{ openEnded: true, onNote: null, side: 'mine' as const },
      action: { text: 'Read it and answer', href },
      owner: { workerId: eyes.workerId, name: null, organisationId: eyes.organisationId },
    }
  })
