import type { Service, Version } from '../../directory/index.ts'
import { type Difference, differences } from '../change/fields.ts'

/** One change of an entry: who made it, when, why, what it did, and which version brings back what was before. */
export type Told = {
  nth: number
  at: Date
  by: string
  because: string
  differences: Difference[]
}

const reasons: Record<string, string> = {
  import: 'An import took in what its source said anew',
  change: 'A change by whoever looks after it',
  'places and times': 'Told by whoever looks after it, at once',
  restoration: 'An earlier version was brought back',
  withdrawal: 'It was taken out of the directory',
  'coming back': 'It was put back into the directory',
}

const actors: Record<string, string> = {
  link: 'Whoever looks after it, by a link',
  'operator:directory-import': 'An import',
  'operator:demo': 'The demo',
}

/** The story of an entry from its versions, newest first: each change with what it did. */
export function told(now: Service, versions: readonly Version[]): Told[] {
  return versions.map((version, at) => ({
    ...{ nth: version.nth, at: version.replacedAt },
    by: version.changedBy ?? actors[version.actorKind] ?? 'Trellis',
    because: reasons[version.because] ?? version.because,
    differences: differences(version.service, at === 0 ? now : (versions[at - 1]?.service ?? now)),
  }))
}
