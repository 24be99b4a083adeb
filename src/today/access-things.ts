import {
  type AccessDue,
  askerWords,
  type CorrectionDue,
  type ErasureDue,
  type ProposalDue,
} from '../rights/index.ts'
import { dateOnly } from '../words/index.ts'
import { calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

type Asked = AccessDue | ErasureDue

/** What a request says and asks, by what it is for. */
type Saying = { key: string; href: string; what: (asker: string) => string; action: string }

function askedThing(request: Asked, eyes: Beholding, { key, href, what, action }: Saying): Thing {
  const side = request.workerId === null ? 'mine' : sideOf(request.workerId, eyes)
  return {
    ...{ key, youngPersonId: request.youngPersonId, who: request.name, note: '', href },
    what: what(askerWords(request, request.called)),
    ...{ kind: 'due' as const, on: dateOnly(request.dueOn), onNote: null, openEnded: side !== 'team', side },
    action: { text: action, href },
    owner: {
      ...{ workerId: request.workerId ?? eyes.workerId, name: request.workerName },
      organisationId: calendarOwner(side, eyes),
    },
  }
}

/**
 * Requests for everything about somebody: with their worker from the start, and with the manager where the worker has left,
 * since the month runs whoever is there.
 */
export const accessThings = (due: readonly AccessDue[], eyes: Beholding): Thing[] =>
  due.map((request) =>
    askedThing(request, eyes, {
      ...{ key: `access ${request.id}`, href: `/access-requests/${request.id}` },
      what: (asker) => `${asker} asks for everything that is written down about ${request.called}.`,
      action: `Look through everything about ${request.called}`,
    }),
  )

/** Requests that something is erased: with the same people, for the same month. */
export const erasureThings = (due: readonly ErasureDue[], eyes: Beholding): Thing[] =>
  due.map((request) =>
    askedThing(request, eyes, {
      ...{ key: `erasure ${request.id}`, href: `/erasure-requests/${request.id}` },
      what: (asker) => `${asker} asks that something about ${request.called} is erased.`,
      action: `Look what is to be erased about ${request.called}`,
    }),
  )

/** Records that somebody proposes to dispose of: with everybody else who has them, until one looks. */
export const disposalThings = (due: readonly ProposalDue[], eyes: Beholding): Thing[] =>
  due
    .filter(({ proposedBy }) => proposedBy !== eyes.workerId)
    .map(({ id, youngPersonId, name, called, on, proposedByName }) => {
      const href = `/disposal-proposals/${id}`
      return {
        ...{ key: `disposal ${id}`, youngPersonId, who: name, note: '', href, kind: 'now' as const },
        what: `${proposedByName} proposes that the record of ${called} is disposed of. It takes a second person.`,
        ...{ on: dateOnly(on), onNote: null, side: 'mine' as const },
        action: { text: `Look what is proposed for ${called}`, href },
        owner: { workerId: eyes.workerId, name: null, organisationId: calendarOwner('mine', eyes) },
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
