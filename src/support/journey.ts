import type { OrganisationKind } from '../accounts/index.ts'
import type { Tier } from '../directory/index.ts'
import type { LaneMark, LaneSpan } from '../ui/index.ts'
import { type DateOnly, dateInLondon } from '../words/index.ts'

/** One handover of a journey: who asked whom, what came of it, and from when to when they were there. */
export type Handover = {
  referralId: string
  sentOn: Date
  from: string | null
  to: string | null
  state: string
  answerBy: string
  answeredAt: Date | null
  answeredBy: string | null
  /** When it began to be more than a question, and when that ended; null for not yet. */
  beganAt: Date | null
  endedAt: Date | null
  /** What the tier is read from. */
  serviceTiers: readonly Tier[]
  linkWorkers: boolean
  organisationKind: OrganisationKind | null
}

/**
 * Where a handover led, in our reading of the tiers: as the directory has the service; else link workers of a hospital
 * or mental health trust stand beside secondary prevention and all others in early intervention, and a trust's other
 * teams treat. Null where nothing is known: it is not drawn, and stays in the list.
 */
export function tierOf({
  serviceTiers,
  linkWorkers,
  organisationKind,
}: Pick<Handover, 'serviceTiers' | 'linkWorkers' | 'organisationKind'>): Tier | null {
  const [first] = serviceTiers
  if (first) return first
  if (linkWorkers) return organisationKind === 'trust' ? 'secondary_prevention' : 'early_intervention'
  return organisationKind === 'trust' ? 'treatment' : null
}

/** The journey as a line: a mark for each handover that has a tier, and how long they were where it led. */
export function journeyLine(
  handovers: readonly Handover[],
  today: DateOnly,
): { spans: LaneSpan[]; marks: LaneMark[] } {
  const spans: LaneSpan[] = []
  const marks: LaneMark[] = []
  for (const [at, handover] of handovers.entries()) {
    const lane = tierOf(handover)
    if (lane === null) continue
    const asked = dateInLondon(handover.sentOn)
    const date = handover.beganAt ? dateInLondon(handover.beganAt) : asked
    const from = spans.findLast((span) => !span.waiting && span.from <= date && (span.to ?? today) >= date)
    const waiting = handover.state === 'sent' || handover.state === 'returned'
    marks.push({ label: String(at + 1), date, lane, fromLane: from?.lane ?? 'universal', waiting })
    if (handover.beganAt)
      spans.push({
        lane,
        from: date,
        to: handover.endedAt && dateInLondon(handover.endedAt),
        waiting: false,
      })
    else if (waiting) spans.push({ lane, from: asked, to: null, waiting: true })
  }
  return { spans, marks }
}
