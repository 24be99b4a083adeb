import { Frame } from './frame.tsx'

export type ColumnChartProps = {
  title: string
  /** The whole chart in words. */
  says: string
  /** In their order, each with the number that is drawn and how it is said above its column. */
  columns: readonly { label: string; value: number; says: string }[]
}

const height = 200
const plot = { top: 30, bottom: 160, side: 10 }

/** Columns side by side from nought, to scale, drawn wide and narrow. */
export function ColumnChart(props: ColumnChartProps) {
  if (props.columns.length === 0) return <></>
  return (
    <figure class="app-chart app-chart--fern">
      <Drawing {...props} kind="wide" width={560} />
      <Drawing {...props} kind="narrow" width={328} />
    </figure>
  )
}

function Drawing({
  title,
  says,
  columns,
  kind,
  width,
}: ColumnChartProps & { kind: 'wide' | 'narrow'; width: number }) {
  const most = Math.max(1, ...columns.map(({ value }) => value))
  const each = (width - 2 * plot.side) / columns.length
  // As many words as there is room for, and always those of the last column.
  const isSaid = (at: number, broad: number): boolean =>
    (columns.length - 1 - at) % Math.ceil(broad / each) === 0
  return (
    <Frame kind={kind} width={width} height={height} title={title} says={says}>
      <path class="app-chart__base" d={`M${plot.side} ${plot.bottom}H${width - plot.side}`} />
      {columns.map((column, at) => {
        const tall = ((plot.bottom - plot.top) * column.value) / most
        const middle = plot.side + each * (at + 0.5)
        return (
          <>
            <rect
              class="app-chart__column"
              x={middle - each * 0.35}
              y={plot.bottom - tall}
              width={each * 0.7}
              height={tall}
            />
            {isSaid(at, 34) && (
              <text x={middle} y={plot.bottom - tall - 8} text-anchor="middle">
                {column.says}
              </text>
            )}
            {isSaid(at, 52) && (
              <text x={middle} y={plot.bottom + 24} text-anchor="middle">
                {column.label}
              </text>
            )}
          </>
        )
      })}
    </Frame>
  )
}
