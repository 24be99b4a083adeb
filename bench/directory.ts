import { type FindingFigure, measureFinding, measureGiving, type Times } from './directory-finding.ts'
import { type ImportFigure, measureImport } from './directory-import.ts'
import { makeDirectoryTown } from './directory-town.ts'
import { asFraction, tableOf, whole } from './table.ts'

const SMALL = 10_000
const LARGE = 200_000

export type DirectoryFigures = {
  finding: FindingFigure[]
  giving: { services: number; page: Times; bytes: number }[]
  imports: ImportFigure
}

/** Measures the directory: finding, giving out, and taking in. `sizes` and `taken` may be made smaller to try it out. */
export async function measureDirectory(
  ending: (() => Promise<void>)[],
  report: (line: string) => void,
  { sizes = [SMALL, LARGE], taken = SMALL }: { sizes?: number[]; taken?: number } = {},
): Promise<DirectoryFigures> {
  const towns = []
  for (const services of sizes) {
    const town = await makeDirectoryTown(services, report)
    ending.push(town.stop)
    towns.push(town)
  }
  const figures: Omit<DirectoryFigures, 'imports'> = { finding: [], giving: [] }
  for (const town of towns) {
    report(`Finding among ${whole(town.services)} services…`)
    figures.finding.push(await measureFinding(town))
    figures.giving.push(await measureGiving(town))
  }
  const [first] = towns
  if (!first) throw new Error('no size to measure')
  report('Taking in…')
  return { ...figures, imports: await measureImport(first, taken, report) }
}

const ms = (value: number): string => value.toFixed(1)

/** The figures as lines of text. */
export function directoryLines({ finding, giving, imports }: DirectoryFigures): string[] {
  const asked = finding.map(({ services, finder, bare, found }) => [
    whole(services),
    ms(finder.p50),
    ms(finder.p99),
    ms(bare.p50),
    ms(bare.p99),
    (finder.p50 / bare.p50).toFixed(1),
    (finder.p99 / bare.p99).toFixed(1),
    ms(found),
  ])
  const [small, large] = [finding[0], finding.at(-1)]
  return [
    'Finding by a word, within 20 km, for an age, with every facet counted, in ms; as a multiple of the bare SQL (aim: at most 2)',
    ...tableOf(
      ['services', 'p50', 'p99', 'bare p50', 'bare p99', 'times p50', 'times p99', 'found each'],
      asked,
    ),
    ...(small && large && large !== small
      ? [
          `With ${large.services / small.services} times the services: ${(large.finder.p50 / small.finder.p50).toFixed(1)} times as long at p50, ${(large.finder.p99 / small.finder.p99).toFixed(1)} at p99 (aim: at most 3).`,
        ]
      : []),
    '',
    'The first page of /oruk/services?full=true, 50 services with all that belongs to them, in ms',
    ...tableOf(
      ['services', 'p50', 'p99', 'kB'],
      giving.map(({ services, page, bytes }) => [
        whole(services),
        ms(page.p50),
        ms(page.p99),
        whole(bytes / 1000),
      ]),
    ),
    '',
    'Taking in, services a second, as a fraction of COPY of the same rows into the same tables',
    ...tableOf(
      ['services', 'imported', 'by COPY', 'fraction', 'again, unchanged'],
      [
        [
          whole(imports.services),
          whole(imports.imported),
          whole(imports.copied),
          asFraction(imports.fraction),
          whole(imports.again),
        ],
      ],
    ),
  ]
}
