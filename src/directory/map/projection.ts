import type { Extent, Point } from '../../geography/index.ts'

/** What a map shows: the point in its middle, and how many metres one pixel is. North is always up. */
export type MapView = Point & { metresPerPixel: number }

/**
 * A drawing's size in pixels. It is never scaled: where the screen is narrower, its sides are cut off, and only the
 * middle, `sure` wide, is always seen.
 */
export type Size = { width: number; height: number; sure?: number }

/** A place on the drawing, in pixels from its top left corner. */
export type Pixel = { x: number; y: number }

/** The scales a map may have, from a few streets to the whole country: two steps are twice as close. */
export const scales: readonly number[] = [
  ...[
    1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072,
  ],
]

const METRES_PER_DEGREE = 111_320
const closest = scales[0] ?? 1
const widest = scales.at(-1) ?? closest

// Over a county the earth is flat enough: one degree east is as long as it is in the middle of the map.
const eastAt = (latitude: number): number => Math.max(0.05, Math.cos((latitude * Math.PI) / 180))

/** Where points of the earth lie on a drawing of this size. */
export function projectionOf(view: MapView, { width, height }: Size): (point: Point) => Pixel {
  const pixelsPerDegree = METRES_PER_DEGREE / view.metresPerPixel
  const east = pixelsPerDegree * eastAt(view.latitude)
  return ({ latitude, longitude }) => ({
    x: width / 2 + (longitude - view.longitude) * east,
    y: height / 2 - (latitude - view.latitude) * pixelsPerDegree,
  })
}

/** What a drawing of this size shows. */
export function extentOf({ latitude, longitude, metresPerPixel }: MapView, size: Size): Extent {
  const high = (size.height / 2) * (metresPerPixel / METRES_PER_DEGREE)
  const broad = (size.width / 2) * (metresPerPixel / METRES_PER_DEGREE / eastAt(latitude))
  return {
    west: longitude - broad,
    east: longitude + broad,
    south: latitude - high,
    north: latitude + high,
  }
}

/** What to fit into a map: points, and perhaps a middle with everything within so many metres of it. */
export type ToFit = { points: readonly Point[]; centre?: (Point & { metres?: number }) | undefined }

// So that one place alone is shown with the streets around it.
const CLOSEST_FIT = 3

/**
 * The closest view that shows all points, with room for the marks; undefined when there is nothing to show. The ring is
 * shown whole where points reach far into it. Where all of them lie close together, half of its breadth is enough, so
 * that they do not lie upon each other.
 */
export function fitting({ points, centre }: ToFit, size: Size): MapView | undefined {
  const reach = (centre?.metres ?? 0) / METRES_PER_DEGREE / (centre && areClose(points, centre) ? 2 : 1)
  const all = [...points, ...(centre ? [centre] : [])]
  if (all.length === 0) return undefined
  const latitudes = all.map((point) => point.latitude)
  const longitudes = all.map((point) => point.longitude)
  const ring = centre ? [centre.latitude - reach, centre.latitude + reach] : []
  const broad = centre ? reach / eastAt(centre.latitude) : 0
  const rim = centre ? [centre.longitude - broad, centre.longitude + broad] : []
  const [south, north] = [Math.min(...latitudes, ...ring), Math.max(...latitudes, ...ring)]
  const [west, east] = [Math.min(...longitudes, ...rim), Math.max(...longitudes, ...rim)]
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 }
  const needed = Math.max(
    ((north - south) * METRES_PER_DEGREE) / Math.max(1, size.height - 2 * MARGIN),
    ((east - west) * METRES_PER_DEGREE * eastAt(middle.latitude)) /
      Math.max(1, (size.sure ?? size.width) - 2 * MARGIN),
  )
  return {
    ...middle,
    metresPerPixel: scales.find((scale) => scale >= Math.max(needed, CLOSEST_FIT)) ?? widest,
  }
}

const MARGIN = 44

// All of them within half of the ring.
function areClose(points: readonly Point[], centre: Point & { metres?: number }): boolean {
  const most = (centre.metres ?? 0) / 2 / METRES_PER_DEGREE
  const away = ({ latitude, longitude }: Point): number =>
    Math.hypot(latitude - centre.latitude, (longitude - centre.longitude) * eastAt(centre.latitude))
  return points.length > 0 && points.every((point) => away(point) < most)
}

/** Twice as close (1) or half as close (-1); undefined at the ends. */
export function zoomed(view: MapView, steps: 1 | -1): MapView | undefined {
  const at = scales.findIndex((scale) => scale >= view.metresPerPixel)
  const metresPerPixel = scales[(at < 0 ? scales.length - 1 : at) - 2 * steps]
  return metresPerPixel === undefined ? undefined : { ...view, metresPerPixel }
}

/** A third of the map further: east and north are -1, 0 or 1. */
export function moved(view: MapView, size: Size, east: number, north: number): MapView {
  const { west, east: rim, south, north: top } = extentOf(view, size)
  return {
    ...view,
    latitude: Math.max(-85, Math.min(85, view.latitude + ((top - south) / 3) * north)),
    longitude: Math.max(-180, Math.min(180, view.longitude + ((rim - west) / 3) * east)),
  }
}

/** A view as an address has it, '53.3,0.45,8': where the middle is, and the scale. */
export const viewText = ({ latitude, longitude, metresPerPixel }: MapView): string =>
  `${latitude.toFixed(4)},${longitude.toFixed(4)},${metresPerPixel}`

/** Reads a view from an address; what makes no sense is none. */
export function readView(text: string | undefined): MapView | undefined {
  const numbers = (text ?? '').slice(0, 60).split(',').map(Number)
  const [latitude = Number.NaN, longitude = Number.NaN, metresPerPixel = Number.NaN] = numbers
  const sound = Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180
  if (numbers.length !== 3 || !sound || !(metresPerPixel >= closest && metresPerPixel <= widest))
    return undefined
  return { latitude, longitude, metresPerPixel: scales.find((scale) => scale >= metresPerPixel) ?? widest }
}

/** The length in metres that a scale bar of at most so many pixels shows, and its pixels. */
export function scaleBar(metresPerPixel: number, most: number): { metres: number; pixels: number } {
  const power = 10 ** Math.floor(Math.log10(metresPerPixel * most))
  const metres =
    [5, 2, 1].map((step) => step * power).find((length) => length <= metresPerPixel * most) ?? power
  return { metres, pixels: metres / metresPerPixel }
}
