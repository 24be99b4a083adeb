import type { Acting } from '../database/index.ts'
import type { Answers, Form, Problems } from '../ui/questions/index.ts'
import type { Concern } from './concern.ts'

/** A form that was filled in, with the id that makes it count once. */
export type Given = { id: string; answers: Answers; origin: string }

/** One thing a lead does by a form: when it may be done, what is asked, and what doing it writes. */
export type Doing = {
  may: (concern: Concern) => boolean
  heading: string
  lead?: string
  button: string
  form: (acting: Acting, concern: Concern) => Promise<Form> | Form
  /** What has to be put right, or null where it is written. */
  write: (acting: Acting, concern: Concern, given: Given) => Promise<Problems | null>
}
