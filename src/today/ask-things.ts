import type { DueAsk, UnreadAnswers } from '../measures/index.ts'
import { ago, dateInLondon, dateOnly, shortDay, spokenMoment } from '../words/index.ts'
import { askThem, calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/** What a list needs to know beside the asks: who they are about, whose they are, what measures are called. */
export type Known = {
  people: ReadonlyMap<string, { name: string; note: string }>
  workers: ReadonlyMap<string, string>
  measureName: (key: string) => string
}

type About = Pick<DueAsk, 'id' | 'supportId' | 'youngPersonId' | 'name' | 'workerId'>

function shared(about: About, eyes: Beholding, known: Known) {
  const side = sideOf(about.workerId, eyes)
  const person = known.people.get(about.youngPersonId)
  return {
    youngPersonId: about.youngPersonId,
    who: person?.name ?? about.name,
    note: person?.note ?? '',
    href: `/young-people/${about.youngPersonId}`,
    owner: {
      workerId: about.workerId,
      name: known.workers.get(about.workerId) ?? null,
      organisationId: calendarOwner(side, eyes),
    },
    side,
  }
}

/**
 * What was asked and has no answer, as things on the list. While a link is with a young person it waits for them; after
 * its date, and for whatever is filled in together, it is the worker's.
 */
export function askThings(asks: readonly DueAsk[], eyes: Beholding, known: Known): Thing[] {
  return asks.map((ask) => {
    const on = dateOnly(ask.dueOn)
    const measure = known.measureName(ask.measure)
    const base = { ...shared(ask, eyes, known), key: `ask ${ask.id}`, on, onNote: null }
    const watched = base.side === 'team' ? askThem(base.owner.name, ask.name, ask.youngPersonId) : null
    if (ask.how === 'together')
      return {
        ...base,
        kind: 'due',
        what: `Fill in ${measure} together with ${ask.name}.`,
        action: watched ?? { text: `Ask ${ask.name} together`, href: `/asks/${ask.id}` },
      }
    const action = watched ?? { text: `Ask ${ask.name} again`, href: `/supports/${ask.supportId}/measures` }
    const what = `${ask.name} was asked to fill in ${measure} and has not answered yet.`
    return on < eyes.today
      ? { ...base, kind: 'due', what, action }
      : { ...base, kind: 'waiting', what, action, since: `By ${shortDay(on)}` }
  })
}

/** Answers nobody has read yet. One that needs somebody at once is on top, for the worker and for the manager. */
export function answerThings(
  unread: readonly UnreadAnswers[],
  eyes: Beholding,
  { now, ...known }: Known & { now: Date },
): Thing[] {
  return unread.map((answers) => {
    const base = shared(answers, eyes, known)
    const holder = base.owner.name
    const action = {
      text: answers.urgent ? 'Read and acknowledge' : `Read ${answers.name}’s answers`,
      href: `/supports/${answers.supportId}/measures`,
    }
    const other =
      base.side === 'mine'
        ? 'Your manager has it too.'
        : holder
          ? `${holder} has it too.`
          : 'Nobody has read it yet.'
    return {
      ...base,
      key: `answers ${answers.id}`,
      kind: answers.urgent ? 'urgent' : 'now',
      on: dateInLondon(answers.answeredAt),
      since: spokenMoment(answers.answeredAt, now),
      onNote: answers.urgent ? ago(answers.answeredAt, now) : null,
      what: answers.urgent
        ? `An answer of ${answers.name}’s needs somebody today. ${other}`
        : `${answers.name} has answered ${known.measureName(answers.measure)}.`,
      action,
    }
  })
}
