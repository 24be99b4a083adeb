import { type DateOnly, dateOnly, nearDay, spokenDay } from '../words/index.ts'
import type { DueWhat } from './next-due.ts'
import type { Support } from './support.ts'

export type DueKind =
  | 'first_contact'
  | 'step'
  | 'review'
  | 'support_due'
  | 'follow_up'
  | 'supervision'
  | 'paused_over'

/** Something that is due to one worker about one young person, with the one next thing to do. */
export type DueItem = {
  kind: DueKind
  supportId: string
  youngPersonId: string
  name: string
  /** '14, Year 10, Sallowfield High School' */
  note: string
  /** A whole sentence. */
  what: string
  dueOn: string
  action: { text: string; href: string }
  workerId: string | null
  workerName: string | null
}

type Subject = {
  supportId: string
  called: string
  workerName: string | null
  stepId?: string
  stepWhat?: string
  stepWho?: string
  lastContactOn?: DateOnly | null
}

/** What is due in a sentence, and the one next thing with a verb that names whom. */
export function dueWords(kind: DueKind, about: Subject): { what: string; action: DueItem['action'] } {
  const { called, supportId } = about
  const at = (path: string) => `/supports/${supportId}/${path}`
  switch (kind) {
    case 'first_contact':
      return {
        what: `Get in touch with ${called} for the first time.`,
        action: { text: `Write up contact with ${called}`, href: at('contacts/new') },
      }
    case 'step':
      return {
        what: `${about.stepWho ?? called}: ${about.stepWhat}`,
        action: { text: `See ${called}’s step`, href: at(`steps/${about.stepId}`) },
      }
    case 'review':
      return {
        what: `Look back together with ${called}.`,
        action: { text: `Look back with ${called}`, href: at('reviews/new') },
      }
    case 'support_due': {
      const since = about.lastContactOn ? `since ${spokenDay(about.lastContactOn)}` : 'yet'
      return {
        what: `Be in touch with ${called}: no contact ${since}.`,
        action: { text: `Write up contact with ${called}`, href: at('contacts/new') },
      }
    }
    case 'follow_up':
      return {
        what: `Ask ${called} how it goes since support ended.`,
        action: { text: `Follow up with ${called}`, href: at('follow-up') },
      }
    case 'supervision':
      return {
        what: `Supervision with ${about.workerName ?? 'the worker'} about ${called}.`,
        action: { text: `Open supervision`, href: at('supervision') },
      }
    default:
      return {
        what: `The pause is over: take up the support of ${called} again, or end it.`,
        action: { text: `Take up ${called}’s support`, href: at('resumption') },
      }
  }
}

const kindOf: Record<DueWhat, DueKind> = {
  'First contact': 'first_contact',
  'Be in touch': 'support_due',
  'A step of the plan': 'step',
  'Look back together': 'review',
  'Pause is over': 'paused_over',
}

/** The one next thing of a record: when, what, and the button. */
export type NextThingWords = { label: string; title: string; text: string; action: DueItem['action'] }

/** The next thing of a support, or null when nothing more is to be done. */
export function nextThing(
  support: Support,
  called: string,
  today: DateOnly,
  step: { id: string; what: string; who: string } | null,
): NextThingWords | null {
  if (support.died) return null
  const followUp = support.state === 'ended' && support.followedUpAt === null ? support.followUpOn : null
  const due = support.dueOn ?? followUp
  if (!due) return null
  const kind = followUp ? 'follow_up' : (kindOf[support.dueWhat as DueWhat] ?? 'support_due')
  const on = dateOnly(due)
  const { what, action } = dueWords(kind, {
    supportId: support.id,
    called,
    workerName: support.workerName,
    stepId: step?.id,
    stepWhat: step?.what,
    stepWho: step?.who,
  })
  const near = nearDay(on, today)
  const label = on < today ? `Was due ${near}` : on === today ? 'Next, today' : `Next, by ${near}`
  const waiting =
    support.state === 'paused' ? `Paused until ${nearDay(dateOnly(support.pausedUntil ?? due), today)}` : ''
  return {
    label,
    title: waiting || titleOf(kind, called, step),
    text: kind === 'step' ? `${step?.who}, by ${spokenDay(on)}` : what,
    action,
  }
}

function titleOf(kind: DueKind, called: string, step: { what: string } | null): string {
  switch (kind) {
    case 'first_contact':
      return `First contact with ${called}`
    case 'step':
      return step?.what ?? 'A step of the plan'
    case 'review':
      return 'Look back together'
    case 'follow_up':
      return `Follow up with ${called}`
    default:
      return `Be in touch with ${called}`
  }
}
