import type { Acting } from '../database/index.ts'
import type { YoungPerson } from '../people/index.ts'
import type { Content } from '../ui/index.ts'
import type { Answers, Form, Problems } from '../ui/questions/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { Beholder, Support } from './support.ts'

/** A support as a page or an act finds it: whose it is, who looks, on which day. */
export type About = { support: Support; person: YoungPerson; called: string; who: Beholder; today: DateOnly }

/** What was sent and could be read: the answers, the id of what it makes, and where our pages are. */
export type Sent = { answers: Answers; id: string; origin: string }

/** What the address says beyond the support: the goal a new step is for, the step that changes. */
export type Asked = { goal?: string; step?: string }

/**
 * Something that is done with a support, as plain data: the page that asks, when it may be done, what is written. The
 * pages and routes of every act derive from this.
 */
export type SupportAct = {
  /** Where the form posts to, after /supports/:id. */
  path: string
  /** Where the form is shown, when that is another address. */
  page?: string
  /** What the look is written down as. */
  screen: string
  heading: (about: About) => string
  lead?: (about: About) => Content
  button: string
  warning?: boolean
  may: (about: About) => boolean
  /** Why it cannot be done (any more), in a sentence. */
  refused: (about: About) => string
  form: (acting: Acting, about: About, asked: Asked) => Form | Promise<Form>
  /** What is kept or pre-chosen, by the names of the questions. */
  start?: (
    acting: Acting,
    about: About,
    asked: Asked,
  ) => Promise<Record<string, unknown>> | Record<string, unknown>
  check?: (about: About, answers: Answers) => Problems
  /** Writes, and gives the address to go on to. */
  write: (acting: Acting, about: About, sent: Sent, asked: Asked) => Promise<string>
}

/** Why nothing is written about a support that has ended meanwhile, or is not one’s own to change. */
export const notNow = ({ support, called }: About): string =>
  support.state === 'ended'
    ? `The support of ${called} has ended, so this was not saved. Copy what you wrote if you need it elsewhere.`
    : 'You can read this support, but its worker and their manager are the ones who change it. Nothing was saved.'

export const recordPath = ({ support }: Pick<About, 'support'>): string =>
  `/young-people/${support.youngPersonId}`
export const planPath = ({ support }: Pick<About, 'support'>): string => `/supports/${support.id}/plan`

/** A form of one section. */
export const formOf = (questions: Form['sections'][number]['questions']): Form => ({
  sections: [{ title: '', questions }],
})
