import type { Programme } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { programmeCalled } from '../programmes/index.ts'
import { type Version, versionsOf } from '../versions/index.ts'
import { titleIn } from './draft.ts'

/** A version that a file proposes and nobody has published: its name, and the version that is published, if one is. */
export type FromFile = { key: string; version: number; title: string; published: number | null; text: string }

/** The versions that files propose, by key. What is older than what is published waits for nobody any more. */
export async function versionsFromFiles(acting: Acting): Promise<FromFile[]> {
  return waitingFromFiles(await versionsOf(acting, 'programme'))
}

/** Of all versions, those that a file proposes and that are newer than what is published. */
export function waitingFromFiles(versions: readonly Version[]): FromFile[] {
  return versions.flatMap(({ key, version, state, inBrowser, text }) => {
    const published = newestPublished(versions, key)
    return state === 'proposed' && !inBrowser && version > (published ?? 0)
      ? [{ key, version, title: titleIn(text), published, text }]
      : []
  })
}

function newestPublished(versions: readonly Version[], key: string, below = Infinity): number | null {
  const published = versions.filter(
    (one) => one.key === key && one.state === 'published' && one.version < below,
  )
  return published.at(-1)?.version ?? null
}

/**
 * The published version that a text of a programme is put beside: the newest below its own. Undefined where there is none, or
 * where it cannot be read any more.
 */
export async function publishedBefore(
  acting: Acting,
  text: string,
): Promise<{ text: string; programme: Programme } | undefined> {
  const key = partIn(text, 'key')
  const version = Number(partIn(text, 'version')) || Infinity
  if (key === undefined) return undefined
  const before = newestPublished(await versionsOf(acting, 'programme'), key, version)
  return before === null ? undefined : programmeCalled(acting, key, before)
}

// As far as it can be read of a text that may be wrong.
const partIn = (text: string, part: 'key' | 'version'): string | undefined =>
  new RegExp(`^${part}:[ \\t]*["']?([a-z0-9-]+)`, 'm').exec(text)?.[1]
