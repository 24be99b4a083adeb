import { raw } from 'hono/html'
import { rememberUpTo } from '../publications/index.ts'
import { type Content, type Packed, packed } from '../ui/index.ts'

// Eight million characters: some sixty pages.
const texts = rememberUpTo<string>(8_000_000)

/**
 * A text that follows from frozen publications alone, made once. The key holds the ids of those publications, which whoever
 * asks has just been found to be allowed to read, and all else that the text depends on.
 */
export async function madeOnce(key: readonly unknown[], make: () => Promise<string>): Promise<string> {
  const name = JSON.stringify(key)
  const known = texts.recall(name)
  if (known !== undefined) return known
  const made = await make()
  return texts.keep(name, made, name.length + made.length)
}

// Some sixty whole pages and files, each twice: as it is and packed.
const bodies = rememberUpTo<Packed>(32_000_000)

/** The same of the whole of what everybody is sent alike, packed once. */
export async function packedOnce(key: readonly unknown[], make: () => Promise<string>): Promise<Packed> {
  const name = JSON.stringify(key)
  const known = bodies.recall(name)
  if (known) return known
  const made = packed(await make())
  return bodies.keep(name, made, name.length + made.plain.length + made.gzip.length)
}

/** The same of a part of a page. */
export const drawnOnce = async (key: readonly unknown[], draw: () => Promise<Content>): Promise<Content> =>
  raw(await madeOnce(key, async () => String(await draw())))
