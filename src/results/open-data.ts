import type { Figure, GroupFigures, Publication, Variable } from '../publications/index.ts'

/** A column of the open data: its name, and what it means. */
export const columns = [
  ['round', 'Which survey, as in its address.'],
  ['round_name', 'What the survey is called.'],
  ['version', 'Which making of its figures; a later one replaces an earlier one.'],
  [
    'grouping',
    'How pupils are grouped: all, year_group, gender, free_meals, deprivation, neighbourhood and so on.',
  ],
  ['group', 'Which group, as a code; the id of a neighbourhood.'],
  ['group_name', 'What the group is called.'],
  ['domain', 'Which part of wellbeing it is about.'],
  ['measure', 'Which question or score, as a code.'],
  ['measure_name', 'What was asked, or what the score is called.'],
  [
    'statistic',
    'n (how many answered), missing (how many did not), mean, sd, share, slope_index or relative_index.',
  ],
  ['choice', 'Of a share: which answers are counted, from and to.'],
  ['choice_name', 'What those answers are called.'],
  ['value', 'The figure. A share is between 0 and 1.'],
  ['low', 'The lower end of its 95% interval.'],
  ['high', 'The upper end of its 95% interval.'],
  ['hidden', 'yes where too few answered for the figure to be shown; then there is no figure.'],
] as const

export type OpenRow = Record<(typeof columns)[number][0], string | number | null>

type Shown = { value: number; low?: number; high?: number } | null

/** Every figure of a public publication, a row each; what is hidden says so and has none. */
export function openRows(publication: Publication, groups: readonly GroupFigures[]): OpenRow[] {
  const { round, version, variables, comparisons } = publication
  const start = { round: round.key, round_name: round.name, version }
  const none = { choice: null, choice_name: null }
  const rows = groups.flatMap((group) =>
    variables.flatMap((variable) => {
      const about = { ...start, ...groupOf(group), ...measureOf(variable) }
      return statisticsOf(variable, group.figures[variable.key] ?? null).map(({ shown, ...one }) => ({
        ...{ ...about, ...none, ...one },
        ...valueOf(shown),
      }))
    }),
  )
  const everybody = groupOf({ grouping: 'all', value: 'all', name: 'Everybody' })
  const gaps = variables.flatMap((variable) => {
    const found = comparisons.inequality?.[variable.key]
    if (!found) return []
    const about = { ...start, ...everybody, ...measureOf(variable), ...none }
    return [
      { ...about, statistic: 'slope_index', ...valueOf(found.slope) },
      ...(found.relative ? [{ ...about, statistic: 'relative_index', ...valueOf(found.relative) }] : []),
    ]
  })
  return [...rows, ...gaps]
}

const groupOf = ({ grouping, value, name }: Pick<GroupFigures, 'grouping' | 'value' | 'name'>) => ({
  ...{ grouping, group: value, group_name: name },
})

const measureOf = ({ domain, key, name }: Variable) => ({ domain, measure: key, measure_name: name })

const valueOf = (shown: Shown) => ({
  value: shown?.value ?? null,
  low: shown?.low ?? null,
  high: shown?.high ?? null,
  hidden: shown ? null : 'yes',
})

type Statistic = { statistic: string; choice?: string; choice_name?: string; shown: Shown }

function statisticsOf({ numeric, bands }: Variable, figure: Figure | null): Statistic[] {
  return [
    { statistic: 'n', shown: figure && { value: figure.n } },
    { statistic: 'missing', shown: figure && { value: figure.missing } },
    ...(numeric
      ? [
          { statistic: 'mean', shown: figure?.mean ?? null },
          { statistic: 'sd', shown: figure?.sd === undefined ? null : { value: figure.sd } },
        ]
      : []),
    ...bands.map(({ key, name }) => ({
      ...{ statistic: 'share', choice: key, choice_name: name },
      shown: figure?.shares?.[key] ?? null,
    })),
  ]
}
