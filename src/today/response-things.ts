import type { ResponseDue } from '../responses/index.ts'
import { calling } from '../words/index.ts'
import { calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/** What was promised after a survey: with whoever sees to it before its day, and with their manager once it is late. */
export const responseThings = (due: readonly ResponseDue[], eyes: Beholding): Thing[] =>
  due.map(({ id, what, dueOn, workerId, workerName, asked }) => {
    const side = sideOf(workerId, eyes)
    const href = `/responses/${id}`
    return {
      key: `response ${id}${asked ? ' asked' : ''}`,
      youngPersonId: null,
      who: 'After the survey',
      note: asked ? 'Somebody asks you to take it on' : '',
      href,
      what: /[.!?]$/.test(what) ? what : `${what}.`,
      kind: 'due',
      on: dueOn,
      onNote: null,
      owner: { workerId, name: workerName, organisationId: calendarOwner(side, eyes) },
      side,
      action:
        side === 'team'
          ? { text: `Ask ${calling(workerName)} about it`, href }
          : { text: asked ? 'Say whether you take it on' : 'Say whether it is done', href },
    }
  })
