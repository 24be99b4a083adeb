import { changeSince } from './comparing.ts'
import type { Figure, Measured } from './figures.ts'
import type { Variable } from './plan.ts'
import type { GroupFigures, Publication } from './publication.ts'

/** One figure as the command line prints it. */
export type PrintedFigure = {
  audience: string
  group: Record<string, string>
  measure: string
  statistic: string
  band?: string
  value?: number
  n?: number
  missing?: number
  low?: number
  high?: number
  hidden?: true
}

/** Every figure of one group, one by one; what is hidden says so, statistic by statistic. */
export function* figuresIn(
  publication: Publication,
  group: GroupFigures,
  before: GroupFigures | undefined,
): Generator<PrintedFigure> {
  const about = { audience: publication.audience, group: groupOf(publication, group) }
  for (const variable of publication.variables) {
    const measure = { ...about, measure: variable.key }
    const figure = group.figures[variable.key] ?? null
    yield* figuresAbout(measure, variable, figure)
    const { mean } = changeSince(figure, before?.figures[variable.key])
    // Of other pupils than then: a change is one person's (rule 7).
    if (mean && figure) yield { ...measure, statistic: 'difference', ...baseOf([figure]), ...told(mean) }
  }
}

const told = ({ value, low, high }: Measured): Measured => ({
  value: Number(value.toFixed(2)),
  low: Number(low.toFixed(2)),
  high: Number(high.toFixed(2)),
})

/** How many answered of these groups together, and how many did not. */
const baseOf = (figures: readonly Figure[]): { n: number; missing: number } => ({
  n: figures.reduce((sum, { n }) => sum + n, 0),
  missing: figures.reduce((sum, { missing }) => sum + missing, 0),
})

type About = Pick<PrintedFigure, 'audience' | 'group' | 'measure'>

function* figuresAbout(about: About, variable: Variable, figure: Figure | null): Generator<PrintedFigure> {
  const hidden = { hidden: true } as const
  const counted = figure ? { n: figure.n, missing: figure.missing } : hidden
  yield { ...about, statistic: 'n', ...(figure ? { value: figure.n, ...counted } : hidden) }
  if (variable.numeric) {
    yield { ...about, statistic: 'mean', ...(figure?.mean ? { ...counted, ...figure.mean } : hidden) }
    yield {
      ...about,
      statistic: 'sd',
      ...(figure?.sd === undefined ? hidden : { value: figure.sd, ...counted }),
    }
  }
  for (const { key } of variable.bands) {
    const share: Measured | undefined = figure?.shares?.[key]
    yield { ...about, statistic: 'share', band: key, ...(share ? { ...counted, ...share } : hidden) }
  }
}

function groupOf(
  { organisation }: Publication,
  { grouping, value, name }: GroupFigures,
): Record<string, string> {
  const school: Record<string, string> = organisation ? { school: organisation.urn ?? organisation.name } : {}
  if (grouping === 'all') return school
  return { ...school, [grouping]: grouping === 'neighbourhood' && value !== 'not_known' ? name : value }
}

/** The comparisons of a publication, as figures of everybody. */
export function* comparisonsIn(
  { audience, comparisons }: Publication,
  groups: readonly GroupFigures[],
): Generator<PrintedFigure> {
  const fifths = groups.filter(({ grouping, value }) => grouping === 'deprivation' && value !== 'not_known')
  for (const [measure, { slope, relative }] of Object.entries(comparisons.inequality ?? {})) {
    const base = baseOf(fifths.flatMap(({ figures }) => figures[measure] ?? []))
    const about = { audience, group: {}, measure, ...base }
    yield { ...about, statistic: 'slope_index', ...told(slope) }
    if (relative) yield { ...about, statistic: 'relative_index', ...told(relative) }
  }
}
