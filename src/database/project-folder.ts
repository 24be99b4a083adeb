import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder Trellis was installed in (it holds `package.json` and `migrations/`), whether this code runs
 * from `src/` or from the bundle in `build/`, and from whatever folder it was called.
 */
export function projectFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json was not found above the running program')
    folder = parent
  }
  return folder
}
