import type { Shape, Town } from '../../src/geography/index.ts'
import { onEarth, type There } from './saltmere.ts'

// Everything in metres east and north of the harbour: the coast from north to south, then round by the west.
const coast: readonly There[] = [
  ...([
    [2_900, 14_000],
    [2_700, 9_000],
    [2_100, 6_200],
    [2_350, 4_600],
    [1_700, 3_300],
    [1_450, 2_300],
  ] as const),
  ...([
    [1_050, 1_500],
    [930, 900],
    [820, 480],
    [720, 230],
    [700, 110],
    [720, -70],
    [900, -110],
  ] as const),
  ...([
    [1_060, -130],
    [1_080, -190],
    [930, -215],
    [770, -230],
    [700, -300],
    [760, -420],
    [930, -480],
  ] as const),
  ...([
    [1_300, -520],
    [1_750, -640],
    [2_150, -900],
    [2_200, -1_250],
    [1_850, -1_700],
    [1_700, -2_400],
  ] as const),
  ...([
    [2_000, -3_600],
    [1_600, -5_200],
    [1_900, -8_000],
    [1_500, -14_000],
  ] as const),
]
const inland: readonly There[] = [
  [-16_000, -14_000],
  [-16_000, 14_000],
]
const rock: readonly There[] = [
  [1_690, 230],
  [1_800, 290],
  [1_930, 260],
  [1_960, 180],
  [1_840, 120],
  [1_710, 150],
]
const river: readonly There[] = [
  ...([
    [-9_000, -2_300],
    [-6_500, -1_700],
    [-4_400, -1_900],
    [-3_000, -1_350],
    [-2_000, -1_250],
  ] as const),
  ...([
    [-1_300, -820],
    [-700, -760],
    [-250, -470],
    [150, -440],
    [450, -300],
    [760, -330],
  ] as const),
]

/** Corners cut off again and again (Chaikin), so that a few points make a bend. */
function curved(line: readonly There[], times = 3): There[] {
  if (times === 0) return [...line]
  const [first] = line
  const last = line.at(-1)
  const between = line.slice(1).flatMap((to, nth): There[] => {
    const from = line[nth] ?? to
    return [mixed(from, to, 0.25), mixed(from, to, 0.75)]
  })
  return curved([...(first ? [first] : []), ...between, ...(last ? [last] : [])], times - 1)
}

const mixed = (from: There, to: There, share: number): There => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
]

/** A river as an outline that grows broader on its way to the sea. */
function banks(line: readonly There[]): There[] {
  const side = (sign: number) =>
    line.map(([east, north], nth): There => {
      const [before, after] = [line[Math.max(0, nth - 1)], line[Math.min(line.length - 1, nth + 1)]]
      const [along, up] = [(after?.[0] ?? 0) - (before?.[0] ?? 0), (after?.[1] ?? 0) - (before?.[1] ?? 0)]
      const half = (14 + (56 * nth) / line.length) / (Math.hypot(along, up) || 1)
      return [east - sign * up * half, north + sign * along * half]
    })
  return [...side(1), ...side(-1).reverse()]
}

const land = [...curved(coast), ...inland]

/** Whether a point lies on the land of Saltmere. */
export const onLand = ([east, north]: There): boolean => {
  let inside = false
  for (const [nth, [x, y]] of land.entries()) {
    const [toX, toY] = land[(nth + 1) % land.length] ?? [x, y]
    if (y > north !== toY > north && east < ((toX - x) * (north - y)) / (toY - y) + x) inside = !inside
  }
  return inside
}

const shape = (
  kind: Shape['kind'],
  line: readonly There[],
  name: string | null = null,
  closed = true,
): Shape => ({
  ...{ kind, closed, name },
  lines: [
    line.map(([east, north]) => {
      const { latitude, longitude } = onEarth(east, north)
      return [longitude, latitude] as const
    }),
  ],
})

const round = (line: readonly There[], times = 2): There[] => {
  const [first] = line
  return first ? curved([...line, first], times) : []
}
const green = (name: string | null, ...line: There[]) => shape('green', line, name)
const road = (...line: There[]) => shape('road', curved(line, 2), null, false)
const street = (...line: There[]) => shape('street', line, null, false)

