import type { Tie } from '../walls/index.ts'
import { dateInLondon } from '../words/index.ts'
import type { Beholding, Thing } from './today.ts'

/** Workers who know a young person personally, for their manager, until somebody has looked and others have the work. No name. */
export const tieThings = (
  ties: readonly Tie[],
  eyes: Pick<Beholding, 'workerId' | 'organisationId'>,
): Thing[] =>
  ties
    .filter(({ settledAt, hasWork }) => settledAt === null || hasWork)
    .map(({ id, worker, saidAt, hasWork }) => ({
      ...{ key: `tie ${id}`, youngPersonId: null, who: worker, note: '', href: `/ties/${id}` },
      what: hasWork
        ? `${worker} knows a young person personally and has work with them. Give it to somebody else.`
        : `${worker} knows a young person personally, and sees nothing of them from now on. Look whether others have the work.`,
      ...{ kind: 'now' as const, on: dateInLondon(new Date(saidAt)), onNote: null, side: 'mine' as const },
      action: { text: 'Look at it', href: `/ties/${id}` },
      owner: { workerId: eyes.workerId, name: null, organisationId: eyes.organisationId },
    }))
