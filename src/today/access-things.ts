import { type AccessDue, askerWords, type CorrectionDue } from '../rights/index.ts'
import { dateOnly } from '../words/index.ts'
import { calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/**
 * Requests for everything about somebody: with their worker from the start, and with the manager where the worker has left,
 * since the month runs whoever is there.
 */
export const accessThings = (due: readonly AccessDue[], eyes: Beholding): Thing[] =>
  due.map((request) => {
    const side = request.workerId === null ? 'mine' : sideOf(request.workerId, eyes)
    const href = `/access-requests/${request.id}`
    return {
      ...{
        key: `access ${request.id}`,
        youngPersonId: request.youngPersonId,
        who: request.name,
        note: '',
        href,
      },
      what: `${askerWords(request, request.called)} asks for everything that is written down about ${request.called}.`,
      ...{
        kind: 'due' as const,
        on: dateOnly(request.dueOn),
        onNote: null,
        openEnded: side !== 'team',
        side,
      },
      action: { text: `Look through everything about ${request.called}`, href },
      owner: {
        workerId: request.workerId ?? eyes.workerId,
        name: request.workerName,
        organisationId: calendarOwner(side, eyes),
      },
    }
  })

/** What young people say is wrong in their record: with their worker, or whoever leads the team, from the start. */
export const correctionThings = (due: readonly CorrectionDue[], eyes: Beholding): Thing[] =>
  due.map(({ id, youngPersonId, name, called, dueOn, workerId, workerName }) => {
    const side = workerId === null ? 'mine' : sideOf(workerId, eyes)
    const href = `/corrections/${id}`
    return {
      ...{ key: `correction ${id}`, youngPersonId, who: name, note: '', href, kind: 'due' as const },
      what: `${called} says that something in their record is wrong.`,
      ...{ on: dateOnly(dueOn), onNote: null, openEnded: side !== 'team', side },
      action: { text: `Put it right with ${called}`, href },
      owner: {
        ...{ workerId: workerId ?? eyes.workerId, name: workerName },
        organisationId: calendarOwner(side, eyes),
      },
    }
  })
