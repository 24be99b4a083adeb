import type { DateOnly } from '../words/index.ts'
import type { Retention, RetentionFacts } from './retention.ts'

/** What stands in the way of disposing of a record, as the database says it. */
export type Way = keyof typeof wayWords

/** The same in words. What is somebody else’s to know is told as no more than that. */
export const wayWords = {
  not_yours: 'The record is not yours',
  hold: 'There is a hold on it',
  support: 'Support is open',
  referral: 'A referral waits',
  programme: 'They have a place in a programme, or wait for one',
  restriction: 'It is kept and not used, because somebody asked for that',
  sealing: 'It is sealed, or is to be: open it first',
  request: 'Something they asked for, or said is wrong, has no answer',
  death: 'It is written down that they died, and nobody has confirmed it',
  other: 'Something else about it is not finished. Ask whoever is responsible for records',
} as const

/** A record and what its day is worked out from. */
export type KeptRecord = {
  id: string
  name: string
  called: string
  /** Whether it is open to whoever asks; otherwise they keep it, and read no more of it than this. */
  inCircle: boolean
  facts: RetentionFacts
  retention: Retention
  ways: readonly Way[]
  /** That it is proposed to dispose of it, by whom; null where nobody has. */
  proposal: { id: string; proposedBy: string } | null
}

/** Somebody proposes that a record is disposed of. */
export type Proposal = {
  id: string
  youngPersonId: string
  looked: string
  proposedBy: string
  proposedByName: string
  proposedAt: Date
  turnedDownAt: Date | null
}

/** What stays of a record that was disposed of. */
export type Disposal = {
  id: string
  disposedOn: string
  /** Null where it was done again in a copy that was put back. */
  because: string | null
  source: string | null
  proposedByName: string | null
  proposedOn: string | null
  confirmedByName: string | null
  rows: Readonly<Record<string, number>>
}

/** One proposal that waits for a second person, for Today. */
export type ProposalDue = {
  id: string
  youngPersonId: string
  called: string
  name: string
  on: string
  proposedBy: string
  proposedByName: string
}

type Standing = Pick<KeptRecord, 'retention' | 'ways' | 'proposal'>

/** Whether the day by the longest rule is over. On the day itself it is not. */
export const itsTimeIsOver = ({ retention }: Pick<KeptRecord, 'retention'>, today: DateOnly): boolean =>
  'kept' in retention && retention.kept.until < today

/** What may be done, by this worker. The database asks all of it again. */
export const disposalCan = {
  beProposed: (record: Standing, today: DateOnly, manages: boolean): boolean =>
    manages && record.proposal === null && record.ways.length === 0 && itsTimeIsOver(record, today),
  beDone: (
    record: Standing,
    proposal: Pick<Proposal, 'proposedBy' | 'turnedDownAt'>,
    by: { today: DateOnly; workerId: string },
  ): boolean =>
    proposal.turnedDownAt === null &&
    proposal.proposedBy !== by.workerId &&
    record.ways.length === 0 &&
    itsTimeIsOver(record, by.today),
}

/** Where a record stands on the list, in the order of its parts. */
export const shelves = ['proposed', 'over', 'in_the_way', 'coming', 'no_date'] as const
export type Shelf = (typeof shelves)[number]

/** The part of the list to which a record belongs. */
export function shelfOf(record: KeptRecord, today: DateOnly): Shelf {
  if ('none' in record.retention) return 'no_date'
  if (!itsTimeIsOver(record, today)) return 'coming'
  if (record.ways.length > 0) return 'in_the_way'
  return record.proposal ? 'proposed' : 'over'
}

/** How many rows in all. */
export const rowsIn = (rows: Readonly<Record<string, number>>): number =>
  Object.values(rows).reduce((sum, many) => sum + many, 0)

/** 'Goal rating': a table in words, as docs/words.md has them. */
export const tableCalled = (table: string): string =>
  `${(table[0] ?? '').toUpperCase()}${table.slice(1)}`.replaceAll('_', ' ')
