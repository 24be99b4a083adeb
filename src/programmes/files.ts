import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  BlueprintProblem,
  type Fault,
  type Programme,
  readProgramme,
  tryProgramme,
} from '../blueprint/index.ts'
import { projectFolder } from '../database/index.ts'
import { measureLibrary } from '../measures/index.ts'
import { digestOf, type Seed } from '../versions/index.ts'

/** A programme and the text that declares it. */
export type Declared = { programme: Programme; seed: Seed }

/** What a folder holds: every file that can be used, and a sentence about each that cannot. */
export type Files = { declared: readonly Declared[]; problems: readonly string[] }

/** Larger than any blueprint, in bytes: such a file is not even opened. */
const LARGEST = 1_000_000

/** Where the files are, unless told. */
export const programmeFolder = (): string => join(projectFolder(), 'blueprints', 'programmes')

/** Reads every file of a folder, by name. One that cannot be used never stops the others, and is said in one sentence. */
export function programmeFiles(folder = programmeFolder()): Files {
  const declared: Declared[] = []
  const problems: string[] = []
  for (const file of yamlIn(folder))
    try {
      declared.push(declaredIn(textOf(join(folder, file), file), file))
    } catch (error) {
      problems.push(sentenceOf(error, file))
    }
  return { declared, problems }
}

/** All that is wrong with the files of a folder, for whoever puts them right: of each every line, and not only the first. */
export const everyProblem = (folder = programmeFolder()): string[] =>
  yamlIn(folder).flatMap((file) => {
    let text = ''
    let first: string[] = []
    try {
      text = textOf(join(folder, file), file)
      declaredIn(text, file)
    } catch (error) {
      first = [sentenceOf(error, file)]
    }
    const read = text === '' ? undefined : tryProgramme(text, measureLibrary())
    const faults = read && 'faults' in read ? read.faults : []
    return faults.length > first.length ? faults.map((one) => `${file}, ${faultSaid(one)}`) : first
  })

const faultSaid = ({ line, says }: Fault): string => (line === null ? says : `line ${line}: ${says}`)

function yamlIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
  } catch {
    // No folder: the database is the truth, and there is nothing to take in.
    return []
  }
}

function textOf(path: string, file: string): string {
  const { size } = statSync(path)
  if (size > LARGEST)
    throw new BlueprintProblem(
      `${file} is too long: it has ${size} bytes, and a blueprint has at most ${LARGEST}.`,
    )
  return readFileSync(path, 'utf8')
}

function sentenceOf(error: unknown, file: string): string {
  if (error instanceof BlueprintProblem) return error.message
  if (error instanceof Error && 'code' in error) return `${file} cannot be opened (${String(error.code)}).`
  throw error
}

const read = new Map<string, Programme>()

/** A text as the programme it declares. A text that was read before is not read again. */
export function declaredIn(text: string, file: string): Declared {
  const digest = digestOf(text)
  const known = read.get(digest)
  const programme =
    known && file === `${known.key}.yaml` ? known : readProgramme(text, file, measureLibrary())
  read.set(digest, programme)
  return { programme, seed: { key: programme.key, version: programme.version, digest, text } }
}
