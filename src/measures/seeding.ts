import type { Acting } from '../database/index.ts'
import { type Seed, seedVersions, versionsOf } from '../versions/index.ts'
import { measureFiles, measureProblems, usePublished } from './library.ts'

/**
 * Reads the files into the database. Then the published versions are the ones that are asked. Answers with the sentences
 * about what could not be taken in.
 */
export async function seedMeasures(
  acting: Acting,
  seeds: readonly Seed[] = measureFiles().map(({ seed }) => seed),
): Promise<string[]> {
  return [
    ...measureProblems(),
    ...(await seedVersions(acting, 'measure', seeds)),
    ...(await readPublished(acting)),
  ]
}

/** Takes over what has been published meanwhile, here or by another program. Answers with what could not be read. */
export async function readPublished(acting: Acting): Promise<string[]> {
  return usePublished(await versionsOf(acting, 'measure'))
}
