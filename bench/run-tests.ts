import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from '../src/database/index.ts'

/** Runs some tests for longer than a test run does, as these settings say; gives whether all passed. */
export function testsPass(files: readonly string[], settings: Record<string, string>): boolean {
  const { status } = spawnSync(process.execPath, [join(projectFolder(), 'checks', 'test.ts'), ...files], {
    env: { ...process.env, ...settings },
    stdio: 'inherit',
  })
  return status === 0
}
