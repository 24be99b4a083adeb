import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the build made: addresses to put into a page. */
export type Assets = {
  css: string
  js: string
  /** The script of the one page that works without signal, and what watches over it. */
  register: string
  registerWorker: string
  mark: string
  logo: string
}

/**
 * Reads the list that `buildAssets` wrote.
 * @throws a sentence when the folder holds none.
 */
export function readAssets(folder: string): Assets {
  try {
    return JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8')) as Assets
  } catch (error) {
    throw new Error(`There are no built assets in ${folder}. Build them first.`, { cause: error })
  }
}
