import { contactAct } from '../../src/support/acts/contact.ts'
import { endingAct } from '../../src/support/acts/ending.ts'
import { followUpAct } from '../../src/support/acts/follow-up.ts'
import { handingOnAct } from '../../src/support/acts/handing-on.ts'
import { pauseAct, resumeAct } from '../../src/support/acts/pausing.ts'
import { supervisionAct } from '../../src/support/acts/supervision.ts'
import { dateInLondon } from '../../src/words/index.ts'
import { invented } from '../saltmere.ts'
import { type Done, does } from './doing.ts'
import { type Event, event } from './life.ts'
import { dayFrom } from './when.ts'

type Kind = 'meeting' | 'call' | 'message' | 'video' | 'visit' | 'with_others'
type Reader = 'worker_and_manager' | 'young_person_too' | 'everyone_in_support'

/** One conversation, visit or try, and what was written about it. */
export type Met = Partial<Done> & {
  kind?: Kind
  minutes?: number
  where?: string
  note?: string
  for?: Reader
  reached?: boolean
}

/** They met, spoke or wrote; or the worker tried. */
export const met = (ago: number, told: Met = {}): Event => {
  const { kind = 'meeting', minutes = 40, where, note, reached = true, ...done } = told
  return event(ago, async (life) => {
    const answers = {
      ...{ kind, reached: reached ? 'yes' : 'no', day: 'today', minutes: String(minutes) },
      ...(where ? { at_place: where } : {}),
      ...(note ? { note, note_for: told.for ?? 'young_person_too' } : {}),
    }
    await does(life, { ...done, ago }, { act: contactAct, answers })
  })
}

/** A short call, reached or not. */
export const rang = (ago: number, note?: string, told: Met = {}): Event =>
  met(ago, { kind: 'call', minutes: 15, ...told, ...(note ? { note } : {}) })

/** A try that reached nobody. */
export const tried = (ago: number): Event => met(ago, { kind: 'call', minutes: 2, reached: false })

/** A pause with a reason, until so many working days from today. */
export const paused = (ago: number, until: number, reason: string): Event =>
  event(ago, async (life) => {
    await does(life, { ago }, { act: pauseAct, answers: { reason, until: dayFrom(life.town, until) } })
  })

/** The pause is over. */
export const takenUpAgain = (ago: number): Event =>
  event(ago, async (life) => {
    await does(life, { ago }, { act: resumeAct, answers: {} })
  })

/** Another worker of the team takes over. */
export const handedOn = (ago: number, to: string, reason: string, by?: string): Event =>
  event(ago, async (life) => {
    const answers = { worker: invented(to), said_yes: ['yes'], reason }
    await does(life, { ago, by }, { act: handingOnAct, answers })
    life.worker = to
  })

/** Talked over with the supervisor; they talk again so many working days from today. */
export const supervised = (ago: number, next: number, note: string, by = 'Ros Eldridge'): Event =>
  event(ago, async (life) => {
    await does(
      life,
      { ago, by },
      {
        act: supervisionAct,
        answers: async (acting) => ({
          ...{ held_on: dateInLondon(acting.now), note, next_on: dayFrom(life.town, next) },
        }),
      },
    )
  })

/** How a support ended, and what was said about it. */
export type Ended = {
  reason: string
  /** To the young person. */
  words?: string
  /** To whoever referred. */
  outcome?: string
  told?: 'in_person' | 'message' | 'not_told'
  /** Working days from today to the follow-up. */
  followUp?: number
  tries?: number
  moved?: 'new_place_accepted' | 'nobody_found'
}

/** The support ends. */
export const ended = (ago: number, told: Ended): Event =>
  event(ago, async (life) => {
    const answers = {
      ...{ reason: told.reason, told: told.told ?? 'in_person' },
      ...(told.words ? { words_for_young_person: told.words } : {}),
      ...(told.outcome ? { words_for_referrer: told.outcome } : {}),
      ...(told.tries ? { tries: String(told.tries) } : {}),
      ...(told.moved ? { moved_how: told.moved } : {}),
      ...(told.followUp === undefined
        ? { follow_up: 'no' }
        : { follow_up: 'yes', follow_up_on: dayFrom(life.town, told.followUp) }),
    }
    await does(life, { ago }, { act: endingAct, answers })
  })

/** Asked later how it goes, by whoever had the support. */
export const followedUp = (ago: number, note: string): Event =>
  event(ago, async (life) => {
    const answers = { reached: 'yes', note, note_for: 'young_person_too' }
    await does(life, { ago }, { act: followUpAct, answers })
  })
