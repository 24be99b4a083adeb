import { type AvatarTone, initialsOf } from './avatar.tsx'

export type RingPerson = { name: string; ring: 0 | 1 | 2; tone?: AvatarTone; asked?: boolean }

export type RingsProps = {
  /** Who is in the middle: 'Kez' or 'You'. */
  centre: string
  /** What each ring opens, from the middle outwards. */
  rings: [string, string, string]
  people: RingPerson[]
  /** Names with leaves instead of initials in discs: for the young person's own page. */
  names?: boolean
  title: string
}

const middle = 170
const radii = [98, 132, 166] as const
const distances = [66, 115, 149] as const

/** Where a person stands: spread evenly, starting at the upper right and going round past the middle's labels. */
function placeOf(index: number, count: number, ring: RingPerson['ring']) {
  const span = (300 / Math.max(count, 1)) * (index + 0.5)
  const angle = ((span - 60) * Math.PI) / 180
  return {
    x: Math.round(middle + distances[ring] * Math.cos(angle)),
    y: Math.round(middle + distances[ring] * Math.sin(angle)),
  }
}

/** The circle: nearer the middle sees more. A list beside it (ShareList) must say the same in words. */
export function Rings(props: RingsProps) {
  const places = props.people.map((person, index) => ({
    person,
    ...placeOf(index, props.people.length, person.ring),
  }))
  const description = props.people.map(({ name, ring }) => `${name}: ${props.rings[ring]}`).join('. ')
  return (
    <svg
      class={props.names ? 'app-rings app-rings--names' : 'app-rings'}
      viewBox="0 0 340 340"
      width="340"
      height="340"
      role="img"
      aria-label={`${props.title}. ${description}`}
    >
      <title>{props.title}</title>
      <desc>{description}</desc>
      {[2, 1, 0].map((ring) => (
        <circle
          class={`app-rings__ring app-rings__ring--${ring}`}
          cx={middle}
          cy={middle}
          r={radii[ring as 0 | 1 | 2]}
        />
      ))}
      {places.map(({ person, x, y }) => (
        <line
          class={`app-rings__line app-rings__line--${person.asked ? 'asked' : (person.tone ?? 'slate')}`}
          x1={middle}
          y1={middle}
          x2={x}
          y2={y}
        />
      ))}
      {props.rings.map((label, ring) => (
        <text
          class="app-rings__label"
          x={middle}
          y={middle - radii[ring as 0 | 1 | 2] + 22}
          text-anchor="middle"
        >
          {label}
        </text>
      ))}
      <circle class="app-rings__centre" cx={middle} cy={middle} r={props.names ? 13 : 36} />
      <text
        class={props.names ? 'app-rings__you' : 'app-rings__who'}
        x={middle}
        y={props.names ? middle - 20 : middle + 6}
        text-anchor="middle"
      >
        {props.centre}
      </text>
      {places.map((place) => (props.names ? <Leaf {...place} /> : <Disc {...place} />))}
    </svg>
  )
}

type Placed = { person: RingPerson; x: number; y: number }

function Disc({ person, x, y }: Placed) {
  return (
    <g class={`app-rings__disc app-rings__disc--${person.asked ? 'asked' : (person.tone ?? 'slate')}`}>
      <circle cx={x} cy={y} r="20" />
      <text x={x} y={y + 6} text-anchor="middle">
        {initialsOf(person.name)}
      </text>
    </g>
  )
}

// A name below a leaf that stands lower than this would be cut off: it stands above.
const LOWEST = 306

function Leaf({ person, x, y }: Placed) {
  const anchor = x < 90 ? 'start' : x > 250 ? 'end' : 'middle'
  return (
    <g class={person.asked ? 'app-rings__leaf app-rings__leaf--asked' : 'app-rings__leaf'}>
      <path d={`M${x - 8} ${y + 8}c-6-12 2-20 19-20 2 14-6 22-19 20Z`} />
      <text
        x={anchor === 'middle' ? x : x + (anchor === 'start' ? -16 : 16)}
        y={y > LOWEST ? y - 18 : y + 27}
        text-anchor={anchor}
      >
        {person.name}
      </text>
    </g>
  )
}
