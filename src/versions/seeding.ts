import type { Acting } from '../database/index.ts'
import { changeProposed, putVersion, versionsOf } from './store.ts'
import { type BlueprintKind, type Seed, settle } from './version.ts'

/**
 * Reads files into the database: what nobody knows is published where `mayPublish` says so, and waits as proposed where
 * not; so does a new version of what is known. Nothing that was published changes. Answers with the sentences about what
 * could not be taken in.
 */
export async function seedVersions(
  acting: Acting,
  kind: BlueprintKind,
  seeds: readonly Seed[],
  mayPublish: (seed: Seed) => boolean = () => true,
): Promise<string[]> {
  const known = await versionsOf(acting, kind)
  const refused: string[] = []
  for (const seed of seeds) {
    const settled = settle(seed, known, mayPublish(seed))
    if (settled.does === 'publish') await putVersion(acting, kind, seed, 'published')
    else if (settled.does === 'propose') await putVersion(acting, kind, seed, 'proposed')
    else if (settled.does === 'propose_again') await changeProposed(acting, kind, seed)
    else if (settled.does === 'refuse') refused.push(settled.because)
  }
  return refused
}
