import type { GlassReviewDue } from '../glass/index.ts'
import { dateInLondon, dateOnly, spokenMoment } from '../words/index.ts'
import type { Beholding, Thing } from './today.ts'

/** Breaks of glass that nobody has looked at yet: with those who look, and, once late, with those who manage. No name of anybody young. */
export const glassThings = (
  due: readonly GlassReviewDue[],
  eyes: Pick<Beholding, 'workerId'>,
  now: Date,
): Thing[] =>
  due.map((one) => {
    const href = `/glass-reviews/${one.id}`
    const late = one.dueOn < dateInLondon(now)
    return {
      ...{ key: `glass ${one.id}`, youngPersonId: null, who: 'An emergency', note: '', href },
      what: one.mine
        ? `${one.worker} opened a record in an emergency, ${spokenMoment(new Date(one.madeAt), now)}. Was it right?`
        : `${one.worker} opened a record in an emergency, and nobody has looked at it in time.`,
      kind: late ? ('urgent' as const) : ('due' as const),
      ...{ on: dateOnly(one.dueOn), openEnded: true, onNote: null, side: 'mine' as const },
      action: { text: one.mine ? 'Look at it' : 'Read what is late', href },
      owner: { workerId: eyes.workerId, name: null, organisationId: one.organisationId },
    }
  })
