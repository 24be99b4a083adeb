import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportReport } from '../src/directory/index.ts'
import { type Ran, runCommand } from './command.ts'
import { count, makeDirectoryTown } from './directory-town.ts'
import { writeFeed } from './feed-file.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'

/** One import of a file by the command, and once more, unchanged: seconds, and the most memory that it ever had, in MB. */
export type ImportingFigure = { services: number; megabytes: number; first: Run; again: Run }
type Run = Omit<Ran, 'printed'>

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
  let said = 0
  const words = ['directory', 'import', file, '--source', 'The bench', '--json']
  // How far it has come is told every 2,000; one line in ten is enough here.
  const { seconds, peak, printed } = await runCommand(
    data,
    words,
    (line) => said++ % 10 === 0 && report(line),
  )
  return { run: { seconds, peak }, report: JSON.parse(printed) }
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
