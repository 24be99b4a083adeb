import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BlueprintProblem, type Measure, readMeasure } from '../blueprint/index.ts'
import { projectFolder } from '../database/index.ts'
import { digestOf, type Seed, type Version } from '../versions/index.ts'

/** A measure and the text that declares it. */
type Declared = { measure: Measure; seed: Seed }

/** What a folder holds: every file that can be used, and a sentence about each that cannot. */
type Files = { declared: readonly Declared[]; problems: readonly string[] }

let files: Files | undefined
let published: readonly Measure[] | undefined
const parsed = new Map<string, Measure>()

const filesHere = (): Files => {
  files ??= readMeasures(join(projectFolder(), 'blueprints', 'measures'))
  return files
}

/** Every file in blueprints/measures that can be used, by key; read once. */
export const measureFiles = (): readonly Declared[] => filesHere().declared

/** A sentence about each that cannot. */
export const measureProblems = (): readonly string[] => filesHere().problems

/** Reads every file of a folder, by name. One that cannot be used never stops the others. */
export function readMeasures(folder: string): Files {
  const declared: Declared[] = []
  const problems: string[] = []
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort())
    try {
      declared.push(declaredIn(readFileSync(join(folder, file), 'utf8'), file))
    } catch (error) {
      if (!(error instanceof BlueprintProblem)) throw error
      problems.push(error.message)
    }
  return { declared, problems }
}

function declaredIn(text: string, file: string): Declared {
  const measure = readMeasure(text, file)
  const digest = digestOf(text)
  parsed.set(digest, measure)
  return { measure, seed: { key: measure.key, version: measure.version, digest, text } }
}

/**
 * Makes the published versions the ones that are asked from now on. A version that this program cannot read any more is
 * left out, and the sentence that says so is given back.
 */
export function usePublished(versions: readonly Version[]): string[] {
  const problems: string[] = []
  published = versions
    .filter(({ state }) => state === 'published')
    .flatMap(({ key, version, digest, text }) => {
      try {
        return [parsed.get(digest) ?? declaredIn(text, `${key}.yaml`).measure]
      } catch (error) {
        if (!(error instanceof BlueprintProblem)) throw error
        problems.push(`Version ${version} of ${key} cannot be read: ${error.message}`)
        return []
      }
    })
  return problems
}

/** Every version that was published, by key, the newest last; the files, where no database was asked. */
export const everyVersion = (): readonly Measure[] =>
  published ?? measureFiles().map(({ measure }) => measure)

/** The measures that are asked now, by key: the newest published version of each. */
export function measureLibrary(): readonly Measure[] {
  return [...new Map(everyVersion().map((measure) => [measure.key, measure])).values()]
}

/** The measure with this key, or undefined. */
export const measureCalled = (measures: readonly Measure[], key: string): Measure | undefined =>
  measures.find((measure) => measure.key === key)
