import { createHash } from 'node:crypto'
import type { Service, ToldEntry } from '../../directory/index.ts'
import {
  type Difference,
  differences,
  type EntryField,
  entryFields,
  partsOfFields,
  withTold,
} from './fields.ts'

/** A keeper's change that somebody reads first. */
export type EntryChange = {
  id: string
  serviceId: string
  serviceName: string
  keeperId: string
  before: ToldEntry
  after: ToldEntry
  note: string | null
  madeAt: Date
  decision: 'accepted' | 'declined' | 'replaced' | null
  taken: readonly string[] | null
  reason: string | null
  by: string | null
  decidedBy: string | null
}

/** The fingerprint of what an entry says, so that a page that was opened before a change knows it. */
export const fingerprint = (service: Service, change: Pick<EntryChange, 'id'> | null = null): string =>
  createHash('sha256')
    .update(JSON.stringify([...entryFields.map(({ text }) => text(service)), change?.id ?? null]))
    .digest('base64url')
    .slice(0, 22)

/** One field of a change beside the entry as it stands now. */
export type Proposed = Difference & {
  /** What stands now, where that is neither what was nor what is proposed. */ now?: string
}

/** What a change proposes, field by field; what stands now is named where somebody changed it meanwhile. */
export function proposedBy(change: Pick<EntryChange, 'before' | 'after'>, service: Service): Proposed[] {
  const before = withTold(service, change.before)
  return differences(before, withTold(before, change.after)).map((difference) => {
    const now = difference.field.text(service)
    return now === difference.before ? difference : { ...difference, now }
  })
}

/** What is taken over when these fields of a change are accepted. */
export function takenFrom(
  change: Pick<EntryChange, 'after'>,
  fields: readonly EntryField[],
  service: Service,
): ToldEntry {
  return partsOfFields(fields, withTold(service, change.after))
}
