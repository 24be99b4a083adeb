import type { Backdrop, Extent, Point } from '../../geography/index.ts'
import { en } from '../../words/index.ts'
import { BackdropOf } from './backdrop.tsx'
import { distanceWords, MoveLinks, ScaleBar } from './furniture.tsx'
import { gather } from './gathering.ts'
import { Labels } from './labels.tsx'
import { Marks, markSizes } from './marks.tsx'
import { extentOf, fitting, type MapView, projectionOf, type Size } from './projection.ts'

const words = en.geography.map

/** A place on a map: its number in the list beside, its name, where it leads (nowhere when absent), and where it lies. */
export type MapPoint = Point & { number?: number; name: string; href?: string }

/** The middle of what was looked for, as it was typed, and perhaps how far from it; `distance` is that as it was asked. */
export type MapCentre = Point & { name: string; metres?: number; distance?: string }

export type MapProps = {
  /** What the map is of, for those who do not see it. */
  title: string
  points: readonly MapPoint[]
  centre?: MapCentre | undefined
  /** What was read with `backdropWithin(database, mapExtent(props))`. */
  backdrop: Backdrop
  /** What to show; without it everything fits. */
  view?: MapView | undefined
  /** The address of the same page with another view (none: everything fits). Without it the map does not move. */
  way?: ((view: MapView | undefined) => string) | undefined
  /** In pixels, on a wide screen and on a phone. */
  wide?: Size
  narrow?: Size
}

const WIDE: Size = { width: 640, height: 620, sure: 480 }
const NARROW: Size = { width: 608, height: 400, sure: 288 }
const sizesOf = ({ wide = WIDE, narrow = NARROW }: Partial<MapProps>) => ({ wide, narrow })

/** The part of the earth to read a backdrop for; undefined when there is nothing to show. */
export function mapExtent(map: Omit<MapProps, 'backdrop' | 'title'>): Extent | undefined {
  const extents = Object.values(sizesOf(map)).flatMap((size) => {
    const view = map.view ?? fitting(map, size)
    return view ? [extentOf(view, size)] : []
  })
  if (extents.length === 0) return undefined
  const all = (side: keyof Extent) => extents.map((extent) => extent[side])
  return {
    west: Math.min(...all('west')),
    south: Math.min(...all('south')),
    east: Math.max(...all('east')),
    north: Math.max(...all('north')),
  }
}

/**
 * A map drawn on the server: marks that are links, the middle with its ring, what lies around. Drawn wide and narrow,
 * as charts are. A list of the same places stands beside it: everything on the map is there in words.
 */
export function PlacesMap(props: MapProps) {
  const { wide, narrow } = sizesOf(props)
  const { centre, points } = props
  const numbered = points.some(({ number }) => number !== undefined)
  return (
    <figure class="app-map">
      <Drawing {...props} size={wide} kind="wide" />
      <Drawing {...props} size={narrow} kind="narrow" />
      <figcaption>
        {centre?.metres !== undefined && (
          <p>
            {words.within({
              distance: centre.distance ?? distanceWords(centre.metres),
              centre: centre.name,
            })}
          </p>
        )}
        {numbered && <p>{words.numbers}</p>}
        {props.backdrop.attributions.map((attribution) => (
          <p class="app-map__owed">{attribution}</p>
        ))}
      </figcaption>
    </figure>
  )
}

type DrawingProps = MapProps & { size: Size; kind: 'wide' | 'narrow' }

function Drawing(props: DrawingProps) {
  const { points, centre, size, kind, backdrop } = props
  const view = props.view ?? fitting(props, size)
  if (!view) return <></>
  const project = projectionOf(view, size)
  const marks = points.map((point) => ({ ...point, ...project(point) })).filter((mark) => isOn(mark, size))
  const groups = gather(marks, markSizes)
  const outside = points.length - marks.length
  const description = centre
    ? words.showsNear({ count: marks.length, centre: centre.name })
    : words.shows({ count: marks.length })
  return (
    <div class={`app-map__${kind}`}>
      <svg
        class="app-map__drawing"
        viewBox={`0 0 ${size.width} ${size.height}`}
        width={size.width}
        height={size.height}
        preserveAspectRatio="xMidYMid slice"
        role="group"
        aria-label={`${props.title}. ${description}`}
      >
        <BackdropOf shapes={backdrop.shapes} project={project} size={size} />
        {centre && <Centre centre={centre} project={project} metresPerPixel={view.metresPerPixel} />}
        <Labels groups={groups} backdrop={backdrop} centre={centre} project={project} size={size} />
        <Marks groups={groups} view={view} size={size} way={props.way} />
      </svg>
      {outside > 0 && <p class="app-map__outside">{words.outside({ count: outside })}</p>}
      <div class="app-map__foot">
        <ScaleBar metresPerPixel={view.metresPerPixel} />
        {props.way && <MoveLinks view={view} size={size} way={props.way} moved={props.view !== undefined} />}
      </div>
    </div>
  )
}

const isOn = ({ x, y }: { x: number; y: number }, { width, height }: Size): boolean =>
  x >= 0 && x <= width && y >= 8 && y <= height

type CentreProps = {
  centre: MapCentre
  project: ReturnType<typeof projectionOf>
  metresPerPixel: number
}

function Centre({ centre, project, metresPerPixel }: CentreProps) {
  const { x, y } = project(centre)
  return (
    <g aria-hidden="true">
      {centre.metres !== undefined && (
        <circle class="app-map__ring" cx={x} cy={y} r={centre.metres / metresPerPixel} />
      )}
      <circle class="app-map__centre" cx={x} cy={y} r="9" />
    </g>
  )
}
