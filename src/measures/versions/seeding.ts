import type { Acting } from '../../database/index.ts'
import { measureFiles, usePublished } from '../library.ts'
import { changeProposed, putVersion, versionsOfMeasures } from './store.ts'
import { type Seed, settle } from './version.ts'

/**
 * Reads the files into the database: what nobody knows is published, a new version of what is known waits as proposed,
 * and nothing that was published changes. Then the published versions are the ones that are asked. Answers with the
 * sentences about what could not be taken in.
 */
export async function seedMeasures(
  acting: Acting,
  seeds: readonly Seed[] = measureFiles().map(({ seed }) => seed),
): Promise<string[]> {
  const known = await versionsOfMeasures(acting)
  const refused: string[] = []
  for (const seed of seeds) {
    const settled = settle(seed, known)
    if (settled.does === 'publish') await putVersion(acting, seed, 'published')
    else if (settled.does === 'propose') await putVersion(acting, seed, 'proposed')
    else if (settled.does === 'propose_again') await changeProposed(acting, seed)
    else if (settled.does === 'refuse') refused.push(settled.because)
  }
  return [...refused, ...(await readPublished(acting))]
}

/** Takes over what has been published meanwhile, here or by another program. Answers with what could not be read. */
export async function readPublished(acting: Acting): Promise<string[]> {
  return usePublished(await versionsOfMeasures(acting))
}
