import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { Details } from '../components/details.tsx'
import { Table } from '../components/table.tsx'
import type { Content } from '../options.ts'
import { dayTime, monthStart, monthTicks, shortDate } from './calendar.ts'
import { Frame } from './frame.tsx'

export type Rating = { date: string; value: number }

export type RatingChartProps = {
  /** What is rated, for screen readers and the table: 'Sit with somebody at lunch'. */
  title: string
  /** In any order; each from 0 to 10. */
  ratings: readonly Rating[]
  /** Dates at which the scale begins and ends, so that several charts can share one. */
  from?: string
  to?: string
  /** Plum on a staff page (the number is the young person's own), fern on their own. */
  tone?: 'plum' | 'fern'
  /** The one sentence that says what the change is worth. */
  says?: { lead: Content; text?: Content }
  table?: 'details' | 'visible'
  tableWords?: { summary: string; date: string; value: string }
}

const words = { summary: 'The ratings as a table', date: 'Date', value: 'Rating, 0 to 10' }
const height = 200
const plot = { top: 34, bottom: 160, left: 28, right: 20 }

/** Ratings from 0 to 10 over dates, to scale, drawn wide and narrow, with a table. */
export function RatingChart(props: RatingChartProps) {
  const ratings = [...props.ratings].sort((a, b) => dayTime(a.date) - dayTime(b.date))
  const tableWords = props.tableWords ?? words
  const table = (
    <Table
      caption={{ text: props.title, hidden: true }}
      head={[tableWords.date, { text: tableWords.value, format: 'numeric' }]}
      rows={ratings.map((rating) => [shortDate(rating.date), rating.value])}
      compact
    />
  )
  return (
    <figure class={`app-chart app-chart--${props.tone ?? 'plum'}`}>
      {ratings.length > 0 && (
        <>
          <Drawing {...props} ratings={ratings} width={480} kind="wide" />
          <Drawing {...props} ratings={ratings} width={343} kind="narrow" />
        </>
      )}
      {props.says && (
        <figcaption>
          <strong>{props.says.lead}</strong>
          {props.says.text}
        </figcaption>
      )}
      {ratings.length > 0 &&
        (props.table === 'visible' ? table : <Details summary={tableWords.summary}>{table}</Details>)}
    </figure>
  )
}

/** The chart in a sentence: how many ratings, the first and the last. */
export function ratingSentence(ratings: readonly Rating[]): string {
  const first = ratings[0]
  const last = ratings.at(-1)
  if (!first || !last) return 'No ratings yet.'
  const said = (rating: Rating) => `${rating.value} on ${shortDate(rating.date)}`
  if (ratings.length === 1) return `One rating: ${said(first)}.`
  return `${ratings.length} ratings from 0 to 10: first ${said(first)}, last ${said(last)}.`
}

function Drawing(props: RatingChartProps & { width: number; kind: 'wide' | 'narrow' }) {
  const { ratings, width, kind } = props
  const times = ratings.map((rating) => dayTime(rating.date))
  const from = monthStart(props.from ? dayTime(props.from) : Math.min(...times))
  const to = Math.max(props.to ? dayTime(props.to) : 0, ...times, from + 28 * 86_400_000)
  const x = scaleLinear([from, to], [plot.left + 8, width - plot.right])
  const y = scaleLinear([0, 10], [plot.bottom, plot.top]).clamp(true)
  const points = ratings.map((rating, index) => ({
    ...rating,
    x: x(times[index] ?? from),
    y: y(rating.value),
  }))
  return (
    <Frame kind={kind} width={width} height={height} title={props.title} says={ratingSentence(ratings)}>
      {[0, 5, 10].map((value) => (
        <>
          <path
            class={value === 0 ? 'app-chart__base' : 'app-chart__rule'}
            d={`M${plot.left} ${y(value)}H${width - plot.right + 12}`}
          />
          <text x={plot.left - 8} y={y(value) + 6} text-anchor="end">
            {value}
          </text>
        </>
      ))}
      {monthTicks(from, to, kind === 'wide' ? 6 : 4).map((tick) => (
        <text x={x(tick.time)} y={plot.bottom + 26} text-anchor="middle">
          {tick.label}
        </text>
      ))}
      <Points points={points} />
    </Frame>
  )
}

type Point = Rating & { x: number; y: number }

function Points({ points }: { points: Point[] }) {
  const byX = (point: Point) => point.x
  const byY = (point: Point) => point.y
  const first = points[0]
  const last = points.at(-1)
  return (
    <>
      {points.length > 1 && (
        <>
          <path class="app-chart__area" d={area(byX, plot.bottom, byY)(points) ?? ''} />
          <path class="app-chart__line" d={line(byX, byY)(points) ?? ''} />
        </>
      )}
      {points.map((point) => (
        <circle
          class={point === last ? 'app-chart__point app-chart__point--last' : 'app-chart__point'}
          cx={point.x}
          cy={point.y}
          r={point === last ? 8 : 5}
        />
      ))}
      {first && first !== last && (
        <text class="app-chart__number" x={first.x} y={first.y - 14} text-anchor="middle">
          {first.value}
        </text>
      )}
      {last && (
        <text
          class="app-chart__number app-chart__number--last"
          x={last.x}
          y={last.y - 15}
          text-anchor="middle"
        >
          {last.value}
        </text>
      )}
    </>
  )
}
