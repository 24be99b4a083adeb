import { en, listOf } from '../../words/index.ts'
import type { Gathered, MarkSizes } from './gathering.ts'
import type { MapPoint, MapProps } from './map.tsx'
import { type MapView, type Pixel, type Size, scales, zoomed } from './projection.ts'

const words = en.geography.map

/** How much room marks take, near enough: pins stand on their point, and may touch. */
export const markSizes: MarkSizes = { alone: { width: 32, height: 34 }, gathered: { width: 74, height: 36 } }

/** A point with where it lies on the drawing. */
export type Mark = MapPoint & Pixel

/** All marks, those gathered that would overlap. */
export type Groups = readonly Gathered<Mark>[]

type MarksProps = { groups: Groups; view: MapView; size: Size; way: MapProps['way'] }

/** The marks, in the order of the list; those gathered say how many, and lead closer. */
export function Marks({ groups, view, way }: MarksProps) {
  const inOrder = groups.toSorted((one, other) => firstOf(one) - firstOf(other))
  return (
    <>
      {inOrder.map((group) => {
        const [first] = group.marks
        if (!first) return null
        return group.marks.length === 1 ? (
          <Linked href={first.href} label={named(first)} at={group}>
            <Pin number={first.number} />
          </Linked>
        ) : (
          <Linked href={closer(group, view, way) ?? first.href} label={allOf(group)} at={group}>
            <Several count={group.marks.length} />
          </Linked>
        )
      })}
    </>
  )
}

const firstOf = ({ marks }: Gathered<Mark>): number => Math.min(...marks.map(({ number }) => number ?? 0))

const named = ({ number, name }: Mark): string => (number === undefined ? name : words.mark({ number, name }))

const allOf = ({ marks }: Gathered<Mark>): string =>
  words.herePlaces({ count: marks.length, names: listOf(marks.map(named)) })

// Those at the very same place would be no further apart from closer by.
function closer({ marks }: Gathered<Mark>, view: MapView, way: MapProps['way']): string | undefined {
  const spread = (axis: 'x' | 'y') =>
    Math.max(...marks.map((mark) => mark[axis])) - Math.min(...marks.map((mark) => mark[axis]))
  const apartWhenClosest = (Math.max(spread('x'), spread('y')) * view.metresPerPixel) / (scales[0] ?? 1)
  const nearer = zoomed(view, 1)
  if (!way || !nearer || apartWhenClosest < markSizes.alone.width) return undefined
  const mean = (of: (mark: Mark) => number) => marks.reduce((sum, mark) => sum + of(mark), 0) / marks.length
  return way({
    ...nearer,
    latitude: mean((mark) => mark.latitude),
    longitude: mean((mark) => mark.longitude),
  })
}

function Linked(props: { href: string | undefined; label: string; at: Pixel; children: unknown }) {
  const { href, label, at } = props
  const place = `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`
  return href === undefined ? (
    <g transform={place} role="img" aria-label={label}>
      {props.children}
    </g>
  ) : (
    <a class="app-map__mark" href={href} aria-label={label} transform={place}>
      {props.children}
    </a>
  )
}

function Pin({ number }: { number: number | undefined }) {
  return (
    <>
      <rect class="app-map__reach" x="-22" y="-46" width="44" height="48" />
      <path class="app-map__pin" d="M0 0C-4 -9 -17 -13 -17 -26A17 17 0 1 1 17 -26C17 -13 4 -9 0 0Z" />
      {number === undefined ? (
        <circle class="app-map__hole" cy="-26" r="6" />
      ) : (
        <text class="app-map__number" y="-20.5" text-anchor="middle">
          {number}
        </text>
      )}
    </>
  )
}

function Several({ count }: { count: number }) {
  return (
    <>
      <rect class="app-map__reach" x="-40" y="-46" width="80" height="48" />
      <path
        class="app-map__pin app-map__pin--several"
        d="M0 0L-6 -10H-23A16 16 0 0 1 -23 -42H23A16 16 0 0 1 23 -10H6Z"
      />
      <text class="app-map__number" y="-20.5" text-anchor="middle">
        {words.here({ count })}
      </text>
    </>
  )
}
