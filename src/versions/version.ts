import { createHash } from 'node:crypto'

/** What there are versions of. */
export type BlueprintKind = 'measure' | 'programme'

/** One version of a blueprint as the database keeps it. */
export type Version = {
  key: string
  version: number
  digest: string
  text: string
  state: 'published' | 'proposed'
  publishedAt: Date | null
  /** It was proposed in a browser, and not by a file. */
  inBrowser: boolean
}

/** A file as it is: its text, what it declares itself to be, and the digest of every byte of it. */
export type Seed = Pick<Version, 'key' | 'version' | 'digest' | 'text'>

/** The digest of a file's text. */
export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** What becomes of a file: nothing, a version published or proposed, or a sentence about why not. */
export type Settled =
  | { does: 'nothing' | 'publish' | 'propose' | 'propose_again' }
  | { does: 'refuse'; because: string }

/**
 * A file whose blueprint nobody knows is published, where it may be. A new version of a known one waits as proposed, and
 * may change while it waits, unless it was proposed in a browser. A published version never changes: a file that differs
 * from it is refused.
 */
export function settle(seed: Seed, known: readonly Version[], mayPublish = true): Settled {
  const mine = known.filter(({ key }) => key === seed.key)
  if (mine.length === 0) return { does: mayPublish ? 'publish' : 'propose' }
  const same = mine.find(({ version }) => version === seed.version)
  if (!same) return { does: 'propose' }
  if (same.digest === seed.digest) return { does: 'nothing' }
  const next = Math.max(...mine.map(({ version }) => version)) + 1
  if (same.state === 'proposed' && same.inBrowser)
    return {
      does: 'refuse',
      because: `${seed.key}.yaml says version ${seed.version} and differs from the version ${seed.version} that waits for approval: give the file version ${next}.`,
    }
  if (same.state === 'proposed') return { does: 'propose_again' }
  return {
    does: 'refuse',
    because: `${seed.key}.yaml says version ${seed.version} and differs from the published version ${seed.version}, which stays as it is: give the file version ${next}.`,
  }
}
