import { scaleLinear } from 'd3-scale'

/** A figure with the ends of its interval. */
export type StripMark = { value: number; low: number; high: number }

export type StripProps = {
  /** The whole strip in a sentence. */
  label: string
  scale: { min: number; max: number }
  /** A filled dot with a line; a box with a bar; a hollow triangle below. Three shapes, so that colour is not needed. */
  own: StripMark | null
  others?: StripMark | null | undefined
  /** Where ours lay before, or whatever else stands beside. */
  also?: { value: number } | null | undefined
}

const WIDE = 250
const NARROW = 280
const height = 44
// Half of what the widest number takes, so that each stands above its own line.
const margin = 20

/** One row of a chart: where ours lies on a scale, where others do, and where something more does. */
export function IntervalStrip(props: StripProps) {
  return (
    <div class="app-chart app-chart--fern app-strip">
      <Strip {...props} width={WIDE} kind="wide" />
      <Strip {...props} width={NARROW} kind="narrow" />
    </div>
  )
}

function Strip({
  label,
  scale,
  own,
  others,
  also,
  width,
  kind,
}: StripProps & { width: number; kind: string }) {
  const x = scaleLinear([scale.min, scale.max], [margin, width - margin]).clamp(true)
  return (
    <svg
      class={`app-chart__${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {x.ticks(4).map((tick) => (
        <path class="app-chart__rule" d={`M${x(tick)} 0V${height}`} />
      ))}
      {others && (
        <>
          <rect
            class="app-strip__others"
            x={x(others.low)}
            y={6}
            width={Math.max(2, x(others.high) - x(others.low))}
            height={22}
            rx={3}
          />
          <path class="app-strip__bar" d={`M${x(others.value)} 6V28`} />
        </>
      )}
      {also && <path class="app-chart__point" d={`M${x(also.value)} 29l6 11h-12z`} />}
      {own && (
        <>
          <path class="app-chart__interval" d={`M${x(own.low)} 17H${x(own.high)}`} />
          <circle class="app-chart__point app-chart__point--last" cx={x(own.value)} cy={17} r={7} />
        </>
      )}
    </svg>
  )
}

/** The numbers along the top of a column of strips. */
export function StripScale({ scale, said }: Pick<StripProps, 'scale'> & { said: (value: number) => string }) {
  return (
    <span class="app-chart app-strip" aria-hidden="true">
      {(
        [
          ['wide', WIDE],
          ['narrow', NARROW],
        ] as const
      ).map(([kind, width]) => {
        const x = scaleLinear([scale.min, scale.max], [margin, width - margin])
        return (
          <svg class={`app-chart__${kind}`} viewBox={`0 0 ${width} 22`} width={width} height={22}>
            {x.ticks(4).map((tick) => (
              <text x={x(tick)} y={17} text-anchor="middle">
                {said(tick)}
              </text>
            ))}
          </svg>
        )
      })}
    </span>
  )
}

const shapes = {
  own: (
    <>
      <path class="app-chart__interval" d="M6 22H34" />
      <circle class="app-chart__point app-chart__point--last" cx={20} cy={22} r={7} />
    </>
  ),
  others: (
    <>
      <rect class="app-strip__others" x={8} y={11} width={24} height={22} rx={3} />
      <path class="app-strip__bar" d="M20 11V33" />
    </>
  ),
  also: <path class="app-chart__point" d="M20 16l7 12h-14z" />,
}

/** What the three shapes of a strip stand for; a shape without words is not there. */
export function StripKey(words: { own: string; others?: string | undefined; also?: string | undefined }) {
  return (
    <ul class="app-strip-key">
      {(['own', 'others', 'also'] as const).map(
        (shape) =>
          words[shape] && (
            <li>
              <svg viewBox="0 0 40 44" width="40" height="44" aria-hidden="true" class="app-chart--fern">
                {shapes[shape]}
              </svg>
              {words[shape]}
            </li>
          ),
      )}
    </ul>
  )
}
