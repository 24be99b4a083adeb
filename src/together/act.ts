import type { Acting } from '../database/index.ts'
import type { Answers, Form, Problems } from '../ui/questions/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { Meeting } from './meeting.ts'
import type { Agency, PlanSeen, PlanStep } from './shared-plan.ts'

/** What an act is about: the plan as its actor sees it, and the step or agency its address names. */
export type Found = PlanSeen & { today: DateOnly; step?: PlanStep; agency?: Agency; meeting?: Meeting }
/** What was sent and could be read, and the id of what it makes. */
export type Sent = { answers: Answers; id: string; origin: string }

/** Something that is done with a plan, as plain data; the page that asks and the sending derive from it. */
export type PlanAct = {
  /** The address of the form, and where it is sent, when that is another. */
  page: string
  path?: string
  heading: (found: Found) => string
  lead?: (found: Found) => string
  button: string
  warning?: boolean
  may: (found: Found) => boolean
  form: (acting: Acting, found: Found) => Form | Promise<Form>
  /** What one field cannot check. */
  check?: (answers: Answers) => Problems
  write: (acting: Acting, found: Found, sent: Sent) => Promise<void>
}
