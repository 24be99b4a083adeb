import { BlueprintProblem, isShaped, type Programme } from '../blueprint/index.ts'
import type { Acting, InstallationKind } from '../database/index.ts'
import { seedVersions, type Version, versionsOf } from '../versions/index.ts'
import { declaredIn, type Files, programmeFiles } from './files.ts'

/** A programme as the database knows it. */
export type KnownProgramme = {
  programme: Programme
  text: string
  digest: string
  state: Version['state']
  publishedAt: Date | null
}

/** The programmes there are, and a sentence about each version that cannot be read. */
export type ProgrammeLibrary = { programmes: readonly KnownProgramme[]; problems: readonly string[] }

/**
 * Whether a programme may be published as it stands: it was shaped with the people it is for. In a demo, where everybody
 * is invented, so may those be who shaped it.
 */
export const mayBePublished = (programme: Programme, installation: InstallationKind): boolean =>
  isShaped(programme) || (installation === 'demo' && programme.shaped_with.length > 0)

/** Whether this is a demo or real. */
export async function installationOf({ tx }: Acting): Promise<InstallationKind> {
  return (await tx.selectFrom('installation').select('kind').executeTakeFirst())?.kind === 'demo'
    ? 'demo'
    : 'real'
}

/**
 * Reads the files into the database, and answers with the sentences about what could not be taken in. What nobody knows is
 * published where it may be, and waits as proposed where it may not.
 */
export async function seedProgrammes(
  acting: Acting,
  { declared, problems }: Files = programmeFiles(),
): Promise<string[]> {
  const installation = await installationOf(acting)
  const publishable = new Set(
    declared
      .filter(({ programme }) => mayBePublished(programme, installation))
      .map(({ seed }) => seed.digest),
  )
  const seeds = declared.map(({ seed }) => seed)
  const refused = await seedVersions(acting, 'programme', seeds, ({ digest }) => publishable.has(digest))
  return [...problems, ...refused]
}

/**
 * Every programme, by key: its newest published version, or where none is published the newest that a file proposed. What somebody
 * proposed in a browser is theirs until another person has published it.
 */
export async function programmesNow(acting: Acting): Promise<ProgrammeLibrary> {
  const newest = new Map<string, Version>()
  const known = (await versionsOf(acting, 'programme')).filter(
    ({ state, inBrowser }) => state === 'published' || !inBrowser,
  )
  for (const version of known)
    if (version.state === 'published' || newest.get(version.key)?.state !== 'published')
      newest.set(version.key, version)
  return readVersions([...newest.values()])
}

/** The programme of this key as it is now, or in one version of it; undefined where there is none. */
export async function programmeCalled(
  acting: Acting,
  key: string,
  version?: number,
): Promise<KnownProgramme | undefined> {
  if (version === undefined)
    return (await programmesNow(acting)).programmes.find(({ programme }) => programme.key === key)
  const wanted = (await versionsOf(acting, 'programme')).filter(
    (one) => one.key === key && one.version === version,
  )
  return readVersions(wanted).programmes[0]
}

function readVersions(versions: readonly Version[]): ProgrammeLibrary {
  const problems: string[] = []
  const programmes = versions.flatMap(({ key, version, text, digest, state, publishedAt }) => {
    try {
      const { programme } = declaredIn(text, `${key}.yaml`)
      return [{ programme, text, digest, state, publishedAt }]
    } catch (error) {
      if (!(error instanceof BlueprintProblem)) throw error
      problems.push(`Version ${version} of ${key} cannot be read: ${error.message}`)
      return []
    }
  })
  return { programmes, problems }
}
