import { scaleTime } from 'd3-scale'
import { dayTime, monthStart, monthTicks } from './calendar.ts'

/** A lane of the chart, top to bottom; `tone` colours it and its word is always there. */
export type Lane = { key: string; name: string; tone: string }

/** A stay in one lane, from a day to a day; `to` null while it goes on. Waiting is drawn dotted. */
export type LaneSpan = { lane: string; from: string; to: string | null; waiting: boolean }

/** A step from one lane into another on a day, with the number of its entry in the list beside. */
export type LaneMark = { label: string; date: string; lane: string; fromLane: string; waiting: boolean }

export type LaneChartProps = {
  /** What it shows, in one sentence for screen readers; the list beside says the rest. */
  title: string
  lanes: readonly Lane[]
  spans: readonly LaneSpan[]
  marks: readonly LaneMark[]
  /** 'YYYY-MM-DD': where the drawing ends. */
  today: string
}

const LANE = 46
const TOP = 30
const BEND = 16
const MARK = 11

/** Stays in lanes over time as one line that steps from lane to lane, drawn wide and narrow; its list stands beside. */
export function LaneChart(props: LaneChartProps) {
  return (
    <figure class="app-chart app-lanes">
      <Drawing {...props} width={560} kind="wide" />
      <Drawing {...props} width={343} kind="narrow" />
    </figure>
  )
}

function Drawing({ title, lanes, spans, marks, today, width, kind }: LaneChartProps & Sized) {
  const dates = [...spans.map(({ from }) => from), ...marks.map(({ date }) => date)].map(dayTime)
  const now = dayTime(today)
  const from = monthStart(Math.min(...dates, now - 28 * 86_400_000))
  // A wide drawing has the names of its lanes beside them, a narrow one above.
  const left = kind === 'wide' ? 190 : 34
  const scale = scaleTime([from, Math.max(now, ...dates)], [left, width - 24])
  const bottom = TOP + LANE * lanes.length
  const at: At = {
    x: (date) => Number(scale(dayTime(date)).toFixed(1)),
    y: (lane) => TOP + LANE * lanes.findIndex(({ key }) => key === lane) + LANE - 12,
    tone: (lane) => lanes.find(({ key }) => key === lane)?.tone ?? '',
    today,
  }
  return (
    <svg
      class={`app-chart__${kind}`}
      viewBox={`0 0 ${width} ${bottom + 32}`}
      width={width}
      height={bottom + 32}
      role="img"
      aria-label={title}
    >
      {lanes.map(({ key }) => (
        <path class="app-lanes__rule" d={`M${kind === 'wide' ? left - 20 : 0} ${at.y(key)}H${width - 8}`} />
      ))}
      <path class="app-lanes__today" d={`M${at.x(today)} ${TOP - 8}V${bottom}`} />
      <text class="app-lanes__name" x={at.x(today)} y={TOP - 14} text-anchor="end">
        Today
      </text>
      {spans.map((span) => (
        <Stay span={span} at={at} />
      ))}
      {marks.map((mark) => (
        <Step mark={mark} at={at} />
      ))}
      {lanes.map(({ key, name }) => (
        <text class="app-lanes__name" x={0} y={at.y(key) + (kind === 'wide' ? 5 : -20)}>
          {name}
        </text>
      ))}
      {apart(marks, at).map(({ mark, x }) => (
        <MarkNumber mark={mark} x={x} at={at} />
      ))}
      {monthTicks(from, now, kind === 'wide' ? 7 : 4).map((tick) => (
        <text x={Number(scale(tick.time).toFixed(1))} y={bottom + 24} text-anchor="middle">
          {tick.label}
        </text>
      ))}
    </svg>
  )
}

type Sized = { width: number; kind: 'wide' | 'narrow' }
type At = {
  x: (date: string) => number
  y: (lane: string) => number
  tone: (lane: string) => string
  today: string
}

function Stay({ span, at }: { span: LaneSpan; at: At }) {
  const waiting = span.waiting ? ' app-lanes__stay--waiting' : ''
  return (
    <path
      class={`app-lanes__stay app-lanes__stay--${at.tone(span.lane)}${waiting}`}
      d={`M${at.x(span.from)} ${at.y(span.lane)}H${at.x(span.to ?? at.today)}`}
    />
  )
}

/** The bend from the lane one was in to the next. */
function Step({ mark, at }: { mark: LaneMark; at: At }) {
  const [x, from, to] = [at.x(mark.date), at.y(mark.fromLane), at.y(mark.lane)]
  const waiting = mark.waiting ? ' app-lanes__stay--waiting' : ''
  return (
    <path
      class={`app-lanes__stay app-lanes__stay--${at.tone(mark.lane)}${waiting}`}
      d={`M${x - BEND} ${from}C${x - BEND / 2} ${from} ${x - BEND / 2} ${to} ${x} ${to}`}
    />
  )
}

function MarkNumber({ mark, x, at }: { mark: LaneMark; x: number; at: At }) {
  const y = at.y(mark.lane)
  return (
    <>
      <circle
        class={mark.waiting ? 'app-lanes__mark app-lanes__mark--waiting' : 'app-lanes__mark'}
        cx={x}
        cy={y}
        r={MARK}
      />
      <text class="app-lanes__number" x={x} y={y + 5} text-anchor="middle">
        {mark.label}
      </text>
    </>
  )
}

/** Marks on one lane moved to the right so that none covers another. */
function apart(marks: readonly LaneMark[], at: At): { mark: LaneMark; x: number }[] {
  const last = new Map<string, number>()
  return [...marks]
    .sort((a, b) => at.x(a.date) - at.x(b.date))
    .map((mark) => {
      const x = Math.max(at.x(mark.date), (last.get(mark.lane) ?? Number.NEGATIVE_INFINITY) + 2 * MARK + 2)
      last.set(mark.lane, x)
      return { mark, x }
    })
}
