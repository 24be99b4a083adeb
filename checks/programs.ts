import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Findings, root } from './sources.ts'

const modules = (...parts: string[]) => join(root, 'node_modules', ...parts)

/** The strict compiler, over everything. */
export const compiler = () => run('no type errors', modules('typescript', 'bin', 'tsc'), ['--noEmit'])

/** oxlint's correctness rules; a warning is a problem. */
export const linter = () =>
  run('nothing to object to', modules('oxlint', 'bin', 'oxlint'), [
    '--deny-warnings',
    '--quiet',
    '--config',
    'checks/oxlint.json',
  ])

/** Biome's formatting. */
export const formatter = () =>
  run(
    'every file formatted (npx biome check --write puts it right)',
    modules('@biomejs', 'biome', 'bin', 'biome'),
    ['check', '--diagnostic-level=error', '--max-diagnostics=50'],
  )

function run(fine: string, program: string, options: string[]): Promise<Findings> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...options], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => said.push(part))
    child.stderr.on('data', (part: Buffer) => said.push(part))
    child.on('error', reject)
    child.on('close', (code) => {
      const text = Buffer.concat(said).toString().trim()
      resolve({ problems: code === 0 ? [] : [text || `it left with ${code}`], fine })
    })
  })
}
