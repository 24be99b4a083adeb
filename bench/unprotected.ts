import type { Variable } from '../src/publications/index.ts'
import { groupColumns } from './publishing-town.ts'

/** A variable, and how its value is worked out from the columns i0, i1, … of one filling-in. */
export type Worked = { variable: Variable; value: string }

/** What one group is told of one variable, unprotected: how many answered, the mean, its spread, and each choice group. */
export type Bare = { n: number; mean: number | null; sd: number | null; counts: number[] }

/** The same figures by DuckDB. */
export type Unprotected = {
  /** Works every figure of every group out of the Parquet file; gives how long that took, in seconds. */
  compute: () => Promise<number>
  groups: () => Promise<{ all: number; place: number }>
  /** What it found for one school, or for everybody: by 'grouping value', how many pupils and each variable. */
  figuresOf: (school: string | null) => Promise<Map<string, { sets: number; figures: Bare[] }>>
  close: () => void
}

/** Turns the lines of writeAnswers into a Parquet file of a column for each answer, and makes it ready to be asked. */
export async function openUnprotected(
  lines: string,
  parquet: string,
  worked: readonly Worked[],
  questions: number,
): Promise<Unprotected> {
  // Only here, so that the other parts of the bench need no DuckDB.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const duck = await DuckDBInstance.create(':memory:')
  const connection = await duck.connect()
  await connection.run(toParquet(lines, parquet, questions))
  return {
    compute: async () => {
      const begun = performance.now()
      await connection.run(sumsOfSchools(parquet, worked))
      await connection.run(figuresOfGroups(worked))
      return (performance.now() - begun) / 1000
    },
    groups: async () => {
      const found = await connection.runAndReadAll(
        `select count(*)::int, count(*) filter (where school is null)::int from figure`,
      )
      const [all, place] = found.getRowsJson()[0] ?? []
      return { all: Number(all), place: Number(place) }
    },
    figuresOf: async (school) => {
      const found = await connection.runAndReadAll(
        `select grouping || ' ' || value, sets, ${worked.map((_, at) => `v${at}`).join(', ')} from figure
         where school is not distinct from ${school === null ? 'null' : `'${school}'`}`,
      )
      return new Map(
        found.getRowsJson().map(([group, sets, ...figures]) => [
          String(group),
          {
            sets: Number(sets),
            figures: figures.map((figure) => {
              const [n = 0, mean = null, sd = null, ...counts] = figure as unknown as (number | null)[]
              return { n: n ?? 0, mean, sd, counts: counts.map(Number) }
            }),
          },
        ]),
      )
    },
    close: () => {
      connection.closeSync()
      duck.closeSync()
    },
  }
}

function toParquet(lines: string, parquet: string, questions: number): string {
  const answers = Array.from({ length: questions }, (_, at) => {
    const byte = `('0x' || substr(answers, ${1 + 2 * at}, 2))::utinyint`
    return `nullif(nullif(${byte}, 254), 255) as i${at}`
  })
  const columns = ['school', ...groupColumns, 'answers'].map((column) => `'${column}': 'varchar'`)
  return `copy (select school, ${groupColumns.join(', ')}, ${answers.join(', ')} from
    read_csv('${lines}', delim = '\\t', nullstr = '\\N', header = false, quote = '', columns = {${columns.join(', ')}}))
    to '${parquet}' (format parquet)`
}

/** What is added up of a variable, in this order: how many, the sum and the squares of a number, and each choice group. */
const addedUp = ({ variable }: Worked, at: number): [name: string, of: string][] => [
  [`n${at}`, `count(x${at})`],
  ...(variable.numeric
    ? ([
        [`s${at}`, `sum(x${at})`],
        [`q${at}`, `sum(x${at} * x${at})`],
      ] as [string, string][])
    : []),
  ...variable.bands.map(({ from, to }, band): [string, string] => [
    `c${at}_${band}`,
    from === to ? `count_if(x${at} = ${from})` : `count_if(x${at} between ${from} and ${to})`,
  ]),
]

// Counting by count_if over wide rows was the fastest of six ways that were tried: one filter for each figure, grouping
// sets, histograms, counters packed into one large number, and a row for each answer, with and without keeping them.
function sumsOfSchools(parquet: string, worked: readonly Worked[]): string {
  const sums = worked.flatMap(addedUp).map(([name, of]) => `${of} as ${name}`)
  const values = worked.map(({ value }, at) => `(${value})::double as x${at}`)
  return `create or replace table added as ${groupColumns
    .map(
      (
        column,
      ) => `select school, '${column.replace('_id', '')}' as grouping, coalesce(${column}, 'not_known') as value, count(*) as sets,
        ${sums.join(', ')} from (select school, ${column}, ${values.join(', ')} from '${parquet}') group by all`,
    )
    .join(' union all ')}`
}

function figuresOfGroups(worked: readonly Worked[]): string {
  const names = ['sets', ...worked.flatMap(addedUp).map(([name]) => name)]
  const sums = names.map((name) => `sum(${name}) as ${name}`).join(', ')
  const figures = worked.map((one, at) => {
    const { numeric, bands } = one.variable
    const spread = `sqrt(greatest(0, q${at} - s${at} * s${at} / n${at}) / (n${at} - 1))`
    const moments = numeric ? `s${at} / n${at}, case when n${at} > 1 then ${spread} else 0 end` : 'null, null'
    return `[n${at}, ${moments}${bands.map((_, band) => `, c${at}_${band}`).join('')}]::double[] as v${at}`
  })
  return `create or replace table figure as
    with school as (select * from added union all by name
        select school, 'all' as grouping, 'all' as value, ${sums} from added where grouping = 'gender' group by school),
      everyone as (select * from school union all by name
        select null as school, grouping, value, ${sums} from school group by grouping, value)
    select school, grouping, value, sets, ${figures.join(', ')} from everyone`
}
