import type { Backdrop, Point, Shape } from '../../geography/index.ts'
import { type Oblong, placeLabels } from './gathering.ts'
import type { MapCentre } from './map.tsx'
import type { Groups } from './marks.tsx'
import type { Pixel, Size } from './projection.ts'

type LabelsProps = {
  groups: Groups
  backdrop: Backdrop
  centre: MapCentre | undefined
  project: (point: Point) => Pixel
  size: Size
}

/** Where a label may stand, and which end of it stays there however broad its letters turn out to be. */
type Place = Oblong & { anchor: 'start' | 'middle' | 'end' }
type Label = { text: string; kind: 'centre' | 'name' | 'town' | 'green' | 'water'; places: readonly Place[] }

/** Names where there is room for them: of the middle, of marks, of towns, of parks and waters. */
export function Labels({ groups, backdrop, centre, project, size }: LabelsProps) {
  const labels: Label[] = [
    ...(centre
      ? [{ text: centre.name, kind: 'centre' as const, places: below(centre.name, project(centre)) }]
      : []),
    ...namesOf(groups, size),
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
      {placeLabels(labels, taken, within).map(({ text, kind, at, nth, places }) => {
        const anchor = places[nth]?.anchor ?? 'middle'
        const x = { start: at.left, middle: (at.left + at.right) / 2, end: at.right }[anchor]
        return (
          <text
            class={`app-map__label app-map__label--${kind}${shownFrom(at, size)}`}
            x={x.toFixed(1)}
            y={(at.bottom - 6).toFixed(1)}
            text-anchor={anchor}
          >
            {text}
          </text>
        )
      })}
    </g>
  )
}

// The name of a mark is never cut off at the side of a screen: it stands where all screens show it.
function namesOf(groups: Groups, { width, sure = width }: Size): Label[] {
  const edge = (width - sure) / 2 - ASIDE
  return groups.flatMap(({ marks: [mark, ...more], x, y }) => {
    if (!mark || more.length > 0) return []
    const text = short(mark.name)
    const places = beside(text, { x, y }).filter(({ left, right }) => left >= edge && right <= width - edge)
    return [{ text, kind: 'name' as const, places }]
  })
}

// A drawing is never scaled, so a narrower screen cuts its sides off: a name that would be cut is left out there. The
// style sheet has a rule for each step of so many pixels.
const STEP = 32

/** From which breadth of the map on the screen a name is whole, as a class; nothing where it always is. */
function shownFrom({ left, right }: Oblong, { width, sure = width }: Size): string {
  const breadth = 2 * Math.max(width / 2 - left, right - width / 2)
  return breadth <= sure ? '' : ` app-map__label--from-${Math.ceil(breadth / STEP) * STEP}`
}

// Most screens show this much more to each side than what is sure.
const ASIDE = 24

const short = (name: string): string => (name.length > 26 ? `${name.slice(0, 25).trimEnd()}…` : name)

// Letters of the typeface are about this broad at 16 pixels; the exact breadth is not known on the server.
const LETTER = 8.6
const LINE = 22
const breadth = (text: string): number => text.length * LETTER

const place = (left: number, top: number, text: string, anchor: Place['anchor']): Place => ({
  ...{ left, top, right: left + breadth(text), bottom: top + LINE, anchor },
})

const beside = (text: string, { x, y }: Pixel): Place[] => [
  place(x + 21, y - 38, text, 'start'),
  place(x - 21 - breadth(text), y - 38, text, 'end'),
]

const below = (text: string, { x, y }: Pixel): Place[] => [
  place(x - breadth(text) / 2, y + 12, text, 'middle'),
  place(x + 14, y - LINE / 2, text, 'start'),
  place(x - 14 - breadth(text), y - LINE / 2, text, 'end'),
]

const around = (text: string, { x, y }: Pixel): Place =>
  place(x - breadth(text) / 2, y - LINE / 2, text, 'middle')

function nameOfShape({ kind, name, lines }: Shape, project: (point: Point) => Pixel): Label[] {
  const [line] = lines
  if (!name || !line || (kind !== 'green' && kind !== 'water')) return []
  const all = line.map(([longitude, latitude]) => project({ latitude, longitude }))
  const middle = (axis: 'x' | 'y') =>
    (Math.min(...all.map((at) => at[axis])) + Math.max(...all.map((at) => at[axis]))) / 2
  return [{ text: name, kind, places: [around(name, { x: middle('x'), y: middle('y') })] }]
}
