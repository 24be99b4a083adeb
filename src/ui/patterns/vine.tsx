// A vine with one leaf for each question: decoration beside the number in words.

type VineProps = { at: number; of: number }

const leaf = 'M0 0C-6-4-7-12 0-18 7-12 6-4 0 0Z'

function Leaf(props: { x: number; y: number; turn: number; state: 'grown' | 'now' | 'ahead' }) {
  const size = props.state === 'now' ? ' scale(1.5)' : ''
  return (
    <path
      class={`app-vine__leaf app-vine__leaf--${props.state}`}
      transform={`translate(${round(props.x)} ${round(props.y)}) rotate(${props.turn})${size}`}
      d={leaf}
    />
  )
}

const round = (value: number): number => Math.round(value * 10) / 10
const stateOf = (index: number, at: number) => (index < at - 1 ? 'grown' : index === at - 1 ? 'now' : 'ahead')
const places = (of: number): number[] => Array.from({ length: of }, (_, index) => index)

/** A line through points this many units apart, from one value to another. */
function pathThrough(from: number, to: number, point: (value: number) => [number, number]): string {
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) / 6))
  const points = places(steps + 1).map((step) => point(from + ((to - from) * step) / steps))
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
}

/** Along the top, on a phone: grown as far as the question one is at. */
export function VineAlong({ at, of }: VineProps) {
  const x = (index: number) => 26 + (index * 280) / Math.max(1, of - 1)
  const wave = (value: number): [number, number] => [value, 26 + 4 * Math.sin(value / 9)]
  return (
    <svg
      class="app-vine app-vine--along"
      viewBox="0 0 343 52"
      width="343"
      height="52"
      aria-hidden="true"
      focusable="false"
    >
      <path class="app-vine__post" d="M0 26H343" />
      <path class="app-vine__stem" d={pathThrough(4, x(at - 1), wave)} />
      {places(of).map((index) => {
        const state = stateOf(index, at)
        const [, y] = state === 'ahead' ? [0, 26] : wave(x(index))
        return <Leaf x={x(index)} y={y} turn={index % 2 === 0 ? 34 : 146} state={state} />
      })}
    </svg>
  )
}

const height = 520

/** Climbing a lattice, beside the question on a wide screen. */
export function VineUp({ at, of }: VineProps) {
  const y = (index: number) => height - 60 - (index * (height - 130)) / Math.max(1, of - 1)
  const wave = (value: number): [number, number] => [75 + 24 * Math.sin(value / 62), value]
  return (
    <svg
      class="app-vine app-vine--up"
      viewBox={`0 0 150 ${height}`}
      width="150"
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      <path class="app-vine__lattice" d={lattice()} />
      <path class="app-vine__post" d={`M3 0V${height}M147 0V${height}`} />
      <path class="app-vine__stem app-vine__stem--ahead" d={pathThrough(y(at - 1), y(of - 1), wave)} />
      <path class="app-vine__stem" d={pathThrough(height - 14, y(at - 1), wave)} />
      {places(of).map((index) => {
        const [across] = wave(y(index))
        return <Leaf x={across} y={y(index)} turn={index % 2 === 0 ? 48 : -48} state={stateOf(index, at)} />
      })}
    </svg>
  )
}

// Slats from post to post, 72 apart, both ways.
function lattice(): string {
  const slats = places(9).map((index) => index * 72 - 72)
  return slats.map((top) => `M3 ${top}L147 ${top + 144}M147 ${top}L3 ${top + 144}`).join('')
}