/** What lies behind the maps of Saltmere. */
export const shapes: readonly Shape[] = [
  // Outlines go against the clock, as in GeoJSON, so that they join with others that were taken in.
  shape('land', [...land].reverse()),
  shape('land', round(rock), null),
  shape('water', banks(curved(river)), 'River Wend'),
  green('Linfield Rec', [-900, 1_010], [-610, 1_040], [-540, 860], [-700, 760], [-930, 820]),
  green('Quarry Park', [-1_560, 1_600], [-1_240, 1_680], [-1_080, 1_420], [-1_300, 1_230], [-1_570, 1_340]),
  green('Railway Garden', [190, -560], [420, -540], [400, -690], [210, -700]),
  green(
    'Saltmere Marsh',
    ...round([
      [1_050, -640],
      [1_700, -760],
      [1_960, -1_060],
      [1_700, -1_500],
      [1_150, -1_350],
      [900, -950],
    ]),
  ),
  green('Low Field', [-2_120, -120], [-1_740, -90], [-1_700, -360], [-2_060, -420]),
  green(
    null,
    ...round([
      [-3_900, 2_300],
      [-3_000, 2_700],
      [-2_600, 1_900],
      [-3_300, 1_400],
    ]),
  ),
  green(
    null,
    ...round([
      [-4_800, -3_000],
      [-3_900, -2_600],
      [-3_500, -3_500],
      [-4_500, -3_900],
    ]),
  ),
  // The coast road, the way inland, and the one over the river to the marshes.
  road(
    [2_200, 9_000],
    [1_700, 6_200],
    [1_800, 4_600],
    [1_150, 3_200],
    [500, 2_000],
    [150, 1_100],
    [60, 450],
    [40, 120],
  ),
  road(
    [40, 120],
    [-100, -150],
    [-140, -380],
    [-60, -620],
    [250, -1_000],
    [700, -1_900],
    [1_100, -3_500],
    [900, -9_000],
  ),
  road(
    [700, 60],
    [400, 70],
    [40, 120],
    [-320, 260],
    [-900, 380],
    [-2_000, 700],
    [-3_600, 900],
    [-6_500, 400],
    [-9_000, 700],
  ),
  road([-140, -380], [-600, -500], [-1_050, -420], [-1_900, -180], [-3_000, -300], [-4_600, -700]),
  road(
    [-320, 260],
    [-340, 700],
    [-380, 1_150],
    [-700, 1_600],
    [-1_350, 1_900],
    [-2_400, 2_600],
    [-3_800, 3_900],
  ),
  road([250, -1_000], [700, -860], [1_150, -900], [1_500, -900]),
  ...streets(),
]

function streets(): Shape[] {
  return [
    street([20, 160], [150, 230], [420, 310], [760, 330]),
    street([-260, 540], [60, 450], [420, 430], [780, 440]),
    street([60, 380], [-90, 280], [-250, 290]),
    street([330, -120], [610, 20], [640, 90]),
    street([40, 120], [200, 60], [330, -120], [-100, -150]),
    street([150, 230], [240, 90], [200, 60]),
    street([420, 310], [400, 70]),
    street([600, 320], [560, 65]),
    street([-260, 540], [-720, 740], [-1_080, 1_420]),
    street([-90, 280], [-260, 540], [-340, 700]),
    street([-340, 700], [90, 760], [560, 700], [900, 760]),
    street([-360, 1_000], [150, 1_080], [700, 1_060]),
    street([90, 760], [120, 1_080]),
    street([560, 700], [540, 440]),
    street([-380, 1_150], [-720, 910], [-900, 380]),
    street([-700, 1_600], [-1_300, 1_450], [-1_350, 1_500]),
    street([-320, 260], [-500, -60], [-100, -150]),
    street([-500, -60], [-900, -120], [-1_050, -420]),
    street([-900, 380], [-1_000, 60], [-900, -120]),
    street([700, -75], [980, -150]),
    street([-60, -620], [300, -620], [560, -700]),
    street([-2_000, 700], [-1_900, 250], [-1_900, -180]),
  ]
}

const town = (name: string, east: number, north: number, weight = 1_000): Town => ({
  name,
  weight,
  ...onEarth(east, north),
})

/** Saltmere, its quarters and the villages around. */
export const towns: readonly Town[] = [
  town('Saltmere', 120, 200, 41_000),
  town('Northside', -80, 1_240),
  town('Sallowfield', -1_020, 560),
  town('Quarry Hill', -1_640, 1_130),
  town('Eastbrook', 620, 600),
  town('Quayside', 470, 190),
  town('Links', -1_300, -560),
  town('Marsh End', 640, -1_120),
  town('Low Drove', -2_700, -420),
  town('Saltby Ness', 1_450, 3_700),
  town('Thorpe Wend', -4_500, -1_350),
  town('Stonegarth', -3_700, 850),
  town('Ormsholme', -3_300, 3_450),
  town('Sandy Row', 1_050, -3_900),
]
