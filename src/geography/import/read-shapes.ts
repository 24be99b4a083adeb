import { Refusal } from '../../database/index.ts'
import { cleanLine } from '../../words/index.ts'
import { type Shape, type ShapeKind, shapeKinds, type Town } from '../shapes.ts'
import type { RefusedRow } from './report.ts'
import { type Degrees, simplified } from './simplify.ts'

/** What a GeoJSON file holds, read: shapes, towns, and what is neither. */
export type ReadShapes = { shapes: Shape[]; towns: Town[]; refused: RefusedRow[]; read: number }

// Finer than this no map of ours can show.
const FINENESS_METRES = 10
const MOST_FEATURES = 100_000

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads GeoJSON in degrees (WGS84): outlines and lines become shapes, points with a name towns. `kind` says what shapes
 * are that do not say so themselves. Throws a Refusal when it is no GeoJSON.
 */
export function readShapes(path: string, text: string, kind: ShapeKind | undefined): ReadShapes {
  const features = featuresIn(path, parsed(path, text))
  if (features.length > MOST_FEATURES)
    throw new Refusal(
      `${path} has ${features.length} features; the most is ${MOST_FEATURES}: take a part of it.`,
    )
  const read: ReadShapes = { shapes: [], towns: [], refused: [], read: features.length }
  for (const [at, feature] of features.entries()) {
    const found = readFeature(feature, kind)
    if ('reason' in found)
      read.refused.push({ row: at + 1, what: nameIn(feature) ?? '', reason: found.reason })
    else if ('lines' in found) read.shapes.push(found)
    else read.towns.push(found)
  }
  return read
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Refusal(`${path} is not whole JSON: nothing was taken in.`, 1, error)
  }
}

function featuresIn(path: string, file: unknown): unknown[] {
  if (isFields(file)) {
    if (Array.isArray(file.features)) return file.features
    if (file.type === 'Topology') throw new Refusal(`${path} is TopoJSON: turn it into GeoJSON first.`)
    if (file.type === 'Feature') return [file]
    if (Array.isArray(file.coordinates)) return [{ type: 'Feature', geometry: file, properties: {} }]
  }
  throw new Refusal(`${path} is JSON, but no GeoJSON: it has no "features".`)
}

const propertiesOf = (feature: unknown): Fields =>
  isFields(feature) && isFields(feature.properties) ? feature.properties : {}

/** Its name: `name`, or as files of boundaries have it, `LAD24NM` or `ltla24_name`. */
function nameIn(feature: unknown): string | null {
  const properties = propertiesOf(feature)
  const keys = Object.keys(properties)
  const key =
    keys.find((name) => /^name$/i.test(name)) ??
    keys.find((name) => /^[a-z]{3,6}\d\d(?:nm|_name)$/i.test(name))
  const said = key === undefined ? undefined : properties[key]
  const name = typeof said === 'string' ? cleanLine(said, { max: 100 }) : undefined
  return name?.ok ? name.text : null
}

function readFeature(feature: unknown, given: ShapeKind | undefined): Shape | Town | { reason: string } {
  const geometry = isFields(feature) && isFields(feature.geometry) ? feature.geometry : undefined
  if (!geometry) return { reason: 'It has no geometry.' }
  const { type, coordinates } = geometry
  if (type === 'Point') return townOf(feature, coordinates)
  const closed = type === 'Polygon' || type === 'MultiPolygon'
  if (!closed && type !== 'LineString' && type !== 'MultiLineString')
    return { reason: `A ${String(type).slice(0, 40)} is neither an outline nor a line.` }
  const properties = propertiesOf(feature)
  const kind = shapeKinds.find((one) => one === properties.kind) ?? given
  if (!kind) return { reason: `It does not say what it is: give --kind ${shapeKinds.join(', ')}.` }
  const lists = { Polygon: [coordinates], LineString: [[coordinates]], MultiLineString: [coordinates] }[
    type as string
  ]
  const lines = linesIn(lists ?? coordinates, closed)
  if (lines === undefined) return { reason: 'Its points are not degrees of longitude and latitude (WGS84).' }
  if (lines.length === 0) return { reason: `It is smaller than ${FINENESS_METRES} metres.` }
  return { kind, closed, name: nameIn(feature), lines }
}

function townOf(feature: unknown, coordinates: unknown): Town | { reason: string } {
  const [point] = pointsIn([coordinates]) ?? []
  const name = nameIn(feature)
  if (!point) return { reason: 'Its point is not degrees of longitude and latitude (WGS84).' }
  if (name === null) return { reason: 'It is a point without a name.' }
  const people = Number(propertiesOf(feature).population)
  const weight = Number.isFinite(people) ? Math.max(0, Math.min(2_000_000_000, Math.round(people))) : 0
  return { name, longitude: point[0], latitude: point[1], weight }
}

// Outlines go one way and the holes in them the other, so that a hole stays one.
function linesIn(polygons: unknown, closed: boolean): Degrees[][] | undefined {
  if (!Array.isArray(polygons)) return undefined
  const lines: Degrees[][] = []
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return undefined
    for (const [nth, ring] of polygon.entries()) {
      const points = pointsIn(ring)
      if (!points) return undefined
      const line = simplified(points, FINENESS_METRES).map(rounded)
      if (line.length < (closed ? 4 : 2)) continue
      lines.push(closed && turnsLeft(line) !== (nth === 0) ? line.reverse() : line)
    }
  }
  return lines
}

function pointsIn(ring: unknown): Degrees[] | undefined {
  if (!Array.isArray(ring)) return undefined
  const points: Degrees[] = []
  for (const at of ring) {
    if (!Array.isArray(at)) return undefined
    const [longitude, latitude]: unknown[] = at
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return undefined
    points.push([longitude, latitude])
  }
  return points
}

// To a metre.
const rounded = ([longitude, latitude]: Degrees): Degrees => [
  Number(longitude.toFixed(5)),
  Number(latitude.toFixed(5)),
]

function turnsLeft(ring: readonly Degrees[]): boolean {
  let twice = 0
  for (const [nth, [x, y]] of ring.entries()) {
    const [toX, toY] = ring[(nth + 1) % ring.length] ?? [x, y]
    twice += x * toY - toX * y
  }
  return twice > 0
}
