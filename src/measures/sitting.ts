import { hoursInWords, organisationById, teamById, workerById } from '../accounts/index.ts'
import { hasRisk, type Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { formatPhone, spokenDay } from '../words/index.ts'
import type { Ask } from './ask.ts'
import { inWords, type Question } from './asked-wording.ts'
import { lastDayOf } from './asking.ts'
import { wordingById } from './wording-store.ts'

/** What the pages behind one link show: the questions, and who reads the answers. */
export type Sitting = {
  /** Where the pages are: /a/ and the token. */
  path: string
  /** Where they say that they do not feel safe, by the same link. */
  unsafe: string
  /** The first name of whoever asked. */
  worker: string
  team: string
  teamPhone: string | null
  teamHours: string
  /** Whether the team belongs to a school: its workers are teachers. */
  school: boolean
  withParent: boolean
  /** The hours in which an urgent answer is read, where the measure can have one. */
  urgentHours: string | null
  /** The last day on which the link works. */
  until: string
  minutes: number
  /** What is said with every question, where the wording has such a line. */
  lead: string | null
  questions: readonly Question[]
  cite: string
}

/** Everything the pages behind a link need; it asks nothing about the young person. */
export async function sittingOf(acting: Acting, measure: Measure, ask: Ask, token: string): Promise<Sitting> {
  const worker = await workerById(acting.tx, ask.askedBy)
  const team = await teamById(acting.tx, ask.teamId)
  const organisation = team && (await organisationById(acting.tx, team.organisationId))
  const wording = ask.wordingId ? await wordingById(acting, ask.wordingId) : null
  const { lead, questions, cite } = inWords(measure, ask.items, wording)
  const hours = team ? hoursInWords(team.coverHours) : ''
  return {
    path: `/a/${token}`,
    unsafe: `/unsafe/${token}`,
    worker: worker?.name.split(' ')[0] ?? 'Your link worker',
    team: team?.name ?? 'the team',
    teamPhone: organisation?.phone ? formatPhone(organisation.phone) : null,
    teamHours: hours,
    school: organisation?.kind === 'school' || organisation?.kind === 'college',
    withParent: ask.sentTo === 'parent_or_carer',
    urgentHours: hasRisk(measure) ? hours : null,
    until: spokenDay(lastDayOf(ask.askedAt)),
    minutes: measure.minutes,
    lead,
    questions,
    cite,
  }
}
