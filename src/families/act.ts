import type { Acting } from '../database/index.ts'
import type { Answers, Form, Problems } from '../ui/questions/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { FamilyMember, FamilySeen, FamilyStep } from './family-plan.ts'

/** What an act is about: the plan as its actor sees it, and whoever of it the address names. */
export type Found = FamilySeen & { today: DateOnly; member?: FamilyMember; step?: FamilyStep }
/** What was sent and could be read, and the id of what it makes. */
export type Sent = { answers: Answers; id: string; origin: string }
/** A form, what stands in it, and everybody that it names beside those in the plan. */
export type Asks = { form: Form; kept?: Readonly<Record<string, unknown>>; names?: readonly string[] }

/** Something that is done with a family's plan, as plain data; the page that asks and the sending derive from it. */
export type FamilyAct = {
  page: string
  /** Where it is sent, when that is another address. */
  path?: string
  heading: (found: Found) => string
  lead?: (found: Found) => string
  button: string
  warning?: boolean
  may: (found: Found) => boolean
  asks: (acting: Acting, found: Found) => Asks | Promise<Asks>
  /** What one field cannot check. */
  check?: (acting: Acting, found: Found, answers: Answers) => Problems | Promise<Problems>
  /** The field at which it is said that some are not in a plan together. */
  opposedAt?: string
  write: (acting: Acting, found: Found, sent: Sent) => Promise<void>
}
