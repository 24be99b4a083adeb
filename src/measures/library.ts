import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Measure, readMeasure } from '../blueprint/index.ts'
import { projectFolder } from '../database/index.ts'

let read: readonly Measure[] | undefined

/** Every measure in blueprints/measures, by key; read once. Throws a BlueprintProblem for a file that cannot be used. */
export function measureLibrary(): readonly Measure[] {
  read ??= readLibrary(join(projectFolder(), 'blueprints', 'measures'))
  return read
}

function readLibrary(folder: string): Measure[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  return files.sort().map((file) => readMeasure(readFileSync(join(folder, file), 'utf8'), file))
}

/** The measure with this key, or undefined. */
export const measureCalled = (measures: readonly Measure[], key: string): Measure | undefined =>
  measures.find((measure) => measure.key === key)
