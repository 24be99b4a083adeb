import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A file of ours: its path from the root, with forward slashes, and its text. */
export type Source = { path: string; text: string }

/** What a check found: problems, or one line that says what it looked at. */
export type Findings = { problems: string[]; fine: string }

/** The project's own folder. */
export const root = join(import.meta.dirname, '..')

/** Every file under the given folders whose name matches, sorted by path. */
export function sources(folders: string[], named: RegExp, house = root): Source[] {
  return folders
    .flatMap((folder) => paths(join(house, folder)))
    .filter((path) => named.test(path))
    .map((path) => ({ path: relative(house, path), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function paths(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    // A folder that is not there yet holds nothing.
    return []
  }
}

/** Tests, what only tests use, and files a machine wrote: not measured, and free to look anywhere. */
export const isTest = (path: string): boolean =>
  /(\.test|(^|\/)testing|(^|[/-])factory)\.tsx?$|\/fixtures\//.test(path)

/** Whether a machine wrote the file. */
export const isGenerated = (path: string): boolean => path === 'src/database/tables.ts'
