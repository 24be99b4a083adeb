/** Where the invented town lies: in the sea, so that nobody lives there. */
const harbour = { latitude: 53.3, longitude: 0.45 }

/** A point of Saltmere, so many metres east and north of the harbour. */
export type There = readonly [east: number, north: number]

/** The same in degrees. */
export const onEarth = (east: number, north: number) => ({
  latitude: Number((harbour.latitude + north / 111_000).toFixed(5)),
  longitude: Number((harbour.longitude + east / 66_500).toFixed(5)),
})

// Saltmere's postcodes begin with ZS, which is no postcode area. Each is a square of 200 metres.
const SQUARE = 200
const REACH = 30
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'

/** The invented postcode of a point, by the square it lies in; within six kilometres of the harbour. */
export function postcodeAt(east: number, north: number): string {
  const [column, row] = [east, north].map((metres) => Math.floor(metres / SQUARE) + REACH)
  const square = (column ?? 0) * 2 * REACH + (row ?? 0)
  const letters = [Math.floor((square % 400) / 20), square % 20].map((nth) => LETTERS[nth]).join('')
  return `${districtAt(east, north)} ${Math.floor(square / 400)}${letters}`
}

function districtAt(east: number, north: number): string {
  if (east < -1_600) return 'ZS4'
  if (north > 700) return 'ZS2'
  return north < -400 ? 'ZS3' : 'ZS1'
}

/** The middles of all squares whose middle is on land and no more than so many metres from the harbour. */
export function squares(most: number, onLand: (there: There) => boolean): There[] {
  const middles = Array.from({ length: 2 * REACH }, (_, nth) => (nth - REACH + 0.5) * SQUARE)
  return middles
    .flatMap((east) => middles.map((north) => [east, north] as const))
    .filter(([east, north]) => Math.hypot(east, north) <= most && onLand([east, north]))
}
