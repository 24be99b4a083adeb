import type { Backdrop, Point, Shape } from '../../geography/index.ts'
import { en, listOf } from '../../words/index.ts'
import { type Gathered, type MarkSizes, type Oblong, placeLabels } from './gathering.ts'
import type { MapCentre, MapPoint, MapProps } from './map.tsx'
import { type MapView, type Pixel, type Size, scales, zoomed } from './projection.ts'

const words = en.geography.map

/** How much room marks take, near enough: pins stand on their point, and may touch. */
export const markSizes: MarkSizes = { alone: { width: 32, height: 34 }, gathered: { width: 74, height: 36 } }

type Mark = MapPoint & Pixel
type Groups = readonly Gathered<Mark>[]
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

type LabelsProps = {
  groups: Groups
  backdrop: Backdrop
  centre: MapCentre | undefined
  project: (point: Point) => Pixel
  size: Size
}

type Label = { text: string; kind: 'centre' | 'name' | 'town' | 'green' | 'water'; places: readonly Oblong[] }

/** Names where there is room for them: of the middle, of marks, of towns, of parks and waters. */
export function Labels({ groups, backdrop, centre, project, size }: LabelsProps) {
  const labels: Label[] = [
    ...(centre
      ? [{ text: centre.name, kind: 'centre' as const, places: below(centre.name, project(centre)) }]
      : []),
    ...groups.flatMap(({ marks: [mark, ...more], x, y }) =>
      mark && more.length === 0
        ? [{ text: short(mark.name), kind: 'name' as const, places: beside(short(mark.name), { x, y }) }]
        : [],
    ),
    ...backdrop.towns.map((town) => ({
      text: town.name,
      kind: 'town' as const,
      places: [around(town.name, project(town))],
    })),
    ...backdrop.shapes.flatMap((shape) => nameOfShape(shape, project)),
  ]
  const taken = groups.map(({ x, y, marks }) => {
    const half = marks.length > 1 ? 40 : 19
    return { left: x - half, right: x + half, top: y - 44, bottom: y }
  })
  const within = { left: 4, top: 4, right: size.width - 4, bottom: size.height - 4 }
  return (
    <g aria-hidden="true">
      {placeLabels(labels, taken, within).map(({ text, kind, at }) => (
        <text
          class={`app-map__label app-map__label--${kind}`}
          x={((at.left + at.right) / 2).toFixed(1)}
          y={(at.bottom - 6).toFixed(1)}
          text-anchor="middle"
        >
          {text}
        </text>
      ))}
    </g>
  )
}

const short = (name: string): string => (name.length > 26 ? `${name.slice(0, 25).trimEnd()}…` : name)

// Letters of the typeface are about this broad at 16 pixels; the exact breadth is not known on the server.
const LETTER = 8.6
const LINE = 22
const breadth = (text: string): number => text.length * LETTER

const oblong = (left: number, top: number, text: string): Oblong => ({
  ...{ left, top, right: left + breadth(text), bottom: top + LINE },
})

const beside = (text: string, { x, y }: Pixel): Oblong[] => [
  oblong(x + 21, y - 38, text),
  oblong(x - 21 - breadth(text), y - 38, text),
]

const below = (text: string, { x, y }: Pixel): Oblong[] => [
  oblong(x - breadth(text) / 2, y + 12, text),
  oblong(x + 14, y - LINE / 2, text),
  oblong(x - 14 - breadth(text), y - LINE / 2, text),
]

const around = (text: string, { x, y }: Pixel): Oblong => oblong(x - breadth(text) / 2, y - LINE / 2, text)

function nameOfShape({ kind, name, lines }: Shape, project: (point: Point) => Pixel): Label[] {
  const [line] = lines
  if (!name || !line || (kind !== 'green' && kind !== 'water')) return []
  const all = line.map(([longitude, latitude]) => project({ latitude, longitude }))
  const middle = (axis: 'x' | 'y') =>
    (Math.min(...all.map((at) => at[axis])) + Math.max(...all.map((at) => at[axis]))) / 2
  return [{ text: name, kind, places: [around(name, { x: middle('x'), y: middle('y') })] }]
}
