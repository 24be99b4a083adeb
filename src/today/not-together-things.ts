import type { NotTogetherDue } from '../walls/index.ts'
import type { Beholding, Thing } from './today.ts'

const says = {
  review: { what: 'Look again whether two young people still must not be together.', action: 'Look again' },
  together: {
    what: 'Two young people who must not be together have a place in the same group. Agree who goes somewhere else.',
    action: 'Read where',
  },
} as const

/** Two who must not be together, for the leads and managers of both. No name: it is on the page, and not in a list. */
export const notTogetherThings = (
  due: readonly NotTogetherDue[],
  eyes: Pick<Beholding, 'workerId' | 'organisationId'>,
): Thing[] =>
  due.map(({ id, youngPersonId, asks, on }) => {
    const href = `/young-people/${youngPersonId}/not-together`
    return {
      ...{ key: `not together ${asks} ${id}`, youngPersonId: null, who: 'Two young people', note: '', href },
      ...{ what: says[asks].what, kind: asks === 'review' ? ('due' as const) : ('now' as const) },
      ...{ on, onNote: null, side: 'mine' as const, action: { text: says[asks].action, href } },
      owner: { workerId: eyes.workerId, name: null, organisationId: eyes.organisationId },
    }
  })
