import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { projectFolder } from '../src/database/index.ts'
import type { ImportReport } from '../src/directory/index.ts'
import { count, makeDirectoryTown } from './directory-town.ts'
import { writeFeed } from './feed-file.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'

/** One import of a file by the command, and once more, unchanged: seconds, and the most memory that it ever had, in MB. */
export type ImportingFigure = { services: number; megabytes: number; first: Run; again: Run }
type Run = { seconds: number; peak: number }

const sizes = [50_000, 200_000] as const

/** Takes in files of these many services with bin/trellis directory import, each into an empty directory. */
export async function measureImporting(
  ending: (() => Promise<void>)[],
  report: (line: string) => void,
  services: readonly number[] = sizes,
): Promise<ImportingFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-feed-file-'))
  ending.push(async () => rmSync(folder, { recursive: true, force: true }))
  const figures: ImportingFigure[] = []
  for (const size of services) {
    const file = join(folder, `${size}.json`)
    await writeFeed(file, size)
    const town = await makeDirectoryTown(0, report)
    try {
      const first = await imported(town.data, file, report)
      if (first.report.new !== size) throw new DoesNotCount(`${first.report.new} of ${size} services are new`)
      const again = await imported(town.data, file, report)
      if (again.report.unchanged !== size || again.report.vanished !== 0)
        throw new DoesNotCount(`${again.report.unchanged} of ${size} services are unchanged the second time`)
      await count(town.owner, size)
      figures.push({
        services: size,
        megabytes: statSync(file).size / 1e6,
        first: first.run,
        again: again.run,
      })
    } finally {
      await town.stop()
      rmSync(file)
    }
  }
  return figures
}

async function imported(
  data: string,
  file: string,
  report: (line: string) => void,
): Promise<{ run: Run; report: ImportReport }> {
  const begun = performance.now()
  const command = [
    join(projectFolder(), 'build', 'cli.js'),
    'directory',
    'import',
    file,
    '--source',
    'The bench',
    '--json',
  ]
  const child = spawn(process.execPath, command, {
    env: { PATH: process.env.PATH, TRELLIS_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = 0
  // How far it has come is told every 2,000; one line in ten is enough here.
  createInterface({ input: child.stderr }).on('line', (line) => said++ % 10 === 0 && report(line))
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, residentPeak(child))
  }, 100)
  try {
    const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    if (code !== 0) throw new DoesNotCount(`the import ended with ${code}`)
    return { run: { seconds: (performance.now() - begun) / 1000, peak }, report: JSON.parse(printed) }
  } finally {
    clearInterval(watch)
  }
}

// The kernel keeps the highest it ever was, so that nothing between two looks is missed. In MB; only Linux tells.
function residentPeak({ pid }: ChildProcess): number {
  const status = `/proc/${pid}/status`
  const told = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) : null
  return told ? Number(told[1]) / 1024 : 0
}

/** The figures as lines of text. */
export const importingLines = (figures: readonly ImportingFigure[]): string[] => [
  'A file taken in by bin/trellis directory import: services a second, and the most memory it had (aim: the same for any number)',
  ...tableOf(
    ['services', 'file, MB', 'a second', 'peak, MB', 'again, a second', 'peak, MB'],
    figures.map(({ services, megabytes, first, again }) => [
      whole(services),
      whole(megabytes),
      whole(services / first.seconds),
      whole(first.peak),
      whole(services / again.seconds),
      whole(again.peak),
    ]),
  ),
]
