import { Frame } from './frame.tsx'
/** A place on the map: where it lies in degrees, how large its circle is (by area), and which of four shades it has. */
export type Bubble = {
  name: string
  latitude: number
  longitude: number
  size: number
  shade: 0 | 1 | 2 | 3
  says: string
}

const shades = ['#eef4f0', '#bcd8c8', '#7fb497', '#3f8f63'] as const

/** Circles where places lie, by size and shade, each with its name; the table beside it says the same. */
export function BubbleMap({ title, bubbles }: { title: string; bubbles: readonly Bubble[] }) {
  if (bubbles.length === 0) return null
  return (
    <figure class="app-chart app-chart--fern">
      <Drawing title={title} bubbles={bubbles} width={600} kind="wide" />
      <Drawing title={title} bubbles={bubbles} width={320} kind="narrow" />
    </figure>
  )
}

const height = 380
const margin = 64

function Drawing(props: {
  title: string
  bubbles: readonly Bubble[]
  width: number
  kind: 'wide' | 'narrow'
}) {
  const { bubbles, width } = props
  const at = projected(bubbles, width)
  const largest = Math.max(...bubbles.map(({ size }) => size), 1)
  return (
    <Frame
      kind={props.kind}
      width={width}
      height={height}
      title={props.title}
      says={`${bubbles.map(({ says }) => says).join('. ')}.`}
    >
      {bubbles.map((bubble, nth) => {
        const { x, y } = at(bubble)
        const r = 8 + 26 * Math.sqrt(bubble.size / largest)
        return (
          <>
            <circle class="app-bubble" cx={x} cy={y} r={r} fill={shades[bubble.shade]} />
            <text
              class="app-chart__name app-bubble__name"
              x={x}
              y={y + (nth % 2 === 0 ? r + 18 : -r - 8)}
              text-anchor="middle"
            >
              {bubble.name}
            </text>
          </>
        )
      })}
    </Frame>
  )
}

// Near enough flat for one place: a degree east is shorter than a degree north.
function projected(bubbles: readonly Bubble[], width: number): (bubble: Bubble) => { x: number; y: number } {
  const middle = bubbles.reduce((sum, { latitude }) => sum + latitude, 0) / bubbles.length
  const shrunk = Math.cos((middle * Math.PI) / 180)
  const easts = bubbles.map(({ longitude }) => longitude * shrunk)
  const norths = bubbles.map(({ latitude }) => latitude)
  const [west, south] = [Math.min(...easts), Math.min(...norths)]
  const [across, up] = [Math.max(...easts) - west, Math.max(...norths) - south]
  const scale = Math.min(
    (width - 2 * margin) / Math.max(across, 1e-6),
    (height - 2 * margin) / Math.max(up, 1e-6),
  )
  return ({ latitude, longitude }) => ({
    x: width / 2 + (longitude * shrunk - west - across / 2) * scale,
    y: height / 2 - (latitude - south - up / 2) * scale,
  })
}
