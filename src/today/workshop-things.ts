import type { WorkshopDue } from '../workshops/index.ts'
import type { Beholding, Thing } from './today.ts'

/** Clubs that ask for a workshop: with everybody of the team that runs it from the start, until somebody has answered. */
export const workshopThings = (due: readonly WorkshopDue[], eyes: Pick<Beholding, 'workerId'>): Thing[] =>
  due.map(({ id, runId, service, club, answerBy, organisationId }) => {
    const href = `/runs/${runId}/workshops/${id}`
    return {
      ...{ key: `workshop ${id}`, youngPersonId: null, who: club, note: 'a club', href },
      ...{ what: `${club} asks for a workshop of ${service}.`, kind: 'due' as const, on: answerBy },
      ...{ openEnded: true, onNote: null, side: 'mine' as const },
      action: { text: `Answer ${club}`, href },
      owner: { workerId: eyes.workerId, name: null, organisationId },
    }
  })
