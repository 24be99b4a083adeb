import { scaleLinear } from 'd3-scale'
import { Frame } from './frame.tsx'

export type SlopeChartProps = {
  title: string
  /** The whole chart in words. */
  says: string
  /** From 0, the most deprived, to 1. */
  points: readonly { rank: number; value: number; low: number; high: number }[]
  line: { from: number; to: number }
  ends: readonly [low: string, high: string]
  said: (value: number) => string
}

const height = 240
const plot = { top: 16, bottom: 196, left: 64, right: 20 }

/** Points along a ladder, each with its interval, and the line through them; drawn wide and narrow. */
export function SlopeChart(props: SlopeChartProps) {
  return (
    <figure class="app-chart app-chart--fern">
      <Drawing {...props} width={480} kind="wide" />
      <Drawing {...props} width={320} kind="narrow" />
    </figure>
  )
}

function Drawing(props: SlopeChartProps & { width: number; kind: 'wide' | 'narrow' }) {
  const { points, line, width } = props
  const all = [...points.flatMap(({ low, high }) => [low, high]), line.from, line.to]
  const x = scaleLinear([0, 1], [plot.left, width - plot.right])
  const y = scaleLinear([Math.min(...all), Math.max(...all)], [plot.bottom, plot.top]).nice(4)
  return (
    <Frame kind={props.kind} width={width} height={height} title={props.title} says={props.says}>
      {y.ticks(4).map((tick) => (
        <>
          <path class="app-chart__rule" d={`M${plot.left} ${y(tick)}H${width - plot.right}`} />
          <text x={plot.left - 8} y={y(tick) + 6} text-anchor="end">
            {props.said(tick)}
          </text>
        </>
      ))}
      <path class="app-chart__line" d={`M${x(0)} ${y(line.from)}L${x(1)} ${y(line.to)}`} />
      {points.map((point) => (
        <>
          <path
            class="app-chart__interval app-chart__interval--before"
            d={`M${x(point.rank)} ${y(point.low)}V${y(point.high)}`}
          />
          <circle
            class="app-chart__point app-chart__point--last"
            cx={x(point.rank)}
            cy={y(point.value)}
            r={7}
          />
        </>
      ))}
      <text x={plot.left} y={height - 12}>
        {props.ends[0]}
      </text>
      <text x={width - plot.right} y={height - 12} text-anchor="end">
        {props.ends[1]}
      </text>
    </Frame>
  )
}
