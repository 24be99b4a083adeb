import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBundled } from '../src/database/bundled-server.ts'
import { migrate } from '../src/database/migrate.ts'

// Writes src/database/tables.ts from a freshly migrated database: npm run tables.
const folder = mkdtempSync(join(tmpdir(), 'trellis-tables-'))
chmodSync(folder, 0o711)
const database = await openBundled({
  env: { ...process.env, TRELLIS_DATA: join(folder, 'data') },
  keeper: 'command',
  name: 'npm run tables',
  report: () => {},
  durable: false,
})
try {
  const { ownerUrl, appUrl } = database
  await migrate({ ownerUrl, appUrl, report: (line) => console.log(line) })
  const made = spawnSync(
    join('node_modules', '.bin', 'kysely-codegen'),
    [
      '--dialect=postgres',
      `--url=${ownerUrl}`,
      '--out-file=src/database/tables.ts',
      '--default-schema=public',
      '--include-pattern=public.*',
      '--date-parser=string',
      '--numeric-parser=number',
      '--type-mapping={"int8":"number"}',
    ],
    { stdio: 'inherit' },
  )
  spawnSync(join('node_modules', '.bin', 'biome'), ['format', '--write', 'src/database/tables.ts'])
  process.exitCode = made.status ?? 1
} finally {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
