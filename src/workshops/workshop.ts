import type { Programme } from '../blueprint/index.ts'
import type { Said } from '../programmes/index.ts'
import type { DateOnly } from '../words/index.ts'

/** A club that asks for a workshop, as the team that answers sees it. */
export type WorkshopRequest = {
  id: string
  runId: string
  club: string
  askedBy: string
  email: string
  phone: string | null
  /** What the blueprint asks of a club, each with what was said. */
  said: readonly Said[]
  askedAt: Date
  answerBy: DateOnly
  answer: 'yes' | 'no' | null
  words: string | null
  answeredBy: string | null
}

/** The short form that a programme has for clubs, where it holds workshops and clubs may start it. */
export const clubForm = ({ ways_in, delivery }: Programme) =>
  delivery.some(({ kind }) => kind === 'workshop')
    ? ways_in.find(({ who }) => who === 'club')?.form
    : undefined

/** What may be done with a request. Screens and routes ask here. */
export const workshopRequestCan = {
  beAnswered: ({ answer }: Pick<WorkshopRequest, 'answer'>): boolean => answer === null,
} as const
