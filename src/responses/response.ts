import type { DateOnly } from '../words/index.ts'

/** What was found: in which survey, about which question, for which group. */
export type Finding = {
  round: string
  measure: string
  measureName: string
  grouping: string
  value: string
  groupName: string
}

/** What is done about a finding: what, where, by whom, by when; and how it ended, once it has. */
export type Response = {
  id: string
  /** The school whose it is; null for the whole place. */
  organisation: string | null
  finding: Finding
  roundName: string
  what: string
  where: string
  responsibleId: string
  responsible: string
  /** Where they work: it is handed on within it. */
  responsibleOrganisation: string
  dueOn: DateOnly
  madeBy: string
  ended: { how: 'done' | 'dropped'; because: string; at: Date } | null
  told: { youSaid: string; weDo: string; done: boolean } | null
}

/** One time that a response was handed on, or offered; null while the colleague has not answered. */
export type Handing = {
  id: string
  toId: string
  to: string
  from: string
  by: string
  because: string
  at: Date
  cameTo: 'taken' | 'declined' | 'given' | 'replaced' | null
}

/** Who looks: whether they may open responses here, and whether they are the one responsible. */
export type Looking = { workerId: string; mayMake: boolean }

/** What may be done with a response, asked by routes and screens alike. */
export const responseCan = {
  beEnded: ({ ended, responsibleId }: Response, { workerId, mayMake }: Looking): boolean =>
    ended === null && (mayMake || responsibleId === workerId),
  /** Offered to a colleague by whoever has it, given to one by whoever may open responses here. */
  beHandedOn: ({ ended, responsibleId }: Response, { workerId, mayMake }: Looking): boolean =>
    ended === null && (mayMake || responsibleId === workerId),
  haveHandingAnswered: ({ ended }: Response, { toId, cameTo }: Handing, { workerId }: Looking): boolean =>
    ended === null && cameTo === null && toId === workerId,
  beTold: ({ organisation }: Response, { mayMake }: Looking): boolean => organisation !== null && mayMake,
}

/** What a pupil may read on the poster has no number in it: nobody can be counted out of it. */
export const withoutNumbers = (text: string): boolean => !/\d/.test(text)
