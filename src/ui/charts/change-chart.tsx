import { scaleLinear } from 'd3-scale'
import { Details } from '../components/details.tsx'
import { Table } from '../components/table.tsx'
import type { Content } from '../options.ts'
import { Frame } from './frame.tsx'

/** A figure with the interval in which the true one is likely to lie. */
export type Estimate = { value: number; low?: number; high?: number }

export type ChangeRow = {
  label: string
  before: Estimate
  after: Estimate
  /** How many have both, and how many lack one: said beside every figure about a group. */
  pairs?: number
  missing?: number
}

export type ChangeChartProps = {
  title: string
  rows: readonly ChangeRow[]
  scale: { min: number; max: number }
  says?: { lead: Content; text?: Content }
  table?: 'details' | 'visible'
  decimals?: number
}

const rowHeight = 72

/** Before and after, each with its interval: a ring for before, a dot for after. Change, not cause. */
export function ChangeChart(props: ChangeChartProps) {
  const decimals = props.decimals ?? 1
  const said = (estimate: Estimate) => estimateWords(estimate, decimals)
  const grouped = props.rows.some((row) => row.pairs !== undefined)
  const table = (
    <Table
      caption={{ text: props.title, hidden: true }}
      head={['What', 'Before', 'After', ...(grouped ? ['How many with both', 'Missing'] : [])]}
      rows={props.rows.map((row) => [
        row.label,
        said(row.before),
        said(row.after),
        ...(grouped ? [row.pairs ?? '–', row.missing ?? 0] : []),
      ])}
      firstCellIsHeader
      responsive
      compact
    />
  )
  return (
    <figure class="app-chart app-chart--fern">
      <Drawing {...props} decimals={decimals} width={480} kind="wide" />
      <Drawing {...props} decimals={decimals} width={343} kind="narrow" />
      {props.says && (
        <figcaption>
          <strong>{props.says.lead}</strong>
          {props.says.text}
        </figcaption>
      )}
      {props.table === 'visible' ? table : <Details summary="The figures as a table">{table}</Details>}
    </figure>
  )
}

/** '19.3 (17.9 to 20.6)' */
export function estimateWords({ value, low, high }: Estimate, decimals: number): string {
  const figure = (number: number) => number.toFixed(decimals)
  return low === undefined || high === undefined
    ? figure(value)
    : `${figure(value)} (${figure(low)} to ${figure(high)})`
}

function Drawing(props: ChangeChartProps & { decimals: number; width: number; kind: 'wide' | 'narrow' }) {
  const { rows, width, scale } = props
  const height = rows.length * rowHeight + 34
  const x = scaleLinear([scale.min, scale.max], [14, width - 14]).clamp(true)
  const description = rows
    .map((row) => {
      const [before, after] = [row.before, row.after].map((estimate) =>
        estimateWords(estimate, props.decimals),
      )
      return `${row.label}: before ${before}, after ${after}`
    })
    .join('. ')
  return (
    <Frame kind={props.kind} width={width} height={height} title={props.title} says={description}>
      {rows.map((row, index) => (
        <Row row={row} top={index * rowHeight} width={width} x={x} decimals={props.decimals} />
      ))}
      <path class="app-chart__base" d={`M14 ${height - 32}H${width - 14}`} />
      {x.ticks(props.kind === 'wide' ? 6 : 4).map((tick) => (
        <text x={x(tick)} y={height - 8} text-anchor="middle">
          {tick}
        </text>
      ))}
    </Frame>
  )
}

type RowProps = { row: ChangeRow; top: number; width: number; x: (value: number) => number; decimals: number }

function Row({ row, top, width, x, decimals }: RowProps) {
  const figures = `${row.before.value.toFixed(decimals)} to ${row.after.value.toFixed(decimals)}`
  return (
    <>
      <text class="app-chart__name" x={14} y={top + 20}>
        {row.label}
      </text>
      <text class="app-chart__number" x={width - 14} y={top + 20} text-anchor="end">
        {figures}
      </text>
      <Mark estimate={row.before} y={top + 36} x={x} suffix="--before" />
      <Mark estimate={row.after} y={top + 54} x={x} suffix="--last" />
    </>
  )
}

function Mark(props: { estimate: Estimate; y: number; x: (value: number) => number; suffix: string }) {
  const { estimate, y, x, suffix } = props
  const { value, low = value, high = value } = estimate
  return (
    <>
      {low !== high && (
        <path class={`app-chart__interval app-chart__interval${suffix}`} d={`M${x(low)} ${y}H${x(high)}`} />
      )}
      <circle class={`app-chart__point app-chart__point${suffix}`} cx={x(value)} cy={y} r="7" />
    </>
  )
}
