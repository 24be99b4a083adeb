import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

// The shell without windows comes first: it opens a page in half the time.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
]
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const packages = ['chromium-headless-shell', 'chromium']
const install = `apt-get install -y ${packages[0]}`

/**
 * The Chromium for the journeys: `CHROMIUM_PATH`, or the one on this machine, or one that root installs with
 * apt-get. Throws one sentence that names the command when there is none: journeys are never skipped.
 */
export function findChromium(env: NodeJS.ProcessEnv, report: (line: string) => void): string {
  if (env.CHROMIUM_PATH) {
    if (canRun(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, and no program is there.`)
  }
  const found = onThisMachine(env)
  if (found) return found
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    report(`No Chromium here: installing one (${install}).`)
    const quietly = {
      stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update'], quietly)
    for (const name of packages) {
      spawnSync('apt-get', ['install', '-y', name], quietly)
      const installed = onThisMachine(env)
      if (installed) return installed
    }
  }
  throw new Error(
    `The journeys need a Chromium and this account cannot install one: run "sudo ${install}", or set CHROMIUM_PATH to the one you have.`,
  )
}

function onThisMachine(env: NodeJS.ProcessEnv): string | undefined {
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications].find(
    canRun,
  )
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
