// Builds on every change of a source and starts the server again: npm run dev.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { context } from 'esbuild'
import { buildAssets, buildOptions, runtimeNode } from './prepare.mjs'

const root = import.meta.dirname
let server
let restarting = Promise.resolve()
let leaving = false

function start() {
  const node = runtimeNode() ?? process.execPath
  server = spawn(node, ['--enable-source-maps', join(root, 'build', 'main.js')], {
    cwd: root,
    stdio: 'inherit',
  })
}

function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  return gone
}

function restart() {
  restarting = restarting.then(async () => {
    if (leaving) return
    await stop()
    if (buildAssets()) start()
  })
}

const onBuilt = {
  name: 'restart the server',
  setup: (build) => build.onEnd(({ errors }) => (errors.length === 0 ? restart() : undefined)),
}
const builder = await context({ ...buildOptions(), plugins: [onBuilt] })
await builder.watch()

// esbuild watches what it bundles; these are read at run time or by the style sheets.
let soon
for (const folder of ['src/ui', 'migrations', 'blueprints'])
  try {
    watch(join(root, folder), { recursive: true }, (_, file) => {
      if (/\.(ts|tsx)$/.test(file ?? '')) return
      clearTimeout(soon)
      soon = setTimeout(restart, 150)
    })
  } catch {
    // A folder that does not exist has nothing to watch.
  }

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    leaving = true
    await builder.dispose()
    await stop()
    process.exit(0)
  })
